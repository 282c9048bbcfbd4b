//! Text: one line and several.

use leptos::ev::Event;
use leptos::prelude::*;

use super::draft::Draft;
use super::field::{Field, described_by, invalid};

/// One line of text.
#[component]
pub fn TextField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The text as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Runs with each text typed.
    #[prop(into)]
    on_input: Callback<String>,
    /// Runs when the focus leaves.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
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
    let draft = Draft::new(value);
    let describes = described_by(&id, !hint.is_empty(), error);
    let is_invalid = invalid(error);
    let control = view! {
        <input
            class="input"
            type="text"
            id=id.clone()
            autocomplete="off"
            prop:value=move || draft.shown(String::clone)
            aria-describedby=move || describes.get()
            aria-invalid=move || is_invalid.get()
            on:input=move |ev: Event| {
                let text = event_target_value(&ev);
                draft.keep(text.clone(), move || on_input.run(text));
            }
            on:blur=move |_| {
                draft.leave();
                if let Some(on_blur) = on_blur {
                    on_blur.run(());
                }
            }
        />
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The text as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Runs with each text typed.
    #[prop(into)]
    on_input: Callback<String>,
    /// Runs when the focus leaves.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// The lines shown at least; the box grows with its text.
    #[prop(default = 3)]
    rows: u32,
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
    let draft = Draft::new(value);
    let describes = described_by(&id, !hint.is_empty(), error);
    let is_invalid = invalid(error);
    let control = view! {
        <textarea
            class="input textarea"
            id=id.clone()
            rows=rows.to_string()
            prop:value=move || draft.shown(String::clone)
            aria-describedby=move || describes.get()
            aria-invalid=move || is_invalid.get()
            on:input=move |ev: Event| {
                let text = event_target_value(&ev);
                draft.keep(text.clone(), move || on_input.run(text));
            }
            on:blur=move |_| {
                draft.leave();
                if let Some(on_blur) = on_blur {
                    on_blur.run(());
                }
            }
        ></textarea>
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}
