//! Messages that stay: a banner over the whole page, a notice beside what it speaks of.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::tag::Status;

/// The icon that goes with a status.
fn icon_of(tone: Status) -> IconName {
    match tone {
        Status::Good => IconName::Check,
        Status::Warn | Status::Danger => IconName::Warning,
        Status::Neutral | Status::Info => IconName::Info,
    }
}

/// A message over the whole page, announced when it appears.
#[component]
pub fn Banner(
    /// What it means.
    #[prop(optional)]
    tone: Status,
    /// The message and its actions.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="banner" data-tone=tone.as_str() role="status">
            <Icon name=icon_of(tone) />
            <div class="banner-body">{children()}</div>
        </div>
    }
}

/// A message inside the page, with a title.
#[component]
pub fn Notice(
    /// What it means.
    #[prop(optional)]
    tone: Status,
    /// The message in one line.
    #[prop(into)]
    title: String,
    /// The rest of the message.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice" data-tone=tone.as_str()>
            <Icon name=icon_of(tone) />
            <div class="notice-body">
                <p class="notice-title">{title}</p>
                {children()}
            </div>
        </div>
    }
}
