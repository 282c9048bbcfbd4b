//! Buttons, and links that look like buttons.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The usual button.
    #[default]
    Plain,
    /// The one next step of a screen.
    Primary,
    /// Removes or overwrites something.
    Danger,
    /// Without a frame, for tools in a row.
    Quiet,
}

impl Tone {
    /// The value of the `data-tone` attribute that styles it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Primary => "primary",
            Self::Danger => "danger",
            Self::Quiet => "quiet",
        }
    }
}

/// A button. With an icon alone as its content it needs `label`.
#[component]
pub fn Button(
    /// Runs on click, Enter and Space.
    #[prop(into)]
    on_press: Callback<()>,
    /// How much it asks for attention.
    #[prop(optional)]
    tone: Tone,
    /// Whether it does nothing for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The accessible name where the content does not give it.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// The element's id.
    #[prop(optional, into)]
    id: String,
    /// A further class.
    #[prop(optional, into)]
    class: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("button {class}")
            id=(!id.is_empty()).then_some(id)
            data-tone=tone.as_str()
            aria-label=move || label.get()
            title=move || label.get()
            disabled=move || disabled.get()
            on:click=move |_| on_press.run(())
        >
            {children()}
        </button>
    }
}

/// A link drawn as a button, for actions that go to another screen.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it asks for attention.
    #[prop(optional)]
    tone: Tone,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-tone=tone.as_str() href=href>
            {children()}
        </a>
    }
}
