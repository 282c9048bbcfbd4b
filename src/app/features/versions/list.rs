//! The versions by day, and what can be done with each.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::exchange::envelope::{self, Loaded};
use uptake::keep::space::readable;
use uptake::keep::version::Version;
use uptake::lang::count;
use uptake::t;

use super::words::{day, day_words, time, what, when};
use super::{COMPARISON, Desk, LIST};
use crate::export::JSON;
use crate::platform::{files, page, versions};
use crate::ui::{Button, EmptyState, IconName, Menu, MenuItem, Tone};

/// Versions that are drawn at once, and that each press of the button adds.
const STRETCH: usize = 60;

/// The versions of one day, the newest first.
type Day = (Option<NaiveDate>, Vec<Version>);

/// The list.
#[component]
pub fn VersionList(desk: Desk) -> impl IntoView {
    let most = RwSignal::new(STRETCH);
    let all = Memo::new(move |_| desk.versions());
    let days = move || by_day(all.with(|all| all.iter().take(most.get()).cloned().collect()));
    let more = move || all.with(Vec::len).checked_sub(most.get()).filter(|more| *more > 0);
    let show_more = move |()| most.update(|most| *most += STRETCH);
    view! {
        <section class="section">
            <h2 id=LIST tabindex="-1">{t!("versions.list.heading")}</h2>
            <Show when=move || all.with(Vec::is_empty)>
                <EmptyState title=t!("versions.list.empty-title") text=t!("versions.list.empty")>
                    <Button tone=Tone::Quiet on_press=move |()| desk.reload(LIST)>{t!("versions.list.again")}</Button>
                </EmptyState>
            </Show>
            <Show when=move || !all.with(Vec::is_empty)>
                <p class="muted">{t!("versions.list.about")}</p>
            </Show>
            {move || days().into_iter().map(|day| day_view(desk, day)).collect_view()}
            {move || more().map(|n| view! {
                <div class="cluster"><Button on_press=show_more>{count("versions.list.more", n)}</Button></div>
            })}
        </section>
    }
}

/// The versions in stretches of one day, in the order given.
fn by_day(versions: Vec<Version>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for version in versions {
        let own = day(&version);
        match days.last_mut() {
            Some((last, list)) if *last == own => list.push(version),
            _ => days.push((own, vec![version])),
        }
    }
    days
}

fn day_view(desk: Desk, (day, versions): Day) -> impl IntoView + use<> {
    view! {
        <section class="version-day">
            <h3>{day_words(day)}</h3>
            <ul class="version-list">{versions.into_iter().map(|version| row(desk, version)).collect_view()}</ul>
        </section>
    }
}

/// The id of a version's row, which takes the focus when a dialog about it closes.
pub fn row_of(version: &Version) -> String {
    format!("version-{}", version.id)
}

fn row(desk: Desk, version: Version) -> impl IntoView + use<> {
    let reason = (!version.name.is_empty()).then(|| view! { <span class="muted">{version.reason.label()}</span> });
    let items = items(desk, &version);
    let own = version.id.to_string();
    let compare = move |()| {
        desk.before.set(own.clone());
        desk.after.set(String::new());
        page::focus(COMPARISON);
    };
    view! {
        <li>
            <span class="version-time">{time(&version)}</span>
            <span class="version-what"><span>{what(&version)}</span> {reason}</span>
            <span class="muted version-size">{readable(version.size as u64)}</span>
            <Button id=row_of(&version) on_press=compare label=t!("versions.compare.this", when = when(&version))>
                {t!("versions.compare.short")}
            </Button>
            <Menu label=t!("versions.actions", when = when(&version)) icon=IconName::Menu tone=Tone::Quiet items />
        </li>
    }
}

fn items(desk: Desk, version: &Version) -> Vec<MenuItem> {
    let kept = StoredValue::new(version.clone());
    let on = move |act: fn(Desk, Version)| Callback::new(move |()| act(desk, kept.get_value()));
    let naming = if version.name.is_empty() { t!("versions.name.give") } else { t!("versions.name.change") };
    vec![
        MenuItem::new(t!("versions.back.action"), on(|desk, version| desk.going_back.set(Some(version))))
            .with_icon(IconName::Undo),
        MenuItem::new(naming, on(|desk, version| desk.naming.set(Some(version)))).with_icon(IconName::Edit),
        MenuItem::new(t!("versions.download"), on(download)).with_icon(IconName::Download),
        MenuItem::new(t!("versions.drop"), on(drop_version)).with_icon(IconName::Trash).dangerous(),
    ]
}

/// Offers a version as a plan file.
fn download(desk: Desk, version: Version) {
    page::spawn(async move {
        let Ok(Loaded::Ready { plan, rev, .. }) = versions::read(&version).await else {
            desk.store.notices().say(t!("versions.unreadable"));
            return;
        };
        let text = envelope::export(&plan, rev, &version.saved_at, &[]);
        let name = t!("versions.file", plan = plan.name, when = when(&version));
        files::download(&format!("{name}.json"), JSON, &text);
        desk.store.notices().say(t!("versions.downloaded"));
    });
}

/// Drops a version.
fn drop_version(desk: Desk, version: Version) {
    page::spawn(async move {
        if versions::drop_version(&version).await.is_err() {
            desk.store.notices().say(t!("versions.refused"));
            return;
        }
        desk.store.notices().say(t!("versions.dropped", when = when(&version)));
        desk.reload(LIST);
    });
}
