//! The weeks of the pilot with their dates and reviews.

use leptos::prelude::*;
use uptake::plan::Plan;
use uptake::plan::gate::{review_dates, week_start};
use uptake::plan::pilot::SprintWeek;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::step;
use crate::store::use_store;
use crate::ui::DataTable;

/// The table of weeks.
#[component]
pub fn Sprint() -> impl IntoView {
    let store = use_store();
    let href = step(&store.plan_untracked().id, "length");
    let weeks = store.slice(weeks);
    view! {
        <section class="section">
            <h2>{t!("pilot-view.sprint")}</h2>
            <Show when=move || weeks.with(Vec::is_empty)>
                <p class="muted">{t!("pilot-view.no-weeks")}</p>
            </Show>
            <Show when=move || weeks.with(|all| !all.is_empty())>
                <DataTable caption=t!("pilot-view.sprint-caption") head=head() rows=weeks />
            </Show>
            <p><a href=href>{t!("pilot-view.change-weeks")}</a></p>
        </section>
    }
}

fn head() -> Vec<String> {
    vec![t!("pilot-view.week"), t!("pilot-view.from"), t!("pilot-view.focus"), t!("pilot-view.review")]
}

/// A row for each week; the last column tells when the week is looked back on, and at what.
fn weeks(plan: &Plan) -> Vec<Vec<String>> {
    let reviews = review_dates(plan);
    let row = |week: &SprintWeek| {
        let day = reviews.iter().find(|(number, _)| *number == week.week).map(|(_, day)| long_date(*day));
        let review = match (day, week.review.trim()) {
            (Some(day), "") => day,
            (Some(day), what) => t!("pilot-view.review-of", date = day, what = what),
            (None, _) => t!("pilot-view.no-review"),
        };
        let number = t!("pilot.week", week = week.week);
        vec![number, long_date(week_start(plan, week.week)), week.focus.clone(), review]
    };
    plan.pilot.sprint.iter().map(row).collect()
}
