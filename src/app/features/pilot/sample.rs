//! How many learners the pilot takes, in plain words, with a table of what other sizes would show (row D5).

use leptos::prelude::*;
use uptake::number::{grouped, percent};
use uptake::plan::Plan;
use uptake::plan::gate::{SampleVerdict, SizeRow, sample_size_view, size_table};
use uptake::t;

use crate::store::use_store;
use crate::ui::{DataTable, Notice, Status};

/// The verdict on the size, and the table.
#[component]
pub fn SampleSize() -> impl IntoView {
    let store = use_store();
    let advice = store.slice(sample_size_view);
    let sizes = store.slice(sizes);
    let verdict = move || {
        let advice = advice.get();
        let tone = match advice.verdict {
            SampleVerdict::Enough => Status::Good,
            SampleVerdict::TooSmall => Status::Warn,
            SampleVerdict::NoShare | SampleVerdict::Incomplete => Status::Info,
        };
        let details = advice.details.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
        view! { <Notice tone title=advice.headline>{details}</Notice> }
    };
    view! {
        <section class="section">
            <h2>{t!("pilot-view.sample")}</h2>
            <div role="status">{verdict}</div>
            <Show when=move || sizes.with(|rows| !rows.is_empty())>
                <DataTable caption=t!("pilot-view.sizes-caption") head=head() rows=sizes numeric=vec![0, 1, 2, 3] />
                <p class="muted">{t!("pilot-view.sizes-note")}</p>
            </Show>
        </section>
    }
}

fn head() -> Vec<String> {
    vec![
        t!("pilot-view.size-learners"),
        t!("pilot-view.size-comparison"),
        t!("pilot-view.size-power"),
        t!("pilot-view.size-smallest"),
    ]
}

fn sizes(plan: &Plan) -> Vec<Vec<String>> {
    let row = |row: SizeRow| {
        let learners = grouped(row.learners);
        vec![
            if row.own { t!("pilot-view.size-own", n = learners) } else { learners },
            row.comparison.map_or_else(|| t!("pilot-view.size-none"), grouped),
            // Whole per cents, cut off: 79.9 % is not yet the 80 % asked for.
            percent((row.power * 100.0).floor() / 100.0),
            row.smallest.map_or_else(|| t!("pilot-view.size-nothing"), |share| percent(share / 100.0)),
        ]
    };
    size_table(plan).into_iter().map(row).collect()
}
