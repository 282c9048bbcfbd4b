//! The log of feedback and resistance: patterns counted, what helps against each, and the entries (rows J1 and J2).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::Plan;
use uptake::plan::listening::{PatternCount, ResistancePattern, patterns};
use uptake::practice::countermeasures::{CounterMeasure, add, by_key, is_planned};
use uptake::practice::listening::measures;
use uptake::report::said::{pattern_counts, pattern_line, pattern_name};
use uptake::t;
use uptake::wizard::listening::{FEEDBACK, feedback_issues};

use crate::form::{Issues, ListEditor};
use crate::links;
use crate::store::use_store;
use crate::ui::{Button, LinkButton, Meter, Status, Tag, Tone};

/// The part.
#[component]
pub fn FeedbackPart() -> impl IntoView {
    let store = use_store();
    let issues: Issues = store.slice(feedback_issues).into();
    let said = links::document(&store.plan_untracked().id, "said");
    view! {
        <section class="section">
            <h2>{t!("celebrate.feedback.title")}</h2>
            <p class="lede">{t!("celebrate.feedback.lede")}</p>
            <Patterns />
            <div class="cluster">
                <LinkButton href=said>{t!("celebrate.feedback.open-said")}</LinkButton>
            </div>
        </section>
        <ListEditor list=&FEEDBACK issues />
    }
}

/// The patterns, most voices first.
#[component]
fn Patterns() -> impl IntoView {
    let counts = use_store().slice(patterns);
    let most = Memo::new(move |_| counts.with(|all| all.iter().map(|count| count.voices).max().unwrap_or(1)));
    let cards = move || counts.get().into_iter().map(|count| pattern_card(count, most.get())).collect_view();
    view! {
        <Show
            when=move || counts.with(|all| !all.is_empty())
            fallback=|| view! { <p class="muted">{t!("celebrate.feedback.none")}</p> }
        >
            <ul class="patterns">{cards}</ul>
        </Show>
    }
}

fn pattern_card(count: PatternCount, most: u64) -> impl IntoView {
    let waiting = count.entries - count.told;
    let tone = if waiting == 0 {
        Status::Good
    } else if count.answered == 0 {
        Status::Warn
    } else {
        Status::Info
    };
    let state = if waiting == 0 {
        t!("celebrate.feedback.all-told")
    } else {
        uptake::lang::count("celebrate.feedback.waiting", waiting)
    };
    let share = count.voices as f64 / most.max(1) as f64;
    view! {
        <li class="card pattern">
            <h3>{pattern_name(&count)}</h3>
            <Meter value=Signal::stored(share) label=pattern_line(&count) />
            <div class="cluster">
                <p>{pattern_counts(&count)}</p>
                <Tag tone>{state}</Tag>
            </div>
            {count.pattern.map(|pattern| view! { <Measures pattern /> })}
        </li>
    }
}

/// What helps against a pattern, each with the phase where it is planned.
#[component]
fn Measures(pattern: ResistancePattern) -> impl IntoView {
    let rows = measures(pattern).into_iter().map(|measure| view! { <MeasureRow measure /> }).collect_view();
    view! {
        <details>
            <summary>{t!("celebrate.feedback.measures")}</summary>
            <ul class="measures">{rows}</ul>
        </details>
    }
}

#[component]
fn MeasureRow(measure: &'static CounterMeasure) -> impl IntoView {
    let store = use_store();
    let key = measure.key;
    let planned = store.slice(move |plan: &Plan| by_key(key).is_some_and(|measure| is_planned(plan, measure)));
    let href = links::place(&store.plan_untracked().id, &measure.place());
    let href = StoredValue::new(href);
    let plan_it = move |()| {
        store.edit(t!("celebrate.feedback.plan-step", what = measure.title()), |plan| add(plan, measure));
    };
    let phase = measure.phase.label();
    let named = measure.title();
    let action = move || {
        if planned.get() {
            view! { <a href=href.get_value()>{t!("celebrate.feedback.planned")}</a> }.into_any()
        } else {
            let label = Signal::stored(t!("celebrate.feedback.plan-named", what = named));
            view! {
                <Button tone=Tone::Quiet on_press=plan_it label>
                    {t!("celebrate.feedback.plan")}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <li>
            <p>
                <strong>{measure.title()}</strong>
                " "
                <span class="muted">{t!("celebrate.feedback.in-phase", phase = phase)}</span>
            </p>
            <p>{measure.how()}</p>
            {action}
        </li>
    }
}
