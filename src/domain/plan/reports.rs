//! What people write into reports by hand, beside what the plan and its figures say (row L1).

use serde::{Deserialize, Serialize};

/// The words of reports that nothing else in the plan holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Reports {
    /// What the executives are asked for: a decision, money, time, a word.
    pub ask: String,
    /// What else may have moved the business result, said openly.
    pub other_causes: String,
    /// What follows from the result: go on, change, stop.
    pub conclusion: String,
}

impl Reports {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
