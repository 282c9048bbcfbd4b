//! Tabs over one panel: arrow keys, Home and End move between them, and the panel follows.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::unique_id;

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabItem {
    /// What is passed on when it is chosen.
    pub id: String,
    /// What is shown.
    pub label: String,
}

/// The tab that `key` leads to from the tab at `at` among `count`, if it is a key that moves.
fn target(key: &str, at: usize, count: usize) -> Option<usize> {
    if count == 0 {
        return None;
    }
    match key {
        "ArrowRight" => Some((at + 1) % count),
        "ArrowLeft" => Some((at + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

/// A row of tabs and the panel they choose; the children show what `selected` says.
#[component]
pub fn Tabs(
    /// What the tabs choose between.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<TabItem>,
    /// The id of the tab chosen.
    #[prop(into)]
    selected: Signal<String>,
    /// Runs with the id of the tab chosen.
    #[prop(into)]
    on_select: Callback<String>,
    /// The content of the panel.
    children: Children,
) -> impl IntoView {
    let base = unique_id("tabs");
    let panel_id = format!("{base}-panel");
    let ids: Vec<String> = tabs.iter().map(|tab| tab.id.clone()).collect();
    let buttons: Vec<NodeRef<html::Button>> = tabs.iter().map(|_| NodeRef::new()).collect();

    let row = tabs
        .into_iter()
        .zip(buttons.iter().copied())
        .map(|(tab, button)| {
            let button_id = format!("{base}-{}", tab.id);
            let own = tab.id.clone();
            let here = Memo::new(move |_| selected.with(|selected| *selected == own));
            view! {
                <button
                    type="button"
                    class="tab"
                    role="tab"
                    node_ref=button
                    id=button_id
                    aria-controls=panel_id.clone()
                    aria-selected=move || if here.get() { "true" } else { "false" }
                    tabindex=move || if here.get() { "0" } else { "-1" }
                    on:click=move |_| on_select.run(tab.id.clone())
                >
                    {tab.label}
                </button>
            }
        })
        .collect::<Vec<_>>();

    let on_key = move |ev: KeyboardEvent| {
        let at = selected.with_untracked(|selected| ids.iter().position(|id| id == selected)).unwrap_or(0);
        let Some(next) = target(&ev.key(), at, ids.len()) else { return };
        ev.prevent_default();
        if let Some(id) = ids.get(next) {
            on_select.run(id.clone());
        }
        if let Some(button) = buttons.get(next).and_then(|button| button.get_untracked()) {
            // Focusing fails only where the element has left the page.
            let _ = button.focus();
        }
    };
    let named_by = move || format!("{base}-{}", selected.get());
    view! {
        <div class="tabs">
            <div class="tab-row" role="tablist" aria-label=label on:keydown=on_key>
                {row}
            </div>
            <div class="tab-panel" role="tabpanel" id=panel_id tabindex="0" aria-labelledby=named_by>
                {children()}
            </div>
        </div>
    }
}
