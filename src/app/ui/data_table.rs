//! Tables of figures, which scroll in their own region, never move the page sideways, and leave it as CSV.

use leptos::prelude::*;

use super::table_export::TableExport;
use super::unique_id;

/// A text with more letters is read as a sentence.
const SENTENCE: usize = 48;

/// The class of a text where figures and names may stand too: sentences are given more room and less weight.
pub(super) fn prose(text: &str) -> &'static str {
    if text.chars().count() > SENTENCE { "prose" } else { "" }
}

/// A text with no more letters stays on one line, such as a date.
const SHORT: usize = 15;

/// The class of a text that stays on one line of its cell.
pub fn short(text: &str) -> &'static str {
    if text.chars().count() <= SHORT { "short" } else { "" }
}

/// A region that scrolls sideways by itself and can be reached by keyboard.
#[component]
pub fn ScrollRegion(
    /// What is in it.
    #[prop(into)]
    label: String,
    /// The wide content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" aria-label=label tabindex="0">
            {children()}
        </div>
    }
}

/// A table of texts. The first column heads its row.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The column heads.
    head: Vec<String>,
    /// The rows, each as long as the head.
    #[prop(into)]
    rows: Signal<Vec<Vec<String>>>,
    /// The columns, counted from 0, that hold numbers.
    #[prop(optional)]
    numeric: Vec<usize>,
    /// All rows, where the table shows only some of them; they go into its file.
    #[prop(optional, into)]
    all_rows: Option<Signal<Vec<Vec<String>>>>,
) -> impl IntoView {
    let export = view! { <TableExport name=caption.clone() head=head.clone() rows=all_rows.unwrap_or(rows) /> };
    let caption_id = unique_id("table");
    let named_by = caption_id.clone();
    let class_of = move |column: usize| if numeric.contains(&column) { "num" } else { "" };
    let head = head
        .into_iter()
        .enumerate()
        .map(|(column, text)| view! { <th scope="col" class=class_of(column)>{text}</th> })
        .collect::<Vec<_>>();
    let body = move || {
        let cell = |(column, text): (usize, String)| {
            let class = class_of(column);
            if column == 0 {
                let class = if class.is_empty() { short(&text) } else { class };
                view! { <th scope="row" class=class>{text}</th> }.into_any()
            } else {
                let class =
                    [class, prose(&text), short(&text)].into_iter().find(|it| !it.is_empty()).unwrap_or_default();
                view! { <td class=class>{text}</td> }.into_any()
            }
        };
        let row = |cells: Vec<String>| view! { <tr>{cells.into_iter().enumerate().map(cell).collect::<Vec<_>>()}</tr> };
        rows.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <div class="table-scroll" role="region" aria-labelledby=named_by tabindex="0">
            <table class="table">
                <caption id=caption_id>{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {export}
    }
}
