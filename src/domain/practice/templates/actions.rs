//! The 30-, 60- and 90-day action lists that every plan starts with (row M2).
//!
//! Days are counted from the plan's start. There is a list for each distance between start and launch, so that what
//! belongs before the launch stands before it; their words are shared, under `action.<key>`.

use crate::id::IdSource;
use crate::plan::phase::Phase::{self, Align, Celebrate, Communicate, Diagnose, Enable, Govern, Measure, Pilot};
use crate::plan::vocabulary::older_vocabularies;
use crate::plan::{Plan, PlanAction, Template};
use crate::practice::align::{day_of_plan, window_of};

/// A ready-made action: key of its words, phase, day of the plan.
type Ready = (&'static str, Phase, i32);

/// Launch in the middle, on day 56.
static EIGHT_WEEKS_TO_LAUNCH: &[Ready] = &[
    ("interviews", Diagnose, 2),
    ("sponsor", Align, 4),
    ("brief-managers", Enable, 7),
    ("targets", Align, 10),
    ("pilot-brief", Pilot, 11),
    ("gate", Pilot, 25),
    ("stakeholders", Align, 32),
    ("messages", Communicate, 34),
    ("calendar", Communicate, 38),
    ("protected-time", Enable, 42),
    ("access", Enable, 48),
    ("launch", Communicate, 56),
    ("early-support", Enable, 61),
    ("weekly-numbers", Measure, 63),
    ("coaching", Enable, 66),
    ("first-wins", Celebrate, 70),
    ("review", Govern, 79),
    ("next-wave", Govern, 88),
];

/// Six weeks of pilot first; launch on day 70.
static TEN_WEEKS_TO_LAUNCH: &[Ready] = &[
    ("interviews", Diagnose, 3),
    ("sponsor", Align, 5),
    ("targets", Align, 10),
    ("pilot-brief", Pilot, 11),
    ("stakeholders", Align, 17),
    ("brief-managers", Enable, 22),
    ("access", Enable, 32),
    ("messages", Communicate, 36),
    ("listen", Pilot, 39),
    ("protected-time", Enable, 46),
    ("calendar", Communicate, 50),
    ("gate", Pilot, 53),
    ("launch", Communicate, 70),
    ("early-support", Enable, 73),
    ("weekly-numbers", Measure, 77),
    ("first-wins", Celebrate, 80),
    ("review", Govern, 84),
    ("next-wave", Govern, 88),
];

/// Two weeks of pilot and a launch on day 35: what can wait comes after it.
static FIVE_WEEKS_TO_LAUNCH: &[Ready] = &[
    ("interviews", Diagnose, 1),
    ("sponsor", Align, 2),
    ("brief-managers", Enable, 3),
    ("pilot-brief", Pilot, 4),
    ("gate", Pilot, 18),
    ("targets", Align, 23),
    ("launch", Communicate, 35),
    ("early-support", Enable, 38),
    ("weekly-numbers", Measure, 42),
    ("first-wins", Celebrate, 46),
    ("stakeholders", Align, 52),
    ("review", Govern, 58),
    ("protected-time", Enable, 63),
    ("calendar", Communicate, 66),
    ("coaching", Enable, 72),
    ("results", Communicate, 79),
    ("retire", Govern, 82),
    ("next-wave", Govern, 88),
];

/// Twelve weeks of pilot; the launch lies beyond the ninety days.
static EIGHTEEN_WEEKS_TO_LAUNCH: &[Ready] = &[
    ("interviews", Diagnose, 3),
    ("sponsor", Align, 7),
    ("targets", Align, 10),
    ("pilot-brief", Pilot, 11),
    ("stakeholders", Align, 20),
    ("listen", Pilot, 28),
    ("access", Enable, 33),
    ("coaching", Enable, 39),
    ("role-model", Align, 44),
    ("first-wins", Celebrate, 49),
    ("adapt", Pilot, 53),
    ("review", Govern, 58),
    ("weekly-numbers", Measure, 63),
    ("decision-rights", Govern, 67),
    ("messages", Communicate, 72),
    ("brief-managers", Enable, 77),
    ("protected-time", Enable, 84),
    ("gate-prep", Pilot, 88),
];

fn ready(template: Template) -> &'static [Ready] {
    match template {
        Template::Rollout8 | Template::Leaders90 | Template::Blank => EIGHT_WEEKS_TO_LAUNCH,
        Template::Plan6 | Template::Sample => TEN_WEEKS_TO_LAUNCH,
        Template::Momentum2 => FIVE_WEEKS_TO_LAUNCH,
        Template::Culture12 => EIGHTEEN_WEEKS_TO_LAUNCH,
    }
}

/// Fills an empty action list from the plan's template, dated from the plan's start and owned by nobody yet.
pub fn fill_actions(plan: &mut Plan, ids: &mut dyn IdSource) {
    if !plan.actions.is_empty() {
        return;
    }
    let action = |&(key, phase, day): &Ready| {
        let due = day_of_plan(plan, day);
        PlanAction {
            id: ids.fresh(),
            phase: Some(phase),
            window: window_of(plan, due.nominal(plan.launch)).unwrap_or_default(),
            what: words(plan.template, key, phase),
            due,
            ..PlanAction::default()
        }
    };
    plan.actions = ready(plan.template).iter().map(action).collect();
}

/// The words of an action; in the PLAN sprint with the stage it belongs to.
fn words(template: Template, key: &str, phase: Phase) -> String {
    // lang: action.*
    let what = crate::t!(format!("action.{key}"));
    match stage(phase).filter(|_| template == Template::Plan6) {
        Some(stage) => crate::t!("template.plan-6.action", stage = stage, what = what),
        None => what,
    }
}

/// The stage of PLAN that stands for a phase; PLAN is the first of the older vocabularies.
fn stage(phase: Phase) -> Option<String> {
    let plan = older_vocabularies().into_iter().next()?;
    plan.words.into_iter().find(|(_, phases)| phases.contains(&phase)).map(|(stage, _)| stage)
}
