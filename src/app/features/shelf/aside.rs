//! Texts that were kept aside: to be taken away as files, and deleted by hand alone.

use leptos::prelude::*;
use uptake::keep::aside::Aside;
use uptake::keep::space::readable;
use uptake::lang::count;
use uptake::t;

use super::stored::Stored;
use crate::frame::PLANS_HEADING;
use crate::platform::{files, page, plans};
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, Notice, Status, Tone};

/// The texts kept aside; nothing where there are none.
#[component]
pub fn AsideList(
    /// What is in storage.
    stored: RwSignal<Stored>,
) -> impl IntoView {
    let asides = Memo::new(move |_| stored.with(|stored| stored.asides.clone()));
    move || {
        let asides = asides.get();
        (!asides.is_empty()).then(|| {
            let title = count("keep.aside.title", asides.len());
            let rows = asides.into_iter().map(|aside| view! { <AsideRow aside stored /> }).collect_view();
            view! {
                <Notice tone=Status::Warn title>
                    <p>{t!("keep.aside.about")}</p>
                    <ul>{rows}</ul>
                </Notice>
            }
        })
    }
}

#[component]
fn AsideRow(aside: Aside, stored: RwSignal<Stored>) -> impl IntoView {
    let store = use_store();
    let (id, size) = (aside.id.to_string(), readable(aside.text.len() as u64));
    let text = t!("keep.aside.text", id = id, size = size);
    let download_label = t!("keep.aside.download-of", id = id, size = size);
    let delete_label = t!("keep.aside.delete-of", id = id, size = size);
    let aside = StoredValue::new(aside);
    let download = move |()| {
        aside.with_value(|aside| {
            let name = format!("{}.txt", t!("keep.aside.file", id = aside.id));
            files::download(&name, "text/plain", &aside.text);
        });
    };
    let delete = move |()| {
        aside.with_value(plans::delete_aside);
        page::focus(PLANS_HEADING);
        store.notices().say(t!("keep.aside.deleted"));
        stored.set(Stored::read());
    };
    view! {
        <li>
            <p>{text}</p>
            <div class="cluster">
                <Button on_press=download label=download_label>
                    <Icon name=IconName::Download />
                    {t!("keep.aside.download")}
                </Button>
                <Button tone=Tone::Danger on_press=delete label=delete_label>{t!("keep.aside.delete")}</Button>
            </div>
        </li>
    }
}
