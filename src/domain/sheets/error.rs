//! Why a workbook cannot be read: what it is, and what to do about it.

use serde::{Deserialize, Serialize};

use crate::t;

/// Why a workbook was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetsError {
    /// It opens with a password only.
    Protected,
    /// It is of the format before 2007 (`.xls`).
    Legacy,
    /// It is an Excel binary workbook (`.xlsb`).
    BinaryFormat,
    /// It is an OpenDocument file (`.ods`).
    OpenDocument,
    /// It is an archive without a workbook inside.
    NoWorkbook,
    /// It is larger than [`super::MOST_BYTES`], packed, inflated or as CSV.
    TooLarge,
    /// It is packed as no program packs a workbook: far too tightly, in too many parts, or not as its own directory
    /// says.
    Suspicious,
    /// It breaks off or contradicts itself.
    Damaged,
    /// No sheet has a filled cell.
    NoCells,
    /// The file could not be read from disk; it was moved, or changed meanwhile.
    Unreadable,
    /// Page and reader of workbooks are of different versions.
    Protocol,
}

impl SheetsError {
    const fn key(self) -> &'static str {
        match self {
            Self::Protected => "protected",
            Self::Legacy => "legacy",
            Self::BinaryFormat => "binary-format",
            Self::OpenDocument => "open-document",
            Self::NoWorkbook => "no-workbook",
            Self::TooLarge => "too-large",
            Self::Suspicious => "suspicious",
            Self::Damaged => "damaged",
            Self::NoCells => "no-cells",
            Self::Unreadable => "unreadable",
            Self::Protocol => "protocol",
        }
    }

    /// Returns the reason and what to do about it, for a person.
    pub fn text(self) -> String {
        // lang: sheets.error.*
        t!(format!("sheets.error.{}", self.key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_text() {
        const ALL: [SheetsError; 11] = [
            SheetsError::Protected,
            SheetsError::Legacy,
            SheetsError::BinaryFormat,
            SheetsError::OpenDocument,
            SheetsError::NoWorkbook,
            SheetsError::TooLarge,
            SheetsError::Suspicious,
            SheetsError::Damaged,
            SheetsError::NoCells,
            SheetsError::Unreadable,
            SheetsError::Protocol,
        ];
        for error in ALL {
            assert!(!error.text().starts_with("sheets.error."), "{error:?} has no text");
        }
    }
}
