//! Moving the launch: a new date, a look at all that moves with it, and one step that applies it.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::lang::count;
use uptake::schedule::reflow::{Move, move_launch, preview_move, skip_reason};
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::moves::MovesTable;
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, DateField, Notice, Status, Tone};

const LAUNCH: &str = "settings.launch";

/// The launch, and what a new one would move.
#[component]
pub fn LaunchMove() -> impl IntoView {
    let store = use_store();
    let launch = store.slice(|plan| plan.launch);
    let wanted = RwSignal::new(None::<NaiveDate>);
    // Undo, redo and other tabs move the launch too; the field then shows what the plan says.
    Effect::new(move |_| wanted.set(Some(launch.get())));
    let target = Memo::new(move |_| wanted.get().filter(|date| *date != launch.get()));
    let error = Signal::derive(move || wanted.get().is_none().then(|| t!("settings.issue.launch")));
    view! {
        <DateField id=LAUNCH label=t!("home.launch") hint=t!("settings.launch.hint") value=wanted error
            on_input={move |date: Option<NaiveDate>| wanted.set(date)} />
        <Show when=move || target.get().is_some()>
            <Preview target wanted />
        </Show>
    }
}

/// What a move to `target` would do, and the buttons that do it or let it be.
#[component]
fn Preview(target: Memo<Option<NaiveDate>>, wanted: RwSignal<Option<NaiveDate>>) -> impl IntoView {
    let store = use_store();
    let moves = Memo::new(move |_| match target.get() {
        Some(date) => preview_move(&store.plan(), date),
        None => Vec::new(),
    });
    let counted = move |pinned: bool| moves.with(|moves| moves.iter().filter(|change| change.pinned == pinned).count());
    let day_off = move || {
        let date = target.get()?;
        let reason = skip_reason(date, &store.plan().calendar)?;
        let title = t!("settings.launch.day-off", date = long_date(date), why = reason);
        Some(view! { <Notice tone=Status::Warn title><p>{t!("settings.launch.day-off-fix")}</p></Notice> })
    };
    let heading = move || {
        let date = target.get().map(long_date).unwrap_or_default();
        t!("settings.launch.preview", date = date)
    };
    let apply = move |()| {
        let Some(date) = target.get_untracked() else { return };
        let step = t!("settings.launch.step", date = long_date(date));
        store.edit(step.clone(), |plan| move_launch(plan, date));
        store.notices().say(step);
        page::focus(LAUNCH);
    };
    let keep = move |()| {
        wanted.set(Some(store.plan_untracked().launch));
        page::focus(LAUNCH);
    };
    view! {
        <section class="stack launch-move" aria-labelledby="launch-move">
            <h3 id="launch-move">{heading}</h3>
            <p role="status">
                {move || count("settings.launch.moving", counted(false))} " "
                {move || (counted(true) > 0).then(|| count("settings.launch.staying", counted(true)))}
            </p>
            {day_off}
            <div class="cluster">
                <Button tone=Tone::Primary on_press=apply>{t!("settings.launch.apply")}</Button>
                <Button on_press=keep>{t!("settings.launch.keep")}</Button>
            </div>
            <Show when=move || moves.with(|moves: &Vec<Move>| !moves.is_empty())>
                <MovesTable moves caption=t!("settings.launch.caption") />
            </Show>
        </section>
    }
}
