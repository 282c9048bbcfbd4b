//! The interview log: who was asked, what they said, and what comes up again and again (row A3).

use leptos::prelude::*;
use uptake::adoption::findings_text::heat_finding;
use uptake::choice::Choice;
use uptake::plan::diagnosis::themes::{Counted, barriers, themes};
use uptake::plan::{Phase, Plan};
use uptake::practice::diagnose::Question;
use uptake::t;
use uptake::wizard::diagnose::INTERVIEWS;

use super::found;
use crate::form::ListEditor;
use crate::links;
use crate::store::use_store;
use crate::ui::DataTable;

/// The part.
#[component]
pub fn InterviewsPart() -> impl IntoView {
    let issues = found();
    let questions = Question::ALL.iter().map(|question| view! { <li>{question.label()}</li> }).collect_view();
    view! {
        <p class="lede">{t!("diagnose.interviews.lede")}</p>
        <details>
            <summary>{t!("diagnose.interviews.guide")}</summary>
            <p class="muted">{t!("diagnose.interviews.guide-about")}</p>
            <ol>{questions}</ol>
        </details>
        <Themes />
        <ListEditor list=&INTERVIEWS issues />
        <ContentUse />
    }
}

/// What comes up in talks, with counts; nothing while nothing was said.
#[component]
pub fn Themes() -> impl IntoView {
    let rows = use_store().slice(rows);
    let head = StoredValue::new(vec![
        t!("diagnose.interviews.theme"),
        t!("diagnose.interviews.kind"),
        t!("diagnose.interviews.talks"),
        t!("diagnose.interviews.groups"),
    ]);
    view! {
        <section class="section">
            <h2>{t!("diagnose.interviews.themes")}</h2>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <p class="muted">{t!("diagnose.interviews.no-themes")}</p> }
            >
                <DataTable caption=t!("diagnose.interviews.caption") head=head.get_value() rows numeric=vec![2, 3] />
            </Show>
        </section>
    }
}

fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let row = |counted: Counted, kind: String| {
        vec![counted.name, kind, counted.talks.to_string(), counted.groups.to_string()]
    };
    let heard = barriers(&plan.diagnosis).into_iter().map(|(_, counted)| counted);
    let heard = heard.map(|counted| row(counted, t!("diagnose.interviews.is-barrier")));
    let named = themes(&plan.diagnosis).into_iter().map(|counted| row(counted, t!("diagnose.interviews.is-theme")));
    heard.chain(named).collect()
}

/// What people use of the content today: the newest heat map in a sentence, and the way to the chart.
#[component]
fn ContentUse() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let said = store.slice(|plan| {
        let newest = plan.measurement.imports.iter().rev().find_map(|import| import.figures.heat.as_ref());
        newest.map_or_else(|| t!("diagnose.interviews.no-heat"), heat_finding)
    });
    view! {
        <section class="section">
            <h2>{t!("diagnose.interviews.content")}</h2>
            <p>{move || said.get()}</p>
            <p><a href=links::phase(&id, Phase::Measure)>{t!("diagnose.interviews.to-heat")}</a></p>
        </section>
    }
}
