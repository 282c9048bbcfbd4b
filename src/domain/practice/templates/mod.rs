//! What a plan can be started from, and what each template honestly fills in (row M2).
//!
//! A template never invents what only people can decide: names, baselines and targets stay open. Whatever is filled
//! in is the plan's own from then on. Texts stand under `template.<key>` and `action.<key>`.

mod actions;
mod cut;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{align, comms, enablement, governance, learning, pilot, recognition};
use crate::choice::Choice;
use crate::id::{CountedIds, Id, IdSource};
use crate::plan::pilot::PilotLength;
use crate::plan::{Plan, Template};
use crate::schedule::When;
use crate::t;

pub use actions::fill_actions;

/// Days from today to the earliest launch that is suggested: ten weeks leave time for a pilot and for managers.
const LEAD_DAYS: u64 = 70;

/// The weekday of a suggested launch: people have read their mail, and the week is still young.
const LAUNCH_DAY: Weekday = Weekday::Tue;

/// Days after launch on which the sample plan stands when it is started like a template.
const SAMPLE_AGE: u64 = 35;

/// A template as the chooser shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSummary {
    /// What it is called.
    pub title: String,
    /// When it is the right one.
    pub lede: String,
    /// What it fills in, counted.
    pub fills: Vec<String>,
    /// How many weeks its own work takes; `None` where it leaves that open.
    pub weeks: Option<u32>,
}

/// What a template does beside the actions that every plan gets.
struct Recipe {
    /// The plan's start in weeks from launch.
    start: i32,
    /// How many weeks its own work takes.
    weeks: Option<u32>,
    /// Whether the Align phase gets its starters.
    align: bool,
    /// The pilot's length, and its start in weeks from launch.
    pilot: Option<(PilotLength, i32)>,
    /// How much of the ready calendar is taken.
    calendar: Calendar,
}

/// How much of the ready calendar a template takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Calendar {
    /// Nothing.
    None,
    /// All of it.
    Whole,
    /// The days from the first to the second, counted from launch, and the briefings before them.
    Between(i32, i32),
}

const BLANK: Recipe = Recipe { start: -8, weeks: None, align: false, pilot: None, calendar: Calendar::None };

fn recipe(template: Template) -> Recipe {
    match template {
        Template::Rollout8 => Recipe {
            weeks: Some(8),
            align: true,
            pilot: Some((PilotLength::TwoWeeks, -6)),
            calendar: Calendar::Whole,
            ..BLANK
        },
        Template::Momentum2 => Recipe {
            start: -5,
            weeks: Some(2),
            pilot: Some((PilotLength::TwoWeeks, -4)),
            calendar: Calendar::Between(-14, 14),
            ..BLANK
        },
        Template::Plan6 => Recipe {
            start: -10,
            weeks: Some(6),
            pilot: Some((PilotLength::SixWeeks, -8)),
            calendar: Calendar::Between(-42, 14),
            ..BLANK
        },
        Template::Culture12 => Recipe {
            start: -18,
            weeks: Some(12),
            align: true,
            pilot: Some((PilotLength::TwelveWeeks, -16)),
            calendar: Calendar::Whole,
        },
        // Ninety days are thirteen weeks less a day.
        Template::Leaders90 => Recipe { weeks: Some(13), align: true, ..BLANK },
        Template::Blank | Template::Sample => BLANK,
    }
}

/// Starts a plan from a template; the same arguments and the same supply of identifiers give the same plan.
///
/// The sample is as old as ever: its launch is the Monday of the week of `launch`.
pub fn start(template: Template, name: String, launch: NaiveDate, id: Id, ids: &mut dyn IdSource) -> Plan {
    if template == Template::Sample {
        let today = launch.checked_add_days(Days::new(SAMPLE_AGE)).unwrap_or(launch);
        return Plan { name, ..super::sample::sample(id, today) };
    }
    let recipe = recipe(template);
    let start = When::offset_weeks(recipe.start);
    let mut plan = Plan { id, name, launch, start, template, ..Plan::default() };
    if recipe.align {
        align::fill_starter(&mut plan, ids);
        town_hall_on_its_day(&mut plan);
    }
    if let Some((length, start)) = recipe.pilot {
        plan.pilot.length = length;
        plan.pilot.weeks = plan.pilot.duration_weeks();
        plan.pilot.start = When::offset_weeks(start);
        pilot::fill_starter(&mut plan, ids);
    }
    if recipe.calendar != Calendar::None {
        comms::fill_ready_calendar(&mut plan, ids);
    }
    if recipe.calendar != Calendar::None {
        learning::fill_starter(&mut plan, recipe.calendar == Calendar::Whole, ids);
    }
    if recipe.calendar == Calendar::Whole {
        enablement::fill_starter(&mut plan, ids);
        recognition::fill_starter(&mut plan, ids);
    }
    if let Calendar::Between(from, to) = recipe.calendar {
        cut::keep_between(&mut plan, from, to, ids);
    }
    if recipe.align {
        governance::fill_starter(&mut plan, ids);
    }
    fill_actions(&mut plan, ids);
    plan
}

/// Moves the leader action of opening the town hall to the town hall, or drops it where that lies beyond day 90.
///
/// The ready-made leader plan counts on a launch eight weeks in; a template with a long pilot launches later.
fn town_hall_on_its_day(plan: &mut Plan) {
    let Some(ready) = align::ACTIONS.iter().find(|action| action.key == "town-hall") else { return };
    let Some(held) = plan.sponsorship.town_hall else { return };
    let (text, window) = (ready.text(), align::window_of(plan, held.nominal(plan.launch)));
    let actions = &mut plan.sponsorship.leader_actions;
    match window {
        Some(window) => actions.iter_mut().filter(|action| action.what == text).for_each(|action| {
            action.due = Some(held);
            action.window = window;
        }),
        None => actions.retain(|action| action.what != text),
    }
}

/// A launch that leaves time to prepare: the first Tuesday that is at least ten weeks after `today`.
pub fn suggested_launch(today: NaiveDate) -> NaiveDate {
    let earliest = today.checked_add_days(Days::new(LEAD_DAYS)).unwrap_or(today);
    let mut days = (0..7).filter_map(|n| earliest.checked_add_days(Days::new(n)));
    days.find(|day| day.weekday() == LAUNCH_DAY).unwrap_or(earliest)
}

/// Counts something that a template fills in; its text is `template.fills.<key>`.
type Count = (&'static str, fn(&Plan) -> usize);

static COUNTS: &[Count] = &[
    ("kpis", |plan| plan.sponsorship.kpis.len()),
    ("leader-actions", |plan| plan.sponsorship.leader_actions.len()),
    ("pledges", |plan| plan.sponsorship.commitments.len()),
    ("stakeholders", |plan| plan.stakeholders.len()),
    ("sprint-weeks", |plan| plan.pilot.sprint.len()),
    ("criteria", |plan| plan.pilot.criteria.len()),
    ("messages", |plan| plan.comms.messages.len()),
    ("items", |plan| plan.comms.items.len()),
    ("touchpoints", |plan| plan.enablement.touchpoints.len()),
    ("support", |plan| plan.learning.tiers.len()),
    ("pillars", |plan| plan.learning.pillars.len()),
    ("milestones", |plan| plan.recognition.milestones.len()),
    ("meetings", |plan| plan.governance.rituals.len()),
    ("actions", |plan| plan.actions.len()),
];

/// What a template is for and what it fills in, counted in a plan started from it.
pub fn summary(template: Template) -> TemplateSummary {
    let plan = start(template, String::new(), NaiveDate::default(), Id::default(), &mut CountedIds::new("summary"));
    // lang: template.*
    let counted = |(key, count): &Count| match count(&plan) {
        0 => None,
        n => Some(crate::lang::count(&format!("template.fills.{key}"), n)),
    };
    TemplateSummary {
        title: template.label(),
        lede: t!(format!("template.{}.lede", template.key())),
        fills: COUNTS.iter().filter_map(counted).collect(),
        weeks: recipe(template).weeks,
    }
}

#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
