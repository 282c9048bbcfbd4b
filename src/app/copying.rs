//! What is asked before a plan is copied: name, launch, and what comes along. The list of plans and the Govern page
//! both copy plans.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::exchange::copy::{PinnedDates, Progress};
use uptake::t;
use uptake::wizard::Issue;
use uptake::wizard::settings::new_plan_issues;

use crate::form::issue_of;
use crate::platform::page;
use crate::ui::{CheckField, DateField, Notice, Status, TextField};

/// The control that takes the focus when the questions appear.
pub const FIRST: &str = "new.name";

/// The answers, cheap to copy.
#[derive(Clone, Copy)]
pub struct CopyAnswers {
    name: RwSignal<String>,
    launch: RwSignal<Option<NaiveDate>>,
    is_anew: RwSignal<bool>,
    moves_pinned: RwSignal<bool>,
    was_tried: RwSignal<bool>,
    was_refused: RwSignal<bool>,
}

/// What a person asked for, with nothing missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyWish {
    /// The name of the copy.
    pub name: String,
    /// Its launch.
    pub launch: NaiveDate,
    /// What becomes of what has happened, and of pinned dates.
    pub options: (Progress, PinnedDates),
}

impl CopyAnswers {
    /// Answers to begin with: the copy starts anew, and its pinned dates move.
    pub fn new(name: String, launch: NaiveDate) -> Self {
        Self {
            name: RwSignal::new(name),
            launch: RwSignal::new(Some(launch)),
            is_anew: RwSignal::new(true),
            moves_pinned: RwSignal::new(true),
            was_tried: RwSignal::new(false),
            was_refused: RwSignal::new(false),
        }
    }

    /// What is asked for; leads to the first answer that is missing instead.
    pub fn wish(self) -> Option<CopyWish> {
        self.was_tried.set(true);
        if let Some(issue) = untrack(move || self.missing()).first() {
            page::focus(&issue.control);
            return None;
        }
        let progress = if self.is_anew.get_untracked() { Progress::Clear } else { Progress::Keep };
        let pinned = if self.moves_pinned.get_untracked() { PinnedDates::Move } else { PinnedDates::Stay };
        let name = self.name.with_untracked(|name| name.trim().to_owned());
        Some(CopyWish { name, launch: self.launch.get_untracked()?, options: (progress, pinned) })
    }

    /// Says that storage took no copy.
    pub fn refuse(self) {
        self.was_refused.set(true);
    }

    fn missing(self) -> Vec<Issue> {
        self.name.with(|name| new_plan_issues(name, self.launch.get()))
    }
}

/// The questions.
#[component]
pub fn CopyFields(
    /// Where the answers are kept.
    answers: CopyAnswers,
) -> impl IntoView {
    let CopyAnswers { name, launch, is_anew, moves_pinned, was_tried, was_refused } = answers;
    let issues = Signal::derive(move || if was_tried.get() { answers.missing() } else { Vec::new() });
    view! {
        <TextField id=FIRST label=t!("field.settings.name.label") value=name required_mark=true
            error=issue_of(issues, FIRST.to_owned()) on_input=move |text: String| name.set(text) />
        <DateField id="new.launch" label=t!("home.launch") value=launch required_mark=true
            error=issue_of(issues, "new.launch".to_owned())
            on_input={move |date: Option<NaiveDate>| launch.set(date)} />
        <CheckField id="new.pinned" label=t!("home.copy.pinned") hint=t!("home.copy.pinned-hint")
            checked=moves_pinned on_input=move |on: bool| moves_pinned.set(on) />
        <CheckField id="new.anew" label=t!("home.copy.anew") hint=t!("home.copy.anew-hint") checked=is_anew
            on_input=move |on: bool| is_anew.set(on) />
        <div role="alert">
            <Show when=move || was_refused.get()>
                <Notice tone=Status::Danger title=t!("home.copy.refused")>
                    <p>{t!("home.copy.refused-why")}</p>
                </Notice>
            </Show>
        </div>
    }
}
