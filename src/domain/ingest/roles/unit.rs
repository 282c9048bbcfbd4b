//! The unit of time that a header names.

use crate::ingest::text::fold;

/// Returns the minutes in the unit that a header names, `None` when it names none.
pub fn minutes_in(header: &str) -> Option<f64> {
    const HOURS: [&str; 10] =
        ["hours", "hour", "hrs", "h", "stunden", "lernstunden", "heures", "heure", "horas", "hora"];
    const MINUTES: [&str; 7] = ["minutes", "minute", "mins", "min", "minuten", "lernminuten", "minutos"];
    const SECONDS: [&str; 7] = ["seconds", "second", "secs", "sec", "sekunden", "secondes", "segundos"];
    let header = fold(header);
    let names = |units: &[&str]| header.split(' ').any(|word| units.contains(&word));
    if names(&HOURS) {
        Some(60.0)
    } else if names(&SECONDS) {
        Some(1.0 / 60.0)
    } else {
        names(&MINUTES).then_some(1.0)
    }
}

/// Returns whether `1:30` below a header is a duration: hours and minutes, or minutes and seconds, as it says.
pub fn tells_clock(header: &str) -> bool {
    minutes_in(header).is_some_and(|minutes| minutes >= 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_tells_the_unit() {
        for (header, minutes) in [
            ("Hours Viewed", Some(60.0)),
            ("Minutes", Some(1.0)),
            ("Time spent (seconds)", Some(1.0 / 60.0)),
            ("Stunden", Some(60.0)),
            ("Lernzeit", None),
        ] {
            assert_eq!(minutes_in(header), minutes, "{header:?}");
        }
        assert!(tells_clock("Hours Viewed") && !tells_clock("Time spent"));
    }
}
