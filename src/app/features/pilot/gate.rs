//! The gate: what was seen, criterion by criterion, the decision that follows, and the one that holds (row D7).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::plan::Plan;
use uptake::plan::gate::{self, CriterionLine, CriterionResult, Standing, criterion_line, shown};
use uptake::plan::pilot::Decision;
use uptake::t;

use super::line::LineView;
use super::momentum::MomentumList;
use crate::store::use_store;
use crate::ui::{Status, Tag};

/// A criterion as it is judged and drawn.
#[derive(Clone, Debug, PartialEq)]
struct Judged {
    result: CriterionResult,
    line: Option<CriterionLine>,
}

/// The decision, the criteria and the momentum.
#[component]
pub fn Gate() -> impl IntoView {
    let store = use_store();
    let decided = store.slice(gate::gate);
    let criteria = store.slice(judged);
    let reasons = move || {
        let reason = |text: String| view! { <li>{text}</li> };
        decided.get().reasons.into_iter().map(reason).collect_view()
    };
    let rows = move || criteria.get().into_iter().map(criterion).collect_view();
    view! {
        <section class="section">
            <h2>{t!("pilot-view.gate")}</h2>
            <div class="gate-decision" role="status" data-decision=move || decided.get().effective.map(Decision::key)>
                <p class="gate-word">{move || decision_word(decided.get().effective)}</p>
                {move || decided.get().overridden.map(|_| {
                    let computed = decision_word(decided.get().computed);
                    view! { <p class="muted">{t!("pilot-view.computed", decision = computed)}</p> }
                })}
                <ul>{reasons}</ul>
            </div>
            <p class="muted">{t!("pilot-view.rule")}</p>
            <ul class="gate-criteria">{rows}</ul>
            <MomentumList />
        </section>
    }
}

fn decision_word(decision: Option<Decision>) -> String {
    decision.map_or_else(|| t!("pilot-view.undecided"), Decision::label)
}

fn judged(plan: &Plan) -> Vec<Judged> {
    let results = gate::gate(plan).criteria;
    let pairs = plan.pilot.criteria.iter().zip(results);
    pairs.map(|(criterion, result)| Judged { line: criterion_line(criterion, &result), result }).collect()
}

fn criterion(judged: Judged) -> impl IntoView {
    let Judged { result, line } = judged;
    let metric = result.metric;
    let interval = result.interval.map(|interval| {
        t!("pilot-view.interval", low = shown(metric, interval.low), high = shown(metric, interval.high))
    });
    view! {
        <li class="gate-criterion">
            <h3>{result.name}</h3>
            <div class="cluster">
                {standing(t!("pilot-view.minimum"), result.against_minimum)}
                {standing(t!("pilot-view.target"), result.against_target)}
            </div>
            {line.map(|line| line_with_values(line, metric, interval))}
            <p>{result.reason}</p>
        </li>
    }
}

fn line_with_values(line: CriterionLine, metric: Metric, interval: Option<String>) -> impl IntoView {
    let value = |mark: &gate::Mark| {
        let text = t!("pilot-view.mark", what = mark.kind.label(), value = shown(metric, mark.value));
        view! { <li data-mark=mark.kind.key()>{text}</li> }
    };
    let values = line.marks.iter().map(value).collect_view();
    view! {
        <LineView line />
        <ul class="gate-values">{values} {interval.map(|text| view! { <li data-mark="interval">{text}</li> })}</ul>
    }
}

/// How a value stands against one limit.
fn standing(limit: String, standing: Standing) -> impl IntoView {
    let tone = match standing {
        Standing::Met => Status::Good,
        Standing::Unclear => Status::Warn,
        Standing::Missed => Status::Danger,
        Standing::NoData => Status::Neutral,
    };
    view! { <Tag tone>{t!("pilot-view.standing", limit = limit, standing = standing.label())}</Tag> }
}
