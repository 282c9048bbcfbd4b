//! A help table for those who know the phases by older names (row M1).

use leptos::prelude::*;
use uptake::plan::vocabulary::{Vocabulary, older_vocabularies};
use uptake::t;

use crate::ui::DataTable;

/// The tables, one for each vocabulary, behind a line that opens them.
#[component]
pub fn Vocabularies() -> impl IntoView {
    let table = |vocabulary: Vocabulary| {
        let head = vec![t!("phase-page.old-name"), t!("phase-page.here")];
        let rows = Signal::stored(vocabulary.rows());
        view! { <DataTable caption=vocabulary.name head rows /> }
    };
    view! {
        <details>
            <summary>{t!("phase-page.vocabularies")}</summary>
            <div class="grid-3 vocabularies">{older_vocabularies().into_iter().map(table).collect_view()}</div>
        </details>
    }
}
