//! The dates of a course: its pieces, their use within 48 hours, and the recalls (row F10).

use leptos::prelude::*;
use uptake::id::{Id, find};
use uptake::learning::dates::{CourseDate, course_dates};
use uptake::plan::Plan;
use uptake::plan::learning::Course;
use uptake::schedule::long_date;
use uptake::t;

use super::or_open;
use crate::store::use_store;
use crate::ui::{Choice, DataTable, SelectField};

/// The section.
#[component]
pub fn ScheduleSection() -> impl IntoView {
    let store = use_store();
    let options = store.slice(|plan| {
        let option = |course: &&Course| Choice::new(course.id.to_string(), or_open(&course.name));
        dated(plan).iter().map(option).collect::<Vec<Choice>>()
    });
    let is_empty = Memo::new(move |_| options.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            return view! { <p class="muted">{t!("learning.schedule.none")}</p> }.into_any();
        }
        view! { <CourseDates options /> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("learning.schedule.title")}</h2>
            <p class="muted">{t!("learning.schedule.about")}</p>
            {body}
        </section>
    }
}

#[component]
fn CourseDates(options: Memo<Vec<Choice>>) -> impl IntoView {
    let store = use_store();
    let wanted = RwSignal::new(String::new());
    // The course wanted, else the first: the one wanted may have lost its day.
    let chosen = store.slice(move |plan| {
        let courses = dated(plan);
        let id = Id::new(wanted.get());
        let course = find(&plan.learning.courses, &id).filter(|course| courses.iter().any(|one| one.id == course.id));
        let course = course.or(courses.first().copied());
        course.map(|course| (course.id.to_string(), course.name.clone(), rows(plan, course))).unwrap_or_default()
    });
    let value = Signal::derive(move || chosen.with(|(id, ..)| id.clone()));
    let name = Memo::new(move |_| chosen.with(|(_, name, _)| or_open(name)));
    let rows = Signal::derive(move || chosen.with(|(.., rows)| rows.clone()));
    view! {
        <SelectField
            id="schedule-course"
            label=t!("learning.schedule.course")
            value
            options
            on_input=move |course: String| wanted.set(course)
        />
        {move || {
            let caption = t!("learning.schedule.caption", course = name.get());
            view! { <DataTable caption head=head() rows /> }
        }}
    }
}

/// The courses that have dates.
fn dated(plan: &Plan) -> Vec<&Course> {
    plan.learning.courses.iter().filter(|course| !course_dates(course).is_empty()).collect()
}

fn head() -> Vec<String> {
    vec![t!("learning.schedule.column.what"), t!("learning.schedule.column.date")]
}

fn rows(plan: &Plan, course: &Course) -> Vec<Vec<String>> {
    let what = |date: CourseDate| match date {
        CourseDate::Piece(n) => t!("learning.schedule.piece", n = n),
        CourseDate::Apply(n) => t!("learning.schedule.apply", n = n),
        CourseDate::Recall(n) => t!("learning.schedule.recall", n = n),
    };
    course_dates(course).into_iter().map(|(date, when)| vec![what(date), long_date(plan.date(when))]).collect()
}
