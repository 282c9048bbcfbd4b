//! The plan as a link: to be copied, or given to the system's share sheet.

use leptos::prelude::*;
use uptake::exchange::link::{LONG, MAX_DATA, TooLong};
use uptake::number::grouped;
use uptake::t;

use super::Outgoing;
use crate::platform::share::{self, Passed};
use crate::platform::{files, page};
use crate::ui::{Button, Icon, IconName, Notice, Status, Tone};

/// The field that holds the link.
pub const LINK: &str = "share-link";

/// A link to the plan, or why there is none.
#[component]
pub fn LinkOffer(
    /// The plan.
    outgoing: Outgoing,
    /// What was done last, in words.
    said: RwSignal<Option<String>>,
) -> impl IntoView {
    let offer = match outgoing.address.clone() {
        Ok(address) => view! { <Link address outgoing=outgoing.clone() said /> }.into_any(),
        Err(TooLong { data }) => view! {
            <Notice tone=Status::Warn title=t!("share.link.too-long")>
                <p>{t!("share.link.too-long-why", length = shown(data), most = shown(MAX_DATA))}</p>
            </Notice>
        }
        .into_any(),
    };
    view! {
        <section class="share-offer">
            <h3>{t!("share.link.heading")}</h3>
            <p class="muted">{t!("share.link.about")}</p>
            {offer}
        </section>
    }
}

/// A number of characters as it is written.
fn shown(characters: usize) -> String {
    grouped(u64::try_from(characters).unwrap_or(u64::MAX))
}

#[component]
fn Link(
    address: String,
    /// The plan in it.
    outgoing: Outgoing,
    said: RwSignal<Option<String>>,
) -> impl IntoView {
    let length = (address.len() > LONG).then(|| t!("share.link.long", length = shown(address.len())));
    let hint_id = length.is_some().then_some("share-link-hint");
    let link = StoredValue::new((outgoing.plan.name.clone(), address.clone()));
    let outgoing = StoredValue::new(outgoing);
    let keep = move || outgoing.with_value(Outgoing::keep);
    let copy = move |()| {
        let (_, address) = link.get_value();
        let outgoing = outgoing.get_value();
        page::spawn(async move {
            let text = if files::copy(&address).await {
                outgoing.keep();
                t!("share.link.copied")
            } else {
                t!("share.link.not-copied")
            };
            // The dialog may have been closed in the meantime.
            let _ = said.try_set(Some(text));
        });
    };
    let pass_on = move |()| {
        let (title, address) = link.get_value();
        let outgoing = outgoing.get_value();
        page::spawn(async move {
            let text = match share::share_link(&title, &address).await {
                Passed::Done => {
                    outgoing.keep();
                    t!("share.passed")
                }
                Passed::Cancelled => return,
                Passed::Refused => t!("share.link.not-passed"),
            };
            let _ = said.try_set(Some(text));
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for=LINK>{t!("share.link.label")}</label>
            // Copied out of the field it is handed on as well.
            <input class="input" type="text" id=LINK readonly=true prop:value=address aria-describedby=hint_id
                on:copy=move |_| keep() />
            {length.map(|text| view! { <p class="field-hint" id="share-link-hint">{text}</p> })}
        </div>
        <div class="cluster">
            <Button tone=Tone::Primary on_press=copy>
                <Icon name=IconName::Copy />
                {t!("share.link.copy")}
            </Button>
            {share::can_share_link().then(|| view! {
                <Button on_press=pass_on>{t!("share.link.pass-on")}</Button>
            })}
        </div>
    }
}
