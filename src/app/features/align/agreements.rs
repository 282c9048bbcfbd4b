//! What was agreed around the targets: roles, pledges, what leaders did in the open, pain points, lines of sight.

use leptos::prelude::*;
use uptake::check::Finding;
use uptake::choice::Choice;
use uptake::plan::Plan;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::summary::{Beside, SummaryTable, name_or_open, names_or_open, or_open};
use crate::store::use_store;

/// The rows of a table.
type Rows = Vec<Vec<String>>;

/// The lists that leaders agree on, as tables.
#[component]
pub fn Agreements(
    /// The findings of the phase.
    findings: Memo<Vec<Finding>>,
) -> impl IntoView {
    let store = use_store();
    view! {
        <section class="section">
            <h2>{t!("align-view.agreements.roles")}</h2>
            <SummaryTable
                list="raci"
                columns=&["stream", "accountable", "responsible", "consulted", "informed"]
                rows=store.slice(roles)
            />
            <Beside step="roles" findings />
        </section>
        <section class="section">
            <h2>{t!("align-view.agreements.pledges")}</h2>
            <SummaryTable
                list="commitments"
                columns=&["leader", "pledge", "frequency", "signed", "state", "scores"]
                rows=store.slice(pledges)
            />
            <SummaryTable list="role_modelling" columns=&["leader", "act", "on", "note"] rows=store.slice(acts) />
            <Beside step="commitments" findings />
        </section>
        <section class="section">
            <h2>{t!("align-view.agreements.pains")}</h2>
            <SummaryTable list="pains" columns=&["pain", "counter", "owner"] rows=store.slice(pains) />
            <Beside step="events" findings />
        </section>
        <section class="section">
            <h2>{t!("align-view.agreements.alignment")}</h2>
            <SummaryTable list="alignment" columns=&["kind", "from", "to"] rows=store.slice(alignment) />
            <Beside step="alignment" findings />
        </section>
    }
}

fn roles(plan: &Plan) -> Rows {
    let row = |row: &uptake::plan::align::RaciRow| {
        let people = [&row.accountable, &row.responsible, &row.consulted, &row.informed];
        let names = people.into_iter().map(|people| names_or_open(plan, people));
        std::iter::once(row.stream.label()).chain(names).collect()
    };
    plan.sponsorship.raci.iter().map(row).collect()
}

fn pledges(plan: &Plan) -> Rows {
    let row = |pledge: &uptake::plan::align::Commitment| {
        let score = |score: Option<u8>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
        let scores = t!(
            "align-view.agreements.scores",
            visible = score(pledge.visible),
            consistent = score(pledge.consistent),
            measurable = score(pledge.measurable)
        );
        vec![
            name_or_open(plan, &pledge.leader),
            or_open(&pledge.text),
            pledge.frequency.label(),
            pledge.signed_on.map_or_else(|| or_open(""), long_date),
            pledge.state.label(),
            scores,
        ]
    };
    plan.sponsorship.commitments.iter().map(row).collect()
}

fn acts(plan: &Plan) -> Rows {
    let row = |entry: &uptake::plan::align::RoleModelEntry| {
        vec![
            name_or_open(plan, &entry.leader),
            entry.act.label(),
            entry.on.map_or_else(|| or_open(""), long_date),
            entry.note.clone(),
        ]
    };
    plan.sponsorship.role_modelling.iter().map(row).collect()
}

fn pains(plan: &Plan) -> Rows {
    let row = |pain: &uptake::plan::align::Pain| {
        vec![pain.kind.label(), or_open(&pain.counter), name_or_open(plan, &pain.owner)]
    };
    plan.sponsorship.pains.iter().map(row).collect()
}

fn alignment(plan: &Plan) -> Rows {
    let row = |row: &uptake::plan::align::AlignmentRow| vec![row.kind.label(), or_open(&row.from), or_open(&row.to)];
    plan.sponsorship.alignment.iter().map(row).collect()
}
