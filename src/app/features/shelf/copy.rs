//! The dialog that makes a further plan of one, for another launch.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::exchange::copy::{PinnedDates, Progress, duplicate};
use uptake::exchange::envelope::Loaded;
use uptake::id::{Id, IdSource};
use uptake::practice::templates::suggested_launch;
use uptake::t;
use uptake::wizard::settings::new_plan_issues;

use super::dialog::{CardDialog, CardForm, close};
use super::list::focus_plan;
use super::stored::{Card, Stored};
use crate::form::issue_of;
use crate::platform::plans;
use crate::platform::{clock, page};
use crate::store::{Store, use_store};
use crate::ui::{CheckField, DateField, Notice, Status, TextField};

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
    let name =
        RwSignal::new(card.get_untracked().map(|card| t!("home.copy.name", plan = card.title())).unwrap_or_default());
    let launch = RwSignal::new(card.get_untracked().map(|card| next_launch(card.launch)));
    let is_anew = RwSignal::new(true);
    let moves_pinned = RwSignal::new(true);
    let was_tried = RwSignal::new(false);
    let was_refused = RwSignal::new(false);
    let missing = move || name.with(|name| new_plan_issues(name, launch.get()));
    let issues = Signal::derive(move || if was_tried.get() { missing() } else { Vec::new() });
    let submit = move |()| {
        was_tried.set(true);
        if let Some(issue) = issues.get_untracked().first() {
            page::focus(&issue.control);
            return;
        }
        let (Some(source), Some(day)) = (card.get_untracked(), launch.get_untracked()) else { return };
        let progress = if is_anew.get_untracked() { Progress::Clear } else { Progress::Keep };
        let pinned = if moves_pinned.get_untracked() { PinnedDates::Move } else { PinnedDates::Stay };
        match copy(store, &source.id, name.get_untracked().trim(), day, (progress, pinned)) {
            Some(id) => {
                stored.set(Stored::read());
                close(card);
                focus_plan(&id);
            }
            None => was_refused.set(true),
        }
    };
    view! {
        <CardForm card first="new.name" action=t!("home.copy.action") on_submit=submit>
            <p class="muted">{t!("home.copy.about")}</p>
            <TextField id="new.name" label=t!("field.settings.name.label") value=name required_mark=true
                error=issue_of(issues, "new.name".to_owned()) on_input=move |text: String| name.set(text) />
            <DateField id="new.launch" label=t!("home.launch") value=launch required_mark=true
                error=issue_of(issues, "new.launch".to_owned())
                on_input={move |date: Option<NaiveDate>| launch.set(date)} />
            <CheckField id="new.pinned" label=t!("home.copy.pinned") hint=t!("home.copy.pinned-hint")
                checked=moves_pinned on_input=move |on: bool| moves_pinned.set(on) />
            <CheckField id="new.anew" label=t!("home.copy.anew") hint=t!("home.copy.anew-hint") checked=is_anew
                on_input=move |on: bool| is_anew.set(on) />
            <div role="alert">
                <Show when=move || was_refused.get()>
                    <Notice tone=Status::Danger title=t!("home.copy.refused")>
                        <p>{t!("home.copy.refused-why")}</p>
                    </Notice>
                </Show>
            </div>
        </CardForm>
    }
}

/// A launch still to come: the plan's own, or one that leaves time to prepare.
fn next_launch(launch: NaiveDate) -> NaiveDate {
    let today = clock::today();
    if launch > today { launch } else { suggested_launch(today) }
}

/// Stores a copy and tells its id; `None` when storage refuses or the plan is gone.
fn copy(
    store: Store,
    id: &Id,
    name: &str,
    launch: NaiveDate,
    (progress, pinned): (Progress, PinnedDates),
) -> Option<Id> {
    let Some(Loaded::Ready { plan, .. }) = plans::read(id) else { return None };
    let copy = duplicate(&plan, store.ids().fresh(), name.to_owned(), launch, progress, pinned);
    plans::add(&copy).then_some(copy.id)
}
