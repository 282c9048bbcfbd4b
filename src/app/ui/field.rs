//! What all form fields share: label, hint, error, and how the control points to them.

use leptos::prelude::*;
use uptake::t;

use super::icon::{Icon, IconName};

/// The id of a control's hint.
pub fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

/// The id of a control's error.
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// The hint and the error of a control, as the control itself points to them.
#[derive(Clone, Copy)]
pub struct Remarks {
    hint_and_error: Signal<Option<String>>,
    error: Signal<Option<String>>,
}

impl Remarks {
    /// For the control with this id; an empty hint is none.
    pub fn new(id: &str, hint: &str, error: Signal<Option<String>>) -> Self {
        let hint = (!hint.is_empty()).then(|| hint_id(id));
        let error_id = error_id(id);
        let hint_and_error = Signal::derive(move || match (&hint, error.with(Option::is_some)) {
            (Some(hint), true) => Some(format!("{hint} {error_id}")),
            (Some(hint), false) => Some(hint.clone()),
            (None, true) => Some(error_id.clone()),
            (None, false) => None,
        });
        Self { hint_and_error, error }
    }

    /// The `aria-describedby` of the control: its hint where it has one, its error while there is one.
    pub fn described_by(self) -> Option<String> {
        self.hint_and_error.get()
    }

    /// The `aria-invalid` of the control, and the `data-invalid` of what stands around it.
    pub fn invalid(self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }
}

/// The mark after the label of a field that must be filled.
fn mark(required: bool) -> Option<impl IntoView> {
    required.then(|| view! { <span class="field-required">{t!("ui.field.required")}</span> })
}

/// The hint of a control; nothing at all for an empty one.
pub fn hint_line(id: &str, hint: String) -> Option<impl IntoView + use<>> {
    let id = hint_id(id);
    (!hint.is_empty()).then(|| view! { <p class="field-hint" id=id>{hint}</p> })
}

/// What is wrong with the field, in words, while something is.
#[component]
fn FieldError(
    /// The id of the control.
    id: String,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        error.get().map(|text| {
            view! {
                <p class="field-error" id=error_id(&id)>
                    <Icon name=IconName::Warning />
                    <span class="visually-hidden">{t!("ui.field.error")}" "</span>
                    {text}
                </p>
            }
        })
    }
}

/// Label, hint and error around one control.
#[component]
pub fn Field(
    /// The id of the control.
    id: String,
    /// What is asked.
    label: String,
    /// Help in one line, empty for none.
    hint: String,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// Whether the label carries the mark of a field that must be filled.
    required_mark: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" data-invalid=move || error.with(Option::is_some).then_some("true")>
            <label class="field-label" for=id.clone()>
                {label}
                {mark(required_mark)}
            </label>
            {hint_line(&id, hint)}
            <FieldError id error />
            {children()}
        </div>
    }
}

/// Legend, hint and error around several controls that answer one question.
///
/// The fieldset has the id and takes the focus from an error summary.
#[component]
pub fn FieldGroup(
    /// The id of the group.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Help in one line, empty for none.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether the legend carries the mark of a question that must be answered.
    #[prop(optional)]
    required_mark: bool,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let remarks = Remarks::new(&id, &hint, error);
    let group_id = id.clone();
    view! {
        <fieldset
            class="field field-group"
            id=group_id
            tabindex="-1"
            data-invalid=move || remarks.invalid()
            aria-describedby=move || remarks.described_by()
        >
            <legend class="field-label">
                {label}
                {mark(required_mark)}
            </legend>
            {hint_line(&id, hint)}
            <FieldError id error />
            {children()}
        </fieldset>
    }
}
