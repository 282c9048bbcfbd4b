//! What stands on the manager playbook, and the coaching scripts in full, ready to be copied.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::practice::enablement::{Script, ScriptPart, lms_checklist, red_flags};
use uptake::t;
use uptake::wizard::enablement::{ESCALATION, PLAYBOOK};

use crate::form::{Issues, ListEditor, PlanFields};
use crate::links;
use crate::platform::{files, page};
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, LinkButton, Tone};

/// The part.
#[component]
pub fn PlaybookPart() -> impl IntoView {
    let none: Issues = Signal::stored(Vec::new());
    let sheet = links::document(&use_store().plan_untracked().id, "playbook");
    let points = |texts: Vec<String>| texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <section class="section">
            <h2>{t!("enable-view.playbook.title")}</h2>
            <p>{t!("enable-view.playbook.about")}</p>
            <div class="cluster">
                <LinkButton href=sheet tone=Tone::Primary>
                    <Icon name=IconName::Print />
                    {t!("enable-view.playbook.open")}
                </LinkButton>
            </div>
            <PlanFields fields=PLAYBOOK issues=none />
        </section>
        <ListEditor list=&ESCALATION issues=none />
        <section class="section">
            <h2>{t!("enable-view.scripts")}</h2>
            <p class="muted">{t!("enable-view.scripts-why")}</p>
            <div class="grid-3">{Script::ALL.iter().map(|script| view! { <ScriptCard script=*script /> }).collect_view()}</div>
        </section>
        <div class="grid-2">
            <section class="section">
                <h2>{t!("enable-view.red-flags")}</h2>
                <ul>{points(red_flags())}</ul>
            </section>
            <section class="section">
                <h2>{t!("enable-view.lms")}</h2>
                <ul>{points(lms_checklist())}</ul>
            </section>
        </div>
    }
}

/// One coaching script with its parts.
#[component]
fn ScriptCard(script: Script) -> impl IntoView {
    let store = use_store();
    let copy = move |()| {
        page::spawn(async move {
            let done = files::copy(&script.text()).await;
            store.notices().say(if done { t!("enable-view.copied") } else { t!("enable-view.copy-refused") });
        });
    };
    let part = |part: ScriptPart| {
        let title = t!("enable.script.part", title = part.title, minutes = part.minutes);
        view! { <li><strong>{title}</strong> <p>{part.say}</p></li> }
    };
    let name = t!("enable.script.head", name = script.label(), minutes = script.minutes());
    let copy_label = t!("enable-view.copy-of", what = name);
    view! {
        <article class="card stack script">
            <h3>{name}</h3>
            <p class="muted">{script.purpose()}</p>
            <ol>{script.parts().into_iter().map(part).collect_view()}</ol>
            <div class="cluster">
                <Button on_press=copy label=copy_label>
                    <Icon name=IconName::Copy />
                    {t!("enable-view.copy")}
                </Button>
            </div>
        </article>
    }
}
