//! The calendar as data: one index with all dates resolved, and the month, list and matrix views read from it (row E4).
//!
//! The index is built once per change of the plan. Entries are shared, so that a view of thousands of items copies
//! pointers only, and a filter is one pass over them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::choice::Choice;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::comms::{Channel, CommsItem, ItemKind, ItemState, Purpose, Sender};
use crate::schedule::weeks::{days_between, monday_of, week_from_launch};
use crate::schedule::{When, WorkCalendar};

/// The longest calendar that is shown with its empty weeks; beyond, a stray date would make a thousand of them.
const LONGEST: i64 = 104;

/// A calendar item with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The item.
    pub id: Id,
    /// Its civil date.
    pub date: NaiveDate,
    /// Local time; `None` for all day.
    pub time: Option<NaiveTime>,
    /// What it is called.
    pub title: String,
    /// To read or to learn.
    pub kind: ItemKind,
    /// What it is for.
    pub purpose: Purpose,
    /// For whom; may point to an audience that is gone.
    pub audience: Id,
    /// The audience's name; empty for none.
    pub audience_name: String,
    /// Where the audience stands in the plan's list, for its colour.
    pub audience_index: Option<usize>,
    /// Channels.
    pub channels: Vec<Channel>,
    /// From whom.
    pub sender: Sender,
    /// Minutes it asks of each person.
    pub minutes: u32,
    /// How far it is.
    pub state: ItemState,
    /// The date does not follow the launch.
    pub pinned: bool,
    /// What a search looks through, in lower case.
    haystack: String,
}

/// What is shown of the calendar; the default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only for this audience.
    pub audience: Option<Id>,
    /// Only by this channel.
    pub channel: Option<Channel>,
    /// Only from this sender.
    pub sender: Option<Sender>,
    /// Only this kind.
    pub kind: Option<ItemKind>,
    /// Only with each of these words in the title or the audience's name.
    pub text: String,
}

/// All items of a plan in the order of their dates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CalendarIndex {
    entries: Vec<Arc<Entry>>,
    audiences: Vec<(Id, String)>,
    launch: NaiveDate,
    calendar: WorkCalendar,
}

/// A month as a grid of whole weeks, Monday first.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Four to six weeks.
    pub weeks: Vec<MonthWeek>,
}

/// A week of a month grid.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthWeek {
    /// Counted from launch; see [`week_from_launch`].
    pub number: i64,
    /// Seven days, Monday first.
    pub days: Vec<Day>,
}

/// A day of a month grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Which.
    pub date: NaiveDate,
    /// It belongs to the month, not to its neighbours.
    pub in_month: bool,
    /// Something may be scheduled on it.
    pub working: bool,
    /// Its items.
    pub entries: Vec<Arc<Entry>>,
}

/// The items of one week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Counted from launch; see [`week_from_launch`].
    pub number: i64,
    /// Its items in order, at least one.
    pub entries: Vec<Arc<Entry>>,
}

/// Weeks across, audiences down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Monday and number from launch of each column.
    pub weeks: Vec<(NaiveDate, i64)>,
    /// A line for each audience that passes the filter, and one for items without an audience if there are any.
    pub lines: Vec<MatrixLine>,
}

/// One audience's weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixLine {
    /// The audience; empty for items without one.
    pub audience: Id,
    /// Its name.
    pub name: String,
    /// The items of each of [`Matrix::weeks`].
    pub cells: Vec<Vec<Arc<Entry>>>,
}

/// The Mondays from the first to the last of some, those between included up to two years.
pub(super) fn weeks_through(busy: BTreeSet<NaiveDate>) -> Vec<NaiveDate> {
    let (Some(first), Some(last)) = (busy.first().copied(), busy.last().copied()) else { return Vec::new() };
    if days_between(first, last) / 7 > LONGEST {
        return busy.into_iter().collect();
    }
    first.iter_weeks().take_while(|monday| *monday <= last).collect()
}

impl Entry {
    fn of(plan: &Plan, item: &CommsItem, audience: Option<(usize, &str)>) -> Self {
        let audience_name = audience.map_or("", |(_, name)| name);
        Self {
            id: item.id.clone(),
            date: plan.date(item.when),
            time: item.time,
            title: item.title.clone(),
            kind: item.kind,
            purpose: item.purpose,
            audience: item.audience.clone(),
            audience_name: audience_name.to_owned(),
            audience_index: audience.map(|(index, _)| index),
            channels: item.channels.clone(),
            sender: item.sender,
            minutes: item.minutes,
            state: item.state,
            pinned: matches!(item.when, When::Pinned { .. }),
            haystack: format!("{}\n{audience_name}", item.title).to_lowercase(),
        }
    }

    /// What it is called on screen and in exports: its title, or what it is for while it has none.
    pub fn name(&self) -> String {
        if self.title.trim().is_empty() { self.purpose.label() } else { self.title.clone() }
    }

    /// The names of its channels in a row.
    pub fn channel_names(&self) -> String {
        self.channels.iter().map(|channel| channel.label()).collect::<Vec<_>>().join(", ")
    }
}

impl Filter {
    /// Whether an entry is shown.
    pub fn shows(&self, entry: &Entry) -> bool {
        self.shows_with(entry, &self.words())
    }

    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn words(&self) -> Vec<String> {
        self.text.split_whitespace().map(str::to_lowercase).collect()
    }

    fn shows_with(&self, entry: &Entry, words: &[String]) -> bool {
        self.audience.as_ref().is_none_or(|audience| *audience == entry.audience)
            && self.channel.is_none_or(|channel| entry.channels.contains(&channel))
            && self.sender.is_none_or(|sender| sender == entry.sender)
            && self.kind.is_none_or(|kind| kind == entry.kind)
            && words.iter().all(|word| entry.haystack.contains(word.as_str()))
    }
}

impl CalendarIndex {
    /// Resolves the dates of all items in one pass.
    pub fn build(plan: &Plan) -> Self {
        let known: BTreeMap<&Id, (usize, &str)> = plan
            .audiences
            .iter()
            .enumerate()
            .map(|(at, audience)| (&audience.id, (at, audience.name.as_str())))
            .collect();
        let mut entries: Vec<Arc<Entry>> = plan
            .comms
            .items
            .iter()
            .map(|item| Arc::new(Entry::of(plan, item, known.get(&item.audience).copied())))
            .collect();
        // Stable: items of the same moment keep the order of the plan. All-day items come first.
        entries.sort_by_key(|entry| (entry.date, entry.time));
        Self {
            entries,
            audiences: plan.audiences.iter().map(|audience| (audience.id.clone(), audience.name.clone())).collect(),
            launch: plan.launch,
            calendar: plan.calendar.clone(),
        }
    }

    /// How many items there are in all.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The first and the last date, if there are any items.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.entries.first()?.date, self.entries.last()?.date))
    }

    /// The items that pass the filter, in order.
    pub fn entries<'a, 'f>(&'a self, filter: &'f Filter) -> impl Iterator<Item = &'a Arc<Entry>> + use<'a, 'f> {
        let words = filter.words();
        self.entries.iter().filter(move |entry| filter.shows_with(entry, &words))
    }

    /// The items of a stretch of days, ends included, that pass the filter.
    pub fn between(&self, from: NaiveDate, to: NaiveDate, filter: &Filter) -> Vec<Arc<Entry>> {
        let words = filter.words();
        let start = self.entries.partition_point(|entry| entry.date < from);
        let end = self.entries.partition_point(|entry| entry.date <= to).max(start);
        self.entries[start..end].iter().filter(|entry| filter.shows_with(entry, &words)).cloned().collect()
    }

    /// The grid of a month, 1 to 12; `None` for a month that does not exist or lies at the end of time.
    pub fn month(&self, year: i32, month: u32, filter: &Filter) -> Option<Month> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let start = monday_of(first);
        let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
        let weeks = days_between(start, monday_of(last)) / 7 + 1;
        let end = start.checked_add_days(Days::new(7 * weeks.unsigned_abs()))?.pred_opt()?;

        let mut waiting = self.between(start, end, filter).into_iter().peekable();
        let mut days = Vec::new();
        for date in start.iter_days().take_while(|date| *date <= end) {
            let mut entries = Vec::new();
            while let Some(entry) = waiting.next_if(|entry| entry.date == date) {
                entries.push(entry);
            }
            let in_month = date.month() == month && date.year() == year;
            days.push(Day { date, in_month, working: self.calendar.is_working_day(date), entries });
        }
        let mut grid = Vec::new();
        while !days.is_empty() {
            let rest = days.split_off(days.len().min(7));
            let number = week_from_launch(days[0].date, self.launch);
            grid.push(MonthWeek { number, days });
            days = rest;
        }
        Some(Month { first, weeks: grid })
    }

    /// The items grouped by ISO week; weeks without items are left out.
    pub fn weeks(&self, filter: &Filter) -> Vec<Week> {
        let mut weeks: Vec<Week> = Vec::new();
        for entry in self.entries(filter) {
            let monday = monday_of(entry.date);
            match weeks.last_mut() {
                Some(week) if week.monday == monday => week.entries.push(Arc::clone(entry)),
                _ => weeks.push(Week {
                    monday,
                    number: week_from_launch(monday, self.launch),
                    entries: vec![Arc::clone(entry)],
                }),
            }
        }
        weeks
    }

    /// The Mondays from the first to the last item that passes the filter, empty weeks included up to two years.
    pub fn mondays(&self, filter: &Filter) -> Vec<NaiveDate> {
        weeks_through(self.entries(filter).map(|entry| monday_of(entry.date)).collect())
    }

    /// Weeks across, audiences down.
    pub fn matrix(&self, filter: &Filter) -> Matrix {
        let mondays = self.mondays(filter);
        let columns: BTreeMap<NaiveDate, usize> =
            mondays.iter().enumerate().map(|(at, monday)| (*monday, at)).collect();
        let wanted = |id: &Id| filter.audience.as_ref().is_none_or(|audience| audience == id);
        let line = |audience: Id, name: String| MatrixLine { audience, name, cells: vec![Vec::new(); mondays.len()] };
        let mut lines: Vec<MatrixLine> = self
            .audiences
            .iter()
            .filter(|(id, _)| wanted(id))
            .map(|(id, name)| line(id.clone(), name.clone()))
            .collect();
        let places: BTreeMap<Id, usize> =
            lines.iter().enumerate().map(|(at, line)| (line.audience.clone(), at)).collect();
        let mut unaddressed = line(Id::default(), String::new());
        for entry in self.entries(filter) {
            let Some(column) = columns.get(&monday_of(entry.date)) else { continue };
            let line = match places.get(&entry.audience) {
                Some(at) => &mut lines[*at],
                None => &mut unaddressed,
            };
            line.cells[*column].push(Arc::clone(entry));
        }
        if unaddressed.cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(unaddressed);
        }
        let weeks = mondays.iter().map(|monday| (*monday, week_from_launch(*monday, self.launch))).collect();
        Matrix { weeks, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Audience;

    /// Launched on Wednesday 9 September 2026, with an audience `a` and items on these days from launch.
    fn plan(days: &[i32]) -> Plan {
        let mut plan = Plan { launch: "2026-09-09".parse().unwrap(), ..Plan::default() };
        plan.audiences.push(Audience { id: Id::new("a"), name: "Agents".into(), ..Audience::default() });
        plan.comms.items = days
            .iter()
            .map(|days| CommsItem {
                id: Id::new(format!("d{days}")),
                title: format!("Day {days}"),
                audience: Id::new("a"),
                when: When::offset_days(*days),
                ..CommsItem::default()
            })
            .collect();
        plan
    }

    fn ids(entries: &[Arc<Entry>]) -> Vec<&str> {
        entries.iter().map(|entry| entry.id.as_str()).collect()
    }

    #[test]
    fn a_month_is_whole_weeks_with_its_neighbours_days() {
        let index = CalendarIndex::build(&plan(&[0, -9, 30]));
        let month = index.month(2026, 9, &Filter::default()).unwrap();
        assert_eq!(month.weeks.len(), 5);
        assert!(month.weeks.iter().all(|week| week.days.len() == 7));
        let first = &month.weeks[0].days[0];
        assert_eq!((first.date.to_string().as_str(), first.in_month), ("2026-08-31", false));
        assert_eq!(ids(&first.entries), ["d-9"]);
        assert_eq!(ids(&month.weeks[1].days[2].entries), ["d0"]);
        assert_eq!(month.weeks.iter().map(|week| week.number).collect::<Vec<_>>(), [-1, 1, 2, 3, 4]);
        assert!(!month.weeks[0].days[5].working);
        assert_eq!(index.month(2026, 13, &Filter::default()), None);
    }

    #[test]
    fn every_month_shows_each_of_its_items_once() {
        let index = CalendarIndex::build(&plan(&(-200..200).collect::<Vec<_>>()));
        let shown = |year, month| -> usize {
            let month = index.month(year, month, &Filter::default()).unwrap();
            month.weeks.iter().flat_map(|week| &week.days).filter(|day| day.in_month).map(|day| day.entries.len()).sum()
        };
        let months = (1..=12).map(|month| shown(2026, month) + shown(2027, month));
        assert_eq!(months.sum::<usize>(), 400);
    }

    #[test]
    fn the_list_is_grouped_by_week_without_empty_ones() {
        let weeks = CalendarIndex::build(&plan(&[14, 0, 1])).weeks(&Filter::default());
        assert_eq!(weeks.iter().map(|week| week.number).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(ids(&weeks[0].entries), ["d0", "d1"]);
    }

    #[test]
    fn the_matrix_keeps_empty_weeks_and_shows_items_nobody_gets() {
        let mut plan = plan(&[0, 21]);
        plan.comms.items[1].audience = Id::new("gone");
        let matrix = CalendarIndex::build(&plan).matrix(&Filter::default());
        assert_eq!(matrix.weeks.len(), 4);
        assert_eq!(matrix.lines.len(), 2);
        assert_eq!(ids(&matrix.lines[0].cells[0]), ["d0"]);
        assert_eq!(ids(&matrix.lines[1].cells[3]), ["d21"]);
    }

    #[test]
    fn a_stray_date_does_not_make_a_thousand_weeks() {
        let mut plan = plan(&[0, 1]);
        plan.comms.items[1].when = When::pinned(NaiveDate::MAX);
        assert_eq!(CalendarIndex::build(&plan).mondays(&Filter::default()).len(), 2);
    }

    #[test]
    fn an_item_without_a_title_goes_by_its_purpose() {
        let mut plan = plan(&[0, 1]);
        plan.comms.items[1].title = " ".into();
        let index = CalendarIndex::build(&plan);
        let names: Vec<String> = index.entries(&Filter::default()).map(|entry| entry.name()).collect();
        assert_eq!(names, ["Day 0".to_owned(), Purpose::Other.label()]);
    }

    #[test]
    fn a_filter_needs_all_its_words_in_any_case() {
        let index = CalendarIndex::build(&plan(&[0, 1]));
        let found = |text: &str| index.entries(&Filter { text: text.into(), ..Filter::default() }).count();
        assert_eq!((found("DAY agents"), found("day 1"), found("day 7")), (2, 1, 0));
        let by_sender = Filter { sender: Some(Sender::Sponsor), ..Filter::default() };
        assert_eq!(index.entries(&by_sender).count(), 0);
        assert!(!by_sender.is_empty());
    }
}
