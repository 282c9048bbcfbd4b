//! The wall of wins: one after the other in large type, for a projector, stepped through by keys or remote (row K3).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::plan::recognition::{Win, wins};
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::RECOGNITION;
use crate::links;
use crate::platform::page;
use crate::store::use_store;
use crate::title;
use crate::ui::{Button, EmptyState, Icon, IconName, LinkButton, Tone};

/// The attribute of the page while the wall is up: everything around it gives way.
const UP: &str = "data-wall";

/// The wall.
#[component]
pub fn WinsWallPage() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    let heading = t!("celebrate.wall.title");
    title::set_in_plan(&heading, &plan.name);
    page::set_root_attribute(UP, Some("true"));
    on_cleanup(|| page::set_root_attribute(UP, None));
    let back = StoredValue::new(links::part(&plan.id, Phase::Celebrate, RECOGNITION, ""));
    let all = store.slice(wins);
    let many = Memo::new(move |_| all.with(Vec::len));
    let wanted = RwSignal::new(0_usize);
    // Wins may go while the wall is up.
    let at = Memo::new(move |_| wanted.get().min(many.get().saturating_sub(1)));
    let step = move |by: isize| wanted.set(at.get_untracked().saturating_add_signed(by));
    page::on_key_while_mounted(move |press| {
        if press.in_text || press.command {
            return false;
        }
        match press.key.as_str() {
            "ArrowRight" | "PageDown" => step(1),
            "ArrowLeft" | "PageUp" => step(-1),
            "Home" => wanted.set(0),
            "End" => wanted.set(many.get_untracked()),
            "Escape" => page::go(&back.get_value()),
            _ => return false,
        }
        true
    });
    let slide = move || all.with(|all| all.get(at.get()).cloned()).map(slide);
    let place = move || t!("celebrate.wall.place", n = at.get() + 1, all = many.get());
    let first = Signal::derive(move || at.get() == 0);
    let last = Signal::derive(move || at.get() + 1 >= many.get());
    view! {
        <div class="page wall">
            <h1 class="eyebrow">{heading}</h1>
            <Show when=move || { many.get() > 0 } fallback=move || view! { <NoWins href=back.get_value() /> }>
                <div class="wall-slide" aria-live="polite">{slide}</div>
                <div class="wall-tools no-print">
                    <Button on_press=move |()| step(-1) disabled=first>
                        <Icon name=IconName::ArrowLeft />
                        {t!("celebrate.wall.back")}
                    </Button>
                    <p>{place}</p>
                    <Button on_press=move |()| step(1) disabled=last>
                        {t!("celebrate.wall.on")}
                        <Icon name=IconName::ArrowRight />
                    </Button>
                    <LinkButton href=back.get_value() tone=Tone::Quiet>{t!("celebrate.wall.leave")}</LinkButton>
                </div>
                <p class="muted no-print">{t!("celebrate.wall.keys")}</p>
            </Show>
        </div>
    }
}

#[component]
fn NoWins(href: String) -> impl IntoView {
    view! {
        <EmptyState title=t!("celebrate.wall.none") text=t!("celebrate.wall.none-text")>
            <LinkButton href tone=Tone::Primary>{t!("celebrate.wall.fill")}</LinkButton>
        </EmptyState>
    }
}

fn slide(win: Win) -> impl IntoView {
    let day = win.on.map(|day| view! { <p class="muted">{long_date(day)}</p> });
    // Long words of praise are set smaller, so that they stay on the wall.
    let length = if win.text.chars().count() > 120 { "long" } else { "short" };
    view! {
        <figure data-kind=win.kind.key() data-length=length>
            <p class="eyebrow">{win.kind.label()}</p>
            <blockquote>{win.text}</blockquote>
            <figcaption>{win.detail} {day}</figcaption>
        </figure>
    }
}
