//! The calendar: month, list and matrix over the same items, filters, exports and the dialog of an item (rows E4, E7).

use leptos::prelude::*;
use uptake::t;
use uptake::wizard::WizardId;

use super::desk::{CALENDAR, Desk};
use super::dialog::ItemDialog;
use super::exports::Exports;
use super::filters::Filters;
use super::item::colour;
use super::list::ListView;
use super::matrix::MatrixView;
use super::month::MonthView;
use crate::links;
use crate::ui::{Button, EmptyState, Icon, IconName, LinkButton, TabItem, Tabs, Tone};

/// The calendar itself.
#[component]
pub fn CalendarView(
    /// Whether an empty calendar leads to the step of the wizard that fills it.
    #[prop(optional)]
    leads_on: bool,
) -> impl IntoView {
    let desk = Desk::new();
    let is_empty = Memo::new(move |_| desk.index.with(|index| index.is_empty()));
    view! {
        <section class="section calendar" id=CALENDAR tabindex="-1" aria-labelledby="calendar-title">
            <h2 id="calendar-title">{t!("comms-view.calendar")}</h2>
            {move || {
                if is_empty.get() {
                    view! { <NoItems desk leads_on /> }.into_any()
                } else {
                    view! { <Filled desk /> }.into_any()
                }
            }}
            <ItemDialog desk />
        </section>
    }
}

#[component]
fn NoItems(desk: Desk, leads_on: bool) -> impl IntoView {
    let step = links::wizard(&desk.store.plan_untracked().id, WizardId::Comms, Some("calendar"));
    view! {
        <EmptyState title=t!("comms-view.empty.title") text=t!("comms-view.empty.text")>
            {leads_on.then(|| view! {
                <LinkButton href=step.clone() tone=Tone::Primary>{t!("comms-view.empty.fill")}</LinkButton>
            })}
            <AddButton desk />
        </EmptyState>
    }
}

#[component]
fn AddButton(desk: Desk) -> impl IntoView {
    view! {
        <Button on_press=move |()| desk.add()>
            <Icon name=IconName::Plus />
            {t!("comms-view.add")}
        </Button>
    }
}

#[component]
fn Filled(desk: Desk) -> impl IntoView {
    let tab = RwSignal::new("month".to_owned());
    // lang: comms-view.tab.*
    let tabs = ["month", "list", "matrix"];
    let tabs = tabs.map(|id| TabItem { id: id.to_owned(), label: t!(format!("comms-view.tab.{id}")) }).to_vec();
    let sheet = links::document(&desk.store.plan_untracked().id, "calendar");
    let panel = move || match tab.get().as_str() {
        "list" => view! { <ListView desk /> }.into_any(),
        "matrix" => view! { <MatrixView desk /> }.into_any(),
        _ => view! { <MonthView desk /> }.into_any(),
    };
    view! {
        <Filters desk />
        <div class="cluster">
            <AddButton desk />
            <LinkButton href=sheet tone=Tone::Quiet>
                <Icon name=IconName::Print />
                {t!("comms-view.print-view")}
            </LinkButton>
        </div>
        <Legend desk />
        <p class="field-hint">{t!("comms-view.keys")}</p>
        <p class="cal-news" role="status">{move || desk.news.get()}</p>
        <Tabs label=t!("comms-view.tabs") tabs selected=tab on_select=move |id: String| tab.set(id)>
            {panel}
        </Tabs>
        <Exports desk />
    }
}

/// The colour of each audience, with its name.
#[component]
fn Legend(desk: Desk) -> impl IntoView {
    let names =
        desk.store.slice(|plan| plan.audiences.iter().map(|audience| audience.name.clone()).collect::<Vec<String>>());
    let entry = |(index, name): (usize, String)| view! { <li data-audience-index=colour(Some(index))>{name}</li> };
    view! {
        <ul class="cal-legend" aria-label=t!("comms-view.legend")>
            {move || names.get().into_iter().enumerate().map(entry).collect_view()}
        </ul>
    }
}
