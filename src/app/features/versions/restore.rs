//! Going back to a version: one step that undo takes back, and the state before it kept as a version of its own.

use uptake::exchange::envelope::Loaded;
use uptake::keep::version::{Reason, Version};
use uptake::t;

use super::Desk;
use super::list::row_of;
use super::words::when;
use crate::platform::{page, versions};

/// Brings the open plan back to what it was at `version`.
pub fn go_back(desk: Desk, version: Version) {
    page::spawn(async move {
        let said = restore(desk, &version).await;
        if let Some(text) = said {
            desk.store.notices().say(text);
        }
        desk.reload(row_of(&version));
    });
}

/// Does it; what is to be said when it was not done.
async fn restore(desk: Desk, version: &Version) -> Option<String> {
    let store = desk.store;
    let Ok(Loaded::Ready { plan: older, .. }) = versions::read(version).await else {
        return Some(t!("versions.unreadable"));
    };
    let now = store.plan_untracked();
    if now.id != version.plan_id {
        // Another plan was opened in the meantime.
        return None;
    }
    if *now == older {
        return Some(t!("versions.back.same"));
    }
    if versions::keep(Reason::BeforeRestore, &now, store.revision()).await.is_err() {
        return Some(t!("versions.back.no-way"));
    }
    if store.plan_untracked().id != version.plan_id {
        return None;
    }
    let label = t!("versions.back.step", when = when(version));
    store.edit(label.clone(), |plan| *plan = older);
    store.offer_undo(label);
    None
}
