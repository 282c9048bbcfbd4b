//! Cuts a course into pieces of about twelve minutes, with the rest of the time kept for practice (row F10).
//!
//! The rule: of every quarter of an hour twelve minutes are for learning and three for trying it. So 45 minutes become
//! 3 × 12, and the 9 that are left go to practice.

/// Minutes of a whole piece.
pub const PIECE: u32 = 12;

/// Minutes of the course that a piece stands for, practice included.
const SLOT: u32 = 15;

/// A course in pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// How many pieces; 0 for a course without length.
    pub pieces: u32,
    /// Minutes of each, at most [`PIECE`].
    pub minutes: u32,
    /// Minutes left for practice, over all pieces.
    pub practice: u32,
}

/// The pieces of a course of so many minutes. Nothing is lost: pieces and practice add up to the course.
pub fn split(total: u32) -> Split {
    if total == 0 {
        return Split::default();
    }
    // To the nearest number of quarters of an hour, and one piece at least; less than a whole piece stays one.
    let pieces = (total / SLOT + u32::from(total % SLOT > SLOT / 2)).max(1);
    let minutes = (total / pieces).min(PIECE);
    Split { pieces, minutes, practice: total - pieces * minutes }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(total: u32, pieces: u32, minutes: u32, practice: u32) {
        assert_eq!(split(total), Split { pieces, minutes, practice }, "{total} minutes");
    }

    #[test]
    fn forty_five_minutes_are_three_times_twelve_and_nine_to_practise() {
        check(45, 3, 12, 9);
    }

    #[test]
    fn courses_of_any_length_are_cut() {
        check(0, 0, 0, 0);
        check(1, 1, 1, 0);
        check(12, 1, 12, 0);
        check(22, 1, 12, 10);
        check(23, 2, 11, 1);
        check(30, 2, 12, 6);
        check(60, 4, 12, 12);
        check(240, 16, 12, 48);
    }

    proptest! {
        #[test]
        fn pieces_and_practice_add_up_to_the_course(total in 0_u32..100_000) {
            let cut = split(total);
            prop_assert!(cut.minutes <= PIECE);
            prop_assert_eq!(cut.pieces * cut.minutes + cut.practice, total);
            prop_assert!(total < PIECE || cut.minutes >= 11, "pieces of {} minutes", cut.minutes);
            prop_assert!(cut.practice <= cut.pieces * 3 + 7);
        }
    }
}
