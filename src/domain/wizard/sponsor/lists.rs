//! The lists of the sponsor alignment wizard.

use crate::choice::Choice;
use crate::field;
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::align::{
    AlignmentKind, AlignmentRow, Assessment, Behaviour, Commitment, Frequency, Kpi, LeaderAction, Pain, PainPoint,
    PledgeState, RaciRow, RoleModelAct, RoleModelEntry, Window, WorkStream,
};
use crate::plan::people::{Cadence, Influence, StakeholderKind, Stance};
use crate::plan::{Person, Plan, Stakeholder};
use crate::practice::align as practice;
use crate::wizard::list::{no_preset, no_presets};
use crate::wizard::{Field, Kind, Layout, List, opts, people};

/// The text, or a stand-in while nothing is typed.
fn named(text: &str) -> String {
    match text.trim() {
        "" => crate::t!("wizard.unnamed"),
        text => text.to_owned(),
    }
}

/// Who and what: `Ana Ruiz: weekly`; only the second while nobody is chosen.
fn of_person(plan: &Plan, person: &Id, what: String) -> String {
    match plan.person_name(person) {
        "" => what,
        name => crate::t!("align.person-what", person = name, what = what),
    }
}

pub(super) static PEOPLE: List<Person> = List {
    id: "people",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.people,
    items_mut: |plan| &mut plan.people,
    make: |_, id| Person { id, ..Person::default() },
    title: |_, person| named(&person.name),
    fields: &[
        field!("people.name", Kind::Text, |person| person.name),
        field!("people.role", Kind::Text, |person| person.role),
        field!("people.function", Kind::Text, |person| person.function),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What the values of a target are counted in.
fn unit(kpi: &Kpi) -> String {
    kpi.metric.unit().label()
}

static KPI_FIELDS: &[Field<Kpi>] = &[
    field!("kpis.metric", Kind::Pick(opts::<Metric>), |kpi| kpi.metric),
    field!("kpis.detail", Kind::Text, |kpi| kpi.detail),
    field!("kpis.baseline", Kind::Number(f64::NEG_INFINITY, f64::INFINITY, 0.01), |kpi| kpi.baseline, unit = unit),
    field!("kpis.target", Kind::Number(f64::NEG_INFINITY, f64::INFINITY, 0.01), |kpi| kpi.target, unit = unit),
    field!("kpis.due", Kind::When, |kpi| kpi.due),
    field!("kpis.owner", Kind::Pick(people), |kpi| kpi.owner),
    field!("kpis.outcome", Kind::Text, |kpi| kpi.outcome),
    field!(
        "kpis.latest",
        Kind::Number(f64::NEG_INFINITY, f64::INFINITY, 0.01),
        |kpi| kpi.latest,
        shown = |_, kpi| kpi.metric.is_by_hand(),
        unit = unit
    ),
    field!("kpis.latest_on", Kind::Date, |kpi| kpi.latest_on, shown = |_, kpi| kpi.metric.is_by_hand()),
];

pub(super) static KPIS: List<Kpi> = List {
    id: "kpis",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.sponsorship.kpis,
    items_mut: |plan| &mut plan.sponsorship.kpis,
    make: practice::new_kpi,
    title: |_, kpi| practice::kpi_title(kpi),
    fields: KPI_FIELDS,
    presets: practice::kpi_presets,
    add_preset: practice::add_kpi,
};

pub(super) static RACI: List<RaciRow> = List {
    id: "raci",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.sponsorship.raci,
    items_mut: |plan| &mut plan.sponsorship.raci,
    make: |_, id| RaciRow { id, ..RaciRow::default() },
    title: |_, row| row.stream.label(),
    fields: &[
        field!("raci.stream", Kind::Pick(opts::<WorkStream>), |row| row.stream),
        field!("raci.accountable", Kind::Many(people), |row| row.accountable),
        field!("raci.responsible", Kind::Many(people), |row| row.responsible),
        field!("raci.consulted", Kind::Many(people), |row| row.consulted),
        field!("raci.informed", Kind::Many(people), |row| row.informed),
    ],
    presets: practice::stream_presets,
    add_preset: practice::add_stream,
};

pub(super) static LEADER_ACTIONS: List<LeaderAction> = List {
    id: "leader_actions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.sponsorship.leader_actions,
    items_mut: |plan| &mut plan.sponsorship.leader_actions,
    make: |plan, id| {
        let due = Some(practice::day_of_plan(plan, 30));
        LeaderAction { id, leader: plan.sponsorship.sponsor.clone(), due, ..LeaderAction::default() }
    },
    title: |_, action| named(&action.what),
    fields: &[
        field!("leader_actions.what", Kind::Text, |action| action.what),
        field!("leader_actions.leader", Kind::Pick(people), |action| action.leader),
        field!("leader_actions.window", Kind::Pick(opts::<Window>), |action| action.window),
        field!("leader_actions.due", Kind::When, |action| action.due),
        field!("leader_actions.done", Kind::Date, |action| action.done),
    ],
    presets: practice::action_presets,
    add_preset: practice::add_action,
};

pub(super) static COMMITMENTS: List<Commitment> = List {
    id: "commitments",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.sponsorship.commitments,
    items_mut: |plan| &mut plan.sponsorship.commitments,
    make: |plan, id| Commitment { id, leader: plan.sponsorship.sponsor.clone(), ..Commitment::default() },
    title: |_, pledge| named(&pledge.text),
    fields: &[
        field!("commitments.text", Kind::Text, |pledge| pledge.text),
        field!("commitments.leader", Kind::Pick(people), |pledge| pledge.leader),
        field!("commitments.frequency", Kind::Pick(opts::<Frequency>), |pledge| pledge.frequency),
        field!("commitments.signed_on", Kind::Date, |pledge| pledge.signed_on),
        field!("commitments.state", Kind::Pick(opts::<PledgeState>), |pledge| pledge.state),
        field!("commitments.visible", Kind::Rating, |pledge| pledge.visible),
        field!("commitments.consistent", Kind::Rating, |pledge| pledge.consistent),
        field!("commitments.measurable", Kind::Rating, |pledge| pledge.measurable),
    ],
    presets: practice::pledge_presets,
    add_preset: practice::add_pledge,
};

pub(super) static ROLE_MODELLING: List<RoleModelEntry> = List {
    id: "role_modelling",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.sponsorship.role_modelling,
    items_mut: |plan| &mut plan.sponsorship.role_modelling,
    make: |plan, id| RoleModelEntry { id, leader: plan.sponsorship.sponsor.clone(), ..RoleModelEntry::default() },
    title: |plan, entry| of_person(plan, &entry.leader, entry.act.label()),
    fields: &[
        field!("role_modelling.leader", Kind::Pick(people), |entry| entry.leader),
        field!("role_modelling.act", Kind::Pick(opts::<RoleModelAct>), |entry| entry.act),
        field!("role_modelling.on", Kind::Date, |entry| entry.on),
        field!("role_modelling.note", Kind::Text, |entry| entry.note),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

pub(super) static PAINS: List<Pain> = List {
    id: "pains",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.sponsorship.pains,
    items_mut: |plan| &mut plan.sponsorship.pains,
    make: |_, id| Pain { id, ..Pain::default() },
    title: |_, pain| pain.kind.label(),
    fields: &[
        field!("pains.kind", Kind::Pick(opts::<PainPoint>), |pain| pain.kind),
        field!("pains.counter", Kind::LongText, |pain| pain.counter),
        field!("pains.owner", Kind::Pick(people), |pain| pain.owner),
    ],
    presets: practice::counter_presets,
    add_preset: practice::add_counter,
};

pub(super) static ASSESSMENTS: List<Assessment> = List {
    id: "assessments",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.sponsorship.assessments,
    items_mut: |plan| &mut plan.sponsorship.assessments,
    make: |plan, id| Assessment { id, leader: plan.sponsorship.sponsor.clone(), ..Assessment::default() },
    title: |plan, row| of_person(plan, &row.leader, row.behaviour.label()),
    fields: &[
        field!("assessments.leader", Kind::Pick(people), |row| row.leader),
        field!("assessments.behaviour", Kind::Pick(opts::<Behaviour>), |row| row.behaviour),
        field!("assessments.own", Kind::Rating, |row| row.own),
        field!("assessments.team", Kind::Rating, |row| row.team),
    ],
    presets: practice::assessment_presets,
    add_preset: practice::add_assessment,
};

static STAKEHOLDER_FIELDS: &[Field<Stakeholder>] = &[
    field!("stakeholders.name", Kind::Text, |who| who.name),
    field!("stakeholders.kind", Kind::Pick(opts::<StakeholderKind>), |who| who.kind),
    field!("stakeholders.influence", Kind::Pick(opts::<Influence>), |who| who.influence),
    field!("stakeholders.stance", Kind::Pick(opts::<Stance>), |who| who.stance),
    field!("stakeholders.wanted", Kind::Pick(opts::<Stance>), |who| who.wanted),
    field!("stakeholders.responsibility", Kind::Text, |who| who.responsibility),
    field!("stakeholders.planned_move", Kind::LongText, |who| who.planned_move),
    field!("stakeholders.owner", Kind::Pick(people), |who| who.owner),
    field!("stakeholders.cadence", Kind::Pick(opts::<Cadence>), |who| who.cadence),
    field!("stakeholders.next_contact", Kind::Date, |who| who.next_contact),
];

pub(super) static STAKEHOLDERS: List<Stakeholder> = List {
    id: "stakeholders",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.stakeholders,
    items_mut: |plan| &mut plan.stakeholders,
    make: |_, id| Stakeholder { id, kind: StakeholderKind::Other, ..Stakeholder::default() },
    title: |_, who| named(&who.name),
    fields: STAKEHOLDER_FIELDS,
    presets: practice::stakeholder_presets,
    add_preset: practice::add_stakeholder,
};

pub(super) static ALIGNMENT: List<AlignmentRow> = List {
    id: "alignment",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.sponsorship.alignment,
    items_mut: |plan| &mut plan.sponsorship.alignment,
    make: |_, id| AlignmentRow { id, ..AlignmentRow::default() },
    title: |_, row| named(&row.from),
    fields: &[
        field!("alignment.kind", Kind::Pick(opts::<AlignmentKind>), |row| row.kind),
        field!("alignment.from", Kind::Text, |row| row.from),
        field!("alignment.to", Kind::Text, |row| row.to),
    ],
    presets: practice::alignment_presets,
    add_preset: practice::add_alignment,
};
