//! The dialog that makes a further plan of one, for another launch.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::exchange::copy::duplicate;
use uptake::exchange::envelope::Loaded;
use uptake::id::{Id, IdSource};
use uptake::practice::templates::suggested_launch;
use uptake::t;

use super::dialog::{CardDialog, CardForm, close};
use super::list::focus_plan;
use super::stored::{Card, Stored};
use crate::copying::{self, CopyAnswers, CopyFields, CopyWish};
use crate::platform::{clock, plans};
use crate::store::{Store, use_store};

/// Opens while `card` holds a plan.
#[component]
pub fn CopyDialog(
    /// The plan to be copied.
    card: RwSignal<Option<Card>>,
    /// What is in storage, read anew afterwards.
    stored: RwSignal<Stored>,
) -> impl IntoView {
    let title = Signal::derive(|| t!("home.copy.title"));
    view! {
        <CardDialog card title>
            <CopyForm card stored />
        </CardDialog>
    }
}

#[component]
fn CopyForm(card: RwSignal<Option<Card>>, stored: RwSignal<Stored>) -> impl IntoView {
    let store = use_store();
    let of = card.get_untracked();
    let name = of.as_ref().map(|card| t!("home.copy.name", plan = card.title())).unwrap_or_default();
    let answers = CopyAnswers::new(name, next_launch(of.map_or_else(clock::today, |card| card.launch)));
    let submit = move |()| {
        let (Some(wish), Some(source)) = (answers.wish(), card.get_untracked()) else { return };
        match copy(store, &source.id, wish) {
            Some(id) => {
                stored.set(Stored::read());
                close(card);
                focus_plan(&id);
            }
            None => answers.refuse(),
        }
    };
    view! {
        <CardForm card first=copying::FIRST action=t!("home.copy.action") on_submit=submit>
            <p class="muted">{t!("home.copy.about")}</p>
            <CopyFields answers />
        </CardForm>
    }
}

/// A launch still to come: the plan's own, or one that leaves time to prepare.
fn next_launch(launch: NaiveDate) -> NaiveDate {
    let today = clock::today();
    if launch > today { launch } else { suggested_launch(today) }
}

/// Stores a copy and tells its id; `None` when storage refuses or the plan is gone.
fn copy(store: Store, id: &Id, wish: CopyWish) -> Option<Id> {
    let Some(Loaded::Ready { plan, .. }) = plans::read(id) else { return None };
    let (progress, pinned) = wish.options;
    let copy = duplicate(&plan, store.ids().fresh(), wish.name, wish.launch, progress, pinned);
    plans::add(&copy).then_some(copy.id)
}
