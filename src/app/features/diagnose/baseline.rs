//! Where the numbers stand, and the gap between what people intend and what they do (row A2).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::number::{plain, with_sign};
use uptake::plan::diagnosis::baseline::{OnHand, carry_over, is_known, on_hand, open_elsewhere, take};
use uptake::plan::diagnosis::{Intention, gap};
use uptake::plan::{Phase, Plan};
use uptake::schedule::weeks::long_date;
use uptake::t;
use uptake::wizard::diagnose::{BASELINES, INTENTIONS};

use super::interviews::Themes;
use super::{found, or_unsaid};
use crate::form::ListEditor;
use crate::links;
use crate::store::use_store;
use crate::ui::{Button, DataTable, Notice, Status};

/// The part.
#[component]
pub fn BaselinePart() -> impl IntoView {
    let issues = found();
    view! {
        <p class="lede">{t!("diagnose.baseline.lede")}</p>
        <FromImports />
        <ListEditor list=&BASELINES issues />
        <CarryOver />
        <Gaps />
        <ListEditor list=&INTENTIONS issues />
        <Themes />
    }
}

/// Figures of imports for which no baseline is noted, each with a button that notes it.
#[component]
fn FromImports() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let figures = store.slice(open_figures);
    let all = move |()| {
        let open = figures.get_untracked();
        store.edit(t!("diagnose.baseline.take-all"), |plan| {
            open.into_iter().for_each(|figure| take(plan, figure, &mut store.ids()));
        });
    };
    let measure = StoredValue::new(links::phase(&id, Phase::Measure));
    let none = move || {
        view! {
            <p class="muted">
                {t!("diagnose.baseline.no-figures")} " "
                <a href=measure.get_value()>{t!("diagnose.baseline.to-measure")}</a>
            </p>
        }
    };
    let row = |figure: OnHand| view! { <li><Figure figure /></li> };
    view! {
        <section class="section">
            <h2>{t!("diagnose.baseline.from-imports")}</h2>
            <Show when=move || figures.with(|figures| !figures.is_empty()) fallback=none>
                <ul class="stack baseline-figures">{move || figures.get().into_iter().map(row).collect_view()}</ul>
                <div class="cluster">
                    <Button on_press=all>{t!("diagnose.baseline.take-all")}</Button>
                </div>
            </Show>
        </section>
    }
}

fn open_figures(plan: &Plan) -> Vec<OnHand> {
    on_hand(plan).into_iter().filter(|figure| !is_known(plan, figure.metric)).collect()
}

#[component]
fn Figure(figure: OnHand) -> impl IntoView {
    let store = use_store();
    let metric = figure.metric.label();
    let said = t!(
        "diagnose.baseline.figure",
        metric = metric,
        value = figure.metric.format(figure.value),
        source = figure.source,
        date = long_date(figure.on)
    );
    let label = t!("diagnose.baseline.take-this", metric = metric);
    let step = label.clone();
    let press = move |()| store.edit(step.clone(), |plan| take(plan, figure.clone(), &mut store.ids()));
    view! {
        <span>{said}</span>
        " "
        <Button on_press=press label=label>
            {t!("diagnose.baseline.take")}
        </Button>
    }
}

/// The button that fills targets and criteria without a baseline.
#[component]
fn CarryOver() -> impl IntoView {
    let store = use_store();
    let open = store.slice(open_elsewhere);
    let carry = move |()| store.edit(t!("diagnose.baseline.carry"), carry_over);
    move || {
        let n = open.get();
        (n > 0).then(|| {
            view! {
                <Notice tone=Status::Info title=count("diagnose.baseline.open", n)>
                    <div class="cluster">
                        <Button on_press=carry>{t!("diagnose.baseline.carry")}</Button>
                    </div>
                </Notice>
            }
        })
    }
}

/// What people intend beside what they do.
#[component]
fn Gaps() -> impl IntoView {
    let rows = use_store().slice(|plan| plan.diagnosis.intentions.iter().filter_map(gap_row).collect::<Vec<_>>());
    let head = StoredValue::new(vec![
        t!("diagnose.gap.behaviour"),
        t!("diagnose.gap.intend"),
        t!("diagnose.gap.do"),
        t!("diagnose.gap.points"),
        t!("diagnose.gap.meaning"),
    ]);
    view! {
        <section class="section">
            <h2>{t!("diagnose.gap.title")}</h2>
            <p class="muted">{t!("diagnose.gap.about")}</p>
            <Show when=move || rows.with(|rows| !rows.is_empty())>
                <DataTable caption=t!("diagnose.gap.caption") head=head.get_value() rows numeric=vec![1, 2, 3] />
            </Show>
        </section>
    }
}

/// A row for an intention of which both shares are known.
fn gap_row(intention: &Intention) -> Option<Vec<String>> {
    let (intends, does) = intention.intends.zip(intention.does)?;
    let points = gap::points(intention)?;
    Some(vec![
        or_unsaid(&intention.behaviour),
        t!("unit.percent", value = plain(intends)),
        t!("unit.percent", value = plain(does)),
        with_sign(-points, plain(points.abs())),
        gap::words(intention)?,
    ])
}
