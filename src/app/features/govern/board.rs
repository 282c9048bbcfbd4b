//! The governance board: a seat for each key function (row H3).

use leptos::prelude::*;
use uptake::wizard::governance::{BOARD, board_issues};

use crate::form::{Issues, ListEditor};
use crate::store::use_store;

/// The part.
#[component]
pub fn BoardPart() -> impl IntoView {
    let issues: Issues = use_store().slice(board_issues).into();
    view! { <ListEditor list=&BOARD issues /> }
}
