//! A card for every metric: its value in the import at hand, how it is counted, and what to beware of.

use leptos::prelude::*;
use uptake::adoption::summary;
use uptake::choice::Choice;
use uptake::metric::{Definition, Metric};
use uptake::t;

use super::context::Context;
use super::counted::{counted, term, terms};

/// One metric in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Card {
    name: String,
    value: String,
    terms: Vec<(String, String)>,
}

impl Card {
    fn of(metric: Metric, context: &Context) -> Self {
        let import = &context.import;
        let value = summary::value(&import.figures, metric, import.imported_on);
        // Counts of the import stand only beside a value that rests on them.
        let mut all = if value.is_some() { counted(metric, &import.figures) } else { terms(metric) };
        all.push(term(metric, Definition::Caveat));
        Self {
            name: metric.label(),
            value: value.map_or_else(|| t!("charts.counted.untold"), |value| metric.format(value)),
            terms: all,
        }
    }
}

/// The cards of all metrics, folded away.
#[component]
pub fn MetricCards(context: Memo<Option<Context>>) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    let cards = Memo::new(move |_| {
        let all = |context: &Context| Metric::ALL.iter().map(|metric| Card::of(*metric, context)).collect::<Vec<_>>();
        let is_shown = was_opened.get();
        context.with(|context| context.as_ref().filter(|_| is_shown).map(all).unwrap_or_default())
    });
    let term = |(term, meaning): (String, String)| view! { <div><dt>{term}</dt><dd>{meaning}</dd></div> };
    let card = move |card: Card| {
        view! {
            <section class="metric-card">
                <h3>{card.name}</h3>
                <p>{card.value}</p>
                <dl class="chart-counted">{card.terms.into_iter().map(term).collect_view()}</dl>
            </section>
        }
    };
    view! {
        <details class="chart-table" on:toggle=move |_| was_opened.set(true)>
            <summary>{t!("charts.counted.all")}</summary>
            <div class="metric-cards">{move || cards.get().into_iter().map(card).collect_view()}</div>
        </details>
    }
}
