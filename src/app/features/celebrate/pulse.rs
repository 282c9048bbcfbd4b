//! The pulse: the sheet to print, the template to fill in, and the answers read back (row K1).

use leptos::prelude::*;
use uptake::exchange::pulse::{LARGEST, read_answers, template_csv};
use uptake::id::{Id, IdSource};
use uptake::lang::count;
use uptake::plan::listening::pulse::{Pulse, PulseFigures};
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::pulse_results::{Round, Trend};
use crate::links;
use crate::platform::files::{self, File, ReadError};
use crate::platform::{clock, page};
use crate::store::{Store, use_store};
use crate::ui::{Button, FileDrop, Icon, IconName, LinkButton, Notice, Status};

/// The kinds of file offered first.
const ACCEPTED: &str = ".csv,.tsv,.txt,text/csv,text/plain";

/// The part.
#[component]
pub fn PulsePart() -> impl IntoView {
    let store = use_store();
    let sheet = links::document(&store.plan_untracked().id, "pulse");
    let template = move |()| {
        let name = t!("pulse.template.file", plan = store.plan_untracked().name);
        files::download(&format!("{name}.csv"), "text/csv", &template_csv());
        store.notices().say(t!("pulse.template.saved"));
    };
    let rounds =
        store.slice(|plan| plan.listening.pulses.iter().rev().map(|round| round.id.clone()).collect::<Vec<Id>>());
    view! {
        <section class="section">
            <h2>{t!("pulse.title")}</h2>
            <p class="lede">{t!("pulse.lede")}</p>
            <div class="cluster">
                <LinkButton href=sheet>
                    <Icon name=IconName::Print />
                    {t!("pulse.open-sheet")}
                </LinkButton>
                <Button on_press=template>
                    <Icon name=IconName::Download />
                    {t!("pulse.template.save")}
                </Button>
            </div>
            <Answers />
        </section>
        <Trend />
        <For each=move || rounds.get() key=|id| id.clone() let:id>
            <Round id />
        </For>
    }
}

/// Takes a filled template and says what came of it.
#[component]
fn Answers() -> impl IntoView {
    let store = use_store();
    let problem = RwSignal::new(None::<String>);
    let take = move |file: File| {
        let plan = store.plan_untracked().id.clone();
        page::spawn(async move {
            let read = match files::read_text(&file, LARGEST).await {
                Ok(text) => read_answers(&text).map_err(|error| error.to_string()),
                Err(ReadError::TooLong) => Err(t!("pulse.error.too-long")),
                Err(ReadError::Unreadable) => Err(t!("pulse.error.unreadable")),
            };
            // Someone may have opened another plan in the meantime.
            if store.plan_untracked().id != plan {
                return;
            }
            // The page may be gone; then there is nobody to tell.
            let _ = problem.try_set(read.as_ref().err().cloned());
            if let Ok(figures) = read {
                keep(store, figures);
            }
        });
    };
    let trouble = move || {
        problem.get().map(|text| {
            view! {
                <Notice tone=Status::Danger title=t!("pulse.error.title")>
                    <p>{text}</p>
                </Notice>
            }
        })
    };
    view! {
        <FileDrop id="pulse-file" label=t!("pulse.file") hint=t!("pulse.file-hint") accept=ACCEPTED
            on_files={move |files: Vec<File>| files.into_iter().for_each(take)} />
        <div role="alert">{trouble}</div>
    }
}

/// Adds a round with these answers, dated today.
fn keep(store: Store, figures: PulseFigures) {
    let today = clock::today();
    let people = figures.rows;
    let label = t!("pulse.round", date = long_date(today));
    store.edit(t!("pulse.take-step"), |plan| {
        let id = store.ids().fresh();
        plan.listening.pulses.push(Pulse { id, label, on: Some(today), invited: None, figures });
    });
    store.notices().say(count("pulse.taken", people));
}
