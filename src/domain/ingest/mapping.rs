//! Own mappings: what a person chose for one export, used again for the next one with the same header.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::settings::{Column, Preview, Settings};
use super::text::fold;
use crate::fnv;

/// The choices for every file with one header. No cell of any file is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// What the header is known by: the hash of its [`signature`], since a row of learners may be taken for a header.
    pub signature: String,
    /// The choices.
    pub settings: Settings,
    /// The day they were last used.
    pub used_on: NaiveDate,
}

impl Mapping {
    /// Remembers choices for files with the header of `found`, which is what was found before anything was chosen;
    /// `None` where every choice is what was found anyway.
    ///
    /// The encoding is left out, and the line of the header where it was found: the next export may come from another
    /// machine, or have another preamble.
    pub fn new(found: &Preview, chosen: &Settings, used_on: NaiveDate) -> Option<Self> {
        let mut settings = Settings { encoding: None, ..chosen.clone() };
        settings.delimiter = settings.delimiter.filter(|delimiter| *delimiter != found.delimiter);
        settings.header_row = settings.header_row.filter(|line| *line != found.header_row);
        settings.shape = settings.shape.filter(|shape| *shape != found.shape);
        // Read in other cells or from another line, the columns are others than those found.
        if settings.delimiter.is_none() && settings.header_row.is_none() {
            let column = |place: &usize| found.columns.get(*place);
            settings.roles.retain(|place, role| column(place).is_some_and(|column| column.role != *role));
            settings.date_orders.retain(|place, order| {
                let dates = column(place).and_then(|column| column.dates).filter(|dates| dates.sure);
                dates.is_none_or(|dates| dates.order != *order)
            });
            settings.decimals.retain(|place, mark| {
                let decimals = column(place).map(|column| column.decimals).filter(|decimals| decimals.sure);
                decimals.is_none_or(|decimals| decimals.mark != *mark)
            });
            settings.decimals.retain(|place, mark| {
                let decimals = column(place).map(|column| column.decimals).filter(|decimals| decimals.sure);
                decimals.is_none_or(|decimals| decimals.mark != *mark)
            });
        }
        let signature = known_by(&found.columns);
        (settings != Settings::default()).then_some(Self { signature, settings, used_on })
    }

    /// Returns the choices for a file of which `known` is settled before it is looked at, as of a workbook's sheet.
    pub fn apply(&self, known: &Settings) -> Settings {
        let settings = self.settings.clone();
        Settings { encoding: known.encoding, delimiter: known.delimiter.or(settings.delimiter), ..settings }
    }
}

/// All mappings remembered, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mappings(Vec<Mapping>);

impl Mappings {
    /// How many are kept; older ones make way.
    pub const MOST: usize = 50;

    /// Reads what [`to_text`](Self::to_text) wrote. What cannot be read is left out, and what is known by a text: damage
    /// costs no more than itself.
    pub fn from_text(text: &str) -> Self {
        let all: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        let read = all.into_iter().filter_map(|one| serde_json::from_value::<Mapping>(one).ok());
        Self(read.filter(|mapping| is_hash(&mapping.signature)).take(Self::MOST).collect())
    }

    /// Returns the mappings as JSON.
    pub fn to_text(&self) -> String {
        // Texts, numbers and lists always have a form as JSON.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Returns the mapping for files with these columns.
    pub fn find(&self, columns: &[Column]) -> Option<&Mapping> {
        let wanted = known_by(columns);
        self.0.iter().find(|mapping| mapping.signature == wanted)
    }

    /// Remembers a mapping, in place of an older one for the same header.
    pub fn remember(&mut self, mapping: Mapping) {
        self.forget(&mapping.signature);
        self.0.insert(0, mapping);
        self.0.truncate(Self::MOST);
    }

    /// Forgets the mapping for a header, see [`Mapping::signature`].
    pub fn forget(&mut self, signature: &str) {
        self.0.retain(|mapping| mapping.signature != signature);
    }
}

/// Returns the header as a text to compare: the columns' headers in their order, without case, accents and
/// punctuation, parted by `|`. Files without a header are alike when they have as many columns.
pub fn signature(columns: &[Column]) -> String {
    let headers: Vec<String> = columns.iter().map(|column| fold(&column.header)).collect();
    headers.join("|")
}

/// What a header is known by; nobody reads a text out of it.
fn known_by(columns: &[Column]) -> String {
    fnv::hex(&signature(columns))
}

fn is_hash(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Delimiter, Encoding, Role, preview};

    fn look(csv: &str) -> Preview {
        preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable")
    }

    fn day() -> NaiveDate {
        "2026-09-07".parse().expect("a date")
    }

    const CREWS: &str = "Person,Standing,Crew\nplanted-1,Passed,North\nplanted-2,Failed,South\n";

    fn chosen() -> Settings {
        Settings { roles: [(0, Role::Learner), (2, Role::Manager)].into(), ..Settings::default() }
    }

    fn mapping() -> Mapping {
        Mapping::new(&look(CREWS), &chosen(), day()).expect("other than what was found")
    }

    #[test]
    fn the_next_export_with_the_same_header_is_recognised() {
        let mut mappings = Mappings::default();
        mappings.remember(mapping());
        let same = look("person,STANDING,crew\nu7,Failed,West\nu8,Passed,West\n");
        let found = mappings.find(&same.columns).expect("recognised");
        assert_eq!(found.settings.roles.get(&2), Some(&Role::Manager));
        let other = look("Person,Crew,Standing\nu1,North,Passed\n");
        assert_eq!(mappings.find(&other.columns), None);
        mappings.forget(&known_by(&same.columns));
        assert_eq!(mappings, Mappings::default());
    }

    #[test]
    fn only_what_differs_from_the_findings_is_remembered() {
        let found = look(CREWS);
        let same = Settings {
            delimiter: Some(found.delimiter),
            shape: Some(found.shape),
            encoding: Some(Encoding::MacRoman),
            header_row: Some(found.header_row),
            roles: found.columns.iter().map(|column| (column.index, column.role)).collect(),
            ..Settings::default()
        };
        assert_eq!(Mapping::new(&found, &same, day()), None);
        let other = Settings { roles: [(2, Role::Manager)].into(), ..same };
        let kept = Mapping::new(&found, &other, day()).expect("one choice is other");
        assert_eq!(kept.settings, Settings { roles: [(2, Role::Manager)].into(), ..Settings::default() });
    }

    #[test]
    fn what_is_known_of_a_file_stands() {
        let known =
            Settings { encoding: Some(Encoding::Utf8), delimiter: Some(Delimiter::Comma), ..Settings::default() };
        let of_tabs = Mapping { settings: Settings { delimiter: Some(Delimiter::Tab), ..chosen() }, ..mapping() };
        let applied = of_tabs.apply(&known);
        assert_eq!((applied.encoding, applied.delimiter), (known.encoding, known.delimiter));
        assert_eq!(applied.roles, chosen().roles);
    }

    #[test]
    fn no_cell_is_remembered_and_no_row_that_was_taken_for_a_header() {
        let rows = "planted-1;Planted Person;North\nplanted-2;Planted Other;South\n";
        for file in [CREWS, rows] {
            let line = Settings { header_row: Some(2), ..chosen() };
            let kept = Mapping::new(&look(file), &line, day()).expect("other than what was found");
            let mut mappings = Mappings::default();
            mappings.remember(kept);
            let text = mappings.to_text();
            assert!(!text.to_lowercase().contains("planted") && !text.contains("person"), "{text}");
            assert_eq!(Mappings::from_text(&text), mappings);
        }
    }

    #[test]
    fn what_was_kept_under_the_header_itself_is_dropped() {
        let mut mappings = Mappings::default();
        mappings.remember(Mapping { signature: "person|standing|crew".to_owned(), ..mapping() });
        assert_eq!(Mappings::from_text(&mappings.to_text()), Mappings::default());
    }

    #[test]
    fn damage_costs_no_more_than_itself() {
        let mut mappings = Mappings::default();
        mappings.remember(mapping());
        assert_eq!(Mappings::from_text(&mappings.to_text()), mappings);
        let text = mappings.to_text();
        let damaged =
            format!(r#"[7, {{"signature": "a|b", "settings": {{"roles": {{"0": "no-role"}}}}}}, {{}}, {}"#, &text[1..]);
        assert_eq!(Mappings::from_text(&damaged), mappings);
        for text in ["", "{}", "null", "[[]]", &text[..text.len() / 2]] {
            assert_eq!(Mappings::from_text(text), Mappings::default(), "{text:?}");
        }
    }

    #[test]
    fn the_newest_are_kept() {
        let mut mappings = Mappings::default();
        for n in 0..=Mappings::MOST {
            mappings.remember(Mapping { signature: format!("header {n}"), ..mapping() });
        }
        mappings.remember(Mapping { signature: "header 7".to_owned(), ..mapping() });
        let kept: Vec<&str> = mappings.0.iter().map(|mapping| mapping.signature.as_str()).collect();
        assert_eq!((kept.len(), kept[0], kept[1]), (Mappings::MOST, "header 7", "header 50"));
        assert!(!kept.contains(&"header 0"), "the oldest made way");
    }
}
