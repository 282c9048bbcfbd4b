//! What is dated on a day beside the messages: quieter than they are, and a way to where it is changed (row M3).

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::lang::count;
use uptake::schedule::agenda::Occasion;

use super::desk::Desk;
use crate::links;

/// How many a day shows before the rest is folded away.
const MOST: usize = 2;

/// The other dates of a day; none while the calendar is narrowed down, since filters ask for messages.
#[component]
pub fn OccasionStack(
    /// The calendar.
    desk: Desk,
    /// The day.
    date: NaiveDate,
) -> impl IntoView {
    let plan = desk.store.plan_untracked().id.clone();
    let shown = Memo::new(move |_| {
        let wanted = desk.with_occasions.get() && desk.filter.with(|filter| filter.is_empty());
        let of_day = || desk.occasions.with(|days| days.get(&date).cloned());
        let all = wanted.then(of_day).flatten().unwrap_or_default();
        // Meetings come first: what has an hour is missed for good.
        let (mut timed, rest): (Vec<Occasion>, Vec<Occasion>) = all.into_iter().partition(|one| one.time.is_some());
        timed.extend(rest);
        timed
    });
    let link = move |occasion: &Occasion| {
        let time = occasion.time.map(|time| {
            let time = time.format("%H:%M").to_string();
            view! { <span class="cal-time">{time} " "</span> }
        });
        view! {
            <a class="cal-occasion" href=links::place(&plan, &occasion.place) title=occasion.title.clone()>
                {time}
                {occasion.title.clone()}
            </a>
        }
    };
    move || {
        let all = shown.get();
        let (first, rest) = all.split_at(all.len().min(MOST));
        let more = (!rest.is_empty()).then(|| {
            view! {
                <details class="cal-occasions-more">
                    <summary>{count("comms-view.occasions.more", rest.len())}</summary>
                    {rest.iter().map(&link).collect_view()}
                </details>
            }
        });
        view! {
            {first.iter().map(&link).collect_view()}
            {more}
        }
    }
}
