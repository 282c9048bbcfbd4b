//! What the calendar on screen shows, and what a person does to its items: the state of the view, apart from the plan.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use leptos::prelude::*;
use uptake::comms::calendar::{CalendarIndex, Filter};
use uptake::comms::{layout, moves};
use uptake::id::{Id, find, find_mut};
use uptake::plan::Plan;
use uptake::schedule::agenda::{self, Occasion};
use uptake::schedule::long_date;
use uptake::schedule::weeks::{days_between, monday_of, week_from_launch, week_label};
use uptake::t;
use uptake::wizard::AnyList;
use uptake::wizard::comms::ITEMS;

use crate::platform::{clock, page};
use crate::route::{PlanRoute, Route};
use crate::store::{Store, use_store};

/// The id of the calendar's section, where findings of the plan check lead to.
pub const CALENDAR: &str = "calendar";

/// The state of one calendar on screen, cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The open plan.
    pub store: Store,
    /// All items with their dates, built once per change of the plan.
    pub index: Memo<CalendarIndex>,
    /// Everything dated that is no message, by its day.
    pub occasions: Memo<BTreeMap<NaiveDate, Vec<Occasion>>>,
    /// Whether the month shows it too.
    pub with_occasions: RwSignal<bool>,
    /// What is shown of the items.
    pub filter: RwSignal<Filter>,
    /// The first day of the month shown.
    pub month: RwSignal<NaiveDate>,
    /// The item whose dialog is open.
    pub open: RwSignal<Option<Id>>,
    /// The item being dragged.
    pub dragged: RwSignal<Option<Id>>,
    /// The day or cell below the dragged item; see [`super::item::ItemStack`] for these keys.
    pub over: RwSignal<Option<String>>,
    /// The day or cell that shows all its items, however many.
    pub unfolded: RwSignal<Option<String>>,
    /// What happened last, in words.
    pub news: RwSignal<String>,
}

/// The id of an item's element, in whichever view it is drawn.
pub fn item_control(id: &Id) -> String {
    format!("cal-item.{id}")
}

impl Desk {
    /// A calendar that opens on the item the address leads to, else on what comes next.
    pub fn new() -> Self {
        let store = use_store();
        let index = store.slice(CalendarIndex::build);
        let plan = store.plan_untracked();
        let linked = linked_item(&plan);
        let day = linked.as_ref().and_then(|id| find(&plan.comms.items, id)).map(|item| plan.date(item.when));
        let day = day.unwrap_or_else(|| index.with_untracked(|index| opening_day(index, clock::today(), plan.launch)));
        Self {
            store,
            index,
            occasions: store.slice(agenda::by_day),
            with_occasions: RwSignal::new(true),
            filter: RwSignal::new(Filter::default()),
            month: RwSignal::new(first_of(day)),
            open: RwSignal::new(linked),
            dragged: RwSignal::new(None),
            over: RwSignal::new(None),
            unfolded: RwSignal::new(None),
            news: RwSignal::new(String::new()),
        }
    }

    /// What an item is called.
    pub fn name_of(&self, id: &Id) -> String {
        let plan = self.store.plan();
        find(&plan.comms.items, id).map(|item| (ITEMS.title)(&plan, item)).unwrap_or_default()
    }

    /// Shows another month, so many before or after the one shown.
    pub fn turn(&self, months: i32) {
        let span = Months::new(months.unsigned_abs());
        let first = self.month.get_untracked();
        let turned = if months < 0 { first.checked_sub_months(span) } else { first.checked_add_months(span) };
        self.month.set(turned.unwrap_or(first));
    }

    /// Moves an item to a day; one that follows the launch goes on following it.
    pub fn move_to(&self, id: &Id, day: NaiveDate) {
        let name = untrack(|| self.name_of(id));
        let mut landed = None;
        let label = t!("comms-view.move-step", what = name);
        self.store.edit(label, |plan| landed = moves::move_item(plan, id, day));
        self.tell_move(id, &name, landed);
    }

    /// Moves an item by so many days; steps that follow closely are one step to undo.
    pub fn shift(&self, id: &Id, days: i32) {
        let name = untrack(|| self.name_of(id));
        let mut landed = None;
        let label = t!("comms-view.move-step", what = name);
        let field = format!("move.{id}");
        self.store.edit_field(label, &field, |plan| landed = moves::shift_item(plan, id, days));
        self.tell_move(id, &name, landed);
    }

    /// Says where a moved item landed, shows that month, and leaves the focus on the item, which was drawn anew.
    fn tell_move(&self, id: &Id, name: &str, landed: Option<NaiveDate>) {
        let Some(day) = landed else { return };
        let week = week_label(week_from_launch(day, self.store.plan_untracked().launch));
        self.news.set(t!("comms-view.moved", what = name, date = long_date(day), week = week));
        if !is_in_grid(day, self.month.get_untracked()) {
            self.month.set(first_of(day));
        }
        let control = item_control(id);
        page::after(0, move || page::refocus(&control));
    }

    /// Ends a drag on a day.
    pub fn drop_on(&self, day: NaiveDate) {
        self.over.set(None);
        if let Some(id) = self.dragged.try_update(Option::take).flatten() {
            self.move_to(&id, day);
        }
    }

    /// Ends a drag on a week: the item keeps its day of the week.
    pub fn drop_in_week(&self, monday: NaiveDate) {
        let plan = self.store.plan_untracked();
        let item = self.dragged.with_untracked(|id| id.as_ref().and_then(|id| find(&plan.comms.items, id)).cloned());
        let weekday = item.map_or(0, |item| plan.date(item.when).weekday().num_days_from_monday());
        self.drop_on(monday.checked_add_days(Days::new(u64::from(weekday))).unwrap_or(monday));
    }

    /// Adds an item in the month shown, for the audience that is filtered by, and opens it.
    pub fn add(&self) {
        let month = self.month.get_untracked();
        let audience = self.filter.with_untracked(|filter| filter.audience.clone());
        let mut added = Id::default();
        self.store.edit(t!("comms-view.add"), |plan| {
            added = ITEMS.add(plan, &mut self.store.ids());
            let has_launch = first_of(plan.launch) == month;
            let day = if has_launch { plan.launch } else { plan.calendar.working_day_after(month) };
            moves::move_item(plan, &added, day);
            if let Some(item) = find_mut(&mut plan.comms.items, &added) {
                item.audience = audience.unwrap_or_default();
            }
        });
        self.open.set(Some(added));
    }

    /// Takes an item out of the calendar, with a way back.
    pub fn remove(&self, id: &Id) {
        let label = t!("comms-view.remove-step", what = untrack(|| self.name_of(id)));
        self.open.set(None);
        self.store.edit(label.clone(), |plan| layout::remove_item(plan, id));
        self.store.offer_undo(label);
        page::after(0, || page::refocus(CALENDAR));
    }

    /// Closes the dialog and goes back to the item, which may have been drawn anew meanwhile.
    pub fn close(&self) {
        if let Some(id) = self.open.try_update(Option::take).flatten() {
            let control = item_control(&id);
            page::after(0, move || page::refocus(&control));
        }
    }
}

/// The first day of the month of `day`.
pub fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Whether `day` is drawn in the grid of the month that begins on `first`, which shows whole weeks.
fn is_in_grid(day: NaiveDate, first: NaiveDate) -> bool {
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    // Up to and including the week of the month's last day.
    days_between(monday_of(first), day) >= 0 && monday_of(day) < next
}

/// The day to open on: today while the calendar runs, else its first or last item; the launch while it is empty.
pub fn opening_day(index: &CalendarIndex, today: NaiveDate, launch: NaiveDate) -> NaiveDate {
    index.span().map_or(launch, |(first, last)| today.clamp(first, last))
}

/// The item that the address leads to, as findings of the plan check do.
fn linked_item(plan: &Plan) -> Option<Id> {
    let Route::Plan(_, PlanRoute::Wizard(_, _, Some(control))) = Route::parse(&page::hash()) else { return None };
    let (_, id) = control.strip_prefix("items.")?.split_once('.')?;
    let id = Id::new(id);
    find(&plan.comms.items, &id).is_some().then_some(id)
}
