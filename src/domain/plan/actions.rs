//! Dated actions and the rollout checklist (rows M2 and M5).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::phase::Phase;
use crate::entities;
use crate::id::Id;
use crate::schedule::When;

pub use super::align::Window as ActionWindow;

/// An action of the first 30, 60 or 90 days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PlanAction {
    /// Identifier.
    pub id: Id,
    /// Which phase it serves.
    pub phase: Option<Phase>,
    /// In which stretch.
    pub window: ActionWindow,
    /// What.
    pub what: String,
    /// Who.
    pub owner: Id,
    /// When.
    pub due: When,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

/// What people did with the checklist; the items themselves are derived from the plan.
///
/// Keyed by the item's stable key, so that an item stays done while the plan is edited around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Checklist {
    /// State by item key.
    pub items: BTreeMap<String, ChecklistMark>,
}

/// What people did with one checklist item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChecklistMark {
    /// The day it was ticked.
    pub done: Option<NaiveDate>,
    /// An owner chosen by hand.
    pub owner: Id,
    /// A due date chosen by hand.
    pub due: Option<NaiveDate>,
}

entities!(PlanAction);
