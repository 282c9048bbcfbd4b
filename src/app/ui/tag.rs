//! A short word set off from the text around it, and the statuses the kit knows.

use leptos::prelude::*;

/// What a tag, notice or banner means; always said in words as well, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// No judgement.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// As it should be.
    Good,
    /// Needs a look.
    Warn,
    /// Wrong or at risk.
    Danger,
}

impl Status {
    /// The value of the `data-tone` attribute that styles it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Danger => "danger",
        }
    }
}

/// A small label.
#[component]
pub fn Tag(
    /// What it means.
    #[prop(optional)]
    tone: Status,
    /// The word shown.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tag" data-tone=tone.as_str()>
            {children()}
        </span>
    }
}
