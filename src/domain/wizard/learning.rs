//! What is asked about learners: role maps and courses, engagement, cohorts, support and access (rows F9–F11).

use super::field::{audiences, no_unit};
use super::list::{no_preset, no_presets};
use super::{Answer, Field, Kind, Layout, List, Opt, Value, always, opts, opts_of, people};
use crate::choice::Choice;
use crate::field;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::comms::Rhythm;
use crate::plan::learning::{
    AccessCheck, AccessKind, Competency, Course, JobRole, LearningCohort, OfficeHours, Pillar, PillarAction,
    SupportTier, TierKind,
};
use crate::practice::learning as practice;
use crate::schedule::When;
use crate::t;

/// Minutes of a course, up to two working weeks.
const MINUTES: Kind = Kind::Number(0.0, 4800.0, 1.0);

/// Repetitions of a series.
const TIMES: Kind = Kind::Number(1.0, 52.0, 1.0);

/// A number of people.
const PEOPLE: Kind = Kind::Number(0.0, 1e9, 1.0);

/// How many weeks a new cohort runs.
const COHORT_WEEKS: u32 = 6;

/// Weeks of office hours that a new series has: the eight that are watched.
const OFFICE_WEEKS: u32 = 8;

/// Minutes of office hours.
const OFFICE_MINUTES: u32 = 30;

/// The habit of the whole plan.
pub static HABIT: &[Field<Plan>] = &[field!(
    "learning.daily_minutes",
    Kind::Number(5.0, 60.0, 5.0),
    |plan| plan.learning.daily_minutes,
    unit = |_| { t!("learning.unit.minutes") }
)];

/// What people are to be able to do.
pub static COMPETENCIES: List<Competency> = List {
    id: "competencies",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.learning.competencies,
    items_mut: |plan| &mut plan.learning.competencies,
    make: |_, id| Competency { id, ..Competency::default() },
    title: |_, one| one.name.clone(),
    fields: &[
        field!("competencies.name", Kind::Text, |one| one.name),
        field!("competencies.evidence", Kind::Text, |one| one.evidence),
    ],
    presets: practice::competency_presets,
    add_preset: practice::add_competency,
};

/// The roles, each with what it takes and what comes next.
pub static JOB_ROLES: List<JobRole> = List {
    id: "job_roles",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.roles,
    items_mut: |plan| &mut plan.learning.roles,
    make: |_, id| JobRole { id, ..JobRole::default() },
    title: |_, role| role.name.clone(),
    fields: &[
        field!("job_roles.name", Kind::Text, |role| role.name),
        field!("job_roles.needs", Kind::Many(competencies), |role| role.needs),
        field!("job_roles.next_role", Kind::Pick(roles), |role| role.next_role),
    ],
    presets: practice::role_presets,
    add_preset: practice::add_roles,
};

/// Courses and modules.
pub static COURSES: List<Course> = List {
    id: "courses",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.courses,
    items_mut: |plan| &mut plan.learning.courses,
    make: |_, id| Course { id, ..Course::default() },
    title: |_, course| course.name.clone(),
    fields: &[
        field!("courses.name", Kind::Text, |course| course.name),
        field!("courses.minutes", MINUTES, |course| course.minutes, unit = |_| t!("learning.unit.minutes")),
        field!("courses.builds", Kind::Many(competencies), |course| course.builds),
        field!("courses.at_launch", Kind::Flag, |course| course.at_launch),
        field!("courses.opens", Kind::When, |course| course.opens),
        field!(
            "courses.gap_days",
            Kind::Number(1.0, 28.0, 1.0),
            |course| course.gap_days,
            shown = |_, course| course.opens.is_some(),
            unit = |_| t!("learning.unit.days")
        ),
        field!(
            "courses.completed",
            Kind::Number(0.0, 100.0, 1.0),
            |course| course.completed,
            unit = |_| { t!("learning.unit.percent") }
        ),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What is done for the three pillars.
pub static PILLARS: List<PillarAction> = List {
    id: "pillars",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.pillars,
    items_mut: |plan| &mut plan.learning.pillars,
    make: |plan, id| PillarAction { id, pillar: practice::thinnest_pillar(plan), times: 1, ..PillarAction::default() },
    title: |_, action| {
        let name = if action.what.trim().is_empty() { t!("learning.unnamed") } else { action.what.clone() };
        t!("learning.pillar-action", pillar = action.pillar.label(), what = name)
    },
    fields: &[
        field!("pillars.pillar", Kind::Pick(opts::<Pillar>), |action| action.pillar),
        field!("pillars.what", Kind::LongText, |action| action.what),
        field!("pillars.owner", Kind::Pick(people), |action| action.owner),
        field!("pillars.first", Kind::When, |action| action.first),
        field!(
            "pillars.rhythm",
            Kind::Pick(opts::<Rhythm>),
            |action| action.rhythm,
            shown = |_, action| action.first.is_some()
        ),
        field!(
            "pillars.times",
            TIMES,
            |action| action.times,
            shown = |_, action| { action.first.is_some() && action.rhythm != Rhythm::Once }
        ),
    ],
    presets: practice::pillar_presets,
    add_preset: practice::add_pillar_action,
};

/// Groups that go through it together.
pub static COHORTS: List<LearningCohort> = List {
    id: "learning_cohorts",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.cohorts,
    items_mut: |plan| &mut plan.learning.cohorts,
    make: |_, id| LearningCohort {
        id,
        weeks: COHORT_WEEKS,
        agreement: practice::cohort_agreement(),
        ..LearningCohort::default()
    },
    title: |_, cohort| cohort.name.clone(),
    fields: &[
        field!("learning_cohorts.name", Kind::Text, |cohort| cohort.name),
        field!("learning_cohorts.audience", Kind::Pick(audiences), |cohort| cohort.audience),
        field!("learning_cohorts.size", PEOPLE, |cohort| cohort.size),
        field!("learning_cohorts.owner", Kind::Pick(people), |cohort| cohort.owner),
        field!("learning_cohorts.start", Kind::When, |cohort| cohort.start),
        field!("learning_cohorts.weeks", TIMES, |cohort| cohort.weeks, unit = |_| t!("learning.unit.weeks")),
        field!("learning_cohorts.agreement", Kind::LongText, |cohort| cohort.agreement),
        field!("learning_cohorts.reviewed_work", Kind::Text, |cohort| cohort.reviewed_work),
        field!("learning_cohorts.review_on", Kind::When, |cohort| cohort.review_on, shown = has_review),
        field!("learning_cohorts.peers", Kind::Number(2.0, 8.0, 1.0), |cohort| cohort.peers, shown = has_review),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// Who helps, and how fast.
pub static TIERS: List<SupportTier> = List {
    id: "support_tiers",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.tiers,
    items_mut: |plan| &mut plan.learning.tiers,
    make: |plan, id| practice::tier(practice::open_tiers(plan).first().copied().unwrap_or_default(), id),
    title: |_, tier| tier.kind.label(),
    fields: TIER_FIELDS,
    presets: |plan| opts_of(&practice::open_tiers(plan)),
    add_preset: |plan, key, ids| {
        if let Some(kind) = TierKind::from_key(key) {
            plan.learning.tiers.push(practice::tier(kind, ids.fresh()));
            plan.learning.tiers.sort_by_key(|tier| tier.kind);
        }
    },
};

static TIER_FIELDS: &[Field<SupportTier>] = &[
    // Not by the macro: a change of the kind brings its usual words along.
    Field {
        id: "support_tiers.kind",
        kind: Kind::Pick(opts::<TierKind>),
        get: |tier| tier.kind.answer(),
        set: choose_tier,
        shown: always,
        unit: no_unit,
    },
    field!("support_tiers.what", Kind::LongText, |tier| tier.what),
    field!("support_tiers.owner", Kind::Pick(people), |tier| tier.owner),
    field!("support_tiers.hours", Kind::Text, |tier| tier.hours),
    field!(
        "support_tiers.response_hours",
        Kind::Number(0.5, 200.0, 0.5),
        |tier| tier.response_hours,
        shown = |_, tier| tier.kind != TierKind::SelfHelp,
        unit = |_| t!("learning.unit.hours")
    ),
];

/// Hours in which someone is there.
pub static OFFICE_HOURS: List<OfficeHours> = List {
    id: "office_hours",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.office_hours,
    items_mut: |plan| &mut plan.learning.office_hours,
    make: |_, id| OfficeHours {
        id,
        title: t!("learning.date.office-hours"),
        first: When::offset_days(1),
        minutes: Some(OFFICE_MINUTES),
        rhythm: Rhythm::Weekly,
        times: OFFICE_WEEKS,
        ..OfficeHours::default()
    },
    title: |_, hours| hours.title.clone(),
    fields: &[
        field!("office_hours.title", Kind::Text, |hours| hours.title),
        field!("office_hours.owner", Kind::Pick(people), |hours| hours.owner),
        field!("office_hours.held_at", Kind::Text, |hours| hours.held_at),
        field!("office_hours.first", Kind::When, |hours| hours.first),
        field!("office_hours.time", Kind::Time, |hours| hours.time),
        field!(
            "office_hours.minutes",
            Kind::Number(5.0, 480.0, 5.0),
            |hours| hours.minutes,
            unit = |_| { t!("learning.unit.minutes") }
        ),
        field!("office_hours.rhythm", Kind::Pick(opts::<Rhythm>), |hours| hours.rhythm),
        field!("office_hours.times", TIMES, |hours| hours.times, shown = |_, hours| hours.rhythm != Rhythm::Once),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What is tried before launch so that everyone gets in.
pub static ACCESS: List<AccessCheck> = List {
    id: "access_checks",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.learning.access,
    items_mut: |plan| &mut plan.learning.access,
    make: |_, id| AccessCheck { id, kind: AccessKind::Other, ..AccessCheck::default() },
    title: |_, check| check.kind.label(),
    fields: &[
        field!("access_checks.kind", Kind::Pick(opts::<AccessKind>), |check| check.kind),
        field!("access_checks.what", Kind::LongText, |check| check.what),
        field!("access_checks.owner", Kind::Pick(people), |check| check.owner),
        field!("access_checks.due", Kind::When, |check| check.due),
        field!("access_checks.passed_on", Kind::Date, |check| check.passed_on),
    ],
    presets: |plan| opts_of(&practice::open_access(plan)),
    add_preset: |plan, key, ids| {
        if let Some(kind) = AccessKind::from_key(key) {
            plan.learning.access.push(practice::access_check(kind, ids.fresh()));
        }
    },
};

fn has_review(_: &Plan, cohort: &LearningCohort) -> bool {
    !cohort.reviewed_work.trim().is_empty()
}

/// Takes the kind over, and its usual words unless a person has written others.
fn choose_tier(tier: &mut SupportTier, answer: Answer) {
    let usual = practice::tier(tier.kind, Id::default());
    let untouched = tier.what.trim().is_empty() || tier.what == usual.what;
    tier.kind.accept(answer);
    if untouched {
        tier.what = practice::tier(tier.kind, Id::default()).what;
    }
}

fn named(id: &Id, name: &str) -> Opt {
    let label = if name.trim().is_empty() { t!("wizard.unnamed") } else { name.to_owned() };
    Opt { key: id.to_string(), label }
}

fn competencies(plan: &Plan) -> Vec<Opt> {
    plan.learning.competencies.iter().map(|one| named(&one.id, &one.name)).collect()
}

fn roles(plan: &Plan) -> Vec<Opt> {
    plan.learning.roles.iter().map(|role| named(&role.id, &role.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::lang::optional;
    use crate::wizard::AnyList;

    fn lists() -> [&'static dyn AnyList; 8] {
        [&COMPETENCIES, &JOB_ROLES, &COURSES, &PILLARS, &COHORTS, &TIERS, &OFFICE_HOURS, &ACCESS]
    }

    #[test]
    fn every_list_and_question_has_its_texts() {
        for list in lists() {
            for part in ["title", "add", "empty"] {
                assert!(optional(&format!("list.{}.{part}", list.id())).is_some(), "list.{}.{part}", list.id());
            }
            assert!(list.fields().iter().all(|field| !field.label().starts_with("field.")), "{}", list.id());
        }
        assert!(HABIT.iter().all(|field| !field.info().label().starts_with("field.")));
    }

    #[test]
    fn every_list_takes_a_row_and_gives_it_back() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("l"));
        for list in lists() {
            let row = list.add(&mut plan, &mut ids);
            assert_eq!(list.rows(&plan).len(), 1, "{}", list.id());
            list.remove(&mut plan, &row);
        }
        assert!(plan.learning.is_empty());
    }

    #[test]
    fn every_ready_row_can_be_added_and_is_not_offered_again() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("l"));
        for list in lists() {
            while let Some(preset) = list.presets(&plan).first().cloned() {
                let before = list.presets(&plan).len();
                list.add_preset(&mut plan, &preset.key, &mut ids);
                assert!(list.presets(&plan).len() < before, "{} {}", list.id(), preset.key);
            }
        }
        assert!(plan.learning.pillars.len() >= 6 && plan.learning.tiers.len() == TierKind::ALL.len());
        assert!(plan.learning.roles.iter().any(|role| !role.next_role.is_empty()));
    }

    #[test]
    fn another_tier_brings_its_words_unless_a_person_wrote_some() {
        let mut tier = practice::tier(TierKind::SelfHelp, Id::new("t"));
        choose_tier(&mut tier, Answer::Pick("specialists".into()));
        assert_eq!(tier.what, practice::tier(TierKind::Specialists, Id::default()).what);
        tier.what = "Ask Ana".into();
        choose_tier(&mut tier, Answer::Pick("champions".into()));
        assert_eq!((tier.kind, tier.what.as_str()), (TierKind::Champions, "Ask Ana"));
    }
}
