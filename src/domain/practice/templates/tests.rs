//! What every template keeps to, whatever it fills in.

use std::collections::BTreeSet;

use super::testing::{is_key, texts_of};
use super::*;
use crate::plan::Phase;
use crate::plan::align::Window;
use crate::plan::comms::Purpose;
use crate::plan::gate::gate_date;

fn launch() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 8).unwrap()
}

fn from(template: Template) -> Plan {
    start(template, "Ours".into(), launch(), Id::new("plan"), &mut CountedIds::new("t"))
}

/// The templates that start a plan of one's own.
fn own() -> impl Iterator<Item = Template> {
    Template::ALL.iter().copied().filter(|template| *template != Template::Sample)
}

#[test]
fn every_template_keeps_the_answers_it_was_given() {
    for template in own() {
        let plan = from(template);
        assert_eq!((plan.name.as_str(), plan.launch, plan.template), ("Ours", launch(), template));
        assert!(plan.date(plan.start) < plan.launch, "{template:?}");
    }
}

#[test]
fn every_thing_in_a_plan_has_an_id_of_its_own() {
    for template in Template::ALL {
        let mut seen = BTreeSet::new();
        for (key, text) in texts_of(&from(*template)) {
            assert!(key != "id" || (!text.is_empty() && seen.insert(text.clone())), "{template:?}: {text}");
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_plan_and_it_survives_a_file() {
    for template in Template::ALL {
        let plan = from(*template);
        assert_eq!(plan, from(*template), "{template:?}");
        let text = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan, "{template:?}");
    }
}

#[test]
fn no_text_is_missing() {
    for template in Template::ALL {
        for (key, text) in texts_of(&from(*template)) {
            assert!(!is_key(&text), "{template:?} {key}: {text}");
        }
        let summary = summary(*template);
        for text in summary.fills.iter().chain([&summary.title, &summary.lede]) {
            assert!(!is_key(text), "{template:?}: {text}");
        }
    }
}

#[test]
fn every_plan_has_actions_for_thirty_sixty_and_ninety_days_over_all_phases() {
    for template in own() {
        let plan = from(template);
        for window in Window::ALL {
            let in_window = plan.actions.iter().filter(|action| action.window == *window);
            assert!((5..=6).contains(&in_window.count()), "{template:?} {window:?}");
        }
        for phase in Phase::ALL {
            assert!(plan.actions.iter().any(|action| action.phase == Some(*phase)), "{template:?} {phase:?}");
        }
        assert!(plan.actions.iter().all(|action| action.done.is_none()));
        assert!(plan.actions.is_sorted_by_key(|action| plan.date(action.due)), "{template:?}");
    }
}

#[test]
fn everything_is_dated_between_the_start_and_a_quarter_after_launch() {
    for template in own() {
        let plan = from(template);
        let start = plan.date(plan.start);
        let end = plan.date(When::offset_weeks(14));
        let actions = plan.actions.iter().map(|action| action.due);
        let items = plan.comms.items.iter().map(|item| item.when);
        let leaders = plan.sponsorship.leader_actions.iter().filter_map(|action| action.due);
        let pillars = plan.learning.pillars.iter().filter_map(|action| action.first);
        let access = plan.learning.access.iter().filter_map(|check| check.due);
        for when in actions.chain(items).chain(leaders).chain(pillars).chain(access) {
            let date = plan.date(when);
            assert!(start <= date && date <= end, "{template:?}: {date}");
            assert!(plan.calendar.is_working_day(date), "{template:?}: {date}");
        }
    }
}

#[test]
fn a_pilot_ends_in_time_to_decide_before_launch() {
    for template in own() {
        let plan = from(template);
        if recipe(template).pilot.is_none() {
            assert!(plan.pilot.sprint.is_empty(), "{template:?}");
            continue;
        }
        assert_eq!(plan.pilot.sprint.len(), plan.pilot.duration_weeks() as usize, "{template:?}");
        assert!(plan.date(plan.start) < plan.date(plan.pilot.start), "{template:?}");
        assert!((plan.launch - gate_date(&plan)).num_days() >= 14, "{template:?}");
    }
}

#[test]
fn managers_are_briefed_before_learners_hear_however_short_the_template() {
    for template in own().filter(|template| recipe(*template).calendar != Calendar::None) {
        let plan = from(template);
        let first = |purpose: &[Purpose]| {
            let dates = plan.comms.items.iter().filter(|item| purpose.contains(&item.purpose));
            dates.map(|item| plan.date(item.when)).min()
        };
        let briefed = first(&[Purpose::ManagerBriefing]).unwrap();
        let told = first(&[Purpose::Announcement, Purpose::ManagerInvite, Purpose::Welcome]).unwrap();
        assert!(briefed < told, "{template:?}");
    }
}

#[test]
fn a_short_template_carries_no_text_that_nobody_gets() {
    let plan = from(Template::Momentum2);
    assert!(plan.comms.messages.iter().all(|text| plan.comms.items.iter().any(|item| item.message == text.id)));
    assert!(plan.comms.messages.len() < from(Template::Rollout8).comms.messages.len());
}

#[test]
fn the_town_hall_action_falls_on_the_town_hall() {
    let text = align::ACTIONS.iter().find(|action| action.key == "town-hall").unwrap().text();
    let due = |plan: &Plan| plan.sponsorship.leader_actions.iter().find(|action| action.what == text).map(|a| a.due);
    let rollout = from(Template::Rollout8);
    assert_eq!(due(&rollout), Some(rollout.sponsorship.town_hall));
    assert_eq!(due(&from(Template::Culture12)), None, "it lies beyond the ninety days");
}

#[test]
fn the_blank_plan_holds_nothing_but_its_actions() {
    let Plan { sponsorship, pilot, comms, actions, .. } = from(Template::Blank);
    assert_eq!((sponsorship, pilot, comms), Default::default());
    assert!(!actions.is_empty());
    assert_eq!(summary(Template::Blank).fills.len(), 1);
}

#[test]
fn the_plan_sprint_names_its_stage_in_every_action() {
    let (sprint, sample) = (from(Template::Plan6), from(Template::Sample));
    // The sample has planned counter-measures beside them.
    let ready = sample.actions.iter().filter(|action| !action.id.as_str().starts_with("counter-"));
    for (staged, plain) in sprint.actions.iter().zip(ready) {
        assert!(staged.what.ends_with(&plain.what) && staged.what != plain.what, "{}", staged.what);
    }
}

#[test]
fn the_suggested_launch_is_a_tuesday_ten_weeks_off() {
    for day in 1..=7 {
        let today = NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        let launch = suggested_launch(today);
        assert_eq!(launch.weekday(), Weekday::Tue);
        assert!((70..77).contains(&(launch - today).num_days()));
    }
    assert_eq!(suggested_launch(NaiveDate::MAX), NaiveDate::MAX);
}
