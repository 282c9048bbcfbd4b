//! The barrier picker: what holds people back, and for each barrier what helps and in which phase it is planned (row A5).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::plan::diagnosis::{Barrier, themes};
use uptake::practice::countermeasures::{CounterMeasure, add, against, is_planned};
use uptake::practice::diagnose::sounds_like;
use uptake::t;
use uptake::wizard::diagnose::BARRIERS;

use super::found;
use crate::form::ListEditor;
use crate::links;
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, Status, Tag};

/// The part.
#[component]
pub fn BarriersPart() -> impl IntoView {
    let issues = found();
    let store = use_store();
    let picked = store.slice(|plan| barriers(plan, true));
    let others = store.slice(|plan| barriers(plan, false));
    let card = |barrier: Barrier| view! { <BarrierCard barrier /> };
    let cards = move |of: Memo<Vec<Barrier>>| move || of.get().into_iter().map(card).collect_view();
    view! {
        <p class="lede">{t!("diagnose.barriers.lede")}</p>
        <ListEditor list=&BARRIERS issues />
        <Show when=move || picked.with(|picked| !picked.is_empty())>
            <section class="section">
                <h2>{t!("diagnose.barriers.helps")}</h2>
                <div class="stack">{cards(picked)}</div>
            </section>
        </Show>
        <Show when=move || others.with(|others| !others.is_empty())>
            <details>
                <summary>{t!("diagnose.barriers.library")}</summary>
                <div class="stack barrier-library">{cards(others)}</div>
            </details>
        </Show>
    }
}

/// The barriers that are in the plan, or those that are not.
fn barriers(plan: &Plan, in_plan: bool) -> Vec<Barrier> {
    let there = |barrier: &Barrier| plan.diagnosis.barriers.iter().any(|found| found.kind == *barrier);
    Barrier::ALL.iter().copied().filter(|barrier| there(barrier) == in_plan).collect()
}

#[component]
fn BarrierCard(barrier: Barrier) -> impl IntoView {
    let heard = use_store().slice(move |plan| {
        let counted = themes::barriers(&plan.diagnosis).into_iter().find(|(kind, _)| *kind == barrier);
        counted.map(|(_, counted)| count("diagnose.barriers.heard", counted.talks))
    });
    let measures = against(barrier).map(|measure| view! { <li><Measure measure /></li> }).collect_view();
    view! {
        <article class="card barrier">
            <h3>{barrier.label()}</h3>
            <p class="muted">{sounds_like(barrier)}</p>
            {move || heard.get().map(|heard| view! { <p>{heard}</p> })}
            <ul class="measures">{measures}</ul>
        </article>
    }
}

/// A counter-measure with the button that puts it into the plan, or the way to where it stands.
#[component]
fn Measure(measure: &'static CounterMeasure) -> impl IntoView {
    let store = use_store();
    let href = StoredValue::new(links::place(&store.plan_untracked().id, &measure.place()));
    let planned = store.slice(move |plan| is_planned(plan, measure));
    let phase = t!("diagnose.barriers.in-phase", phase = measure.phase.label());
    let press = move |()| {
        let step = t!("diagnose.barriers.step", what = measure.title());
        store.edit(step.clone(), |plan| add(plan, measure));
        store.notices().say(step);
    };
    let there = move || {
        view! {
            <Tag tone=Status::Good>{t!("diagnose.barriers.planned")}</Tag>
            " "
            <a href=href.get_value()>
                {t!("diagnose.barriers.go")} <span class="visually-hidden">": " {measure.title()}</span>
            </a>
        }
        .into_any()
    };
    let offer = move || {
        let label = t!("diagnose.barriers.add-this", what = measure.title());
        view! {
            <Button on_press=press label=label>
                <Icon name=IconName::Plus />
                {t!("diagnose.barriers.add")}
            </Button>
        }
        .into_any()
    };
    view! {
        <strong>{measure.title()}</strong>
        <p>{measure.how()}</p>
        <p class="muted">{t!("diagnose.barriers.sign", sign = measure.sign())} " " {phase}</p>
        <div class="cluster">{move || if planned.get() { there() } else { offer() }}</div>
    }
}
