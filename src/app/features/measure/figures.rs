//! The figures the plan keeps: one import at a time, in numbers and charts.
//!
//! `context` gathers what charts need of the plan, `charts` makes them, `selection` narrows them down, `counted` and
//! `metrics` say how everything is counted.

mod charts;
mod context;
mod counted;
mod metrics;
mod selection;

use std::collections::BTreeSet;

use leptos::prelude::*;
use uptake::adoption::summary;
use uptake::id::{self, Id};
use uptake::metric::Metric;
use uptake::number::grouped;
use uptake::plan::measure::ImportedFigures;
use uptake::schedule::long_date;
use uptake::t;

use self::charts::{Asked, charts};
use self::context::{Context, import_of};
use self::metrics::MetricCards;
use self::selection::{Selection, SelectionFields};
use crate::chart::ChartCard;
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, Choice, EmptyState, Icon, IconName, SelectField, TextField, Tone};

/// The section; `chosen` is the import looked at, the plan's most telling one without it.
#[component]
pub fn FiguresSection(chosen: RwSignal<Option<Id>>) -> impl IntoView {
    let store = use_store();
    let shown = Memo::new(move |_| {
        let plan = store.plan();
        chosen.with(|chosen| import_of(&plan, chosen.as_ref()).map(|import| import.id.clone()))
    });
    let is_empty = Memo::new(move |_| shown.with(Option::is_none));
    let to_file = |()| {
        page::focus("adoption-file");
    };
    let content = move || {
        if is_empty.get() {
            return view! {
                <EmptyState title=t!("measure.figures.none-title") text=t!("measure.figures.none-text")>
                    <Button tone=Tone::Primary on_press=to_file>{t!("measure.figures.none-action")}</Button>
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <Tools shown chosen />
            <Numbers shown />
            <Charts shown />
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2 id="figures" tabindex="-1">{t!("measure.figures.title")}</h2>
            {content}
        </section>
    }
}

/// Which figures are shown, what they are called, and the button that deletes them.
#[component]
fn Tools(shown: Memo<Option<Id>>, chosen: RwSignal<Option<Id>>) -> impl IntoView {
    let store = use_store();
    let options = store.slice(|plan| {
        let option = |import: &ImportedFigures| {
            let label = t!("measure.figures.option", label = import.label, date = long_date(import.imported_on));
            Choice::new(import.id.as_str(), label)
        };
        plan.measurement.imports.iter().rev().map(option).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || shown.with(|id| id.as_ref().map(Id::to_string)).unwrap_or_default());
    let label = Signal::derive(move || {
        let plan = store.plan();
        shown.with(|id| import_of(&plan, id.as_ref()).map(|import| import.label.clone())).unwrap_or_default()
    });
    let rename = move |label: String| {
        let Some(id) = shown.get_untracked() else { return };
        store.edit_field(t!("measure.step.rename"), &format!("import-label.{id}"), |plan| {
            if let Some(import) = id::find_mut(&mut plan.measurement.imports, &id) {
                import.label = label;
            }
        });
    };
    let delete = move |()| {
        let Some(id) = shown.get_untracked() else { return };
        let step = t!("measure.step.delete", label = label.get_untracked());
        chosen.set(None);
        store.edit(step.clone(), |plan| plan.measurement.imports.retain(|import| import.id != id));
        store.offer_undo(step);
        page::after(0, || {
            page::focus("figures");
        });
    };
    view! {
        <div class="figure-tools">
            <SelectField id="figures-of" label=t!("measure.figures.choose") value options
                on_input=move |id: String| chosen.set(Some(Id::new(id))) />
            <TextField id="figures-label" label=t!("measure.figures.rename") value=label on_input=rename />
            <Button tone=Tone::Quiet on_press=delete>
                <Icon name=IconName::Trash />
                {t!("measure.figures.delete")}
            </Button>
        </div>
    }
}

/// The figures in a row, and where they come from.
#[component]
fn Numbers(shown: Memo<Option<Id>>) -> impl IntoView {
    let store = use_store();
    let read = move || {
        let plan = store.plan();
        shown.with(|id| import_of(&plan, id.as_ref()).map(|import| (numbers(import), about(import))))
    };
    let read = Memo::new(move |_| read().unwrap_or_default());
    let one = |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="figure-row">{move || read.get().0.into_iter().map(one).collect_view()}</dl>
        <p class="muted">{move || read.get().1}</p>
    }
}

fn numbers(import: &ImportedFigures) -> Vec<(String, String)> {
    let figures = &import.figures;
    let of = |metric: Metric| summary::value(figures, metric, import.imported_on).map(|value| metric.format(value));
    [
        (t!("measure.figures.learners"), figures.learners.map(grouped)),
        (t!("measure.figures.active"), of(Metric::WeeklyActive)),
        (t!("measure.figures.completion"), of(Metric::CompletionRate)),
        (t!("measure.figures.steps"), figures.steps.map(grouped)),
        (t!("measure.figures.nps"), of(Metric::Nps)),
        (t!("measure.figures.confirmations"), of(Metric::ManagerConfirmations)),
        (t!("measure.figures.coaching"), of(Metric::CoachingMinutes)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

fn about(import: &ImportedFigures) -> String {
    let (rows, aside) = (grouped(import.figures.rows), grouped(import.figures.set_aside));
    t!("measure.figures.about", rows = rows, aside = aside, date = long_date(import.imported_on))
}

/// Every chart that the import can tell, with what narrows them down.
#[component]
fn Charts(shown: Memo<Option<Id>>) -> impl IntoView {
    let context = use_store().slice(move |plan| shown.with(|id| Context::of(plan, id.as_ref())));
    // Apart from the charts, so that choosing a group does not reckon the forecast again.
    let outlook = Memo::new(move |_| context.with(|context| context.as_ref().and_then(Context::outlook)));
    let selection = Selection::none();
    let chosen = Memo::new(move |_| {
        context.with(|context| context.as_ref().map(|context| selection.read(context)).unwrap_or_default())
    });
    let unfolded = RwSignal::new(BTreeSet::<String>::new());
    let specs = Memo::new(move |_| {
        let (outlook, chosen, unfolded) = (outlook.get(), chosen.get(), unfolded.get());
        context.with(|context| {
            let Some(context) = context else { return Vec::new() };
            charts(&Asked { context, outlook: outlook.as_ref(), chosen: &chosen, unfolded: &unfolded })
        })
    });
    let on_more = move |key: String| {
        unfolded.update(|all| {
            if !all.remove(&key) {
                all.insert(key);
            }
        });
    };
    // A card stays while its chart changes, so that an open table stays open.
    let keys = Memo::new(move |_| specs.with(|specs| specs.iter().map(|spec| spec.key.clone()).collect::<Vec<_>>()));
    let card = move |key: String| {
        let spec = Memo::new(move |_| {
            specs.with(|specs| specs.iter().find(|spec| spec.key == key).cloned()).unwrap_or_default()
        });
        view! { <ChartCard spec on_more /> }
    };
    view! {
        <SelectionFields selection context />
        <Show when=move || keys.with(Vec::is_empty)>
            <p>{t!("measure.figures.nothing-drawn")}</p>
        </Show>
        <div class="chart-grid">
            <For each=move || keys.get() key=|key| key.clone() children=card />
        </div>
        <MetricCards context />
    }
}
