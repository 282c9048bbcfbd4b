//! Engagement: the habit, three pillars, courses cut into pieces with their dates, and cohorts (row F10).

use leptos::prelude::*;
use uptake::choice::Choice as _;
use uptake::lang::count;
use uptake::learning::dates::peer_groups;
use uptake::learning::split::split;
use uptake::plan::Plan;
use uptake::plan::learning::{LearningCohort, Pillar};
use uptake::schedule::short_date;
use uptake::t;
use uptake::wizard::learning::{COHORTS, HABIT, PILLARS};

use super::schedule::ScheduleSection;
use super::{no_issues, or_open};
use crate::form::{ListEditor, PlanFields};
use crate::store::use_store;
use crate::ui::{DataTable, NumberField};

/// What the splitter begins with: the course that everyone has.
const EXAMPLE_MINUTES: f64 = 45.0;

/// The longest course that is cut, in minutes: two working weeks.
const LONGEST: f64 = 4800.0;

/// The part.
#[component]
pub fn EngagementPart() -> impl IntoView {
    let store = use_store();
    let pillars = store.slice(pillar_rows);
    let groups = store.slice(group_rows);
    view! {
        <section class="section">
            <h2>{t!("learning.pillars.title")}</h2>
            <DataTable caption=t!("learning.pillars.caption") head=pillar_head() rows=pillars />
        </section>
        <section class="section">
            <h2>{t!("learning.habit.title")}</h2>
            <p class="muted">{t!("learning.habit.about")}</p>
            <PlanFields fields=HABIT issues=no_issues() />
        </section>
        <ListEditor list=&PILLARS issues=no_issues() />
        <Splitter />
        <ScheduleSection />
        <ListEditor list=&COHORTS issues=no_issues() />
        <Show when=move || groups.with(|rows| !rows.is_empty())>
            <section class="section">
                <h2>{t!("learning.groups.title")}</h2>
                <DataTable caption=t!("learning.groups.caption") head=group_head() rows=groups />
            </section>
        </Show>
    }
}

fn pillar_head() -> Vec<String> {
    // lang: learning.pillars.column.*
    ["pillar", "actions", "first"].map(|column| t!(format!("learning.pillars.column.{column}"))).to_vec()
}

/// What is done for each pillar, and when it begins.
fn pillar_rows(plan: &Plan) -> Vec<Vec<String>> {
    let row = |pillar: &Pillar| {
        let actions: Vec<_> = plan.learning.pillars.iter().filter(|action| action.pillar == *pillar).collect();
        let what: Vec<String> = actions.iter().map(|action| or_open(&action.what)).collect();
        let first = actions.iter().filter_map(|action| action.first).map(|when| plan.date(when)).min();
        vec![
            pillar.label(),
            if what.is_empty() { t!("learning.pillars.thin") } else { what.join("; ") },
            first.map_or_else(|| t!("learning.open"), short_date),
        ]
    };
    Pillar::ALL.iter().map(row).collect()
}

fn group_head() -> Vec<String> {
    // lang: learning.groups.column.*
    ["cohort", "runs", "groups", "work", "due"].map(|column| t!(format!("learning.groups.column.{column}"))).to_vec()
}

fn group_rows(plan: &Plan) -> Vec<Vec<String>> {
    let row = |cohort: &LearningCohort| {
        let (work, due) = match cohort.reviewed_work.trim() {
            "" => (t!("learning.groups.no-review"), None),
            work => (work.to_owned(), cohort.review_on),
        };
        let groups = peer_groups(cohort).map(|groups| count("learning.groups.size", groups));
        vec![
            or_open(&cohort.name),
            short_date(plan.date(cohort.start)),
            groups.unwrap_or_else(|| t!("learning.groups.unknown")),
            work,
            due.map_or_else(|| t!("learning.open"), |when| short_date(plan.date(when))),
        ]
    };
    plan.learning.cohorts.iter().map(row).collect()
}

/// Cuts any course into pieces, without keeping it.
#[component]
fn Splitter() -> impl IntoView {
    let minutes = RwSignal::new(Some(EXAMPLE_MINUTES));
    let said = move || {
        // The cast saturates, and a fraction of a minute does not count.
        let cut = split(minutes.get().unwrap_or_default().clamp(0.0, LONGEST) as u32);
        match (cut.pieces, cut.practice) {
            (0, _) => t!("learning.split.nothing"),
            (pieces, 0) => t!("learning.split.said-whole", pieces = pieces, minutes = cut.minutes),
            (pieces, practice) => {
                t!("learning.split.said", pieces = pieces, minutes = cut.minutes, practice = practice)
            }
        }
    };
    view! {
        <section class="section no-print">
            <h2>{t!("learning.split.title")}</h2>
            <p class="muted">{t!("learning.split.about")}</p>
            <div class="splitter">
                <NumberField
                    id="split-minutes"
                    label=t!("learning.split.minutes")
                    hint=t!("learning.split.hint")
                    value=minutes
                    min=0.0
                    max=LONGEST
                    on_input={move |value: Option<f64>| minutes.set(value)}
                />
                <p class="splitter-result" role="status">
                    {said}
                </p>
            </div>
        </section>
    }
}
