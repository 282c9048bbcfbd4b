//! The dialog that copies the plan to one of its waves, with the wave's name and launch (row H4).

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use uptake::exchange::copy::for_wave;
use uptake::id::{Id, IdSource, find};
use uptake::t;

use super::waves::called;
use crate::copying::{self, CopyAnswers, CopyFields};
use crate::links;
use crate::platform::{page, plans};
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::ui::{Button, Dialog};

/// Opens while `wave` names one.
#[component]
pub fn CopyDialog(
    /// The wave that the copy is for.
    wave: RwSignal<Option<Id>>,
) -> impl IntoView {
    let store = use_store();
    let name = store.slice(move |plan| {
        let wanted = wave.get()?;
        find(&plan.governance.waves, &wanted).map(called)
    });
    let title = Signal::derive(move || t!("govern.waves.copy-title", wave = name.get().unwrap_or_default()));
    let open = Signal::derive(move || wave.with(Option::is_some));
    view! {
        <Dialog open on_close=move |()| wave.set(None) title>
            <CopyForm wave />
        </Dialog>
    }
}

#[component]
fn CopyForm(wave: RwSignal<Option<Id>>) -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    let chosen = wave.get_untracked().and_then(|id| find(&plan.governance.waves, &id).cloned()).unwrap_or_default();
    let name = t!("govern.waves.copy-name", plan = plan.name, wave = called(&chosen));
    let answers = CopyAnswers::new(name, plan.date(chosen.launch));
    page::after(0, || {
        page::focus(copying::FIRST);
    });
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        let (Some(wish), Some(id)) = (answers.wish(), wave.get_untracked()) else { return };
        let plan = store.plan_untracked();
        let copy = for_wave(&plan, &id, store.ids().fresh(), wish.name, wish.launch, wish.options);
        if !plans::add(&copy) {
            answers.refuse();
            return;
        }
        let address = links::plan(&copy.id, PlanRoute::Overview);
        let said = t!("govern.waves.copied", plan = copy.name);
        store.notices().offer(said, t!("govern.waves.open-copy"), move || page::go(&address));
        wave.set(None);
    };
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted">{t!("govern.waves.copy-about")}</p>
            <CopyFields answers />
            <div class="dialog-actions">
                <Button on_press=move |()| wave.set(None)>{t!("ui.dialog.cancel")}</Button>
                <button type="submit" class="button" data-tone="primary">{t!("home.copy.action")}</button>
            </div>
        </form>
    }
}
