//! What a person can choose about an import, and what a look at the file's first bytes found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::DateOrder;
use super::dialect::Delimiter;
use super::encoding::Encoding;
use super::error::ColumnName;
use super::numbers::DecimalMark;
use super::roles::Role;
use crate::adoption::Shape;
use crate::t;

/// The choices about one file; what is `None` or not listed is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The character between cells.
    pub delimiter: Option<Delimiter>,
    /// The line of the file the header begins on, counted from 1; 0 for a file without a header.
    pub header_row: Option<u64>,
    /// Column → order of day, month and year.
    pub date_orders: BTreeMap<usize, DateOrder>,
    /// Column → decimal mark.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub decimals: BTreeMap<usize, DecimalMark>,
    /// Column → role.
    pub roles: BTreeMap<usize, Role>,
    /// What a row stands for.
    pub shape: Option<Shape>,
}

/// What was found in the first bytes of a file, with the choices applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The encoding.
    pub encoding: Encoding,
    /// The character between cells.
    pub delimiter: Delimiter,
    /// The line of the file the header begins on, counted from 1; 0 for a file without a header.
    pub header_row: u64,
    /// What a row stands for.
    pub shape: Shape,
    /// Key of the preset whose header this is, see [`super::Preset`].
    #[serde(default)]
    pub preset: Option<String>,
    /// The columns, by index.
    pub columns: Vec<Column>,
    /// The first rows below the header, as many as [`Preview::ROWS`].
    pub rows: Vec<Vec<String>>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// What can be drawn, and what not and why.
    pub drawings: Vec<Ability>,
    /// Size of the file in bytes.
    pub total: u64,
}

impl Preview {
    /// How many rows a preview shows at most.
    pub const ROWS: usize = 12;

    /// Returns the order of the dates that matter: of the first column with a date role, else of any date column.
    pub fn date_order(&self) -> Option<DateOrder> {
        let order = |column: &Column| column.dates.map(|dates| dates.order);
        let used = self.columns.iter().filter(|column| column.role.is_date());
        used.chain(&self.columns).find_map(order)
    }

    /// Returns the first column with a role.
    pub fn column(&self, role: Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == role)
    }
}

/// One column of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its place, counted from 0. Columns are known by it: headers may be blank or equal.
    pub index: usize,
    /// Its header in one line; may be blank.
    pub header: String,
    /// What it holds.
    pub role: Role,
    /// Up to three of its values.
    pub samples: Vec<String>,
    /// How its dates are written, when it holds dates.
    pub dates: Option<Dates>,
    /// Whether it holds whole numbers where dates should stand: days from the start of the course.
    pub offsets: bool,
    /// How its numbers write decimals.
    pub decimals: Decimals,
    /// Whether it holds e-mail addresses.
    pub emails: bool,
    /// Whether it holds minutes and seconds where a spreadsheet lost the dates.
    pub lost_dates: bool,
    /// Whether it has a few stray cells beside the table.
    pub stray: bool,
    /// Whether it holds attendance by letters, `P` for present and `A` for absent.
    #[serde(default)]
    pub letters: bool,
    /// Up to three of its words that no status is known for, when it holds statuses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown_statuses: Vec<String>,
}

impl Column {
    /// Returns its name as data, which the page words.
    pub fn name(&self) -> ColumnName {
        ColumnName::new(self.header.as_str(), self.index)
    }

    /// Returns whether a step's status is told by days instead of words: on each, the step was completed.
    pub fn is_dated_step(&self) -> bool {
        self.role == Role::StepStatus && self.dates.is_some()
    }

    /// Returns the header, or the column's number where there is none, for a person.
    pub fn title(&self) -> String {
        self.name().to_string()
    }
}

/// How a column writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// The order of day, month and year.
    pub order: DateOrder,
    /// Whether the values or a person decided it; otherwise it is an assumption to check.
    pub sure: bool,
}

/// How a column writes decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decimals {
    /// The decimal mark.
    pub mark: DecimalMark,
    /// Whether any number of the first rows has a mark.
    pub seen: bool,
    /// Whether the values or a person decided it, or nothing asks for it yet; otherwise it is an assumption to check.
    pub sure: bool,
}

impl Default for Decimals {
    fn default() -> Self {
        Self { mark: DecimalMark::Point, seen: false, sure: true }
    }
}

/// Something a person should look at before the import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Warning {
    /// No date of the column has a day over 12.
    DateOrderUnclear {
        /// The column.
        column: ColumnName,
        /// What is assumed.
        order: DateOrder,
    },
    /// Numbers of the column have a mark that may part thousands or decimals, and none tells which.
    DecimalMarkUnclear {
        /// The column.
        column: ColumnName,
        /// The decimal mark that is assumed.
        mark: DecimalMark,
    },
    /// Lines above the header are skipped.
    LinesAboveHeader {
        /// How many.
        lines: u64,
    },
    /// There is no header.
    NoHeader,
    /// Columns beside the table hold a few cells.
    StrayCells {
        /// How many columns.
        columns: usize,
    },
    /// A column counts days instead of naming them.
    DayOffsets {
        /// The column.
        column: ColumnName,
    },
    /// A column with e-mail addresses cannot have a role whose texts are kept.
    PersonalTexts {
        /// The column.
        column: ColumnName,
    },
    /// A spreadsheet left minutes and seconds of the column's dates, and no dates.
    LostDates {
        /// The column.
        column: ColumnName,
    },
    /// Words of the column of statuses that are not known, so that they count as not completed.
    UnknownStatuses {
        /// The column.
        column: ColumnName,
        /// Up to three of them.
        words: Vec<String>,
    },
    /// Nothing but names tells learners apart, so that two people of one name count as one.
    OnlyNames,
    /// Nothing says what the rows are.
    UnknownShape,
}

impl Warning {
    /// Returns the warning for a person.
    pub fn text(&self) -> String {
        match self {
            Self::DateOrderUnclear { column, order } => {
                // lang: ingest.date-order.*
                let order = t!(format!("ingest.date-order.{}", order.key()));
                t!("ingest.warning.date-order-unclear", column = column, order = order)
            }
            Self::DecimalMarkUnclear { column, mark } => {
                // lang: ingest.decimal-mark.*
                let mark = t!(format!("ingest.decimal-mark.{}", mark.key()));
                t!("ingest.warning.decimal-mark-unclear", column = column, mark = mark)
            }
            Self::LinesAboveHeader { lines } => crate::lang::count("ingest.warning.lines-above-header", *lines),
            Self::NoHeader => t!("ingest.warning.no-header"),
            Self::StrayCells { columns } => crate::lang::count("ingest.warning.stray-cells", *columns as u64),
            Self::DayOffsets { column } => t!("ingest.warning.day-offsets", column = column),
            Self::PersonalTexts { column } => t!("ingest.warning.personal-texts", column = column),
            Self::LostDates { column } => t!("measure.warning.lost-dates", column = column),
            Self::UnknownStatuses { column, words } => {
                let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
                t!("ingest.warning.unknown-statuses", column = column, words = words.join(", "))
            }
            Self::OnlyNames => t!("ingest.warning.only-names"),
            Self::UnknownShape => t!("ingest.warning.unknown-shape"),
        }
    }
}

/// Something Uptake draws from an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drawing {
    /// Weekly active learners.
    WeeklyActive,
    /// The completion rate.
    Completion,
    /// Completions and their rate over time.
    CompletionOverTime,
    /// Completion by cohort.
    Cohorts,
    /// Drop-off by step.
    Funnel,
    /// Net promoter score.
    Nps,
    /// Time to completion.
    TimeToCompletion,
    /// Content by week.
    Heat,
    /// Minutes of learning by week.
    Minutes,
    /// Confirmations by managers.
    Confirmations,
    /// Coaching by week.
    Coaching,
    /// Learning against performance.
    Performance,
    /// Time to competency.
    TimeToCompetency,
    /// The share with a first application in time.
    FirstApplication,
}

/// Why something cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// No column names the learners.
    Learner,
    /// No column dates what learners did.
    ActivityDates,
    /// No column dates completions.
    CompletionDates,
    /// No column says who completed.
    Completion,
    /// No column groups the learners.
    Cohort,
    /// No column names steps.
    Step,
    /// No column holds answers from 0 to 10.
    Answer,
    /// No column says when learners were enrolled, were hired or began.
    Start,
    /// No column holds minutes of learning.
    Minutes,
    /// No column says who confirmed.
    Confirmed,
    /// No column holds minutes of coaching.
    Coaching,
    /// No column measures performance.
    Performance,
    /// No column says how much was learned: completed, minutes or marks.
    Learning,
    /// No column dates when the skill was shown at work.
    Competency,
    /// No column dates the first application.
    Application,
}

/// Whether something can be drawn from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ability {
    /// What would be drawn.
    pub drawing: Drawing,
    /// What is missing for it; `None` when it can be drawn.
    pub lack: Option<Lack>,
}

impl Ability {
    /// Returns what can be drawn, or what cannot and why, for a person.
    pub fn text(&self) -> String {
        let drawing = match self.drawing {
            Drawing::WeeklyActive => t!("ingest.drawing.weekly-active"),
            Drawing::Completion => t!("ingest.drawing.completion"),
            Drawing::CompletionOverTime => t!("ingest.drawing.completion-over-time"),
            Drawing::Cohorts => t!("ingest.drawing.cohorts"),
            Drawing::Funnel => t!("ingest.drawing.funnel"),
            Drawing::Nps => t!("ingest.drawing.nps"),
            Drawing::TimeToCompletion => t!("measure.drawing.time-to-completion"),
            Drawing::Heat => t!("measure.drawing.heat"),
            Drawing::Minutes => t!("measure.drawing.minutes"),
            Drawing::Confirmations => t!("measure.drawing.confirmations"),
            Drawing::Coaching => t!("measure.drawing.coaching"),
            Drawing::Performance => t!("measure.drawing.performance"),
            Drawing::TimeToCompetency => t!("measure.drawing.time-to-competency"),
            Drawing::FirstApplication => t!("measure.drawing.first-application"),
        };
        let reason = match self.lack {
            None => return drawing,
            Some(Lack::Learner) => t!("ingest.lack.learner"),
            Some(Lack::ActivityDates) => t!("ingest.lack.activity-dates"),
            Some(Lack::CompletionDates) => t!("ingest.lack.completion-dates"),
            Some(Lack::Completion) => t!("ingest.lack.completion"),
            Some(Lack::Cohort) => t!("ingest.lack.cohort"),
            Some(Lack::Step) => t!("ingest.lack.step"),
            Some(Lack::Answer) => t!("ingest.lack.answer"),
            Some(Lack::Start) => t!("measure.lack.start"),
            Some(Lack::Minutes) => t!("measure.lack.minutes"),
            Some(Lack::Confirmed) => t!("measure.lack.confirmed"),
            Some(Lack::Coaching) => t!("measure.lack.coaching"),
            Some(Lack::Performance) => t!("measure.lack.performance"),
            Some(Lack::Learning) => t!("measure.lack.learning"),
            Some(Lack::Competency) => t!("measure.lack.competency"),
            Some(Lack::Application) => t!("measure.lack.application"),
        };
        t!("ingest.drawing.not", drawing = drawing, reason = reason)
    }
}
