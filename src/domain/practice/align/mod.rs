//! Ready-made content for the Align phase, and the readings of it that views and checks share (rows B1–B11, C1–C3).

mod actions;
mod assess;
mod kpi;
mod map;
mod moments;
mod pattern;
mod roles;
mod stakeholders;
mod starters;

use crate::id::{Id, IdSource};
use crate::plan::{Person, Plan};

pub use actions::{
    ACTIONS, ReadyAction, WindowActions, action_presets, add_action, day_of_plan, leader_plan, window_of,
};
pub use assess::{add_assessment, assessment_gap, assessment_presets, tips};
pub use kpi::{SmartGap, add_kpi, completion_only, kpi_presets, kpi_title, new_kpi, smart_gaps};
pub use map::{MapStep, Quadrant, place_on_map, quadrant, step_on_map, take_off_map};
pub use moments::{REVIEW_WITHIN, days_to_first_review, first_review_is_late, town_hall_is_late};
pub use pattern::{FailureSigns, STORIES, Story, failure_pattern, stories_note};
pub use roles::{ESSENTIAL, RaciGap, add_stream, missing_streams, raci_gaps, stream_presets};
pub use stakeholders::{
    MapCells, OverdueContact, add_stakeholder, is_high_blocker, map_cells, overdue_contacts, stakeholder_presets,
    unplaced,
};
pub use starters::{
    add_alignment, add_counter, add_pledge, alignment_presets, counter_presets, pledge_presets, video_outline,
};

/// The accountable sponsor, when one is chosen and still among the people of the plan.
pub fn sponsor(plan: &Plan) -> Option<&Person> {
    plan.person(&plan.sponsorship.sponsor)
}

/// The accountable sponsor, when one is chosen and has a name.
pub fn named_sponsor(plan: &Plan) -> Option<&Person> {
    sponsor(plan).filter(|person| !person.name.trim().is_empty())
}

/// The leaders beside the sponsor, in the order they were chosen; the sponsor is not one of them.
pub fn coalition(plan: &Plan) -> Vec<&Person> {
    let beside = plan.sponsorship.coalition.iter().filter(|id| **id != plan.sponsorship.sponsor);
    beside.filter_map(|id| plan.person(id)).collect()
}

/// Whether this person works in HR or L&D, judged by the words in their function and job title.
///
/// The words stand in the language layer, under `align.words.hr`.
pub fn is_hr(person: &Person) -> bool {
    let words = crate::t!("align.words.hr");
    let says = |text: &str| {
        let text = spaced(text);
        words.split(',').map(spaced).any(|word| !word.trim().is_empty() && text.contains(&word))
    };
    if person.function.trim().is_empty() { says(&person.role) } else { says(&person.function) }
}

/// Lower case with one space around and between words, so that whole words can be looked for.
fn spaced(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// Fills what is still empty in the Align phase with ready-made content, for templates.
///
/// What only people can decide stays open: the sponsor, the duties agreed, baselines, targets and who does what.
pub fn fill_starter(plan: &mut Plan, ids: &mut dyn IdSource) {
    fill_moments(plan);
    if plan.sponsorship.kpis.is_empty() {
        for metric in kpi::STARTERS {
            kpi::add(plan, *metric, ids);
        }
    }
    if plan.sponsorship.leader_actions.is_empty() {
        for action in ACTIONS.iter().filter(|action| action.starter) {
            actions::add(plan, action, ids);
        }
    }
    if plan.sponsorship.raci.is_empty() {
        for stream in ESSENTIAL {
            roles::add(plan, *stream, ids);
        }
    }
    if plan.sponsorship.commitments.is_empty() {
        starters::fill_pledges(plan, ids);
    }
    if plan.sponsorship.pains.is_empty() {
        starters::fill_pains(plan, ids);
    }
    if plan.sponsorship.alignment.is_empty() {
        starters::fill_alignment(plan, ids);
    }
    if plan.stakeholders.is_empty() {
        stakeholders::fill(plan, ids);
    }
}

/// Dates the town hall a week before launch and the first review three weeks into the plan; drafts the video.
fn fill_moments(plan: &mut Plan) {
    let first_review = day_of_plan(plan, 21);
    let align = &mut plan.sponsorship;
    if align.town_hall.is_none() {
        align.town_hall = Some(crate::schedule::When::offset_weeks(-1));
        align.town_hall_public = true;
    }
    if align.first_review.is_none() {
        align.first_review = Some(first_review);
    }
    if align.video_brief.trim().is_empty() {
        align.video_brief = video_outline();
    }
}

/// The id of the sponsor when chosen, as the one who acts until someone else is named.
fn acting(plan: &Plan) -> Id {
    plan.sponsorship.sponsor.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;

    fn person(function: &str, role: &str) -> Person {
        Person { function: function.into(), role: role.into(), ..Person::default() }
    }

    #[test]
    fn hr_is_seen_by_whole_words_only() {
        assert!(is_hr(&person("HR", "")));
        assert!(is_hr(&person("People & Culture", "")));
        assert!(is_hr(&person("", "Chief Learning Officer")));
        assert!(!is_hr(&person("Threads", "")));
        assert!(!is_hr(&person("Operations", "Head of people who sell")));
        assert!(!is_hr(&person("", "")));
    }

    #[test]
    fn the_starter_fills_every_list_and_leaves_decisions_open() {
        let mut plan = Plan { start: crate::schedule::When::offset_weeks(-8), ..Plan::default() };
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        let align = &plan.sponsorship;
        assert_eq!((align.kpis.len(), align.raci.len(), align.pains.len(), align.alignment.len()), (4, 3, 3, 3));
        assert!(align.leader_actions.len() >= 6 && align.commitments.len() >= 2);
        assert_eq!(plan.stakeholders.len(), 9);
        assert!(align.sponsor.is_empty() && align.duties.is_empty() && align.run_by.is_none());
        assert!(align.kpis.iter().all(|kpi| kpi.target.is_none()));
    }

    #[test]
    fn the_starter_never_touches_what_is_there() {
        let mut plan = Plan::default();
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        let filled = plan.clone();
        fill_starter(&mut plan, &mut CountedIds::new("u"));
        assert_eq!(plan, filled);
    }

    #[test]
    fn the_sponsor_is_never_counted_among_the_coalition() {
        let people = ["a", "b"].map(|id| Person { id: Id::new(id), ..Person::default() }).to_vec();
        let mut plan = Plan { people, ..Plan::default() };
        plan.sponsorship.sponsor = Id::new("a");
        plan.sponsorship.coalition = vec![Id::new("a"), Id::new("b"), Id::new("gone")];
        assert_eq!(coalition(&plan).iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["b"]);
    }
}
