//! The second language: texts, dates and numbers as German writes them. A binary of its own, because the language is the
//! same for all tests of a process.

use uptake::choice::Choice;
use uptake::lang::{DEFAULT_LANGUAGE, count, languages, set_language};
use uptake::metric::Metric;
use uptake::number::{grouped, percent, plain, signed};
use uptake::schedule::weeks::{long_date, month_title, short_date};
use uptake::t;

#[test]
fn texts_dates_and_numbers_follow_the_language() {
    assert!(languages().contains(&"de".to_owned()));
    let day = "2026-09-07".parse().unwrap();
    set_language("de");
    assert_eq!(t!("home.language"), "Sprache");
    assert_eq!(count("wizard.issues", 2), "In diesem Schritt sind 2 Dinge offen");
    assert_eq!(long_date(day), "Mo, 7. Sep. 2026");
    assert_eq!(short_date(day), "7.\u{a0}Sep.");
    assert_eq!(month_title(day), "September 2026");
    assert_eq!((plain(2.5), percent(0.503), grouped(12_361)), ("2,5".into(), "50,3\u{a0}%".into(), "12.361".into()));
    assert_eq!(signed(-0.25), "\u{2212}0,25");
    // A text that German does not have yet is read in English.
    let in_german = Metric::Nps.label();
    set_language(DEFAULT_LANGUAGE);
    assert_eq!(Metric::Nps.label(), in_german);
    assert!(!in_german.starts_with("choice."));
    assert_eq!((plain(2.5), grouped(12_361)), ("2.5".into(), "12,361".into()));
    assert_eq!(long_date(day), "Mon 7 Sep 2026");
}
