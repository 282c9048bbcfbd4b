//! Text: one line, one line that breaks where its box ends, and several.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

use super::draft::Draft;
use super::field::{Field, Remarks};

/// What is being typed into a field of text, and who is told.
#[derive(Clone, Copy)]
struct Typing {
    draft: Draft<String>,
    on_input: Callback<String>,
    on_blur: Option<Callback<()>>,
}

impl Typing {
    /// The text to show.
    fn shown(self) -> String {
        self.draft.shown(String::clone)
    }

    /// Passes a typed text on.
    fn take(self, text: String) {
        self.draft.keep(text.clone(), || self.on_input.run(text));
    }

    /// Ends the typing when the focus leaves.
    fn leave(self) {
        self.draft.leave();
        if let Some(on_blur) = self.on_blur {
            on_blur.run(());
        }
    }
}

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
    let typing = Typing { draft: Draft::new(value), on_input, on_blur };
    let remarks = Remarks::new(&id, &hint, error);
    let control = view! {
        <input
            class="input"
            type="text"
            id=id.clone()
            autocomplete="off"
            prop:value=move || typing.shown()
            aria-describedby=move || remarks.described_by()
            aria-invalid=move || remarks.invalid()
            on:input=move |ev: Event| typing.take(event_target_value(&ev))
            on:blur=move |_| typing.leave()
        />
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}

/// One line of text that is seen whole: where it is longer than its box it breaks, and the box grows.
///
/// For answers in narrow columns; a form that Enter sends takes a [`TextField`].
#[component]
pub fn LineField(
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
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let typing = Typing { draft: Draft::new(value), on_input, on_blur: None };
    let remarks = Remarks::new(&id, &hint, error);
    // It stays one line: Enter adds none, and those of a pasted text become spaces.
    let on_key = move |ev: KeyboardEvent| {
        if ev.key() == "Enter" && !ev.is_composing() {
            ev.prevent_default();
        }
    };
    let control = view! {
        <textarea
            class="input line"
            id=id.clone()
            rows="1"
            autocomplete="off"
            prop:value=move || typing.shown()
            aria-describedby=move || remarks.described_by()
            aria-invalid=move || remarks.invalid()
            on:keydown=on_key
            on:input=move |ev: Event| typing.take(event_target_value(&ev).replace('\n', " "))
            on:blur=move |_| typing.leave()
        ></textarea>
    };
    view! {
        <Field id label hint error required_mark=false>
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
    let typing = Typing { draft: Draft::new(value), on_input, on_blur };
    let remarks = Remarks::new(&id, &hint, error);
    let control = view! {
        <textarea
            class="input textarea"
            id=id.clone()
            rows=rows.to_string()
            prop:value=move || typing.shown()
            aria-describedby=move || remarks.described_by()
            aria-invalid=move || remarks.invalid()
            on:input=move |ev: Event| typing.take(event_target_value(&ev))
            on:blur=move |_| typing.leave()
        ></textarea>
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}
