//! A share of a whole, and how far a piece of work has come.

use leptos::prelude::*;

/// A share from 0 to 1, drawn as a bar.
#[component]
pub fn Meter(
    /// The share; what lies outside 0..=1 is drawn at the end.
    #[prop(into)]
    value: Signal<f64>,
    /// What the share is of.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let percent = move || (value.get() * 100.0).clamp(0.0, 100.0).round().to_string();
    view! {
        <span
            class="meter"
            role="meter"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=percent
        >
            <span class="meter-fill" style:width=move || format!("{}%", percent())></span>
        </span>
    }
}

/// How far a piece of work has come, in any unit.
#[component]
pub fn Progress(
    /// How much is done.
    #[prop(into)]
    value: Signal<f64>,
    /// How much there is.
    #[prop(into)]
    max: Signal<f64>,
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let percent = move || {
        let max = max.get();
        if max > 0.0 { (value.get() / max * 100.0).clamp(0.0, 100.0).floor() } else { 0.0 }
    };
    view! {
        <div class="progress">
            <span class="progress-label" aria-hidden="true">
                {move || label.get()}
            </span>
            <progress max="100" value=move || percent().to_string() aria-label=move || label.get()></progress>
            <span class="progress-value num" aria-hidden="true">
                {move || format!("{}\u{a0}%", percent())}
            </span>
        </div>
    }
}
