//! The momentum checks of weeks 1 and 2, each with its verdict, the advice and the rule behind it (row D7).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::number::percent;
use uptake::plan::gate::{Momentum, Pace, momentum};
use uptake::t;

use crate::store::use_store;
use crate::ui::{Status, Tag};

/// The checks, by week; nothing while there are none.
#[component]
pub fn MomentumList() -> impl IntoView {
    let checks = use_store().slice(momentum);
    view! {
        <Show when=move || checks.with(|all| !all.is_empty())>
            <h3>{t!("pilot-view.momentum")}</h3>
            <ul class="grid-2 momentum">{move || checks.get().into_iter().map(check).collect_view()}</ul>
        </Show>
    }
}

fn check(check: Momentum) -> impl IntoView {
    let tone = match check.pace {
        Pace::OnTrack => Status::Good,
        Pace::Slow => Status::Warn,
        Pace::Stalled => Status::Danger,
        Pace::NoData => Status::Neutral,
    };
    let share = |share: Option<f64>| share.map_or_else(|| t!("pilot-view.open"), percent);
    let shares = t!("pilot-view.shares", active = share(check.active), managers = share(check.managers));
    view! {
        <li class="stack momentum-check">
            <div class="cluster">
                <strong>{t!("pilot.week", week = check.week)}</strong>
                <Tag tone>{check.pace.label()}</Tag>
            </div>
            <p>{shares}</p>
            <p>{check.advice}</p>
            <p class="muted">{check.rule}</p>
        </li>
    }
}
