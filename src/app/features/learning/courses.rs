//! Courses: what the launch needs of them, and the lists of competencies, roles and courses (rows F9, F10).

use leptos::prelude::*;
use uptake::lang::count;
use uptake::learning::launch::{LaunchContent, MOST, launch_content};
use uptake::learning::progress::course_share;
use uptake::learning::split::split;
use uptake::number::percent;
use uptake::plan::Plan;
use uptake::plan::learning::Course;
use uptake::schedule::short_date;
use uptake::t;
use uptake::wizard::learning::{COMPETENCIES, COURSES, JOB_ROLES};

use super::pathways::{PathwaySection, RolesSection};
use super::{no_issues, or_open};
use crate::form::ListEditor;
use crate::store::use_store;
use crate::ui::{DataTable, Meter};

/// The id of the section about launch content, where its finding leads to.
const LAUNCH_CONTENT: &str = "launch-content";

/// The part.
#[component]
pub fn CoursesPart() -> impl IntoView {
    view! {
        <LaunchSection />
        <RolesSection />
        <PathwaySection />
        <ListEditor list=&COMPETENCIES issues=no_issues() />
        <ListEditor list=&JOB_ROLES issues=no_issues() />
        <ListEditor list=&COURSES issues=no_issues() />
    }
}

#[component]
fn LaunchSection() -> impl IntoView {
    let store = use_store();
    let content = store.slice(launch_content);
    let rows = store.slice(rows);
    let is_empty = Memo::new(move |_| content.get().all == 0);
    let share = Signal::derive(move || content.get().share().unwrap_or_default());
    let body = move || {
        if is_empty.get() {
            return view! { <p class="muted">{t!("learning.launch.none")}</p> }.into_any();
        }
        view! {
            <div class="launch-share">
                <p>
                    <strong>{move || said(content.get())}</strong>
                </p>
                <Meter value=share label=t!("learning.launch.meter") />
                <p role="status">{move || verdict(content.get())}</p>
            </div>
            <p class="muted">{t!("learning.launch.rule", most = percent(MOST))}</p>
            <DataTable caption=t!("learning.launch.caption") head=head() rows numeric=vec![2, 5] />
        }
        .into_any()
    };
    view! {
        <section class="section" id=LAUNCH_CONTENT tabindex="-1">
            <h2>{t!("learning.launch.title")}</h2>
            {body}
        </section>
    }
}

fn said(content: LaunchContent) -> String {
    let all = count("learning.courses", content.all);
    let share = percent(content.share().unwrap_or_default());
    match content.minutes {
        Some((launch, minutes)) => t!(
            "learning.launch.said-minutes",
            n = content.courses,
            all = all,
            launch = launch,
            minutes = minutes,
            share = share
        ),
        None => t!("learning.launch.said", n = content.courses, all = all, share = share),
    }
}

fn verdict(content: LaunchContent) -> String {
    if content.is_too_much() { t!("learning.launch.over") } else { t!("learning.launch.within") }
}

fn head() -> Vec<String> {
    // lang: learning.launch.column.*
    let heads = ["course", "needed", "minutes", "pieces", "opens", "completed"];
    heads.map(|column| t!(format!("learning.launch.column.{column}"))).to_vec()
}

/// The courses, those needed at launch first.
fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let (launch, later): (Vec<&Course>, Vec<&Course>) =
        plan.learning.courses.iter().partition(|course| course.at_launch);
    launch.into_iter().chain(later).map(|course| row(plan, course)).collect()
}

fn row(plan: &Plan, course: &Course) -> Vec<String> {
    let open = || t!("learning.open");
    let cut = split(course.minutes.unwrap_or_default());
    let pieces = t!("learning.launch.pieces", pieces = cut.pieces, minutes = cut.minutes);
    vec![
        or_open(&course.name),
        if course.at_launch { t!("learning.pathway.at-launch") } else { t!("learning.pathway.later") },
        course.minutes.map_or_else(open, |minutes| minutes.to_string()),
        if cut.pieces == 0 { open() } else { pieces },
        course.opens.map_or_else(open, |when| short_date(plan.date(when))),
        course_share(plan, course).map_or_else(open, percent),
    ]
}
