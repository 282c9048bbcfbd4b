//! The sponsor's targets against the newest figures that tell them.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::measure::{TargetStanding, target_standings};
use uptake::schedule::long_date;
use uptake::t;
use uptake::wizard::WizardId;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{DataTable, LinkButton};

/// The section.
#[component]
pub fn TargetsSection() -> impl IntoView {
    let store = use_store();
    let standings = store.slice(|plan| target_standings(plan, clock::today()));
    let rows = Signal::derive(move || standings.with(|all| all.iter().map(row).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| standings.with(Vec::is_empty));
    let href = links::wizard(&store.plan_untracked().id, WizardId::Sponsor, Some("targets"));
    let content = move || {
        if is_empty.get() {
            return view! {
                <p>{t!("measure.targets.none")}</p>
                <div class="cluster">
                    <LinkButton href=href.clone()>{t!("measure.targets.set")}</LinkButton>
                </div>
            }
            .into_any();
        }
        view! { <DataTable caption=t!("measure.targets.caption") head=head() rows numeric=vec![1, 2, 3] /> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("measure.targets.title")}</h2>
            {content}
        </section>
    }
}

fn head() -> Vec<String> {
    vec![
        t!("measure.targets.name"),
        t!("measure.targets.baseline"),
        t!("measure.targets.now"),
        t!("measure.targets.target"),
        t!("measure.targets.due"),
        t!("measure.targets.state"),
        t!("measure.targets.source"),
    ]
}

fn row(standing: &TargetStanding) -> Vec<String> {
    let unknown = || t!("measure.targets.unknown");
    let value = |value: Option<f64>| value.map_or_else(unknown, |value| standing.metric.format(value));
    let source = if standing.source.is_empty() { unknown() } else { standing.source.clone() };
    vec![
        standing.name.clone(),
        value(standing.reference.baseline),
        value(standing.value),
        value(standing.reference.target),
        standing.due.map_or_else(unknown, long_date),
        standing.state.label(),
        source,
    ]
}
