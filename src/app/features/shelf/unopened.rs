//! A plan that does not open.

use leptos::prelude::*;
use uptake::id::Id;
use uptake::t;

use super::list::download_raw;
use crate::frame::Frame;
use crate::platform::plans;
use crate::route::Route;
use crate::store::Opened;
use crate::title;
use crate::ui::{Button, Icon, IconName, LinkButton, Tone};

/// A plan that does not open: why, and what can be done.
#[component]
pub fn UnopenedPage(
    /// The plan in the address.
    id: Id,
    /// What opening it came to.
    problem: Opened,
) -> impl IntoView {
    let heading = match problem {
        Opened::Missing | Opened::Ready => t!("home.unopened.missing"),
        Opened::Newer | Opened::Damaged(_) => t!("home.unopened.unreadable"),
    };
    title::set(&heading);
    let reason = match problem {
        Opened::Missing | Opened::Ready => t!("home.unopened.missing-why"),
        Opened::Newer => t!("home.newer"),
        Opened::Damaged(reason) => reason,
    };
    let has_text = plans::has(&id);
    let id = StoredValue::new(id);
    let raw = has_text.then(|| {
        view! {
            <p>{t!("home.unreadable-safe")}</p>
            <div class="cluster">
                <Button tone=Tone::Primary on_press=move |()| id.with_value(download_raw)>
                    <Icon name=IconName::Download />
                    {t!("home.download-raw")}
                </Button>
            </div>
        }
    });
    view! {
        <Frame>
            <div class="page">
                <header class="page-head">
                    <h1>{heading}</h1>
                    <p class="lede">{reason}</p>
                </header>
                {raw}
                <p class="cluster">
                    <LinkButton href=Route::Home.href()>{t!("shell.all-plans")}</LinkButton>
                </p>
            </div>
        </Frame>
    }
}
