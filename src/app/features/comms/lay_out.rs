//! Filling the calendar: from the ready calendar, and from the rows of the matrix. Both say beforehand what they would
//! change, and both are one step to undo (rows E1 and E2).

use leptos::prelude::*;
use uptake::comms::layout::{LaidOut, lay_out, preview};
use uptake::id::CountedIds;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::practice::comms::fill_ready_calendar;
use uptake::t;

use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, Tone};

/// The id of the section, where findings about an empty or outdated calendar lead to.
const LAY_OUT: &str = "lay-out-calendar";

/// What taking over the ready calendar would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ready {
    items: LaidOut,
    audiences: usize,
    messages: usize,
    rows: usize,
}

impl Ready {
    /// Tries it on a copy of the plan.
    fn of(plan: &Plan) -> Self {
        let mut trial = plan.clone();
        let items = fill_ready_calendar(&mut trial, &mut CountedIds::new("preview"));
        Self {
            items,
            audiences: trial.audiences.len() - plan.audiences.len(),
            messages: trial.comms.messages.len() - plan.comms.messages.len(),
            rows: trial.comms.matrix.len() - plan.comms.matrix.len(),
        }
    }

    fn is_there(&self) -> bool {
        self.rows == 0 && self.audiences == 0 && self.messages == 0
    }

    fn words(&self) -> String {
        let parts = [
            counted("comms-view.lay-out.audiences", self.audiences),
            counted("comms-view.lay-out.messages", self.messages),
            counted("comms-view.lay-out.rows", self.rows),
        ];
        let items = Some(changes(self.items)).filter(|words| !words.is_empty());
        parts.into_iter().flatten().chain(items).collect::<Vec<_>>().join(", ")
    }
}

/// So many things in words; nothing for none.
fn counted(key: &str, n: usize) -> Option<String> {
    // lang: comms-view.lay-out.*
    (n > 0).then(|| count(key, n))
}

/// What laying out does to the items, in words.
fn changes(done: LaidOut) -> String {
    let parts = [
        counted("comms-view.lay-out.added", done.added),
        counted("comms-view.lay-out.updated", done.updated),
        counted("comms-view.lay-out.removed", done.removed),
        counted("comms-view.lay-out.kept", done.kept),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether laying out would change anything.
fn is_idle(done: LaidOut) -> bool {
    done.added + done.updated + done.removed == 0
}

/// The two ways to fill the calendar.
#[component]
pub fn LayOutCalendar() -> impl IntoView {
    view! {
        <section class="section" id=LAY_OUT tabindex="-1" aria-labelledby="lay-out-title">
            <h2 id="lay-out-title">{t!("comms-view.lay-out.title")}</h2>
            <div class="grid-2">
                <FromReady />
                <FromMatrix />
            </div>
        </section>
    }
}

#[component]
fn FromReady() -> impl IntoView {
    let store = use_store();
    let ready = store.slice(Ready::of);
    let fill = move |()| {
        let step = t!("comms-view.lay-out.ready-step", changes = ready.get_untracked().words());
        store.edit(step.clone(), |plan| {
            fill_ready_calendar(plan, &mut store.ids());
        });
        store.offer_undo(step);
        // The button has nothing more to do and lets go of the focus.
        page::refocus(LAY_OUT);
    };
    let about = move || match ready.get() {
        ready if ready.is_there() => t!("comms-view.lay-out.ready-there"),
        ready => t!("comms-view.lay-out.would", changes = ready.words()),
    };
    view! {
        <div class="card stack">
            <h3>{t!("comms-view.lay-out.ready-title")}</h3>
            <p>{t!("comms-view.lay-out.ready-about")}</p>
            <p class="muted" role="status">{about}</p>
            <div class="cluster">
                <Button tone=Tone::Primary on_press=fill disabled=Signal::derive(move || ready.get().is_there())>
                    <Icon name=IconName::Calendar />
                    {t!("comms-view.lay-out.ready")}
                </Button>
            </div>
        </div>
    }
}

#[component]
fn FromMatrix() -> impl IntoView {
    let store = use_store();
    let planned = store.slice(preview);
    let has_rows = store.slice(|plan| !plan.comms.matrix.is_empty());
    let fill = move |()| {
        let step = t!("comms-view.lay-out.matrix-step", changes = changes(planned.get_untracked()));
        store.edit(step.clone(), |plan| {
            lay_out(plan, &mut store.ids());
        });
        store.offer_undo(step);
        // The button has nothing more to do and lets go of the focus.
        page::refocus(LAY_OUT);
    };
    let about = move || {
        let planned = planned.get();
        if !has_rows.get() {
            t!("comms-view.lay-out.no-rows")
        } else if is_idle(planned) {
            t!("comms-view.lay-out.in-step")
        } else {
            t!("comms-view.lay-out.would", changes = changes(planned))
        }
    };
    view! {
        <div class="card stack">
            <h3>{t!("comms-view.lay-out.matrix-title")}</h3>
            <p>{t!("comms-view.lay-out.matrix-about")}</p>
            <p class="muted" role="status">{about}</p>
            <div class="cluster">
                <Button on_press=fill disabled=Signal::derive(move || is_idle(planned.get()))>
                    <Icon name=IconName::Calendar />
                    {t!("comms-view.lay-out.matrix")}
                </Button>
            </div>
        </div>
    }
}
