//! Short messages about what just happened, with a way to take it back.

use leptos::prelude::*;
use uptake::t;

use super::icon::{Icon, IconName};
use super::tag::Status;

/// The class of the place where messages show.
pub const TOASTS: &str = "toasts";

/// One message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u64,
    /// What happened.
    pub text: String,
    /// The label of a button, and what it does.
    pub action: Option<(String, Callback<()>)>,
    /// What it means.
    pub tone: Status,
}

/// The messages on show, announced politely. How long one stays is the caller's decision.
#[component]
pub fn Toasts(
    /// The messages, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// Whether they show at the upper edge of the window instead of the lower.
    #[prop(into)]
    high: Signal<bool>,
    /// Runs with the id of a message that can go.
    #[prop(into)]
    on_dismiss: Callback<u64>,
) -> impl IntoView {
    let row = move |toast: Toast| {
        let id = toast.id;
        let action = toast.action.map(|(label, run)| {
            let act = move |_| {
                run.run(());
                on_dismiss.run(id);
            };
            view! {
                <button type="button" class="button" on:click=act>
                    {label}
                </button>
            }
        });
        view! {
            <div class="toast" data-tone=toast.tone.as_str()>
                <p class="toast-text">{toast.text}</p>
                {action}
                <button
                    type="button"
                    class="button button-icon"
                    data-tone="quiet"
                    aria-label=t!("ui.toasts.dismiss")
                    on:click=move |_| on_dismiss.run(id)
                >
                    <Icon name=IconName::Close />
                </button>
            </div>
        }
    };
    view! {
        <section
            class=TOASTS
            data-high=move || high.get().then_some("true")
            aria-label=t!("ui.toasts.label")
            aria-live="polite"
        >
            <For each=move || toasts.get() key=|toast| toast.id children=row />
        </section>
    }
}
