//! Pairs of a name and what it stands for.

use leptos::prelude::*;

use super::data_table::prose;

/// Pairs of a name and a value, side by side where there is room. Sentences are set lighter than names and figures.
#[component]
pub fn Facts(
    /// The names and their values.
    #[prop(into)]
    pairs: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let pair = |(name, value): (String, String)| {
        let class = prose(&value);
        view! { <div><dt>{name}</dt><dd class=class>{value}</dd></div> }
    };
    view! { <dl class="facts facts-wide">{move || pairs.get().into_iter().map(pair).collect_view()}</dl> }
}
