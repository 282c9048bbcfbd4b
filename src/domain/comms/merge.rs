//! Merge fields: the `{names}` in a message text, what fills them, and those that nothing fills (row E3).
//!
//! Three kinds of field exist. Plan fields are filled here. Reader fields differ from reader to reader, so they stay
//! in the text for the mailing tool. Shared wording is held once in the plan and may itself hold fields.

use crate::choice::Choice;
use crate::choices;
use crate::plan::Plan;
use crate::schedule::weeks::long_date;

/// The longest name that braces may hold and still be read as a field, in characters.
const LONGEST_NAME: usize = 60;

/// How deep wording may stand within wording; what goes deeper, such as a circle, is reported as unknown.
const DEEPEST: usize = 4;

/// How many bytes of wording one text may draw in: wording that multiplies itself must not stop the page.
const MOST_WORDING: usize = 200_000;

choices! {
    /// A field that every plan knows; its key is what stands between the braces.
    pub enum MergeField in "merge-field" {
        /// The reader's first name, filled by the mailing tool.
        FirstName = "first name",
        /// The reader's line manager, filled by the mailing tool.
        Manager = "manager",
        /// The reader's team, filled by the mailing tool.
        Team = "team",
        /// The launch date of the plan.
        LaunchDate = "launch date",
        /// The accountable sponsor.
        Sponsor = "sponsor",
        /// The programme's name.
        Programme = "programme",
        /// The organisation's name.
        Organisation = "organisation",
    }
}

/// A piece of a text with merge fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// A field, by the name between its braces.
    Field(&'a str),
}

/// A text with its fields filled as far as the plan can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text; what could not be filled stands as it was, braces included.
    pub text: String,
    /// Names that neither the plan nor its wording knows, each once, in order of appearance.
    pub unknown: Vec<String>,
    /// Known fields that the plan has no answer for yet, such as `{sponsor}` before one is named.
    pub missing: Vec<String>,
}

/// What a field stands for in a plan.
enum Meaning<'a> {
    Value(String),
    Wording(&'a str),
    FilledLater,
    Missing,
    Unknown,
}

/// Splits a text into plain pieces and fields; braces that hold no plausible name are plain text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut plain_from, mut look_from) = (0, 0);
    while let Some(open) = text[look_from..].find('{').map(|at| look_from + at) {
        let inside = &text[open + 1..];
        let Some(close) = inside.find(['}', '{', '\n']).filter(|at| inside[*at..].starts_with('}')) else {
            look_from = open + 1;
            continue;
        };
        let name = inside[..close].trim();
        look_from = open + close + 2;
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            continue;
        }
        if plain_from < open {
            found.push(Piece::Text(&text[plain_from..open]));
        }
        found.push(Piece::Field(name));
        plain_from = look_from;
    }
    if plain_from < text.len() {
        found.push(Piece::Text(&text[plain_from..]));
    }
    found
}

/// Fills the fields of `text` from the plan and its shared wording.
pub fn fill(plan: &Plan, text: &str) -> Filled {
    let mut filler = Filler::new(plan);
    filler.add(text, 0);
    filler.filled
}

/// The names in these texts that nothing in the plan knows, each once.
pub fn unknown_fields<'a>(plan: &Plan, texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut filler = Filler::new(plan);
    for text in texts {
        filler.add(text, 0);
    }
    filler.filled.unknown
}

/// Every name that can be written between braces in this plan: the plan's own fields, then its wording.
pub fn field_names(plan: &Plan) -> Vec<String> {
    let own = MergeField::ALL.iter().map(|field| field.key().to_owned());
    let wording = plan.comms.wording.iter().map(|wording| wording.name.trim().to_owned());
    own.chain(wording.filter(|name| !name.is_empty())).collect()
}

/// Builds up a [`Filled`].
struct Filler<'a> {
    plan: &'a Plan,
    filled: Filled,
    wording_left: usize,
}

impl<'a> Filler<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self { plan, filled: Filled::default(), wording_left: MOST_WORDING }
    }

    fn add(&mut self, text: &str, depth: usize) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(plain) => self.filled.text.push_str(plain),
                Piece::Field(name) => self.add_field(name, depth),
            }
        }
    }

    fn add_field(&mut self, name: &str, depth: usize) {
        match meaning(self.plan, name) {
            Meaning::Value(value) => self.filled.text.push_str(&value),
            Meaning::Wording(wording) if depth < DEEPEST && wording.len() < self.wording_left => {
                self.wording_left -= wording.len() + 1;
                self.add(wording, depth + 1);
            }
            Meaning::Wording(_) | Meaning::Unknown => {
                remember(&mut self.filled.unknown, name);
                self.leave(name);
            }
            Meaning::Missing => {
                remember(&mut self.filled.missing, name);
                self.leave(name);
            }
            Meaning::FilledLater => self.leave(name),
        }
    }

    fn leave(&mut self, name: &str) {
        self.filled.text.extend(["{", name, "}"]);
    }
}

fn remember(list: &mut Vec<String>, name: &str) {
    if !list.iter().any(|known| known == name) {
        list.push(name.to_owned());
    }
}

fn meaning<'a>(plan: &'a Plan, name: &str) -> Meaning<'a> {
    let given = |value: &str| match value.trim() {
        "" => Meaning::Missing,
        value => Meaning::Value(value.to_owned()),
    };
    match own_field(name) {
        Some(MergeField::FirstName | MergeField::Manager | MergeField::Team) => Meaning::FilledLater,
        Some(MergeField::LaunchDate) => Meaning::Value(long_date(plan.launch)),
        Some(MergeField::Sponsor) => given(plan.person_name(&plan.sponsorship.sponsor)),
        Some(MergeField::Programme) => given(&plan.programme),
        Some(MergeField::Organisation) => given(&plan.organisation),
        None => {
            let wording = plan.comms.wording.iter().find(|wording| same_name(&wording.name, name));
            wording.map_or(Meaning::Unknown, |wording| Meaning::Wording(&wording.text))
        }
    }
}

/// The plan's own field of this name, written in any case.
pub fn own_field(name: &str) -> Option<MergeField> {
    MergeField::ALL.iter().copied().find(|field| same_name(field.key(), name))
}

/// Whether two names mean the same field: case and outer spaces do not count.
pub fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::Id;
    use crate::plan::Person;
    use crate::plan::comms::Wording;

    fn plan() -> Plan {
        let mut plan = Plan { programme: "Sales Academy".into(), ..Plan::default() };
        plan.people.push(Person { id: Id::new("p"), name: "Ines Ott".into(), ..Person::default() });
        plan.sponsorship.sponsor = Id::new("p");
        let wording = |name: &str, text: &str| Wording { name: name.into(), text: text.into(), ..Wording::default() };
        plan.comms.wording = vec![wording("promise", "{programme} in an hour a week"), wording("circle", "{circle}")];
        plan
    }

    #[test]
    fn plan_fields_and_wording_are_filled_and_reader_fields_stay() {
        let filled = fill(&plan(), "Dear {first name}, {Sponsor} asks you: { promise }.");
        assert_eq!(filled.text, "Dear {first name}, Ines Ott asks you: Sales Academy in an hour a week.");
        assert!(filled.unknown.is_empty() && filled.missing.is_empty());
    }

    #[test]
    fn what_nothing_fills_stays_and_is_named_once() {
        let filled = fill(&plan(), "{fist name} {organisation} {fist name}");
        assert_eq!(filled.text, "{fist name} {organisation} {fist name}");
        assert_eq!(filled.unknown, ["fist name"]);
        assert_eq!(filled.missing, ["organisation"]);
    }

    #[test]
    fn wording_that_goes_in_circles_ends() {
        assert_eq!(fill(&plan(), "{circle}").unknown, ["circle"]);
    }

    #[test]
    fn wording_that_multiplies_itself_ends_soon() {
        let mut plan = plan();
        plan.comms.wording = (0..5)
            .map(|n| Wording {
                name: format!("w{n}"),
                text: format!("{{w{}}}", n + 1).repeat(1000),
                ..Wording::default()
            })
            .collect();
        assert!(fill(&plan, "{w0}").text.len() < 10 * MOST_WORDING);
    }

    #[test]
    fn braces_without_a_name_are_plain_text() {
        for text in ["{}", "{ }", "a { b", "{a\nb}", "}{", "{{"] {
            assert_eq!(fill(&plan(), text).text, text);
            assert!(fill(&plan(), text).unknown.is_empty(), "{text}");
        }
        assert_eq!(pieces("{{team}"), [Piece::Text("{"), Piece::Field("team")]);
    }

    proptest! {
        #[test]
        fn pieces_lose_nothing_but_spaces_at_names(text in "[a-z{} \n\u{e9}]{0,80}") {
            let back: String = pieces(&text)
                .iter()
                .map(|piece| match piece {
                    Piece::Text(plain) => (*plain).to_owned(),
                    Piece::Field(name) => format!("{{{name}}}"),
                })
                .collect();
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&back), bare(&text));
        }
    }
}
