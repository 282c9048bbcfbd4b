//! A chart on the page: title, finding, drawing, table, and the buttons that save it as a picture.

use leptos::html;
use leptos::prelude::*;
use uptake::t;

use super::spec::ChartSpec;
use crate::platform::charts::{self, Picture};
use crate::platform::page;
use crate::ui::{Button, DataTable, Icon, IconName, Tone};

/// A chart with its finding as a sentence over it and its figures as a table below.
#[component]
pub fn ChartCard(
    /// The chart; it is drawn anew when it changes.
    #[prop(into)]
    spec: Signal<ChartSpec>,
    /// Runs with the chart's key when the person asks for the rest of it, or for less again.
    #[prop(into)]
    on_more: Callback<String>,
) -> impl IntoView {
    let title = Memo::new(move |_| spec.with(|spec| spec.title.clone()));
    let finding = move || spec.with(|spec| spec.finding.clone());
    let is_wide = move || spec.with(|spec| spec.is_wide.to_string());
    let notes =
        move || spec.with(|spec| spec.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view());
    view! {
        <article class="chart-card" data-wide=is_wide>
            <h3>{move || title.get()}</h3>
            <figure>
                <Drawing spec title />
                <figcaption>{finding}</figcaption>
            </figure>
            <ul class="chart-notes">{notes}</ul>
            <div class="chart-foot">
                <Figures spec />
                <Counted spec />
                <div class="chart-tools">
                    <MoreButton spec on_more />
                    <SaveButton spec kind=Picture::Png />
                    <SaveButton spec kind=Picture::Svg />
                </div>
            </div>
        </article>
    }
}

/// The box that is drawn into, for as long as it is on the page.
#[component]
fn Drawing(spec: Signal<ChartSpec>, title: Memo<String>) -> impl IntoView {
    let canvas = NodeRef::<html::Div>::new();
    let dark = charts::dark_while_mounted();
    let has_failed = RwSignal::new(false);
    let height = move || format!("{}px", spec.with(|spec| spec.height));
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let is_dark = dark.get();
        let option = spec.with(|spec| spec.option(is_dark));
        page::spawn(async move {
            let is_drawn = charts::draw(&canvas, &option, is_dark).await.is_ok();
            // The card may have left the page meanwhile.
            let _ = has_failed.try_set(!is_drawn);
        });
    });
    on_cleanup(move || {
        if let Some(canvas) = canvas.try_get_untracked().flatten() {
            charts::dispose(&canvas);
        }
    });
    view! {
        <div class="chart" role="img" aria-label=move || title.get() node_ref=canvas style:block-size=height></div>
        <Show when=move || has_failed.get()>
            <p class="muted" role="status">{t!("chart.failed")}</p>
        </Show>
    }
}

/// The figures behind the drawing.
#[component]
fn Figures(spec: Signal<ChartSpec>) -> impl IntoView {
    // The heads change only with the kind of chart, the rows with its data.
    let frame =
        Memo::new(move |_| spec.with(|spec| (spec.title.clone(), spec.table.head.clone(), spec.table.numeric.clone())));
    let rows = Signal::derive(move || spec.with(|spec| spec.table.rows.clone()));
    // Two hundred rows nobody looks at cost time on a page of a dozen charts: they are made when the table is opened.
    let was_opened = RwSignal::new(false);
    let table = move || {
        was_opened.get().then(|| {
            let (caption, head, numeric) = frame.get();
            view! { <DataTable caption head rows numeric /> }
        })
    };
    view! {
        <details class="chart-table" on:toggle=move |_| was_opened.set(true)>
            <summary>{t!("chart.table")}</summary>
            {table}
        </details>
    }
}

/// How the metric is counted, with the counts of the import.
#[component]
fn Counted(spec: Signal<ChartSpec>) -> impl IntoView {
    let counted = Memo::new(move |_| spec.with(|spec| spec.counted.clone()));
    let term = |(term, meaning): (String, String)| view! { <div><dt>{term}</dt><dd>{meaning}</dd></div> };
    view! {
        <Show when=move || !counted.with(Vec::is_empty)>
            <details class="chart-table">
                <summary>{t!("charts.counted.title")}</summary>
                <dl class="chart-counted">{move || counted.get().into_iter().map(term).collect_view()}</dl>
            </details>
        </Show>
    }
}

/// Draws the rest of a chart that shows only a part, or folds it again. The button stays, and with it the focus.
#[component]
fn MoreButton(spec: Signal<ChartSpec>, on_more: Callback<String>) -> impl IntoView {
    let more = Memo::new(move |_| spec.with(|spec| spec.more.clone()));
    let press = move |()| on_more.run(spec.with_untracked(|spec| spec.key.clone()));
    view! {
        <Show when=move || !more.with(String::is_empty)>
            <Button tone=Tone::Quiet on_press=press>{move || more.get()}</Button>
        </Show>
    }
}

#[component]
fn SaveButton(spec: Signal<ChartSpec>, kind: Picture) -> impl IntoView {
    let has_failed = RwSignal::new(false);
    let name = match kind {
        Picture::Png => "PNG",
        Picture::Svg => "SVG",
    };
    let label = Signal::derive(move || t!("chart.save", kind = name, title = spec.with(|spec| spec.title.clone())));
    let save = move |()| {
        let (title, option, height) =
            spec.with_untracked(|spec| (spec.title.clone(), spec.picture(), spec.picture_height()));
        page::spawn(async move {
            let is_saved = charts::save(&title, &option, kind, height).await.is_ok();
            let _ = has_failed.try_set(!is_saved);
        });
    };
    view! {
        <Button tone=Tone::Quiet on_press=save label=label>
            <Icon name=IconName::Download />
            {name}
        </Button>
        <Show when=move || has_failed.get()>
            <p class="muted" role="status">{t!("chart.not-saved", kind = name)}</p>
        </Show>
    }
}
