//! Plans on their way out as files: one, or all that are here in one, or what is dated in one as a calendar.

use std::sync::Arc;

use uptake::exchange::backup;
use uptake::exchange::envelope::{self, Loaded};
use uptake::exchange::ics::{self, IcsContext};
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::t;

use crate::notices::Notices;
use crate::platform::zones::{self, BrowserZones};
use crate::platform::{clock, exported, files, page, plans, versions};
use crate::store::Store;

/// The kind of file a calendar is.
pub const CALENDAR: &str = "text/calendar;charset=utf-8";

/// The kind of file a plan is.
pub const JSON: &str = "application/json";

/// Offers a plan as a file without waiting for it; see [`hand_over`].
pub fn to_file(notices: Notices, plan: Arc<Plan>, rev: u64) {
    page::spawn(hand_over(notices, plan, rev));
}

/// The file of a plan that is being handed on; keeps the state in which it is.
pub async fn file_of(plan: &Plan, rev: u64) -> String {
    let ancestors = versions::handed_on(plan, rev).await;
    envelope::export(plan, rev, &clock::timestamp(), &ancestors)
}

/// Offers a plan as a file, keeps the state in which it was handed on, and says so.
pub async fn hand_over(notices: Notices, plan: Arc<Plan>, rev: u64) {
    let text = file_of(&plan, rev).await;
    files::download(&format!("{}.json", plan.name), JSON, &text);
    exported::note(&plan.id, rev);
    notices.say(t!("shell.exported"));
}

/// Offers all plans that open as one file, and says how many they are.
pub fn all_to_file(notices: Notices) {
    page::spawn(async move {
        let mut texts = Vec::new();
        let mut taken: Vec<(Id, u64)> = Vec::new();
        for entry in plans::list() {
            if let Loaded::Ready { plan, rev, .. } = entry.loaded {
                texts.push(file_of(&plan, rev).await);
                taken.push((plan.id, rev));
            }
        }
        let name = t!("versions.all.file", day = clock::today());
        files::download(&format!("{name}.json"), JSON, &backup::export(&texts, &clock::timestamp()));
        for (id, rev) in &taken {
            exported::note(id, *rev);
        }
        notices.say(uptake::lang::count("versions.all.done", taken.len()));
    });
}

/// Offers everything that is dated in the open plan as a calendar file, and says so.
pub fn save_calendar(store: Store) {
    // Importers replace an item only by one with a higher sequence, so what is on screen is saved first.
    store.flush();
    let plan = store.plan_untracked();
    let home = zones::home();
    let context = IcsContext { stamp: clock::now_utc(), sequence: sequence(store), zones: &BrowserZones, home: &home };
    let name = format!("{} {}.ics", plan.name, t!("comms-view.export.file"));
    files::download(&name, CALENDAR, &ics::plan_calendar(&plan, context));
    store.notices().say(t!("comms-view.export.saved", name = name));
}

/// The SEQUENCE of the open plan's calendars, as it was saved last.
pub fn sequence(store: Store) -> u64 {
    match plans::read(&store.plan_untracked().id) {
        Some(Loaded::Ready { saved_at, .. }) => ics::sequence(&saved_at, store.revision()),
        _ => store.revision(),
    }
}
