//! The Align phase: its page, and the views that the sponsor wizard asks for (rows B1–B11, C1–C3).
//!
//! Everything on the page is read from the plan as it stands; each part leads to the step where its answers are given,
//! and carries the findings of the plan check that speak of it.

mod agreements;
mod assessment;
mod checklist;
mod facts;
mod leader_plan;
mod map;
mod stories;
mod summary;

use leptos::prelude::*;
use uptake::check::{Finding, check};
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::plan::known::guide;
use uptake::t;
use uptake::wizard::WizardId;

use crate::links;
use crate::platform::clock;
use crate::progress::{ResumeButton, WizardProgress};
use crate::store::use_store;
use crate::title;
use crate::ui::LinkButton;

pub use assessment::AssessmentGaps;
pub use leader_plan::LeaderPlan;
pub use map::StakeholderMap;
pub use stories::Stories;

/// The page of the phase.
#[component]
pub fn AlignPage() -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let plan = store.plan_untracked();
    let heading = Phase::Align.label();
    title::set_in_plan(&heading, &plan.name);
    let guide = guide(Phase::Align);
    let findings = store.slice(move |plan| {
        check(plan, today).into_iter().filter(|finding| finding.phase == Phase::Align).collect::<Vec<Finding>>()
    });
    view! {
        <div class="page">
            <header class="page-head">
                <p class="eyebrow">{guide.timing}</p>
                <h1>{heading}</h1>
                <p class="lede">{guide.purpose}</p>
                <div class="page-actions">
                    <ResumeButton wizard_id=WizardId::Sponsor phase=Phase::Align />
                    <LinkButton href=links::document(&plan.id, "charter")>{t!("align-view.open-charter")}</LinkButton>
                    <LinkButton href=links::document(&plan.id, "map")>{t!("align-view.open-map")}</LinkButton>
                </div>
            </header>
            <WizardProgress wizard_id=WizardId::Sponsor phase=Phase::Align outcome=guide.outcome />
            <facts::SponsorFacts findings />
            <facts::Targets findings />
            <StakeholderMap />
            <summary::Beside step="stakeholders" findings />
            <LeaderPlan />
            <summary::Beside step="leader-plan" findings />
            <agreements::Agreements findings />
            <AssessmentGaps />
            <Stories />
            <summary::Beside step="assessment" findings />
            <checklist::PhaseChecklist />
        </div>
    }
}
