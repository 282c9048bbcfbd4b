//! The calendar on paper: one month a landscape page, or the whole plan as a list.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use uptake::comms::calendar::{CalendarIndex, Filter};
use uptake::exchange::comms_export;
use uptake::id::Id;
use uptake::plan::{Phase, Plan};
use uptake::schedule::weeks::month_title;
use uptake::t;

use super::desk::{first_of, opening_day};
use super::paper::{list_sheet, month_sheet};
use crate::links;
use crate::platform::{clock, files, page, print};
use crate::store::{Store, use_store};
use crate::title;
use crate::ui::{Button, Choice, EmptyState, Icon, IconName, LinkButton, SelectField, Tone};

/// The id of what prints.
const SHEETS: &str = "calendar-sheets";

/// What is put on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// One month, by its first day.
    Month(NaiveDate),
    /// Every month that holds something.
    Months,
    /// All items, week by week.
    List,
}

impl Extent {
    fn key(self) -> String {
        match self {
            Self::Month(first) => first.to_string(),
            Self::Months => "months".to_owned(),
            Self::List => "list".to_owned(),
        }
    }

    fn from_key(key: &str) -> Self {
        match key {
            "months" => Self::Months,
            "list" => Self::List,
            month => month.parse().map_or(Self::List, Self::Month),
        }
    }
}

/// The page of the artefact.
#[component]
pub fn CalendarSheetPage() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    let heading = t!("comms-view.sheet.title");
    title::set_in_plan(&heading, &plan.name);
    print::print_alone(SHEETS);
    let index = store.slice(CalendarIndex::build);
    let day = index.with_untracked(|index| opening_day(index, clock::today(), plan.launch));
    let extent = RwSignal::new(Extent::Month(first_of(day)));
    let filter = RwSignal::new(Filter::default());
    let drawn = move || {
        let plan = store.plan();
        index.with(|index| filter.with(|filter| sheets(&plan, index, filter, extent.get())))
    };
    let calendar = links::phase(&plan.id, Phase::Communicate);
    let nothing = move || {
        let href = calendar.clone();
        view! {
            <EmptyState title=t!("comms-view.empty.title") text=t!("comms-view.empty.text")>
                <LinkButton href tone=Tone::Primary>{t!("comms-view.sheet.back")}</LinkButton>
            </EmptyState>
        }
    };
    let is_empty = Memo::new(move |_| index.with(CalendarIndex::is_empty));
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("comms-view.sheet.lede")}</p>
                <SheetActions store index filter />
            </header>
            <Show when=move || !is_empty.get() fallback=nothing>
                <SheetChoices store index filter extent />
                <div class="cal-sheets" id=SHEETS>{drawn}</div>
            </Show>
        </div>
    }
}

/// The whole calendar of a plan that is only read, as a list.
#[component]
pub fn CalendarList(
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    print::print_alone(SHEETS);
    let weeks = CalendarIndex::build(&plan).weeks(&Filter::default());
    view! { <div class="cal-sheets" id=SHEETS>{list_sheet(&plan, &weeks)}</div> }
}

/// The months that hold an item that passes the filter.
fn months(index: &CalendarIndex, filter: &Filter) -> BTreeSet<NaiveDate> {
    index.entries(filter).map(|entry| first_of(entry.date)).collect()
}

fn sheets(plan: &Plan, index: &CalendarIndex, filter: &Filter, extent: Extent) -> Vec<AnyView> {
    let month = |first: NaiveDate| index.month(first.year(), first.month(), filter);
    match extent {
        Extent::List => vec![list_sheet(plan, &index.weeks(filter)).into_any()],
        Extent::Month(first) => month(first).iter().map(|month| month_sheet(plan, month).into_any()).collect(),
        Extent::Months => {
            let all = months(index, filter).into_iter().filter_map(month);
            all.map(|month| month_sheet(plan, &month).into_any()).collect()
        }
    }
}

#[component]
fn SheetActions(store: Store, index: Memo<CalendarIndex>, filter: RwSignal<Filter>) -> impl IntoView {
    let back = links::phase(&store.plan_untracked().id, Phase::Communicate);
    let copy = move |()| {
        let plan = store.plan_untracked();
        let text = index.with_untracked(|index| filter.with_untracked(|f| comms_export::markdown(&plan, index, f)));
        page::spawn(async move {
            let copied = files::copy(&text).await;
            store.notices().say(if copied {
                t!("comms-view.export.copied")
            } else {
                t!("comms-view.export.not-copied")
            });
        });
    };
    view! {
        <div class="page-actions no-print">
            <Button tone=Tone::Primary on_press=move |()| print::print()>
                <Icon name=IconName::Print />
                {t!("comms-view.sheet.print")}
            </Button>
            <Button on_press=copy>
                <Icon name=IconName::Copy />
                {t!("comms-view.sheet.copy")}
            </Button>
            <LinkButton href=back tone=Tone::Quiet>{t!("comms-view.sheet.back")}</LinkButton>
        </div>
    }
}

#[component]
fn SheetChoices(
    store: Store,
    index: Memo<CalendarIndex>,
    filter: RwSignal<Filter>,
    extent: RwSignal<Extent>,
) -> impl IntoView {
    let extents = Signal::derive(move || {
        let mut choices = vec![
            Choice::new(Extent::Months.key(), t!("comms-view.sheet.months")),
            Choice::new(Extent::List.key(), t!("comms-view.sheet.list")),
        ];
        let mut months = index.with(|index| months(index, &Filter::default()));
        if let Extent::Month(shown) = extent.get() {
            months.insert(shown);
        }
        choices.extend(months.into_iter().map(|first| Choice::new(Extent::Month(first).key(), month_title(first))));
        choices
    });
    let audiences = store.slice(|plan| {
        let choice = |audience: &uptake::plan::Audience| Choice::new(audience.id.as_str(), audience.name.clone());
        plan.audiences.iter().map(choice).collect::<Vec<_>>()
    });
    let audience = Signal::derive(move || filter.with(|f| f.audience.as_ref().map(Id::to_string).unwrap_or_default()));
    view! {
        <div class="cal-filters no-print">
            <SelectField id="sheet-extent" label=t!("comms-view.sheet.extent")
                value=Signal::derive(move || extent.get().key()) options=extents
                on_input=move |key: String| extent.set(Extent::from_key(&key)) />
            <SelectField id="sheet-audience" label=t!("comms-view.filter.audience") value=audience options=audiences
                empty=t!("comms-view.filter.all")
                on_input=move |key: String| filter.update(|f| f.audience = (!key.is_empty()).then(|| Id::new(key))) />
        </div>
    }
}
