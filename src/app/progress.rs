//! How far a wizard is, on the page of its phase: state, steps, and the button that goes on where it was left.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::plan::known::guide;
use uptake::plan::phase::PhaseState;
use uptake::plan::state::phase_state;
use uptake::t;
use uptake::wizard::{Step, StepState, WizardId, wizard};

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Icon, IconName, LinkButton, Meter, Status, Tag, Tone};

/// The title of a step.
fn step_title(id: WizardId, step: &Step) -> String {
    // lang: step.*
    t!(format!("step.{}.{}.title", id.key(), step.id))
}

/// The button into the wizard: start, go on at the first open step, or go through it again.
#[component]
pub fn ResumeButton(
    /// The wizard.
    wizard_id: WizardId,
    /// Its phase.
    phase: Phase,
) -> impl IntoView {
    let store = use_store();
    let label = store.slice(move |plan| {
        let state = phase_state(plan, phase, clock::today());
        match wizard(wizard_id).resume_at(plan) {
            Some(step) if state != PhaseState::Empty => {
                // The wizard may be through while the phase waits for something that is overdue.
                if step.state(plan) == StepState::Done {
                    t!("progress.again")
                } else {
                    t!("progress.resume", step = step_title(wizard_id, step))
                }
            }
            _ => t!("progress.start"),
        }
    });
    view! {
        <LinkButton href=links::wizard(&store.plan_untracked().id, wizard_id, None) tone=Tone::Primary>
            {move || label.get()}
            <Icon name=IconName::ArrowRight />
        </LinkButton>
    }
}

/// How far a phase is, as a tag.
#[component]
pub fn PhaseTag(
    /// The phase.
    phase: Phase,
) -> impl IntoView {
    let state = use_store().slice(move |plan| phase_state(plan, phase, clock::today()));
    move || {
        let tone = match state.get() {
            PhaseState::Empty => Status::Neutral,
            PhaseState::Started => Status::Info,
            PhaseState::Complete => Status::Good,
        };
        view! { <Tag tone>{state.get().label()}</Tag> }
    }
}

/// The state of a phase with a wizard, the share of steps done, and every step with its state.
#[component]
pub fn WizardProgress(
    /// The wizard.
    wizard_id: WizardId,
    /// Its phase.
    phase: Phase,
) -> impl IntoView {
    let store = use_store();
    let steps = wizard(wizard_id).steps;
    let states = store.slice(move |plan| steps.iter().map(|step| step.state(plan)).collect::<Vec<_>>());
    let done = move || states.with(|all| all.iter().filter(|state| **state == StepState::Done).count());
    let share = Signal::derive(move || done() as f64 / steps.len().max(1) as f64);
    let plan = store.plan_untracked().id.clone();
    let row = move |(at, step): (usize, &'static Step)| {
        let state = move || states.with(|all| all.get(at).copied().unwrap_or_default());
        view! {
            <li data-state=move || state().key()>
                <a href=links::wizard(&plan, wizard_id, Some(step.id))>{step_title(wizard_id, step)}</a>
                <span class="muted">{move || state().label()}</span>
            </li>
        }
    };
    view! {
        <section class="section">
            <h2>{t!("progress.title")}</h2>
            <div class="cluster">
                <PhaseTag phase />
                <p>{move || t!("progress.done", done = done(), all = steps.len())}</p>
            </div>
            <Meter value=share label=t!("progress.share") />
            <p class="muted">{guide(phase).outcome}</p>
            <ol class="phase-steps">{steps.iter().enumerate().map(row).collect_view()}</ol>
        </section>
    }
}
