//! The one way a table leaves the page: as a CSV file that any spreadsheet opens, with formulas neutralised (row L3).

use leptos::prelude::*;
use uptake::exchange::csv::table_csv;
use uptake::t;

use super::button::{Button, Tone};
use super::icon::{Icon, IconName};
use crate::platform::files;

/// A button that saves a table as CSV; not there while the table has no rows.
#[component]
pub fn TableExport(
    /// What the table shows: the name of the file.
    #[prop(into)]
    name: String,
    /// The column heads.
    head: Vec<String>,
    /// All rows, those that are not on the page too.
    #[prop(into)]
    rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let said = t!("ui.table.csv-of", table = name);
    let is_there = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let save = Callback::new(move |()| {
        let table = rows.with_untracked(|rows| table_csv(&head, rows));
        files::download(&format!("{name}.csv"), "text/csv;charset=utf-8", &table);
    });
    view! {
        <Show when=move || is_there.get()>
            <p class="table-export no-print">
                <Button on_press=save tone=Tone::Quiet label=said.clone()>
                    <Icon name=IconName::Download />
                    {t!("ui.table.csv")}
                </Button>
            </p>
        </Show>
    }
}
