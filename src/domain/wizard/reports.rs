//! What is asked beside reports: words that stand nowhere else in the plan (row L1).

use crate::field;
use crate::plan::Plan;
use crate::wizard::{Field, Kind};

/// Beside the executive scorecard.
pub static SCORECARD: &[Field<Plan>] = &[field!("reports.ask", Kind::LongText, |plan| plan.reports.ask)];

/// Beside the business-impact report.
pub static IMPACT: &[Field<Plan>] = &[
    field!("reports.other_causes", Kind::LongText, |plan| plan.reports.other_causes),
    field!("reports.conclusion", Kind::LongText, |plan| plan.reports.conclusion),
];
