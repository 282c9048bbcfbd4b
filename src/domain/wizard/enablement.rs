//! What is entered on the Enable page about managers: who they are, their touchpoints, numbers and relief (rows F1–F8).

use super::list::{no_preset, no_presets};
use super::{Field, Issue, Kind, Layout, List, Opt, opts, opts_of, people, row_control};
use crate::choice::Choice;
use crate::field;
use crate::plan::Plan;
use crate::plan::enablement::{
    AdminTask, CadenceTalk, Escalation, Manager, ManagerKpi, ManagerKpiKind, Milestone, MilestoneKind, Touchpoint,
    TouchpointKind,
};
use crate::plan::people::Cadence;
use crate::practice::enablement as practice;
use crate::schedule::short_date;
use crate::t;

/// A head-count of a team.
const PEOPLE: Kind = Kind::Number(0.0, 100_000.0, 1.0);

/// Minutes of a talk, a slot or a week.
const MINUTES: Kind = Kind::Number(0.0, 600.0, 1.0);

/// The managers. Their page draws them as tables, some fields at a time; see [`WHO`] and [`RESULTS`].
pub static MANAGERS: List<Manager> = List {
    id: "managers",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.enablement.managers,
    items_mut: |plan| &mut plan.enablement.managers,
    make: |_, id| Manager { id, ..Manager::default() },
    title: |_, manager| manager.title().to_owned(),
    fields: &[
        field!("managers.name", Kind::Text, |manager| manager.name),
        field!("managers.team", Kind::Text, |manager| manager.team),
        field!("managers.team_size", PEOPLE, |manager| manager.team_size),
        field!("managers.overloaded", Kind::Flag, |manager| manager.overloaded),
        field!(
            "managers.single_action",
            Kind::Text,
            |manager| manager.single_action,
            shown = |_, manager| manager.overloaded
        ),
        field!("managers.pledged_on", Kind::Date, |manager| manager.pledged_on),
        field!("managers.applied", PEOPLE, |manager| manager.applied),
        field!("managers.coaching", MINUTES, |manager| manager.coaching),
        field!("managers.behaviour", Kind::Number(-1000.0, 1000.0, 0.1), |manager| manager.behaviour),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The fields of [`MANAGERS`] that say who they are, by their places in the list.
pub const WHO: std::ops::Range<usize> = 0..5;

/// The place in [`MANAGERS`] of the day on which the pledge was made.
pub const PLEDGED_ON: usize = 5;

/// The fields of [`MANAGERS`] that say what came of it, by their places in the list.
pub const RESULTS: std::ops::Range<usize> = 6..9;

/// When managers meet, practise and coach.
pub static TOUCHPOINTS: List<Touchpoint> = List {
    id: "touchpoints",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.enablement.touchpoints,
    items_mut: |plan| &mut plan.enablement.touchpoints,
    make: |_, id| Touchpoint { id, kind: TouchpointKind::Other, minutes: 30, ..Touchpoint::default() },
    title: |plan, point| t!("enable.dated", date = short_date(plan.date(point.when)), what = point.name()),
    fields: &[
        field!("touchpoints.title", Kind::Text, |point| point.title),
        field!("touchpoints.kind", Kind::Pick(opts::<TouchpointKind>), |point| point.kind),
        field!("touchpoints.when", Kind::When, |point| point.when),
        field!("touchpoints.minutes", MINUTES, |point| point.minutes, unit = minutes),
        field!("touchpoints.about", Kind::LongText, |point| point.about),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What teams reach first, each with a moment to share it.
pub static MILESTONES: List<Milestone> = List {
    id: "team_milestones",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.enablement.milestones,
    items_mut: |plan| &mut plan.enablement.milestones,
    make: |_, id| Milestone { id, ..Milestone::default() },
    title: |_, milestone| milestone.kind.label(),
    fields: &[
        field!("team_milestones.kind", Kind::Pick(opts::<MilestoneKind>), |milestone| milestone.kind),
        field!("team_milestones.when", Kind::When, |milestone| milestone.when),
        field!("team_milestones.sharing", Kind::LongText, |milestone| milestone.sharing),
        field!("team_milestones.shared_on", Kind::Date, |milestone| milestone.shared_on),
    ],
    presets: |plan| {
        let is_open = |kind: &MilestoneKind| plan.enablement.milestones.iter().all(|it| it.kind != *kind);
        opts_of(&MilestoneKind::ALL.iter().copied().filter(is_open).collect::<Vec<_>>())
    },
    add_preset: |plan, key, ids| {
        if let Some(kind) = MilestoneKind::from_key(key) {
            practice::add_milestone(plan, kind, ids);
        }
    },
};

/// The talks that go on.
pub static CADENCE: List<CadenceTalk> = List {
    id: "cadence_talks",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.enablement.cadence,
    items_mut: |plan| &mut plan.enablement.cadence,
    make: |_, id| CadenceTalk { id, ..CadenceTalk::default() },
    title: |_, talk| talk.what.clone(),
    fields: &[
        field!("cadence_talks.what", Kind::Text, |talk| talk.what),
        field!("cadence_talks.rhythm", Kind::Pick(opts::<Cadence>), |talk| talk.rhythm),
        field!("cadence_talks.minutes", MINUTES, |talk| talk.minutes, unit = minutes),
        field!("cadence_talks.with", Kind::Text, |talk| talk.with),
    ],
    presets: |plan| offered(practice::talks(), |name| plan.enablement.cadence.iter().all(|talk| talk.what != name)),
    add_preset: practice::add_talk,
};

/// The numbers that managers answer for.
pub static MANAGER_KPIS: List<ManagerKpi> = List {
    id: "manager_kpis",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.enablement.kpis,
    items_mut: |plan| &mut plan.enablement.kpis,
    make: |_, id| ManagerKpi { id, ..ManagerKpi::default() },
    title: |_, kpi| kpi.kind.label(),
    fields: &[
        field!("manager_kpis.kind", Kind::Pick(opts::<ManagerKpiKind>), |kpi| kpi.kind),
        field!(
            "manager_kpis.detail",
            Kind::Text,
            |kpi| kpi.detail,
            shown = |_, kpi| kpi.kind == ManagerKpiKind::Behaviour
        ),
        field!("manager_kpis.target", Kind::Number(0.0, 1000.0, 1.0), |kpi| kpi.target, unit = target_unit),
        field!("manager_kpis.due", Kind::When, |kpi| kpi.due),
    ],
    presets: |plan| {
        let is_open = |kind: &ManagerKpiKind| plan.enablement.kpis.iter().all(|kpi| kpi.kind != *kind);
        opts_of(&ManagerKpiKind::ALL.iter().copied().filter(is_open).collect::<Vec<_>>())
    },
    add_preset: |plan, key, ids| {
        if let Some(kind) = ManagerKpiKind::from_key(key) {
            practice::add_kpi(plan, kind, ids);
        }
    },
};

/// Who helps with what.
pub static ESCALATION: List<Escalation> = List {
    id: "escalation",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.enablement.escalation,
    items_mut: |plan| &mut plan.enablement.escalation,
    make: |_, id| Escalation { id, ..Escalation::default() },
    title: |_, step| step.trigger.clone(),
    fields: &[
        field!("escalation.trigger", Kind::Text, |step| step.trigger),
        field!("escalation.owner", Kind::Pick(people), |step| step.owner),
        field!("escalation.response", Kind::Text, |step| step.response),
    ],
    presets: |plan| {
        offered(practice::escalations(), |name| plan.enablement.escalation.iter().all(|step| step.trigger != name))
    },
    add_preset: practice::add_escalation,
};

/// Administrative work that the programme brings managers.
pub static ADMIN_WORK: List<AdminTask> = List {
    id: "admin_work",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.enablement.admin_work,
    items_mut: |plan| &mut plan.enablement.admin_work,
    make: |_, id| AdminTask { id, ..AdminTask::default() },
    title: |_, task| task.what.clone(),
    fields: &[
        field!("admin_work.what", Kind::Text, |task| task.what),
        field!("admin_work.minutes", MINUTES, |task| task.minutes, unit = minutes),
        field!("admin_work.relief", Kind::Text, |task| task.relief),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What each manager pledges.
pub static PLEDGE: &[Field<Plan>] = &[field!("enable.pledge", Kind::LongText, |plan| plan.enablement.pledge)];

/// What stands on the playbook beside scripts and escalation.
pub static PLAYBOOK: &[Field<Plan>] = &[
    field!("enable.goals", Kind::LongText, |plan| plan.enablement.goals),
    field!("enable.red_flags", Kind::LongText, |plan| plan.enablement.red_flags),
];

/// What a team gets for applying it.
pub static INCENTIVE: &[Field<Plan>] = &[
    field!("enable.incentive.what", Kind::LongText, |plan| plan.enablement.incentive.what),
    field!("enable.incentive.by_application", Kind::Flag, |plan| plan.enablement.incentive.by_application),
    field!("enable.incentive.until", Kind::When, |plan| plan.enablement.incentive.until),
    field!("enable.incentive.owner", Kind::Pick(people), |plan| plan.enablement.incentive.owner),
];

fn minutes<T>(_: &T) -> String {
    t!("enable.unit.minutes")
}

fn target_unit(kpi: &ManagerKpi) -> String {
    // lang: enable.unit.*
    t!(format!("enable.unit.{}", kpi.kind.key()))
}

/// The ready-made rows whose name is not there yet.
fn offered(ready: impl Iterator<Item = (&'static str, String)>, is_open: impl Fn(&str) -> bool) -> Vec<Opt> {
    let open = ready.filter(|(_, name)| is_open(name));
    open.map(|(key, label)| Opt { key: key.to_owned(), label }).collect()
}

/// What is wrong among the managers: more who applied it than there are.
pub fn manager_issues(plan: &Plan) -> Vec<Issue> {
    let too_many = plan
        .enablement
        .managers
        .iter()
        .filter(|manager| manager.team_size.zip(manager.applied).is_some_and(|(size, applied)| applied > size));
    too_many
        .map(|manager| Issue::new(row_control("managers.applied", &manager.id), t!("enable.issue.applied")))
        .collect()
}

/// What is missing among the numbers: a target, or the name of one's own indicator.
pub fn kpi_issues(plan: &Plan) -> Vec<Issue> {
    let issues = |kpi: &ManagerKpi| {
        let untargeted = kpi.target.is_none();
        let untargeted =
            untargeted.then(|| Issue::new(row_control("manager_kpis.target", &kpi.id), t!("enable.issue.target")));
        let unnamed = kpi.kind == ManagerKpiKind::Behaviour && kpi.detail.trim().is_empty();
        let unnamed =
            unnamed.then(|| Issue::new(row_control("manager_kpis.detail", &kpi.id), t!("enable.issue.indicator")));
        untargeted.into_iter().chain(unnamed).collect::<Vec<_>>()
    };
    plan.enablement.kpis.iter().flat_map(issues).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::wizard::AnyList;

    fn lists() -> [&'static dyn AnyList; 7] {
        [&MANAGERS, &TOUCHPOINTS, &MILESTONES, &CADENCE, &MANAGER_KPIS, &ESCALATION, &ADMIN_WORK]
    }

    #[test]
    fn every_question_and_list_has_its_texts() {
        let of_plan = [PLEDGE, PLAYBOOK, INCENTIVE].into_iter().flatten().map(Field::info);
        let of_lists = lists().into_iter().flat_map(|list| list.fields());
        assert!(of_plan.chain(of_lists).all(|field| !field.label().starts_with("field.")));
        for list in lists() {
            for part in ["title", "add", "empty"] {
                assert!(crate::lang::optional(&format!("list.{}.{part}", list.id())).is_some(), "{} {part}", list.id());
            }
        }
    }

    #[test]
    fn what_is_offered_is_offered_until_it_is_there() {
        let all: [(&dyn AnyList, usize); 4] = [(&MILESTONES, 3), (&CADENCE, 3), (&MANAGER_KPIS, 3), (&ESCALATION, 4)];
        for (list, expected) in all {
            let (mut plan, mut ids) = (Plan::default(), CountedIds::new("x"));
            let offered = list.presets(&plan);
            assert_eq!(offered.len(), expected, "{}", list.id());
            for opt in offered {
                list.add_preset(&mut plan, &opt.key, &mut ids);
            }
            assert_eq!((list.rows(&plan).len(), list.presets(&plan).len()), (expected, 0), "{}", list.id());
        }
    }

    #[test]
    fn the_fields_of_managers_stand_where_their_tables_look_for_them() {
        let fields = MANAGERS.fields();
        assert_eq!((fields[WHO.start].id, fields[PLEDGED_ON].id), ("managers.name", "managers.pledged_on"));
        assert_eq!((fields[RESULTS.start].id, RESULTS.end), ("managers.applied", fields.len()));
    }

    #[test]
    fn more_who_applied_than_there_are_is_an_issue() {
        let mut plan = Plan::default();
        let id = MANAGERS.add(&mut plan, &mut CountedIds::new("m"));
        plan.enablement.managers[0].team_size = Some(8);
        plan.enablement.managers[0].applied = Some(8);
        assert_eq!(manager_issues(&plan), []);
        plan.enablement.managers[0].applied = Some(9);
        assert_eq!(manager_issues(&plan)[0].control, row_control("managers.applied", &id));
    }

    #[test]
    fn an_indicator_needs_a_name_and_every_number_a_target() {
        let mut plan = Plan::default();
        MANAGER_KPIS.add_preset(&mut plan, "behaviour", &mut CountedIds::new("k"));
        assert_eq!(kpi_issues(&plan).len(), 1);
        plan.enablement.kpis[0].detail = "Calls closed with the customer's own words".into();
        assert_eq!(kpi_issues(&plan), []);
        plan.enablement.kpis[0].target = None;
        assert_eq!(kpi_issues(&plan).len(), 1);
    }
}
