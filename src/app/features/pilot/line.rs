//! A criterion drawn on a line: baseline, minimum, target and the value seen with its interval.
//!
//! The drawing is decoration: the same values stand as text below it.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::gate::{CriterionLine, Mark};

/// The line.
#[component]
pub fn LineView(
    /// Where everything stands.
    line: CriterionLine,
) -> impl IntoView {
    let interval = line.interval.map(|(low, high)| {
        let (start, width) = (percent(low), percent(high - low));
        view! { <span class="gate-interval" style:left=start style:width=width></span> }
    });
    let mark = |mark: Mark| {
        let at = percent(mark.at);
        view! { <span class="gate-mark" data-mark=mark.kind.key() style:left=at></span> }
    };
    let marks = line.marks.into_iter().map(mark).collect_view();
    view! { <div class="gate-line" aria-hidden="true">{interval} {marks}</div> }
}

/// A share as a length in CSS.
fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
