//! What can be done with an artefact: print it, copy or download it as Markdown, its tables as CSV, go and change it.

use leptos::prelude::*;
use uptake::report::{Artefact, Document, artefacts};
use uptake::t;

use crate::links;
use crate::platform::{files, page};
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, LinkButton, Tone};

/// The row of buttons above the sheet.
#[component]
pub fn DocumentActions(
    /// Which artefact.
    kind: &'static Artefact,
    /// Its content.
    document: Memo<Document>,
    /// Whether it stands on a page of its own, from which ways lead back and on.
    on_own_page: bool,
) -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked().id.clone();
    let copy = move |()| {
        let text = document.with_untracked(Document::markdown);
        page::spawn(async move {
            let done = files::copy(&text).await;
            store.notices().say(if done { t!("documents.copied") } else { t!("documents.copy-refused") });
        });
    };
    let download = move |()| {
        document.with_untracked(|document| {
            files::download(&format!("{}.md", document.title), "text/markdown", &document.markdown());
        });
        store.notices().say(t!("documents.downloaded"));
    };
    let ways = if on_own_page {
        let back = (links::place(&plan, &(kind.place)()), t!("documents.back"));
        let companion = kind.companion.and_then(artefacts::find);
        let companion = companion.map(|(other, _)| (links::document(&plan, other.key), other.name()));
        [Some(back), companion]
    } else {
        [Some((links::document(&plan, kind.key), t!("documents.own-page"))), None]
    };
    let way = |(href, label): (String, String)| view! { <LinkButton href tone=Tone::Quiet>{label}</LinkButton> };
    view! {
        <div class="page-actions no-print">
            <Button on_press=move |()| page::print() tone=Tone::Primary>
                <Icon name=IconName::Print />
                {t!("documents.print")}
            </Button>
            <Button on_press=copy>
                <Icon name=IconName::Copy />
                {t!("documents.copy")}
            </Button>
            <Button on_press=download>
                <Icon name=IconName::Download />
                {t!("documents.download")}
            </Button>
            <TablesButton document />
            {ways.into_iter().flatten().map(way).collect_view()}
        </div>
    }
}

/// The tables of the document as a file for spreadsheets, where it has any.
#[component]
fn TablesButton(document: Memo<Document>) -> impl IntoView {
    let store = use_store();
    let has_tables = Memo::new(move |_| document.with(|document| document.csv().is_some()));
    let save = move |()| {
        let (title, table) = document.with_untracked(|document| (document.title.clone(), document.csv()));
        if let Some(table) = table {
            files::download(&format!("{title}.csv"), "text/csv", &table);
            store.notices().say(t!("documents.tables-downloaded"));
        }
    };
    view! {
        <Show when=move || has_tables.get()>
            <Button on_press=save>
                <Icon name=IconName::Download />
                {t!("documents.tables")}
            </Button>
        </Show>
    }
}
