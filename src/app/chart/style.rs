//! The look all charts share, and what charming cannot say, put into the option afterwards.

use charming::Chart;
use charming::component::{Aria, Axis, Decal, Grid, Legend};
use charming::element::{
    AxisLabel, AxisPointer, AxisPointerType, AxisTick, AxisType, Color, Formatter, Label, LabelPosition, LineStyle,
    LineStyleType, MarkLine, MarkLineData, MarkLineVariant, NameLocation, SplitLine, Symbol, TextStyle, Tooltip,
    Trigger,
};
use serde_json::{Value, json};

use super::palette::Palette;
use super::room;

/// The face of all texts, as in `style/tokens.css`. In single quotation marks: a saved SVG has it in an attribute, which
/// the drawing library does not escape, and double ones would end it.
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

/// The size of labels, in pixels.
const LABEL_SIZE: f64 = 13.0;

/// The width that names beside bars may take, in pixels.
const NAME_WIDTH: f64 = 190.0;

/// The size of the dots at the ends of intervals, in pixels.
const INTERVAL_END: f64 = 6.0;

/// An empty chart on nothing, told with decals, without movement.
pub fn chart() -> Chart {
    Chart::new()
        .animation(false)
        .background_color("transparent")
        .aria(Aria::new().enabled(true).decal(Decal::new().show(true)))
}

/// The frame of a chart, with room for a legend above.
pub fn grid() -> Grid {
    Grid::new().left(8.0).right(24.0).top(52.0).bottom(8.0)
}

/// A legend at the top.
pub fn legend(palette: &Palette) -> Legend {
    Legend::new().top(4.0).left(0.0).text_style(TextStyle::new().color(palette.ink).font_size(LABEL_SIZE))
}

/// A tooltip that speaks of all series at one place of the category axis.
pub fn tooltip() -> Tooltip {
    Tooltip::new().trigger(Trigger::Axis).axis_pointer(AxisPointer::new().type_(AxisPointerType::Shadow))
}

/// An axis of names.
pub fn names(palette: &Palette, names: Vec<String>) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().color(palette.muted).font_size(LABEL_SIZE))
}

/// An axis of numbers from nought up to `max`; without `max` as far as the data go.
pub fn numbers(palette: &Palette, max: Option<f64>) -> Axis {
    let axis = Axis::new()
        .type_(AxisType::Value)
        .min(0.0)
        .axis_label(AxisLabel::new().color(palette.muted).font_size(LABEL_SIZE))
        .split_line(SplitLine::new().show(true).line_style(LineStyle::new().color(palette.line)));
    match max {
        Some(max) => axis.max(max),
        None => axis,
    }
}

/// An axis of per cent from nought to a hundred.
pub fn percents(palette: &Palette) -> Axis {
    let label = AxisLabel::new().color(palette.muted).font_size(LABEL_SIZE).formatter("{value} %");
    numbers(palette, Some(100.0)).axis_label(label)
}

/// The same axis with a name along it, `gap` pixels from its line.
pub fn named(axis: Axis, palette: &Palette, name: String, gap: f64) -> Axis {
    let text = TextStyle::new().color(palette.muted).font_size(LABEL_SIZE);
    axis.name(name).name_location(NameLocation::Middle).name_gap(gap).name_text_style(text)
}

/// Lines that are only looked at: dashed, without ends, labelled with their names.
pub fn lines(palette: &Palette, lines: Vec<MarkLineData>) -> MarkLine {
    MarkLine::new()
        .silent(true)
        .symbol(vec![Symbol::None, Symbol::None])
        .line_style(LineStyle::new().color(palette.ink).width(1.5).type_(LineStyleType::Dashed))
        .label(mark_label(palette))
        .data(lines.into_iter().map(MarkLineVariant::Simple).collect())
}

/// A level that values are held against.
pub fn level(palette: &Palette, name: String, value: f64, position: LabelPosition) -> MarkLineData {
    MarkLineData::new().name(name).y_axis(value).label(mark_label(palette).position(position))
}

fn mark_label(palette: &Palette) -> Label {
    Label::new().show(true).formatter(Formatter::from("{b}")).color(Color::from(palette.ink)).font_size(LABEL_SIZE)
}

/// The smallest round number that is not below `value`: few digits, so that an axis can end on it.
pub fn round_up(value: f64) -> f64 {
    if value <= 0.0 || !value.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(value.log10().floor());
    [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|round| *round >= value)
        .unwrap_or(value)
}

/// The chart as JSON.
pub fn option(chart: &Chart) -> Value {
    // Charts are plain data: they always turn into JSON.
    serde_json::to_value(chart).unwrap_or_default()
}

/// The option with what all charts share and charming has no words for.
pub fn finish(mut option: Value, palette: &Palette, title: &str) -> Value {
    option["textStyle"] = json!({ "fontFamily": FONT, "color": palette.ink });
    option["aria"]["label"] = json!({ "description": title });
    each(&mut option, "tooltip", |tooltip| {
        // Drawn in the chart: tooltips of HTML bring styles of their own, which the page's policy forbids.
        tooltip["renderMode"] = json!("richText");
        tooltip["confine"] = json!(true);
        tooltip["backgroundColor"] = json!(palette.surface);
        tooltip["borderColor"] = json!(palette.edge);
        tooltip["textStyle"] = json!({ "color": palette.ink, "fontSize": LABEL_SIZE });
    });
    each(&mut option, "grid", |grid| {
        // The labels of the axes stay inside the frame.
        grid["outerBoundsMode"] = json!("same");
        grid["outerBoundsContain"] = json!("axisLabel");
    });
    let mut is_heat = false;
    let places = first(&option, "xAxis")["data"].as_array().map_or(0, Vec::len);
    each(&mut option, "series", |series| {
        is_heat |= series["type"] == "heatmap";
        if let Some(lines) = series.get_mut("markLine") {
            lines["symbolSize"] = json!(INTERVAL_END);
            each(lines, "label", |label| halo(label, palette));
            each(lines, "data", |line| {
                each(line, "label", |label| halo(label, palette));
                beside_line(line, places);
            });
        }
        if series["silent"] == true {
            // What only shades has no values to speak of.
            series["tooltip"] = json!({ "show": false });
        }
    });
    // An empty list of patterns, as charming writes it, breaks ECharts; without one it has its own. Cells of a heat map
    // differ in lightness and hold numbers, which a pattern would hide.
    option["aria"]["decal"] = json!({ "show": !is_heat });
    for axis in ["xAxis", "yAxis"] {
        each(&mut option, axis, |axis| {
            // charming gives an axis its colours as the segments of a gauge.
            axis["axisLine"] = json!({ "show": axis["type"] == "category", "lineStyle": { "color": palette.edge } });
            axis["axisLabel"]["hideOverlap"] = json!(true);
            axis["axisPointer"] = json!({ "label": { "color": palette.surface, "backgroundColor": palette.ink } });
        });
    }
    each(&mut option, "xAxis", |axis| {
        if axis["type"] == "category" && axis.get("name").is_none() {
            // The first week stays off the nought beside it.
            axis["axisLabel"]["margin"] = json!(12);
        }
    });
    each(&mut option, "yAxis", |axis| {
        if axis["type"] == "category" {
            axis["axisLabel"]["width"] = json!(NAME_WIDTH);
            axis["axisLabel"]["overflow"] = json!("truncate");
            axis["axisLabel"]["interval"] = json!(0);
        }
    });
    room::fit(option)
}

/// An edge around a label, so that it reads on whatever it stands on.
fn halo(label: &mut Value, palette: &Palette) {
    label["textBorderColor"] = json!(palette.surface);
    label["textBorderWidth"] = json!(3);
}

/// Where a line stands upright at one of so many places, its label stands beside it, off the labels of the axis.
fn beside_line(line: &mut Value, places: usize) {
    if let Some(place) = line["xAxis"].as_f64() {
        let is_right = place * 2.0 > places as f64;
        line["label"]["align"] = json!(if is_right { "right" } else { "left" });
    }
}

static NOTHING: Value = Value::Null;

/// A part of an option; the first where there are several, null where there is none.
pub fn first<'a>(option: &'a Value, part: &str) -> &'a Value {
    match option.get(part) {
        Some(Value::Array(parts)) => parts.first().unwrap_or(&NOTHING),
        Some(one) => one,
        None => &NOTHING,
    }
}

/// Changes a part of an option, or each of them where there are several; does nothing where there is none.
pub fn each(option: &mut Value, part: &str, mut change: impl FnMut(&mut Value)) {
    match option.get_mut(part) {
        Some(Value::Array(parts)) => parts.iter_mut().for_each(change),
        Some(one @ Value::Object(_)) => change(one),
        _ => {}
    }
}
