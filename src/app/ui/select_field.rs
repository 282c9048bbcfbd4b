//! One of several, from a list that opens.

use leptos::ev::Event;
use leptos::prelude::*;

use super::field::{Field, Remarks};

/// One entry of a list to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is passed on.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Choice {
    /// An entry with this value and label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// One of several. A value that is not among the options shows as nothing chosen.
#[component]
pub fn SelectField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The value chosen, or the empty text.
    #[prop(into)]
    value: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Runs with the value chosen.
    #[prop(into)]
    on_input: Callback<String>,
    /// The label of a first option with the empty value; none without it.
    #[prop(optional, into)]
    empty: String,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required_mark: bool,
) -> impl IntoView {
    let remarks = Remarks::new(&id, &hint, error);
    // Options often come from the whole plan: without the memo each edit would rebuild an open list.
    let options = Memo::new(move |_| options.get());
    let has_empty = !empty.is_empty();
    let nothing_chosen = Memo::new(move |_| {
        let known = value.with(|value| {
            (has_empty && value.is_empty()) || options.with(|options| options.iter().any(|o| o.value == *value))
        });
        !known
    });

    let entry = move |choice: Choice| {
        let own = choice.value.clone();
        view! {
            <option value=choice.value prop:selected=move || value.with(|value| *value == own)>
                {choice.label}
            </option>
        }
    };
    let control = view! {
        <select
            class="input select"
            id=id.clone()
            aria-describedby=move || remarks.described_by()
            aria-invalid=move || remarks.invalid()
            on:change=move |ev: Event| on_input.run(event_target_value(&ev))
        >
            {move || nothing_chosen.get().then(|| view! { <option value="" hidden=true prop:selected=true></option> })}
            {has_empty.then(|| entry(Choice::new("", empty)))}
            {move || options.get().into_iter().map(entry).collect::<Vec<_>>()}
        </select>
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}
