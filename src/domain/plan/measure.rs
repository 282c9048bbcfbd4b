//! The Measure phase: figures of imported exports. Aggregates only; see [`crate::adoption`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::adoption::Figures;
use crate::entities;
use crate::id::Id;

/// All of the Measure phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measurement {
    /// Imports, oldest first.
    pub imports: Vec<ImportedFigures>,
}

/// The figures of one import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportedFigures {
    /// Identifier.
    pub id: Id,
    /// What the person calls it; never the file's own name, which may hold a person's.
    pub label: String,
    /// The day it was imported.
    pub imported_on: NaiveDate,
    /// What came out.
    pub figures: Figures,
}

entities!(ImportedFigures);
