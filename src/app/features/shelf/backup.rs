//! All plans out into one file, and from one file what is missing here; what differs can be merged, one by one.

use leptos::prelude::*;
use uptake::exchange::backup::Backup;
use uptake::exchange::envelope::Imported;
use uptake::id::IdSource;
use uptake::lang::count;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::import::Standing;
use super::merge::{Incoming, MergeImport};
use super::stored::Stored;
use crate::export;
use crate::frame::PLANS_HEADING;
use crate::platform::{clock, page, plans};
use crate::room::{RoomBanner, RoomLine};
use crate::route::Route;
use crate::store::{Store, use_store};
use crate::ui::{Button, CheckField, Icon, IconName, Notice, Status, Tone};

/// Below the list: the way to save all of it, and how much room is left.
#[component]
pub fn ShelfFooter(
    /// What is in storage.
    stored: RwSignal<Stored>,
) -> impl IntoView {
    let store = use_store();
    view! {
        <Show when=move || stored.with(|stored| !stored.cards.is_empty())>
            <div class="shelf-footer stack">
                <RoomBanner />
                <div class="cluster">
                    <Button on_press=move |()| export::all_to_file(store.notices())>
                        <Icon name=IconName::Download />
                        {t!("versions.all.action")}
                    </Button>
                </div>
                // Drawn anew with the list, since each plan takes room.
                {move || {
                    stored.track();
                    view! { <RoomLine /> }
                }}
            </div>
        </Show>
    }
}

/// A plan of a backup, how it stands, and whether it is to be taken in.
#[derive(Clone)]
struct Entry {
    imported: StoredValue<Imported>,
    title: String,
    standing: Standing,
    is_wanted: RwSignal<bool>,
}

impl Entry {
    fn new(imported: Imported) -> Self {
        let plan = &imported.plan;
        let standing = Standing::of(plan);
        let title = if plan.name.trim().is_empty() { t!("wizard.unnamed") } else { plan.name.clone() };
        let is_wanted = RwSignal::new(standing == Standing::New);
        Self { imported: StoredValue::new(imported), title, standing, is_wanted }
    }
}

/// What is in a backup, before anything is changed; a plan that is here and differs can be merged.
#[component]
pub fn BackupPreview(
    /// The backup.
    backup: Backup,
    /// The id of the heading, which takes the focus.
    heading: &'static str,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Goes back to asking for a file.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let merging = RwSignal::new(None::<Imported>);
    let back = Callback::new(move |()| {
        merging.set(None);
        page::after(0, move || {
            page::focus(heading);
        });
    });
    let backup = StoredValue::new(backup);
    move || match merging.get() {
        Some(Imported { plan, rev, ancestors, .. }) => {
            let incoming = Incoming { plan, rev, ancestors };
            view! { <MergeImport incoming open back /> }.into_any()
        }
        None => view! { <Contents backup=backup.get_value() heading open merging again /> }.into_any(),
    }
}

/// The plans of a backup, and how each stands to what is here.
#[component]
fn Contents(
    backup: Backup,
    heading: &'static str,
    open: RwSignal<bool>,
    /// The plan of the backup that is being merged.
    merging: RwSignal<Option<Imported>>,
    again: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    let stored = use_context::<RwSignal<Stored>>();
    let made = match clock::local_time(&backup.exported_at) {
        Some(moment) => t!("versions.restore.from", date = long_date(moment.date())),
        None => t!("versions.restore.no-date"),
    };
    let refused: Vec<String> =
        backup.refused.iter().map(|(n, reason)| t!("versions.restore.refused", n = n, reason = reason)).collect();
    let entries: Vec<Entry> = backup.plans.into_iter().map(Entry::new).collect();
    let rows: Vec<_> = entries.iter().cloned().enumerate().map(|(n, entry)| row(n, entry, merging)).collect();
    let entries = StoredValue::new(entries);
    let is_any_wanted = move || entries.with_value(|all| all.iter().any(|entry| entry.is_wanted.get()));
    let is_full = RwSignal::new(false);
    let confirm = move |()| {
        let (added, all_fit) = take_in(store, &entries.get_value());
        refresh(stored);
        if all_fit {
            open.set(false);
            store.notices().say(count("versions.restore.done", added));
            page::after(0, || {
                page::focus(PLANS_HEADING);
            });
        } else {
            is_full.set(true);
        }
    };
    view! {
        <section class="stack">
            <h3 id=heading tabindex="-1">{made}</h3>
            <p class="muted">{t!("versions.restore.about")}</p>
            <ul class="backup-list" aria-label=t!("versions.restore.plans")>{rows}</ul>
            {refused.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view()}
            <Show when=move || !is_any_wanted()>
                <p>{t!("versions.restore.nothing")}</p>
            </Show>
            <div role="alert">
                <Show when=move || is_full.get()>
                    <Notice tone=Status::Danger title=t!("home.import.refused")>
                        <p>{t!("versions.restore.full")}</p>
                    </Notice>
                </Show>
            </div>
            <div class="dialog-actions">
                <Button on_press=again>{t!("home.import.again")}</Button>
                <Button tone=Tone::Primary on_press=confirm disabled=Signal::derive(move || !is_any_wanted())>
                    {t!("versions.restore.action")}
                </Button>
            </div>
        </section>
    }
}

fn row(n: usize, entry: Entry, merging: RwSignal<Option<Imported>>) -> impl IntoView + use<> {
    let Entry { imported, title, standing, is_wanted } = entry;
    let words = match standing {
        Standing::New => t!("versions.restore.new"),
        Standing::Same => t!("versions.restore.same"),
        Standing::Differs | Standing::Unreadable => t!("versions.restore.differs"),
    };
    let choice = matches!(standing, Standing::Differs | Standing::Unreadable).then(|| {
        view! {
            <CheckField id=format!("backup-{n}") label=t!("versions.restore.differs-choice", plan = title)
                checked=is_wanted on_input=move |on: bool| is_wanted.set(on) />
        }
    });
    let merge = (standing == Standing::Differs).then(|| {
        let label = t!("versions.restore.merge-of", plan = title);
        view! {
            <div class="cluster">
                <Button on_press=move |()| merging.set(Some(imported.get_value())) label=label>
                    {t!("merge.import.merge")}
                </Button>
            </div>
            <p class="muted">{t!("versions.restore.merge-about")}</p>
        }
    });
    view! {
        <li>
            <strong>{title}</strong>
            <span class="muted">{words}</span>
            {merge}
            {choice}
        </li>
    }
}

/// Takes in what is wanted: as it is where it is not here, else as a copy. Tells how many were, and whether all fitted.
///
/// What was taken in is not wanted any more, so that a second try goes on with the rest.
fn take_in(store: Store, entries: &[Entry]) -> (usize, bool) {
    let mut added = 0;
    for entry in entries.iter().filter(|entry| entry.is_wanted.get_untracked()) {
        let mut plan = entry.imported.with_value(|imported| imported.plan.clone());
        if plans::read(&plan.id).is_some() {
            plan.id = store.ids().fresh();
            plan.name = t!("versions.restore.copy-name", plan = plan.name);
        } else if plans::deleted().as_ref() == Some(&plan.id) {
            // The way back to the plan deleted last stays open.
            plan.id = store.ids().fresh();
        }
        if !plans::add(&plan) {
            return (added, false);
        }
        entry.is_wanted.set(false);
        added += 1;
    }
    (added, true)
}

/// Shows on the list what was added, wherever the dialog was opened.
fn refresh(stored: Option<RwSignal<Stored>>) {
    match stored {
        Some(stored) => stored.set(Stored::read()),
        None if Route::parse(&page::hash()) == Route::Home => page::reload(),
        None => page::go(&Route::Home.href()),
    }
}
