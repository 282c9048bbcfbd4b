//! The room that a browser gives plans, and when it gets tight.

/// The characters that browsers keep for a site outside its databases: five million, of two bytes each.
pub const LIMIT: u64 = 5 << 20;

/// The share of [`LIMIT`] from which people are told.
const NEAR: f64 = 0.8;

/// The share of [`LIMIT`] that `used` characters take, from 0 to 1; 1 is also what is beyond.
pub fn share(used: u64) -> f64 {
    (used as f64 / LIMIT as f64).min(1.0)
}

/// Whether plans may soon not be saved any more.
pub fn is_near_limit(used: u64) -> bool {
    share(used) >= NEAR
}

/// A size in megabytes, as people write it: `2.1`; what is there at all is at least `0.1`.
pub fn megabytes(size: u64) -> String {
    let tenths = (size as f64 / f64::from(1 << 20) * 10.0).round();
    crate::number::plain(if size > 0 { tenths.max(1.0) } else { 0.0 } / 10.0)
}

/// A size with the unit in which it is short: kilobytes, megabytes or gigabytes.
pub fn readable(size: u64) -> String {
    if size < 1 << 20 {
        crate::t!("space.kilobytes", size = size.div_ceil(1 << 10))
    } else if size < 1 << 30 {
        crate::t!("space.megabytes", size = megabytes(size))
    } else {
        crate::t!("space.gigabytes", size = megabytes(size >> 10))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_four_fifths_of_the_room_on() {
        assert!(!is_near_limit(LIMIT / 10 * 7));
        assert!(is_near_limit(LIMIT / 100 * 81));
        assert!(is_near_limit(LIMIT * 2));
        assert_eq!((share(0), share(LIMIT * 2)), (0.0, 1.0));
    }

    #[test]
    fn sizes_are_written_for_people() {
        assert_eq!(megabytes(0), "0");
        assert_eq!(megabytes(10), "0.1");
        assert_eq!(megabytes(LIMIT), "5");
        assert_eq!(megabytes((21 << 20) / 10), "2.1");
        assert_eq!(readable(1), "1\u{a0}kB");
        assert_eq!(readable(3 << 20), "3\u{a0}MB");
        assert_eq!(readable(10 << 30), "10\u{a0}GB");
    }
}
