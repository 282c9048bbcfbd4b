//! The diagnosis in a paragraph to pass on, and what a diagnosis consists of (row A7).

use leptos::prelude::*;
use uptake::lang::count;
use uptake::plan::diagnosis::steps::{Step, steps};
use uptake::report::diagnosis::{diagnosis, paragraph};
use uptake::t;

use crate::links;
use crate::platform::{clock, files, page};
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, LinkButton};

/// The part.
#[component]
pub fn SummaryPart() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let said = store.slice(paragraph);
    let copy = move |()| {
        let text = diagnosis(&store.plan_untracked(), clock::today()).markdown();
        page::spawn(async move {
            let done = files::copy(&text).await;
            store.notices().say(if done { t!("documents.copied") } else { t!("documents.copy-refused") });
        });
    };
    view! {
        <section class="section">
            <h2>{t!("diagnose.summary.heading")}</h2>
            <p class="diagnosis">{move || said.get()}</p>
            <div class="cluster no-print">
                <Button on_press=copy>
                    <Icon name=IconName::Copy />
                    {t!("documents.copy")}
                </Button>
                <LinkButton href=links::document(&id, "diagnosis")>{t!("documents.own-page")}</LinkButton>
            </div>
        </section>
        <Steps />
    }
}

/// The steps, each with its state and the way to it.
#[component]
fn Steps() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let list = store.slice(steps);
    let left = move || list.with(|list| list.iter().filter(|step| !step.done).count());
    let row = move |step: Step| {
        let (key, state) =
            if step.done { ("done", t!("diagnose.summary.done")) } else { ("todo", t!("diagnose.summary.todo")) };
        view! {
            <li data-state=key>
                <a href=links::place(&id, &step.place)>{step.text}</a>
                <span class="muted">{state}</span>
            </li>
        }
    };
    view! {
        <section class="section">
            <h2>{t!("diagnose.summary.checklist")}</h2>
            <p>{move || count("diagnose.summary.left", left())}</p>
            <ol class="phase-steps">{move || list.get().into_iter().map(&row).collect_view()}</ol>
        </section>
    }
}
