//! A button that opens a short list of actions, as a native popover: Esc and a click elsewhere close it.

use leptos::prelude::*;

use super::button::Tone;
use super::icon::{Icon, IconName};
use super::unique_id;

/// One action.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// What is shown.
    pub label: String,
    /// Runs when it is chosen.
    pub on_select: Callback<()>,
    /// An icon before the label.
    pub icon: Option<IconName>,
    /// `Danger` for what removes something.
    pub tone: Tone,
    /// Of a choice among several: whether it is the one that holds.
    pub chosen: Option<Signal<bool>>,
}

impl MenuItem {
    /// An action with a label and no more.
    pub fn new(label: impl Into<String>, on_select: Callback<()>) -> Self {
        Self { label: label.into(), on_select, icon: None, tone: Tone::Quiet, chosen: None }
    }

    /// The same with an icon.
    #[must_use]
    pub fn with_icon(self, icon: IconName) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The same as a choice among several, and whether it is the one that holds.
    #[must_use]
    pub fn with_chosen(self, chosen: Signal<bool>) -> Self {
        Self { chosen: Some(chosen), ..self }
    }

    /// The same as an action that removes something.
    #[must_use]
    pub fn dangerous(self) -> Self {
        Self { tone: Tone::Danger, ..self }
    }
}

/// A button with the actions behind it.
#[component]
pub fn Menu(
    /// The button's label.
    #[prop(into)]
    label: String,
    /// The actions.
    items: Vec<MenuItem>,
    /// An icon to show on the button in place of the label, which then names it.
    #[prop(optional)]
    icon: Option<IconName>,
    /// The button's look.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    let id = unique_id("menu");
    let rows = items
        .into_iter()
        .map(|item| {
            let chosen = item.chosen;
            view! {
                <li>
                    <button
                        type="button"
                        class="menu-item"
                        data-tone=item.tone.as_str()
                        aria-pressed=move || chosen.map(|chosen| chosen.get().to_string())
                        on:click=move |_| item.on_select.run(())
                        popovertarget=id.clone()
                        popovertargetaction="hide"
                    >
                        {item.icon.map(|name| view! { <Icon name /> })}
                        <span>{item.label}</span>
                    </button>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let target = id.clone();
    let face = match icon {
        Some(name) => view! { <Icon name /> }.into_any(),
        None => view! {
            <span>{label.clone()}</span>
            <Icon name=IconName::ChevronDown />
        }
        .into_any(),
    };
    view! {
        <span class="menu">
            <button
                type="button"
                class="button"
                class:button-icon=icon.is_some()
                data-tone=tone.as_str()
                aria-label=icon.is_some().then_some(label)
                popovertarget=target
            >
                {face}
            </button>
            <ul class="menu-list" id=id popover="auto">
                {rows}
            </ul>
        </span>
    }
}
