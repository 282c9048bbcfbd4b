//! The steps of a wizard as a list of links: any step can be gone to at any time.

use leptos::prelude::*;
use uptake::t;

use super::icon::{Icon, IconName};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Answered, and nothing is wrong.
    Done,
    /// The step on the screen.
    Current,
    /// Not answered yet.
    Todo,
    /// Visited, and something needs another look.
    Issue,
}

impl StepState {
    /// The value of the `data-state` attribute that styles it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::Todo => "todo",
            Self::Issue => "issue",
        }
    }

    /// The state in words.
    fn label(self) -> String {
        match self {
            Self::Done => t!("ui.step.done"),
            Self::Current => t!("ui.step.current"),
            Self::Todo => t!("ui.step.todo"),
            Self::Issue => t!("ui.step.issue"),
        }
    }
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepItem {
    /// Tells it from the others.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// How far it is.
    pub state: StepState,
}

/// The list of steps.
#[component]
pub fn Stepper(
    /// The steps in order.
    #[prop(into)]
    steps: Signal<Vec<StepItem>>,
    /// What the steps belong to.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let steps = Memo::new(move |_| steps.get());
    let row = |(index, step): (usize, StepItem)| {
        let mark = match step.state {
            StepState::Done => view! { <Icon name=IconName::Check /> }.into_any(),
            StepState::Issue => view! { <Icon name=IconName::Warning /> }.into_any(),
            StepState::Current | StepState::Todo => (index + 1).to_string().into_any(),
        };
        view! {
            <li data-state=step.state.as_str()>
                <a href=step.href aria-current=(step.state == StepState::Current).then_some("step")>
                    <span class="step-mark" aria-hidden="true">
                        {mark}
                    </span>
                    <span class="step-label">{step.label}</span>
                    <span class="visually-hidden">" " {step.state.label()}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="stepper-nav" aria-label=label>
            <ol class="stepper">{move || steps.get().into_iter().enumerate().map(row).collect::<Vec<_>>()}</ol>
        </nav>
    }
}
