//! The plan on a line: key dates, what may be expected when, and today (row M4); beside it the same as a list.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::schedule::timeline::{Band, Dot, Tick, Timeline, timeline};
use uptake::schedule::weeks::{long_date, short_date};
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::ScrollRegion;

/// Length of the line, in units of the drawing.
const LENGTH: f64 = 1000.0;
/// Room before the line, and behind it for the last label.
const MARGINS: (f64, f64) = (12.0, 160.0);
/// Height of a row of labels: a name and a date below it.
const LANE: f64 = 40.0;
/// Height of a row of bands.
const BAND: f64 = 28.0;
/// Room between the axis and the first band, for the names of the quarters.
const QUARTERS: f64 = 34.0;
/// Quarters named on one line at most.
const NAMED_QUARTERS: usize = 12;

/// The drawing and the list.
#[component]
pub fn TimelineSection() -> impl IntoView {
    let line = use_store().slice(|plan| timeline(plan, clock::today()));
    view! {
        <section class="section">
            <h2>{t!("overview.timeline.title")}</h2>
            <ScrollRegion label=t!("overview.timeline.title")>{move || line.with(drawing)}</ScrollRegion>
            <details>
                <summary>{t!("overview.timeline.list")}</summary>
                <DateList line />
            </details>
        </section>
    }
}

/// The position of a share of the line.
fn x(at: f64) -> f64 {
    MARGINS.0 + at * LENGTH
}

/// Where the parts of a drawing stand, from the top.
#[derive(Clone, Copy)]
struct Heights {
    axis: f64,
    bottom: f64,
}

impl Heights {
    fn of(line: &Timeline) -> Self {
        let lanes = line.dates.iter().map(|dot| dot.lane + 1).max().unwrap_or_default();
        let axis = lanes as f64 * LANE + 14.0;
        Self { axis, bottom: axis + QUARTERS + line.bands.len() as f64 * BAND }
    }
}

fn drawing(line: &Timeline) -> impl IntoView + use<> {
    let heights = Heights::of(line);
    let Heights { axis, bottom } = heights;
    let size = format!("0 0 {} {}", MARGINS.0 + LENGTH + MARGINS.1, bottom + 24.0);
    let label = t!("overview.timeline.summary", dates = line.summary().join("; "));
    // Lines lie below all labels, so that a label is never struck through.
    let leaders = line.dates.iter().map(|dot| leader(dot, heights)).collect_view();
    let dots = line.dates.iter().map(|dot| dot_and_label(dot, heights)).collect_view();
    let bands = line.bands.iter().enumerate().map(|(row, shown)| band(row, shown, heights)).collect_view();
    let every = line.ticks.len().div_ceil(NAMED_QUARTERS).max(1);
    let ticks = line.ticks.iter().step_by(every).map(|shown| tick(shown, heights)).collect_view();
    let today = line.today.map(|at| today(at, heights));
    view! {
        <svg class="timeline" viewBox=size role="img" aria-label=label>
            {bands}
            <line class="tl-axis" x1=x(0.0) y1=axis x2=x(1.0) y2=axis />
            {ticks}
            {leaders}
            {today}
            {dots}
        </svg>
    }
}

/// Where the label of a date stands.
fn label_top(dot: &Dot) -> f64 {
    dot.lane as f64 * LANE + 16.0
}

fn leader(dot: &Dot, heights: Heights) -> impl IntoView + use<> {
    let (at, top) = (x(dot.at), label_top(dot) - 12.0);
    view! { <line class="tl-leader" x1=at y1=top x2=at y2=heights.axis /> }
}

fn dot_and_label(dot: &Dot, heights: Heights) -> impl IntoView + use<> {
    let (at, top) = (x(dot.at), label_top(dot));
    let (beside, below) = (at + 6.0, top + 15.0);
    // The kind, not the date's own label: the names of metrics are too long for a line.
    view! {
        <g>
            <circle class="tl-dot" data-kind=dot.key.kind.key() cx=at cy=heights.axis r="5.5" />
            <text class="tl-label" x=beside y=top>{dot.key.kind.label()}</text>
            <text class="tl-label" data-muted="true" x=beside y=below>{short_date(dot.key.date)}</text>
        </g>
    }
}

fn band(row: usize, band: &Band, heights: Heights) -> impl IntoView + use<> {
    let top = heights.axis + QUARTERS + row as f64 * BAND;
    let start = x(band.start);
    let (width, height) = (x(band.end) - start, BAND - 6.0);
    let (label_at, label_top) = (start + 6.0, top + 15.0);
    view! {
        <g>
            <rect class="tl-band" data-band=band.kind.key() x=start y=top width=width height=height />
            <text class="tl-label" x=label_at y=label_top>{band.kind.label()}</text>
        </g>
    }
}

fn tick(tick: &Tick, heights: Heights) -> impl IntoView + use<> {
    let at = x(tick.at);
    let (end, label_top) = (heights.axis + 6.0, heights.axis + 22.0);
    view! {
        <g>
            <line class="tl-axis" x1=at y1=heights.axis x2=at y2=end />
            <text class="tl-label" data-muted="true" x=at y=label_top>{tick.label.clone()}</text>
        </g>
    }
}

fn today(at: f64, heights: Heights) -> impl IntoView + use<> {
    let at = x(at);
    let (beside, below) = (at + 4.0, heights.bottom + 14.0);
    view! {
        <g>
            <line class="tl-today" x1=at y1="0" x2=at y2=heights.bottom />
            <text class="tl-today" x=beside y=below>{t!("overview.timeline.today")}</text>
        </g>
    }
}

/// The dates with links to where they are changed, and what may be expected.
#[component]
fn DateList(line: Memo<Timeline>) -> impl IntoView {
    let id = use_store().plan_untracked().id.clone();
    let dates = move || {
        let row = |dot: &Dot| {
            let href = links::place(&id, &dot.key.place);
            view! {
                <li>
                    <time datetime=dot.key.date.to_string()>{long_date(dot.key.date)}</time>
                    <a href=href>{dot.key.label.clone()}</a>
                </li>
            }
        };
        line.with(|line| line.dates.iter().map(row).collect_view())
    };
    let bands = move || {
        let row = |band: &Band| {
            let span = t!("overview.timeline.span", from = long_date(band.from), to = long_date(band.to));
            view! { <li><span>{span}</span> <span>{band.kind.label()}</span></li> }
        };
        line.with(|line| line.bands.iter().map(row).collect_view())
    };
    view! { <ul class="date-list">{dates} {bands}</ul> }
}
