//! The notice that a newer version of the app is there: it stays until the person acts on it, and forces nothing.

use uptake::t;

use crate::notices::Notices;
use crate::platform::offline::{self, News};

/// Keeps the app for offline use, and says when another version is there.
pub fn watch(notices: Notices) {
    offline::keep(move |news| offer(notices, news));
}

fn offer(notices: Notices, news: News) {
    let (text, button) = match news {
        News::Ready => (t!("update.ready"), t!("update.switch")),
        News::Replaced => (t!("update.replaced"), t!("update.reload")),
    };
    notices.hold(text, button, move || {
        if !offline::switch() {
            notices.say(t!("update.unsaved"));
            offer(notices, news);
        }
    });
}
