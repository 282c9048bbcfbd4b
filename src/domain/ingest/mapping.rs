//! Own mappings: what a person chose for one export, used again for the next one with the same header.

use serde::{Deserialize, Serialize};

use super::settings::{Column, Settings};
use super::text::fold;

/// The choices for every file with one header. No cell of any file is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The header, see [`signature`].
    pub signature: String,
    /// The choices.
    pub settings: Settings,
}

impl Mapping {
    /// Remembers choices for files with the header of these columns.
    ///
    /// The line of the header and the encoding are left out: the next export may have another preamble, or come from
    /// another machine.
    pub fn new(columns: &[Column], settings: &Settings) -> Self {
        let settings = Settings { header_row: None, encoding: None, ..settings.clone() };
        Self { signature: signature(columns), settings }
    }

    /// Returns whether these columns have the header of the mapping.
    pub fn fits(&self, columns: &[Column]) -> bool {
        self.signature == signature(columns)
    }
}

/// Returns the header as a text to compare: the columns' headers in their order, without case, accents and
/// punctuation, parted by `|`. Files without a header are alike when they have as many columns.
pub fn signature(columns: &[Column]) -> String {
    let headers: Vec<String> = columns.iter().map(|column| fold(&column.header)).collect();
    headers.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Encoding, Role, preview};

    fn columns(csv: &str) -> Vec<Column> {
        preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable").columns
    }

    #[test]
    fn the_next_export_with_the_same_header_is_recognised() {
        let first = columns("Person,Standing,Crew\nu1,Passed,North\nu2,Failed,South\n");
        let choices = Settings {
            roles: [(0, Role::Learner), (2, Role::Cohort)].into(),
            encoding: Some(Encoding::MacRoman),
            header_row: Some(1),
            ..Settings::default()
        };
        let mapping = Mapping::new(&first, &choices);
        assert!(mapping.fits(&columns("person,STANDING,crew\nu7,Failed,West\nu8,Passed,West\n")));
        assert!(!mapping.fits(&columns("Person,Crew,Standing\nu1,North,Passed\n")));
        assert_eq!((&mapping.settings.roles, mapping.settings.encoding), (&choices.roles, None));
    }

    #[test]
    fn no_cell_is_remembered() {
        let first = columns("Person,Standing\nplanted-1,Passed\nplanted-2,Failed\n");
        let text = serde_json::to_string(&Mapping::new(&first, &Settings::default())).expect("a mapping is JSON");
        assert!(text.contains("person|standing") && !text.contains("planted"), "{text}");
    }
}
