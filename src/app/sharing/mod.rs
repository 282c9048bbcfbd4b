//! Handing a plan on: the dialog that offers it as a link, as a file and as a template.
//!
//! What is offered is the plan as it stood when the dialog opened; once it leaves, that state is kept, so that a copy
//! that comes back can be merged.

mod as_file;
mod as_link;

use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::envelope;
use uptake::exchange::link::{self, TooLong};
use uptake::exchange::template::template;
use uptake::plan::Plan;
use uptake::t;

use self::as_file::FileOffer;
use self::as_link::{LINK, LinkOffer};
use crate::export::JSON;
use crate::platform::{clock, files, page, versions};
use crate::route::Route;
use crate::store::use_store;
use crate::ui::{Button, Dialog, Icon, IconName};

/// A plan ready to be handed on.
#[derive(Clone)]
pub struct Outgoing {
    plan: Arc<Plan>,
    rev: u64,
    /// The text of its file.
    file: String,
    /// The address that it is in, if it fits into one.
    address: Result<String, TooLong>,
}

impl Outgoing {
    /// Writes the file of the plan.
    async fn prepare(plan: Arc<Plan>, rev: u64) -> Self {
        let file = envelope::export(&plan, rev, &clock::timestamp(), &versions::ancestors(&plan).await);
        let address = link::encode(&file).map(|data| page::address(&Route::Shared(data).href()));
        Self { plan, rev, file, address }
    }

    /// Keeps the state that was handed on.
    fn keep(&self) {
        let (plan, rev) = (Arc::clone(&self.plan), self.rev);
        page::spawn(async move {
            versions::handed_on(&plan, rev).await;
        });
    }

    /// What its file is called.
    fn file_name(&self) -> String {
        files::safe_name(&format!("{}.json", self.plan.name))
    }
}

/// The dialog.
#[component]
pub fn ShareDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(|| t!("share.title"));
    let close = move |()| {
        open.set(false);
        // The menu that it came from has closed.
        page::after(0, page::focus_heading);
    };
    view! {
        <Dialog open on_close=close title>
            <Offers />
        </Dialog>
    }
}

/// One opening of the dialog.
#[component]
fn Offers() -> impl IntoView {
    let store = use_store();
    // A state that was handed on has a revision that it was saved under.
    store.flush();
    let (plan, rev) = (store.plan_untracked(), store.revision());
    let ready = RwSignal::new(None::<Outgoing>);
    let said = RwSignal::new(None::<String>);
    page::spawn(async move {
        let outgoing = Outgoing::prepare(plan, rev).await;
        // The dialog may have been closed in the meantime. It opened on nothing but the way out of it.
        if ready.try_set(Some(outgoing)).is_none() {
            page::after(0, || page::refocus(LINK));
        }
    });
    let offers = move || match ready.get() {
        None => view! { <p>{t!("share.preparing")}</p> }.into_any(),
        Some(outgoing) => view! {
            <LinkOffer outgoing=outgoing.clone() said />
            <FileOffer outgoing said />
            <TemplateOffer said />
        }
        .into_any(),
    };
    view! {
        <p class="muted">{t!("share.about")}</p>
        {offers}
        <p class="share-said" role="status">{move || said.get()}</p>
    }
}

/// The template in the plan, as a file.
#[component]
fn TemplateOffer(said: RwSignal<Option<String>>) -> impl IntoView {
    let store = use_store();
    let download = move |()| {
        let bare = template(&store.plan_untracked());
        let name = t!("share.template.file", plan = bare.name);
        files::download(&format!("{name}.json"), JSON, &envelope::export_template(&bare, &clock::timestamp()));
        said.set(Some(t!("share.template.downloaded")));
    };
    view! {
        <section class="share-offer">
            <h3>{t!("share.template.heading")}</h3>
            <p class="muted">{t!("share.template.about")}</p>
            <div class="cluster">
                <Button on_press=download>
                    <Icon name=IconName::Download />
                    {t!("share.template.download")}
                </Button>
            </div>
        </section>
    }
}
