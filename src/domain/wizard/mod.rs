//! Wizards as typed descriptions: steps, fields and lists that one view draws and that tests walk natively.
//!
//! A [`Field`] knows how to read and write one answer of a plan (or of an entity in it), a [`List`] how to add,
//! remove and order entities, a [`Step`] what it asks and what is wrong with the answers. Nothing here knows how it
//! looks. Labels are texts under `field.<id>.label`, `.hint` and `.blank`, steps under `step.<wizard>.<step>`
//! (`title`, `lede`), lists under `list.<id>` (`title`, `add`, `empty`).

pub mod actions;
pub mod comms;
pub mod diagnose;
pub mod enablement;
pub mod field;
pub mod governance;
pub mod learning;
pub mod list;
pub mod listening;
pub mod measure;
pub mod pilot;
pub mod recognition;
pub mod reports;
pub mod settings;
pub mod sponsor;
pub mod table;
mod value;

use crate::choices;
use crate::plan::Plan;

pub use field::{Field, FieldInfo, Kind, Opt, always, opts, opts_of, people};
pub use list::{AnyList, Layout, List, Row};
pub use value::{Answer, Value};

choices! {
    /// The three wizards.
    pub enum WizardId in "wizard" {
        /// Sponsor alignment.
        Sponsor = "sponsor",
        /// Pilot design.
        Pilot = "pilot",
        /// Communications calendar.
        Comms = "comms",
    }

    /// How far a step is.
    pub enum StepState in "step-state" {
        /// Nothing entered.
        Todo = "todo",
        /// Something is missing or wrong.
        Issue = "issue",
        /// All there.
        Done = "done",
    }

    /// Parts of a step that need a view of their own.
    pub enum Custom in "custom-part" {
        /// The stakeholder map: influence × support.
        StakeholderMap = "stakeholder-map",
        /// The 90-day leader plan, filtered per leader.
        LeaderPlan = "leader-plan",
        /// Own and team rating per behaviour with the gap and tips.
        AssessmentGaps = "assessment-gaps",
        /// Success profiles and the failure story.
        Stories = "stories",
        /// The sponsor charter.
        Charter = "charter",
        /// How many learners it takes.
        SampleSize = "sample-size",
        /// The gate: computed decision, override.
        Gate = "gate",
        /// The pilot brief.
        PilotBrief = "pilot-brief",
        /// Differences between versions of a message.
        Drift = "drift",
        /// Lays the calendar out from matrix and template.
        LayOutCalendar = "lay-out-calendar",
        /// Load per audience and week.
        LoadMap = "load-map",
        /// The calendar itself.
        Calendar = "calendar",
    }
}

/// A wizard: an ordered list of steps that ends in an artefact.
pub struct Wizard {
    /// Which one.
    pub id: WizardId,
    /// Its steps, in order.
    pub steps: &'static [Step],
}

/// One page of a wizard.
pub struct Step {
    /// Stable name, part of the address and of the texts' keys.
    pub id: &'static str,
    /// What it asks, in order.
    pub parts: &'static [Part],
    /// What is missing or wrong with the answers given so far.
    pub issues: fn(&Plan) -> Vec<Issue>,
}

/// A piece of a step.
pub enum Part {
    /// Questions about the plan as a whole.
    Fields(&'static [Field<Plan>]),
    /// A list of entities.
    List(&'static dyn AnyList),
    /// A part that needs a view of its own.
    Custom(Custom),
}

/// Something missing or wrong, and the control where it is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The id of the control: the field's id, or `list.row.field` for a field of an entity; see [`row_control`].
    pub control: String,
    /// What is wrong and what to do.
    pub text: String,
}

impl Issue {
    /// An issue with the field `control`.
    pub fn new(control: impl Into<String>, text: String) -> Self {
        Self { control: control.into(), text }
    }
}

/// The id of the control of `field` in the row `row` of a list.
pub fn row_control(field: &str, row: &crate::id::Id) -> String {
    format!("{field}.{row}")
}

/// The description of a wizard.
pub fn wizard(id: WizardId) -> &'static Wizard {
    match id {
        WizardId::Sponsor => &sponsor::WIZARD,
        WizardId::Pilot => &pilot::WIZARD,
        WizardId::Comms => &comms::WIZARD,
    }
}

impl Wizard {
    /// The step called `id`.
    pub fn step(&self, id: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The first step that is not done, where a resumed wizard opens; the last one when all are.
    pub fn resume_at(&self, plan: &Plan) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.state(plan) != StepState::Done).or(self.steps.last())
    }

    /// How many steps are done.
    pub fn done(&self, plan: &Plan) -> usize {
        self.steps.iter().filter(|step| step.state(plan) == StepState::Done).count()
    }
}

impl Step {
    /// How far the step is: untouched, with issues, or done.
    ///
    /// A step that only shows what others ask cannot be touched: it is to do until nothing is wrong with it.
    pub fn state(&self, plan: &Plan) -> StepState {
        let blank = Plan { launch: plan.launch, start: plan.start, ..Plan::default() };
        let asks = self.parts.iter().any(|part| !matches!(part, Part::Custom(_)));
        let touched = self.parts.iter().any(|part| part.touched(plan, &blank));
        if (touched || !asks) && (self.issues)(plan).is_empty() {
            StepState::Done
        } else if touched {
            StepState::Issue
        } else {
            StepState::Todo
        }
    }
}

impl Part {
    fn touched(&self, plan: &Plan, blank: &Plan) -> bool {
        match self {
            Self::Fields(fields) => fields.iter().any(|field| (field.get)(plan) != (field.get)(blank)),
            Self::List(list) => !list.rows(plan).is_empty(),
            // Laid out once, the calendar is an answer of its own, which may fall behind the others.
            Self::Custom(Custom::LayOutCalendar) => !plan.comms.items.is_empty(),
            Self::Custom(_) => false,
        }
    }
}
