//! What stands where there is nothing yet: what it is for, and how to begin.

use leptos::prelude::*;

/// An empty list or page. The children are the actions that fill it.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: String,
    /// What it is for, in a line or two.
    #[prop(into)]
    text: String,
    /// The actions.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <p>{text}</p>
            <div class="cluster">{children()}</div>
        </div>
    }
}
