//! What people must know about saving, on every screen of a plan: trouble, and the choice where two tabs differ.

use leptos::prelude::*;
use uptake::plan::Plan;
use uptake::t;

use crate::merging::MergeView;
use crate::platform::page;
use crate::store::{SaveState, Store, use_store};
use crate::ui::{Banner, Button, Dialog, Status, Tone};

/// The banner, when there is anything to say.
#[component]
pub fn SaveBanner(
    /// Offers the plan as a file.
    #[prop(into)]
    on_export: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    let choosing = RwSignal::new(false);
    let state = Memo::new(move |_| store.save_state());
    let title = Signal::derive(|| t!("keep.choose.title"));
    view! {
        {move || banner(store, state.get(), choosing, on_export)}
        <Dialog open=choosing on_close=move |()| choosing.set(false) title wide=true>
            <Choose choosing />
        </Dialog>
    }
}

fn banner(store: Store, state: SaveState, choosing: RwSignal<bool>, on_export: Callback<()>) -> Option<AnyView> {
    let (tone, text) = match state {
        SaveState::Saved | SaveState::Pending => return None,
        SaveState::MemoryOnly => (Status::Warn, t!("shell.banner-memory")),
        SaveState::Refused => (Status::Danger, t!("shell.banner-full")),
        SaveState::Clash => (Status::Danger, t!("keep.clash")),
        SaveState::Gone => (Status::Danger, t!("keep.gone")),
        SaveState::Newer => (Status::Danger, t!("keep.newer")),
    };
    let choose = (state == SaveState::Clash).then(|| {
        view! { <Button tone=Tone::Primary on_press=move |()| choosing.set(true)>{t!("keep.choose.open")}</Button> }
    });
    let reload = (state == SaveState::Newer)
        .then(|| view! { <Button on_press=|()| page::reload()>{t!("screens.reload")}</Button> });
    let is_elsewhere = matches!(state, SaveState::Clash | SaveState::Gone | SaveState::Newer);
    let copy = is_elsewhere.then(|| {
        view! { <Button on_press=move |()| store.keep_mine_as_copy()>{t!("shell.keep-mine")}</Button> }
    });
    let view = view! {
        <Banner tone>
            <p>{text}</p>
            {choose}
            {reload}
            {copy}
            <Button on_press=on_export>{t!("shell.export")}</Button>
        </Banner>
    };
    Some(view.into_any())
}

/// What this tab and another one changed in different ways, with a choice for each.
#[component]
fn Choose(choosing: RwSignal<bool>) -> impl IntoView {
    let store = use_store();
    let Some(contest) = store.contest() else { return view! { <p>{t!("keep.gone")}</p> }.into_any() };
    let merged = contest.merged.clone();
    let contest = StoredValue::new(contest);
    let done = move |plan: Plan| {
        let contest = contest.get_value();
        choosing.set(false);
        store.settle_contest(contest, plan);
    };
    view! {
        <p>{t!("keep.choose.about")}</p>
        <MergeView merged ours_label=t!("keep.choose.ours") theirs_label=t!("keep.choose.theirs") on_done=done
            on_cancel=Some(Callback::new(move |()| choosing.set(false))) />
    }
    .into_any()
}
