//! Active learners week by week in each group of a cohort column, as a share of the group.

use charming::element::{ItemStyle, LineStyle, LineStyleType, Symbol};
use charming::series::Line;
use chrono::NaiveDate;
use uptake::adoption::findings_text::weekly_split_finding;
use uptake::adoption::{WeeklyGroup, WeeklySplit};
use uptake::lang::count;
use uptake::number::{grouped, in_percent, percent};
use uptake::t;

use super::over_weeks::{Beside, BesideOf, FOOT_WIDTHS, foot_names, launch, week_cells};
use super::over_weeks::{week_heads, weeks, with_foot};
use super::palette::Palette;
use super::spec::{ChartSpec, Shown, Table};
use super::style;

/// Lines drawn before the person asks for the rest: as many as there are colours.
const FIRST: usize = 6;

/// Weeks beyond which lines have no marks: those of a year would hide the lines.
const MOST_MARKED: usize = 30;

/// The dashes of the lines: with the colours, no two of twelve look alike.
const DASHES: [LineStyleType; 3] = [LineStyleType::Solid, LineStyleType::Dashed, LineStyleType::Dotted];

/// The chart of one cohort column, the `index`th of its import; the finding speaks of the last week over on `as_of`.
pub fn weekly_groups(
    split: &WeeklySplit,
    index: usize,
    as_of: NaiveDate,
    shown: Shown<'_>,
    beside: BesideOf<'_>,
) -> ChartSpec {
    // A choice that is not among the groups, such as one too small, leaves all of them as they are.
    let chosen = shown.chosen.filter(|name| split.groups.iter().any(|group| group.name == *name));
    let beside = beside(&split.weeks);
    let most = if shown.all || chosen.is_some() { split.groups.len() } else { FIRST };
    let draw = |palette: &Palette| {
        let names: Vec<String> = split.groups.iter().take(most).map(|group| group.name.clone()).collect();
        let names: Vec<String> = names.into_iter().chain(foot_names(&beside)).collect();
        let frame = style::chart()
            .tooltip(style::tooltip())
            .legend(style::legend(palette).data(names))
            .grid(style::grid())
            .x_axis(weeks(palette, &split.weeks))
            .y_axis(style::percents(palette));
        let groups = split.groups.iter().take(most).enumerate();
        let lines = groups.map(|(place, group)| line(palette, group, place, chosen, &beside));
        with_foot(lines.fold(frame, |chart, line| chart.series(line)), palette, &beside, FOOT_WIDTHS.0)
    };
    let title = t!("charts.weekly-groups", column = split.column);
    let finding = weekly_split_finding(split, as_of, chosen);
    let mut spec = ChartSpec::new(format!("weekly-groups-{index}"), title, finding, draw)
        .with_table(table(split, &beside))
        .with_note(t!("charts.weekly-groups-note"))
        .wide();
    if split.groups.len() > FIRST && chosen.is_none() {
        spec = spec.with_more(split.groups.len(), shown.all);
    }
    if split.other_groups > 0 { spec.with_note(count("charts.other-groups", split.other_groups)) } else { spec }
}

/// One group; the others step back where one is chosen.
fn line(palette: &Palette, group: &WeeklyGroup, place: usize, chosen: Option<&str>, beside: &Beside) -> Line {
    let is_chosen = chosen == Some(group.name.as_str());
    let is_back = chosen.is_some() && !is_chosen;
    let colour = if is_back { palette.edge } else { palette.data[place % palette.data.len()] };
    // Twelve groups at most: after the colours are used up, the dashes change.
    let dash = DASHES[(place + place / palette.data.len()) % DASHES.len()];
    let width = if is_chosen { 4.0 } else { 2.0 };
    let symbols = [Symbol::Circle, Symbol::Rect, Symbol::Triangle, Symbol::Diamond];
    let symbol =
        symbols.into_iter().nth(place % 4).filter(|_| group.active.len() <= MOST_MARKED).unwrap_or(Symbol::None);
    let line = Line::new()
        .name(group.name.clone())
        .symbol(symbol)
        .symbol_size(7.0)
        .item_style(ItemStyle::new().color(colour))
        .line_style(LineStyle::new().color(colour).width(width).type_(dash).opacity(if is_back { 0.5 } else { 1.0 }))
        .data((0..group.active.len()).map(|week| in_percent(group.share_in(week))).collect());
    match launch(&beside.marks).filter(|_| place == 0) {
        Some(launch) => line.mark_line(style::lines(palette, vec![launch])),
        None => line,
    }
}

fn table(split: &WeeklySplit, beside: &Beside) -> Table {
    let mut head = week_heads();
    head.extend(split.groups.iter().map(|group| t!("chart.group", name = group.name, n = grouped(group.learners))));
    let row = |(week, monday): (usize, &NaiveDate)| {
        let cell = |group: &WeeklyGroup| {
            let (active, share) = (grouped(group.active_in(week)), percent(group.share_in(week)));
            t!("charts.count-share", count = active, share = share)
        };
        let mut cells = week_cells(*monday, &beside.marks);
        cells.extend(split.groups.iter().map(cell));
        cells
    };
    let numeric = (2..head.len()).collect();
    Table { rows: split.weeks.iter().enumerate().map(row).collect(), head, numeric }
}
