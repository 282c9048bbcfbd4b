//! Addresses: whatever the app prints, it parses back.

#[path = "../src/app/route.rs"]
mod route;

use proptest::prelude::*;
use route::{PlanRoute, Route};

fn screen() -> impl Strategy<Value = PlanRoute> {
    let word = ".{1,12}";
    prop_oneof![
        Just(PlanRoute::Overview),
        Just(PlanRoute::Settings),
        Just(PlanRoute::Checklist),
        Just(PlanRoute::Versions),
        word.prop_map(PlanRoute::Phase),
        (word, word, proptest::option::of(word)).prop_map(|(phase, part, at)| PlanRoute::Part(phase, part, at)),
        word.prop_map(PlanRoute::Document),
        (word, proptest::option::of(word)).prop_map(|(wizard, step)| PlanRoute::Wizard(wizard, step, None)),
        (word, word, word).prop_map(|(wizard, step, at)| PlanRoute::Wizard(wizard, Some(step), Some(at))),
    ]
}

proptest! {
    #[test]
    fn every_screen_is_found_again_at_its_address(plan in ".{1,20}", screen in screen()) {
        let route = Route::Plan(plan, screen);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }

    #[test]
    fn a_plan_in_the_address_is_found_again(data in "[A-Za-z0-9_-]{1,200}") {
        let route = Route::Shared(data);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }

    #[test]
    fn no_address_is_too_odd_to_parse(hash in "(?s).{0,60}") {
        let _ = Route::parse(&hash);
    }
}

#[test]
fn the_opening_page_has_the_empty_address() {
    assert_eq!(Route::parse(""), Route::Home);
    assert_eq!(Route::parse("#/"), Route::Home);
    assert_eq!(Route::parse(&Route::New.href()), Route::New);
}

#[test]
fn an_address_that_means_nothing_is_said_to_be_unknown() {
    assert_eq!(Route::parse("#/nowhere"), Route::Unknown);
    assert_eq!(Route::parse("#/plans/a/b/c"), Route::Unknown);
}
