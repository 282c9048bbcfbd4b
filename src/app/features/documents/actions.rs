//! What can be done with an artefact: print it, copy or download it as Markdown, its tables as CSV; where one goes on.

use leptos::prelude::*;
use uptake::report::{Artefact, Document, artefacts};
use uptake::t;

use crate::links;
use crate::platform::{files, page, print};
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, Tone};

/// The row of buttons above the sheet.
#[component]
pub fn DocumentActions(
    /// The artefact's content.
    document: Memo<Document>,
    /// A way on from here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let store = use_store();
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
    view! {
        <div class="page-actions no-print">
            <Button on_press=move |()| print::print() tone=Tone::Primary>
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
            {children.map(|children| children())}
        </div>
    }
}

/// The ways from an artefact's own page: to where it is changed, and to the artefact that goes with it.
#[component]
pub fn DocumentWays(
    /// Which artefact.
    kind: &'static Artefact,
) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    let companion = kind.companion.and_then(artefacts::find);
    let companion = companion.map(|(other, _)| view! { <a href=links::document(&plan, other.key)>{other.name()}</a> });
    view! {
        <p class="document-ways">
            <a href=links::place(&plan, &(kind.place)())>{t!("documents.back")}</a>
            {companion}
        </p>
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
