//! Yes or no, and any of several.

use leptos::ev::Event;
use leptos::prelude::*;

use super::field::{FieldGroup, Remarks, error_id, hint_line};
use super::select_field::Choice;

/// Yes or no.
#[component]
pub fn CheckField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// The statement that is true when ticked.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Runs with the new state.
    #[prop(into)]
    on_input: Callback<bool>,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let remarks = Remarks::new(&id, &hint, error);
    let hint = hint_line(&id, hint);
    let error_id = error_id(&id);
    view! {
        <div class="check" data-invalid=move || remarks.invalid()>
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=move || checked.get()
                aria-describedby=move || remarks.described_by()
                aria-invalid=move || remarks.invalid()
                on:change=move |ev: Event| on_input.run(event_target_checked(&ev))
            />
            <label for=id>{label}</label>
            {hint}
            {move || {
                let id = error_id.clone();
                error.get().map(|text| view! { <p class="field-error" id=id>{text}</p> })
            }}
        </div>
    }
}

/// Any of several. The values keep the order in which they were ticked.
#[component]
pub fn CheckGroup(
    /// The id of the group; its boxes are `{id}-1`, `{id}-2`, ….
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The values ticked.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Runs with all values ticked after a change.
    #[prop(into)]
    on_input: Callback<Vec<String>>,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be answered.
    #[prop(optional)]
    required_mark: bool,
) -> impl IntoView {
    let options = Memo::new(move |_| options.get());
    let group = id.clone();
    let tick = move |changed: &str, on: bool| {
        let mut next = values.get_untracked();
        next.retain(|value| value != changed);
        if on {
            next.push(changed.to_owned());
        }
        on_input.run(next);
    };
    let boxes = move || {
        let row = |(index, choice): (usize, Choice)| {
            let box_id = format!("{group}-{}", index + 1);
            let own = choice.value.clone();
            view! {
                <div class="check">
                    <input
                        type="checkbox"
                        id=box_id.clone()
                        prop:checked=move || values.with(|values| values.contains(&own))
                        on:change=move |ev: Event| tick(&choice.value, event_target_checked(&ev))
                    />
                    <label for=box_id>{choice.label}</label>
                </div>
            }
        };
        options.get().into_iter().enumerate().map(row).collect::<Vec<_>>()
    };
    view! {
        <FieldGroup id label hint error required_mark>
            <div class="check-list">{boxes}</div>
        </FieldGroup>
    }
}
