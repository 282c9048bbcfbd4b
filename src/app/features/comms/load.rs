//! The load map: minutes asked of each audience per week against what it can bear, and where the calendar asks too
//! much, falls silent, collides or hits a black-out (row E5).

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::check::Place;
use uptake::comms::calendar::CalendarIndex;
use uptake::comms::load::{self, LoadCell, LoadRow};
use uptake::id::{Id, find};
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::schedule::weeks::{week_from_launch, week_label};
use uptake::schedule::{long_date, short_date};
use uptake::t;
use uptake::wizard::comms::ITEMS;
use uptake::wizard::{WizardId, row_control};

use crate::links;
use crate::store::use_store;
use crate::ui::{ScrollRegion, Status, Tag};

/// Warnings of one kind that are spelled out; the rest is counted.
const MOST: usize = 12;

/// Everything on show, worked out in one pass over the plan.
#[derive(Clone, Debug, PartialEq)]
struct Weighed {
    map: load::LoadMap,
    /// Numbers of the weeks, counted from launch.
    numbers: Vec<i64>,
    warnings: Vec<Warnings>,
}

/// All warnings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Warnings {
    kind: &'static str,
    lines: Vec<Line>,
}

/// A warning in words, and the item where it is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    text: String,
    item: Option<Id>,
}

impl Weighed {
    fn of(plan: &Plan) -> Self {
        let index = CalendarIndex::build(plan);
        let map = load::load(plan, &index);
        let numbers = map.weeks.iter().map(|monday| week_from_launch(*monday, plan.launch)).collect();
        let warnings = vec![
            Warnings { kind: "overload", lines: overloads(plan, &map) },
            Warnings { kind: "silence", lines: silences(plan, &index) },
            Warnings { kind: "collision", lines: collisions(plan, &index) },
            Warnings { kind: "blackout", lines: blackouts(plan, &index) },
        ];
        Self { map, numbers, warnings }
    }
}

fn overloads(plan: &Plan, map: &load::LoadMap) -> Vec<Line> {
    let line = |hit: load::Overload| Line {
        text: t!(
            "comms-view.load.overload-line",
            audience = plan.audience_name(&hit.audience),
            week = week_label(week_from_launch(hit.monday, plan.launch)),
            minutes = hit.minutes,
            budget = hit.budget
        ),
        item: None,
    };
    map.overloads().into_iter().map(line).collect()
}

fn silences(plan: &Plan, index: &CalendarIndex) -> Vec<Line> {
    let line = |hit: load::Silence| Line {
        text: t!(
            "comms-view.load.silence-line",
            audience = plan.audience_name(&hit.audience),
            weeks = count("comms.weeks", hit.weeks),
            from = short_date(hit.from),
            to = short_date(hit.to)
        ),
        item: None,
    };
    load::silences(plan, index).into_iter().map(line).collect()
}

fn collisions(plan: &Plan, index: &CalendarIndex) -> Vec<Line> {
    let line = |hit: load::Collision| Line {
        text: t!(
            "comms-view.load.collision-line",
            audience = plan.audience_name(&hit.audience),
            date = long_date(hit.date),
            messages = count("comms-view.load.messages", hit.items.len())
        ),
        // The later ones are in the way of the first.
        item: hit.items.last().cloned(),
    };
    load::collisions(plan, index).into_iter().map(line).collect()
}

fn blackouts(plan: &Plan, index: &CalendarIndex) -> Vec<Line> {
    let name_of = |id: &Id| find(&plan.comms.items, id).map(|item| (ITEMS.title)(plan, item)).unwrap_or_default();
    let line = |hit: load::BlackoutHit| Line {
        text: t!(
            "comms-view.load.blackout-line",
            item = name_of(&hit.item),
            date = long_date(hit.date),
            name = hit.name
        ),
        item: Some(hit.item),
    };
    load::blackout_hits(plan, index).into_iter().map(line).collect()
}

/// The heat table with its warnings; nothing while the calendar is empty.
#[component]
pub fn LoadMap() -> impl IntoView {
    let weighed = use_store().slice(Weighed::of);
    let is_empty = Memo::new(move |_| weighed.with(|weighed| weighed.map.weeks.is_empty()));
    view! {
        <section class="section" id="load-map" tabindex="-1" aria-labelledby="load-title">
            <h2 id="load-title">{t!("comms-view.load.title")}</h2>
            <p>{t!("comms-view.load.about")}</p>
            {move || {
                if is_empty.get() {
                    view! { <p class="muted">{t!("comms-view.load.empty")}</p> }.into_any()
                } else {
                    view! {
                        <HeatTable weighed />
                        <WarningLists weighed />
                    }
                    .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn HeatTable(weighed: Memo<Weighed>) -> impl IntoView {
    let head = |(monday, number): (&NaiveDate, &i64)| {
        view! { <th scope="col" class="heat-week">{week_label(*number)} <br /> {short_date(*monday)}</th> }
    };
    let heads = move || weighed.with(|weighed| weighed.map.weeks.iter().zip(&weighed.numbers).map(head).collect_view());
    let rows = move || weighed.with(|weighed| weighed.map.rows.iter().map(heat_row).collect_view());
    view! {
        <ScrollRegion label=t!("comms-view.load.table")>
            <table class="cal-matrix cal-load">
                <thead>
                    <tr>
                        <th scope="col">{t!("comms-view.load.audience")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </ScrollRegion>
        <p class="field-hint">{t!("comms-view.load.key")}</p>
    }
}

fn heat_row(row: &LoadRow) -> impl IntoView + use<> {
    let cell = |cell: &LoadCell| {
        let over = cell.over.then(|| view! { <span class="visually-hidden">{t!("comms-view.load.over")}</span> });
        view! { <td class="heat" data-load=cell.level.to_string()>{cell.minutes} " " {over}</td> }
    };
    // Findings of the plan check lead to the row of an audience.
    view! {
        <tr>
            <th scope="row" id=row_control("load", &row.audience) tabindex="-1">
                {row.name.clone()}
                <span class="cal-budget">{t!("comms-view.load.budget", minutes = row.budget)}</span>
            </th>
            {row.cells.iter().map(cell).collect_view()}
        </tr>
    }
}

#[component]
fn WarningLists(weighed: Memo<Weighed>) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    let lists =
        move || weighed.with(|weighed| weighed.warnings.iter().map(|kind| warning_list(&plan, kind)).collect_view());
    view! { <div class="grid-2">{lists}</div> }
}

fn warning_list(plan: &Id, warnings: &Warnings) -> impl IntoView + use<> {
    // lang: comms-view.load.*
    let text = |part: &str| t!(format!("comms-view.load.{}-{part}", warnings.kind));
    let all = warnings.lines.len();
    let tone = if all == 0 { Status::Good } else { Status::Warn };
    let line = |line: &Line| {
        let href = line
            .item
            .as_ref()
            .map(|item| links::place(plan, &Place::step(WizardId::Comms, "calendar", row_control("items.when", item))));
        match href {
            Some(href) => view! { <li><a href=href>{line.text.clone()}</a></li> }.into_any(),
            None => view! { <li>{line.text.clone()}</li> }.into_any(),
        }
    };
    let rest = all.saturating_sub(MOST);
    view! {
        <section class="stack">
            <h3>{text("title")} " " <Tag tone>{all}</Tag></h3>
            <p class="muted">{text("about")}</p>
            {(all > 0).then(|| view! { <ul>{warnings.lines.iter().take(MOST).map(line).collect_view()}</ul> })}
            {(rest > 0).then(|| view! { <p class="muted">{count("comms-view.load.rest", rest)}</p> })}
        </section>
    }
}
