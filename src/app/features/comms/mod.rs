//! The Communicate phase: its page, the views that the communications wizard asks for, and the calendar on paper
//! (rows E1–E7).
//!
//! The calendar has one state, [`desk::Desk`], that its month, list and matrix share.

mod calendar;
mod desk;
mod dialog;
mod drift;
mod exports;
mod filters;
mod item;
mod lay_out;
mod list;
mod load;
mod matrix;
mod month;
mod occasions;
mod paper;
mod sheet;
mod text;
mod upcoming;

use leptos::prelude::*;
use uptake::plan::Phase;
use uptake::t;
use uptake::wizard::WizardId;

use crate::findings::{FindingList, phase_findings};
use crate::links;
use crate::phase_head::PhaseHead;
use crate::progress::{ResumeButton, WizardProgress};
use crate::store::use_store;
use crate::ui::LinkButton;

pub use calendar::CalendarView;
pub use drift::Drift;
pub use lay_out::LayOutCalendar;
pub use load::LoadMap;
pub use sheet::{CalendarList, CalendarSheetPage};

/// The page of the phase.
#[component]
pub fn CommsPage() -> impl IntoView {
    let plan = use_store().plan_untracked();
    let findings = phase_findings(Phase::Communicate);
    view! {
        <div class="page">
            <PhaseHead phase=Phase::Communicate>
                <ResumeButton wizard_id=WizardId::Comms phase=Phase::Communicate />
                <LinkButton href=links::document(&plan.id, "calendar")>{t!("comms-view.print-view")}</LinkButton>
            </PhaseHead>
            <div class="split">
                <div class="stack">
                    <upcoming::Upcoming />
                    <section class="section">
                        <h2>{t!("comms-view.findings")}</h2>
                        <Show when=move || findings.with(Vec::is_empty)>
                            <p class="muted">{t!("comms-view.no-findings")}</p>
                        </Show>
                        <FindingList findings />
                    </section>
                </div>
                <WizardProgress wizard_id=WizardId::Comms phase=Phase::Communicate />
            </div>
            <CalendarView leads_on=true />
            <LoadMap />
        </div>
    }
}
