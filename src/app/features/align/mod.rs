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
use uptake::plan::Phase;
use uptake::t;
use uptake::wizard::WizardId;

use crate::findings::phase_findings;
use crate::links;
use crate::phase_head::PhaseHead;
use crate::progress::{ResumeButton, WizardProgress};
use crate::store::use_store;
use crate::ui::LinkButton;

pub use assessment::AssessmentGaps;
pub use leader_plan::LeaderPlan;
pub use map::StakeholderMap;
pub use stories::Stories;

/// The page of the phase.
#[component]
pub fn AlignPage() -> impl IntoView {
    let plan = use_store().plan_untracked();
    let findings = phase_findings(Phase::Align);
    view! {
        <div class="page">
            <PhaseHead phase=Phase::Align>
                <ResumeButton wizard_id=WizardId::Sponsor phase=Phase::Align />
                <LinkButton href=links::document(&plan.id, "charter")>{t!("align-view.open-charter")}</LinkButton>
                <LinkButton href=links::document(&plan.id, "map")>{t!("align-view.open-map")}</LinkButton>
            </PhaseHead>
            <WizardProgress wizard_id=WizardId::Sponsor phase=Phase::Align />
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
