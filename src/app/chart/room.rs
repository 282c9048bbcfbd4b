//! Room at every width: the rules by which a chart gives its legend rows, cuts its names and parts its numbers.

use serde_json::{Value, json};

use super::style::{each, first};

/// One range of widths, and what fits into it; all in pixels.
struct Width {
    from: u32,
    /// As wide as may be, without it.
    to: Option<u32>,
    /// What a name beside a bar may take.
    name: u32,
    /// What a name of a legend may take, among few and among many.
    legend: (u32, u32),
    /// Into how many parts an axis of numbers beside names is parted.
    parts: u32,
}

/// From a telephone to a projector. Without a gap: ECharts goes back to no rule, only over to another.
const WIDTHS: [Width; 4] = [
    Width { from: 0, to: Some(399), name: 130, legend: (220, 110), parts: 2 },
    Width { from: 400, to: Some(519), name: 160, legend: (220, 150), parts: 2 },
    Width { from: 520, to: Some(759), name: 190, legend: (260, 190), parts: 5 },
    Width { from: 760, to: None, name: 190, legend: (260, 190), parts: 5 },
];

/// The narrowest box there is.
const LEAST: u32 = 280;

/// Names of a legend that count as few.
const FEW: usize = 4;

/// The width of a letter.
const LETTER: f64 = 8.0;

/// What short names are given beyond that, where digits are wide.
const SPARE: f64 = 12.0;

/// What the mark of a legend's name and the gap after it take.
const MARK: f64 = 40.0;

/// Where the plot begins below a legend of one row, and what each further row takes.
const BELOW_LEGEND: (u32, u32) = (52, 24);

/// What stands left and right of the plot and of its names.
const MARGINS: f64 = 40.0;

/// The narrowest cell that its number fits into.
const CELL: f64 = 28.0;

/// What a name below a column may take, where it stands aslant too.
const BELOW: u32 = 110;

/// The narrowest column that keeps names standing aslant off each other.
const ASLANT: f64 = 24.0;

/// Bars whose names may take two lines: up to so many, each bar is high enough.
const MOST_BROKEN: usize = 21;

/// The option with a rule for each range of widths; the widest also stands in the option itself.
pub fn fit(mut option: Value) -> Value {
    let rules: Vec<Value> = WIDTHS.iter().map(|width| rule(&option, width)).collect();
    if let Some(widest) = rules.last() {
        let top = widest["option"]["grid"]["top"].clone();
        each(&mut option, "grid", |grid| {
            if !top.is_null() {
                grid["top"] = top.clone();
            }
        });
    }
    option["media"] = Value::Array(rules);
    option
}

fn rule(option: &Value, width: &Width) -> Value {
    let mut query = json!({ "minWidth": width.from });
    if let Some(to) = width.to {
        query["maxWidth"] = json!(to);
    }
    let mut change = json!({});
    let names = legend_names(option);
    if !names.is_empty() {
        let most = if names.len() > FEW { width.legend.1 } else { width.legend.0 };
        let further = legend_rows(&names, f64::from(most), f64::from(width.from.max(LEAST))) - 1;
        change["legend"] = json!({ "textStyle": { "width": most, "overflow": "truncate" } });
        change["grid"] = json!({ "top": BELOW_LEGEND.0 + BELOW_LEGEND.1 * further });
    }
    let beside = first(option, "yAxis");
    if beside["type"] == "category" {
        let names = texts(&beside["data"]);
        // The rows of a grid are too low for two lines.
        let is_broken = first(option, "series")["type"] == "bar" && names.len() <= MOST_BROKEN;
        let overflow = if is_broken { "break" } else { "truncate" };
        // Short names get no more than they need: what is granted is taken.
        let longest = names.iter().map(|name| written(name)).fold(0.0, f64::max);
        let name = (longest + SPARE).min(f64::from(width.name));
        change["yAxis"] = json!({ "axisLabel": { "width": name, "overflow": overflow, "lineHeight": 16 } });
        if first(option, "xAxis")["type"] == "value" {
            change["xAxis"] = json!({ "splitNumber": width.parts });
        }
        let series = first(option, "series");
        if series["type"] == "heatmap" {
            let below = first(option, "xAxis");
            let groups = texts(&below["data"]);
            let columns = groups.len().max(1);
            let plot = f64::from(width.from.max(LEAST)) - name - MARGINS;
            if below["axisLabel"]["interval"] == 0 {
                // None is left out while there is room: they stand aslant where they do not fit beside each other.
                let widest = groups.iter().map(|group| written(group)).fold(0.0, f64::max);
                let column = plot / columns as f64;
                let is_aslant = widest > column;
                let interval = if is_aslant && column < ASLANT { json!("auto") } else { json!(0) };
                let rotate = if is_aslant { 40 } else { 0 };
                let label = json!({ "interval": interval, "rotate": rotate, "width": BELOW, "overflow": "truncate" });
                change["xAxis"] = json!({ "axisLabel": label });
            }
            let is_shown = series["label"]["show"] == true && plot >= CELL * columns as f64;
            change["series"] = json!([{ "label": { "show": is_shown } }]);
        }
    }
    json!({ "query": query, "option": change })
}

/// The names in the legend: those it has been given, or those of all series.
fn legend_names(option: &Value) -> Vec<String> {
    let legend = first(option, "legend");
    if legend.is_null() {
        return Vec::new();
    }
    let given = texts(&legend["data"]);
    if given.is_empty() { texts(&option["series"]) } else { given }
}

/// The texts of a list, or the names of what is in it.
fn texts(list: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().or_else(|| value["name"].as_str()).map(str::to_owned);
    list.as_array().into_iter().flatten().filter_map(text).collect()
}

/// The width of a text, rather more than less.
fn written(text: &str) -> f64 {
    text.chars().count() as f64 * LETTER
}

/// Into how many rows names break in a box of this width, each cut at `most`.
fn legend_rows(names: &[String], most: f64, room: f64) -> u32 {
    let (mut rows, mut used) = (1, 0.0);
    for name in names {
        let wide = written(name).min(most) + MARK;
        if used > 0.0 && used + wide > room {
            rows += 1;
            used = 0.0;
        }
        used += wide;
    }
    rows
}
