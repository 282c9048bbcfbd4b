//! One view for all wizards: it draws the step that the domain describes and leads from step to step.
//!
//! Every answer is saved as it is given, so leaving loses nothing. Issues are shown once a step was left with them or
//! is come back to; they never stop anyone from going on.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::Phase;
use uptake::t;
use uptake::wizard::{self, Custom, Issue, Part, Step, StepState, Wizard, WizardId};

use crate::form::{Issues, ListEditor, PlanFields, go_to, use_wanted};
use crate::links;
use crate::platform::page;
use crate::store::use_store;
use crate::title;
use crate::ui::{self, Button, ErrorSummary, Icon, IconName, IssueLink, LinkButton, StepItem, Stepper, Tone};

/// The phase that a wizard belongs to, where it is left to.
fn phase_of(id: WizardId) -> Phase {
    match id {
        WizardId::Sponsor => Phase::Align,
        WizardId::Pilot => Phase::Pilot,
        WizardId::Comms => Phase::Communicate,
    }
}

/// The artefact that a wizard ends in.
fn artefact_of(id: WizardId) -> &'static str {
    match id {
        WizardId::Sponsor => "charter",
        WizardId::Pilot => "brief",
        WizardId::Comms => "calendar",
    }
}

/// A text of a step, such as its `title`.
fn step_text(id: WizardId, step: &Step, part: &str) -> String {
    // lang: step.*
    t!(format!("step.{}.{}.{part}", id.key(), step.id))
}

/// A wizard at one of its steps.
#[component]
pub fn WizardPage(
    /// Which wizard.
    id: WizardId,
    /// The step's id; the first open one without it.
    step: Option<String>,
    /// A control to go to.
    control: Option<String>,
    /// Draws the parts that need a view of their own.
    custom: fn(Custom) -> AnyView,
) -> impl IntoView {
    let store = use_store();
    let wizard = wizard::wizard(id);
    let Some(named) = step else {
        // The open step gets its own address: Back shall lead to it, not to whichever step is open by then.
        let plan = store.plan_untracked();
        if let Some(open) = wizard.resume_at(&plan) {
            page::replace(&links::wizard(&plan.id, id, Some(open.id)));
        }
        return ().into_any();
    };
    match wizard.step(&named).or(wizard.steps.first()) {
        Some(step) => view! { <StepPage wizard step control custom /> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn StepPage(
    wizard: &'static Wizard,
    step: &'static Step,
    control: Option<String>,
    custom: fn(Custom) -> AnyView,
) -> impl IntoView {
    let store = use_store();
    let plan_id = store.plan_untracked().id.clone();
    let found = store.slice(move |plan| (step.issues)(plan));
    // Someone who comes back to a step, or is sent to a field, sees at once what is open.
    let shown = RwSignal::new(control.is_some() || step.state(&store.plan_untracked()) == StepState::Issue);
    let issues: Issues = Signal::derive(move || if shown.get() { found.get() } else { Vec::new() });
    if let Some(control) = control {
        let wanted = use_wanted();
        // Once the step is on the page.
        page::after(0, move || go_to(wanted, control));
    }
    let at = wizard.steps.iter().position(|other| other.id == step.id).unwrap_or_default();
    let heading = step_text(wizard.id, step, "title");
    title::set_in_plan(&heading, &store.plan_untracked().name);
    let parts = step.parts.iter().map(move |part| match part {
        Part::Fields(fields) => view! { <PlanFields fields issues /> }.into_any(),
        Part::List(list) => view! { <ListEditor list=*list issues /> }.into_any(),
        Part::Custom(part) => custom(*part),
    });
    view! {
        <div class="page wizard">
            <WizardSteps wizard step id=plan_id.clone() />
            <div class="wizard-body stack">
                <header class="page-head">
                    <p class="eyebrow">
                        {t!("wizard.position", wizard = wizard.id.label(), n = at + 1, all = wizard.steps.len())}
                    </p>
                    <h1>{heading}</h1>
                    <p class="lede">{step_text(wizard.id, step, "lede")}</p>
                </header>
                <StepIssues issues />
                {parts.collect_view()}
                <StepActions wizard at found shown plan=plan_id />
            </div>
        </div>
    }
}

#[component]
fn WizardSteps(wizard: &'static Wizard, step: &'static Step, id: Id) -> impl IntoView {
    let states = use_store().slice(move |plan| wizard.steps.iter().map(|step| step.state(plan)).collect::<Vec<_>>());
    let items = move || {
        let one = |(each, state): (&Step, StepState)| StepItem {
            id: each.id.to_owned(),
            label: step_text(wizard.id, each, "title"),
            href: links::wizard(&id, wizard.id, Some(each.id)),
            state: match state {
                _ if each.id == step.id => ui::StepState::Current,
                StepState::Done => ui::StepState::Done,
                StepState::Issue => ui::StepState::Issue,
                StepState::Todo => ui::StepState::Todo,
            },
        };
        wizard.steps.iter().zip(states.get()).map(one).collect::<Vec<_>>()
    };
    page::after(0, page::reveal_current);
    view! { <Stepper steps=Signal::derive(items) label=wizard.id.label() /> }
}

#[component]
fn StepIssues(issues: Issues) -> impl IntoView {
    let links = Signal::derive(move || {
        issues.with(|list| {
            let link = |issue: &Issue| IssueLink { href_id: issue.control.clone(), text: issue.text.clone() };
            list.iter().map(link).collect::<Vec<_>>()
        })
    });
    let title = Signal::derive(move || uptake::lang::count("wizard.issues", issues.with(Vec::len)));
    let wanted = use_wanted();
    let go = move |control: String| go_to(wanted, control);
    view! {
        <Show when=move || links.with(|list| !list.is_empty())>
            <ErrorSummary title issues=links on_go=go />
        </Show>
    }
}

#[component]
fn StepActions(
    wizard: &'static Wizard,
    at: usize,
    found: Memo<Vec<Issue>>,
    shown: RwSignal<bool>,
    plan: Id,
) -> impl IntoView {
    let step_href = |index: usize| wizard.steps.get(index).map(|step| links::wizard(&plan, wizard.id, Some(step.id)));
    let leave = links::phase(&plan, phase_of(wizard.id));
    let back = at.checked_sub(1).and_then(step_href).unwrap_or_else(|| leave.clone());
    let is_last = at + 1 == wizard.steps.len();
    let next = step_href(at + 1).unwrap_or_else(|| links::document(&plan, artefact_of(wizard.id)));
    let go_on = move |()| {
        let first_look = !shown.get_untracked() && !found.with_untracked(Vec::is_empty);
        if first_look {
            shown.set(true);
            page::after(0, || {
                page::focus("error-summary");
            });
        } else {
            page::go(&next);
        }
    };
    let has_shown_issues = move || shown.get() && !found.with(Vec::is_empty);
    let label = move || match (is_last, has_shown_issues()) {
        (true, _) => t!("wizard.finish"),
        (false, true) => t!("wizard.continue-anyway"),
        (false, false) => t!("wizard.continue"),
    };
    view! {
        <div class="wizard-actions cluster">
            <LinkButton href=back>
                <Icon name=IconName::ArrowLeft />
                {t!("wizard.back")}
            </LinkButton>
            <Button tone=Tone::Primary on_press=go_on>
                {label}
                <Icon name=IconName::ArrowRight />
            </Button>
            <LinkButton href=leave tone=Tone::Quiet>{t!("wizard.leave")}</LinkButton>
        </div>
    }
}
