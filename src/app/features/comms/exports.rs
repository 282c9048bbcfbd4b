//! The calendar as files and on the clipboard: what is filtered away stays away.

use leptos::prelude::*;
use uptake::comms::calendar::{CalendarIndex, Filter};
use uptake::exchange::comms_export;
use uptake::exchange::ics::{self, IcsContext};
use uptake::plan::Plan;
use uptake::t;

use super::desk::Desk;
use crate::export;
use crate::platform::zones::{self, BrowserZones};
use crate::platform::{clock, files, page};
use crate::ui::{Button, Icon, IconName};

/// Writes the calendar in one of the formats.
type Write = fn(&Plan, &CalendarIndex, &Filter) -> String;

/// The buttons that hand the calendar out.
#[component]
pub fn Exports(
    /// The calendar.
    desk: Desk,
) -> impl IntoView {
    let save = move |write: Write, ending: &'static str, mime: &'static str| {
        let name = file_name(&desk.store.plan_untracked().name, ending);
        files::download(&name, mime, &written(desk, write));
        desk.store.notices().say(t!("comms-view.export.saved", name = name));
    };
    let copy = move |()| {
        let text = written(desk, comms_export::plain_text);
        page::spawn(async move {
            let copied = files::copy(&text).await;
            desk.store.notices().say(if copied {
                t!("comms-view.export.copied")
            } else {
                t!("comms-view.export.not-copied")
            });
        });
    };
    view! {
        <div class="cal-exports" role="group" aria-label=t!("comms-view.export.label")>
            <Button on_press=move |()| save_ics(desk)>
                <Icon name=IconName::Calendar />
                {t!("comms-view.export.ics")}
            </Button>
            <Button on_press=move |()| save(comms_export::csv, "csv", "text/csv;charset=utf-8")>
                <Icon name=IconName::Download />
                {t!("comms-view.export.csv")}
            </Button>
            <Button on_press=move |()| save(comms_export::markdown, "md", "text/markdown;charset=utf-8")>
                <Icon name=IconName::Download />
                {t!("comms-view.export.markdown")}
            </Button>
            <Button on_press=copy>
                <Icon name=IconName::Copy />
                {t!("comms-view.export.copy")}
            </Button>
            <p class="field-hint">{t!("comms-view.export.hint")}</p>
        </div>
    }
}

fn written(desk: Desk, write: Write) -> String {
    let plan = desk.store.plan_untracked();
    desk.index.with_untracked(|index| desk.filter.with_untracked(|filter| write(&plan, index, filter)))
}

fn file_name(of: &str, ending: &str) -> String {
    format!("{of} {}.{ending}", t!("comms-view.export.file"))
}

/// Saves the calendar of the audience that is filtered by, or of all of them with all else that is dated.
fn save_ics(desk: Desk) {
    let Some(audience) = desk.filter.with_untracked(|filter| filter.audience.clone()) else {
        export::save_calendar(desk.store);
        return;
    };
    // Importers replace an item only by one with a higher sequence, so what is on screen is saved first.
    desk.store.flush();
    let plan = desk.store.plan_untracked();
    let home = zones::home();
    let context = IcsContext {
        stamp: clock::now_utc(),
        sequence: export::sequence(desk.store),
        zones: &BrowserZones,
        home: &home,
    };
    let own = ics::audience_calendars(&plan, context).into_iter().find(|calendar| calendar.audience == audience);
    let Some(calendar) = own else {
        export::save_calendar(desk.store);
        return;
    };
    let name = file_name(&format!("{} {}", plan.name, calendar.name), "ics");
    files::download(&name, export::CALENDAR, &calendar.ics);
    desk.store.notices().say(t!("comms-view.export.saved", name = name));
}
