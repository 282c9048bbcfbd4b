//! The table of dates that move, by their new date.

use leptos::prelude::*;
use uptake::schedule::reflow::Move;
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::ui::DataTable;

/// Dates shown one by one before the rest is only counted: a calendar can hold thousands.
const LISTED: usize = 200;

/// The table.
#[component]
pub fn MovesTable(
    /// What moves.
    #[prop(into)]
    moves: Signal<Vec<Move>>,
    /// What the table shows.
    #[prop(into)]
    caption: String,
) -> impl IntoView {
    let head =
        vec![t!("settings.moves.what"), t!("settings.moves.from"), t!("settings.moves.to"), t!("settings.moves.note")];
    let rows = Signal::derive(move || {
        let mut moves = moves.get();
        moves.sort_by_key(|change| change.to);
        moves.iter().take(LISTED).map(cells).collect::<Vec<_>>()
    });
    let more = move || moves.with(Vec::len).checked_sub(LISTED).filter(|more| *more > 0);
    view! {
        <DataTable caption head rows />
        {move || more().map(|more| view! { <p class="muted">{uptake::lang::count("settings.moves.more", more)}</p> })}
    }
}

fn cells(change: &Move) -> Vec<String> {
    let note = match &change.note {
        _ if change.pinned => t!("settings.moves.pinned"),
        Some(skip) => t!("settings.moves.skipped", why = skip),
        None => String::new(),
    };
    vec![change.what.clone(), long_date(change.from), long_date(change.to), note]
}
