//! The plan as a file: downloaded, saved to where it was saved before, or given to the system's share sheet.

use leptos::prelude::*;
use uptake::t;

use super::Outgoing;
use crate::export::JSON;
use crate::platform::share::{self, Passed};
use crate::platform::{exported, files, page};
use crate::ui::{Button, Icon, IconName};

/// The ways in which a file leaves that this browser has.
#[component]
pub fn FileOffer(
    /// The plan.
    outgoing: Outgoing,
    /// What was done last, in words.
    said: RwSignal<Option<String>>,
) -> impl IntoView {
    let can_pass_on = share::can_share_file(&outgoing.file_name(), JSON);
    let saved_to = RwSignal::new(share::file_of_plan(&outgoing.plan.id));
    let outgoing = StoredValue::new(outgoing);
    let download = move |()| {
        outgoing.with_value(|outgoing| {
            files::download(&outgoing.file_name(), JSON, &outgoing.file);
            note(outgoing);
        });
        said.set(Some(t!("share.file.downloaded")));
    };
    let save = move |()| {
        let outgoing = outgoing.get_value();
        page::spawn(async move {
            let (id, name) = (&outgoing.plan.id, outgoing.file_name());
            let passed = share::save_to_file(id, &name, &t!("share.file.kind"), JSON, &outgoing.file).await;
            let text = match passed {
                Passed::Done => {
                    note(&outgoing);
                    let name = share::file_of_plan(id).unwrap_or(name);
                    t!("share.file.saved", name = name)
                }
                Passed::Cancelled => return,
                Passed::Refused => t!("share.file.not-saved"),
            };
            // The dialog may have been closed in the meantime.
            let _ = saved_to.try_set(share::file_of_plan(id));
            let _ = said.try_set(Some(text));
        });
    };
    let pass_on = move |()| {
        let outgoing = outgoing.get_value();
        page::spawn(async move {
            let passed = share::share_file(&outgoing.file_name(), JSON, &outgoing.plan.name, &outgoing.file).await;
            let text = match passed {
                Passed::Done => {
                    note(&outgoing);
                    t!("share.passed")
                }
                Passed::Cancelled => return,
                Passed::Refused => t!("share.file.not-passed"),
            };
            let _ = said.try_set(Some(text));
        });
    };
    let save_label = move || match saved_to.get() {
        Some(name) => t!("share.file.save-again", name = name),
        None => t!("share.file.save"),
    };
    view! {
        <section class="share-offer">
            <h3>{t!("share.file.heading")}</h3>
            <p class="muted">{t!("share.file.about")}</p>
            <div class="cluster">
                <Button on_press=download>
                    <Icon name=IconName::Download />
                    {t!("share.file.download")}
                </Button>
                {share::can_save_to_file().then(|| view! { <Button on_press=save>{save_label}</Button> })}
                {can_pass_on.then(|| view! { <Button on_press=pass_on>{t!("share.file.pass-on")}</Button> })}
            </div>
        </section>
    }
}

/// Keeps the state that left, and takes note of the export, for the reminder of the next.
fn note(outgoing: &Outgoing) {
    outgoing.keep();
    exported::note(&outgoing.plan.id, outgoing.rev);
}
