//! What can be done with an artefact: print it, copy or download it as Markdown, go back and change it.

use leptos::prelude::*;
use uptake::report::Document;
use uptake::t;

use super::DocumentKind;
use crate::links;
use crate::platform::{files, page};
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, LinkButton, Tone};

/// The row of buttons above the sheet.
#[component]
pub fn DocumentActions(
    /// Which artefact.
    kind: DocumentKind,
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
    let (wizard, step) = kind.step();
    // lang: documents.open.*
    let open = |kind: DocumentKind| (links::document(&plan, kind.key()), t!(format!("documents.open.{}", kind.key())));
    let ways = if on_own_page {
        let back = (links::wizard(&plan, wizard, Some(step)), t!("documents.back"));
        [Some(back), kind.companion().map(open)]
    } else {
        [Some((links::document(&plan, kind.key()), t!("documents.own-page"))), None]
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
            {ways.into_iter().flatten().map(way).collect_view()}
        </div>
    }
}
