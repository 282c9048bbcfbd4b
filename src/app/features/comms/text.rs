//! The text that an item carries, with its merge fields filled as far as the plan can, ready to be copied.

use leptos::prelude::*;
use uptake::exchange::comms_export::message_text;
use uptake::id::{Id, find};
use uptake::plan::Plan;
use uptake::t;

use super::desk::Desk;
use crate::platform::{files, page};
use crate::ui::{Button, Icon, IconName};

/// The filled text of an item's message; `None` for an item without one.
fn text_of(plan: &Plan, item: &Id) -> Option<String> {
    let item = find(&plan.comms.items, item)?;
    let message = find(&plan.comms.messages, &item.message)?;
    Some(message_text(plan, &message.subject, &message.body))
}

/// The text folded away, with the button that copies it; nothing for an item without a message.
#[component]
pub fn ItemText(
    /// The calendar.
    desk: Desk,
    /// The item.
    id: Id,
) -> impl IntoView {
    let text = desk.store.slice(move |plan| text_of(plan, &id));
    let copy = move |()| {
        let text = text.get_untracked().unwrap_or_default();
        page::spawn(async move {
            let copied = files::copy(&text).await;
            desk.store.notices().say(if copied {
                t!("comms-view.text.copied")
            } else {
                t!("comms-view.text.not-copied")
            });
        });
    };
    view! {
        <Show when=move || text.with(Option::is_some)>
            <details>
                <summary>{t!("comms-view.text.title")}</summary>
                <div class="stack">
                    <p class="field-hint">{t!("comms-view.text.about")}</p>
                    <p class="cal-text">{move || text.get()}</p>
                    <div class="cluster">
                        <Button on_press=copy>
                            <Icon name=IconName::Copy />
                            {t!("comms-view.text.copy")}
                        </Button>
                    </div>
                </div>
            </details>
        </Show>
    }
}
