//! A value of a plan in words: dates as dates, choices by their labels, references by the name of what they mean.

use std::collections::HashMap;

use chrono::{NaiveDate, Weekday};
use serde_json::{Map, Value};

use super::fields::{Kind, kind_of, known};
use super::path::{Step, find, id_of, index, pattern};
use crate::lang::{count, optional};
use crate::number::with_minus;
use crate::plan::Plan;
use crate::plan::checklist::checklist;
use crate::schedule::When;
use crate::schedule::weeks::{long_date, weekday_name};
use crate::t;

/// Characters of a text that stands for something longer.
const SHORT: usize = 80;

/// Facts that an entity is summed up by.
const FACTS: usize = 5;

/// How far a name is looked up that is itself made of names.
const DEEP: u8 = 2;

/// A plan to take words from.
pub(in crate::exchange) struct Scope<'a> {
    plan: &'a Plan,
    tree: &'a Value,
    /// Everything with an id, with the pattern of the list it is in.
    things: HashMap<&'a str, (String, &'a Value)>,
}

impl<'a> Scope<'a> {
    /// The plan and its tree.
    pub(in crate::exchange) fn new(plan: &'a Plan, tree: &'a Value) -> Self {
        let mut things = HashMap::new();
        collect(tree, "", &mut things);
        Self { plan, tree, things }
    }

    /// The whole plan.
    pub(in crate::exchange) fn tree(&self) -> &'a Value {
        self.tree
    }

    /// A value of the field with this pattern in words.
    pub(in crate::exchange) fn words(&self, pattern: &str, value: &Value) -> String {
        self.say(kind_of(pattern), value, 0)
    }

    /// What an entity or entry is called, given the pattern of its list.
    pub(in crate::exchange) fn title(&self, list: &str, key: &str, value: &Value) -> String {
        if kind_of(list) == Some(Kind::Marks) { self.mark(key) } else { self.named(list, value, 0) }
    }

    /// An entity in some of its facts, without those it is called by. Blank where there are none.
    pub(in crate::exchange) fn summary(&self, list: &str, value: &Value) -> String {
        let Value::Object(fields) = value else { return String::new() };
        let title: &[&str] = if let Some(Kind::List(parts)) = kind_of(list) { parts } else { &[] };
        let told = |name: &String| title.iter().any(|part| part.split('|').any(|field| field == name));
        let fact = |(name, value): (&String, &Value)| {
            let pattern = format!("{list}.*.{name}");
            let kind = kind_of(&pattern)?;
            let is_fact = !matches!(kind, Kind::Hidden | Kind::Through | Kind::Group | Kind::List(_) | Kind::Marks);
            (is_fact && !told(name) && !is_nothing(value)).then(|| {
                let words = shortened(&self.say(Some(kind), value, 0));
                t!("merge.fact", label = label(&pattern, name), value = words)
            })
        };
        fields.iter().filter_map(fact).take(FACTS).collect::<Vec<_>>().join("; ")
    }

    /// The entities of the list at `path`, by name in the order of their ids.
    pub(in crate::exchange) fn words_of_order(&self, path: &[Step], ids: &Value) -> String {
        let (list, entities) = (pattern(path), find(self.tree, path).and_then(Value::as_array));
        let entities = index(entities.map_or(&[], Vec::as_slice));
        let title = |id: &str| entities.get(id).map(|(_, value)| self.title(&list, id, value));
        let ids = ids.as_array().into_iter().flatten().filter_map(Value::as_str);
        ids.filter_map(title).collect::<Vec<_>>().join("; ")
    }

    fn say(&self, kind: Option<Kind>, value: &Value, depth: u8) -> String {
        match value {
            Value::Bool(true) => t!("merge.value.yes"),
            Value::Bool(false) => t!("merge.value.no"),
            Value::Number(number) if kind == Some(Kind::Week) => t!("date.week", week = number),
            Value::Number(number) => {
                let written = |value: f64| with_minus(value, value.abs().to_string());
                number.as_f64().map_or_else(|| number.to_string(), written)
            }
            Value::Array(entries) if !entries.is_empty() => {
                entries.iter().map(|entry| self.say(kind, entry, depth)).collect::<Vec<_>>().join(", ")
            }
            Value::Object(fields) => self.say_object(kind, fields, value),
            Value::String(text) if !text.is_empty() => self.say_text(kind, text, depth),
            Value::Null | Value::String(_) | Value::Array(_) => t!("merge.value.empty"),
        }
    }

    fn say_text(&self, kind: Option<Kind>, text: &str, depth: u8) -> String {
        let said = match kind {
            // lang: choice.*
            Some(Kind::Choice(set)) => optional(&format!("choice.{set}.{text}")),
            Some(Kind::Date) => text.parse::<NaiveDate>().ok().map(long_date),
            Some(Kind::Time) => text.get(..5).map(str::to_owned),
            Some(Kind::Weekday) => text.parse::<Weekday>().ok().map(weekday_name),
            Some(Kind::Ref) => Some(self.name_of(text, depth)),
            _ => None,
        };
        said.unwrap_or_else(|| text.to_owned())
    }

    fn say_object(&self, kind: Option<Kind>, fields: &Map<String, Value>, value: &Value) -> String {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        match kind {
            Some(Kind::When) => {
                serde_json::from_value::<When>(value.clone()).map_or_else(|_| value.to_string(), |at| self.when(at))
            }
            Some(Kind::Cohort) if text("name").is_empty() => t!("merge.value.empty"),
            Some(Kind::Cohort) => t!("merge.value.cohort", name = text("name"), column = text("column")),
            Some(Kind::Figures) => {
                let rows = fields.get("rows").and_then(Value::as_u64).unwrap_or_default();
                match text("last_date").parse::<NaiveDate>() {
                    Ok(last) => t!("merge.value.figures-to", rows = rows, date = long_date(last)),
                    Err(_) => t!("merge.value.figures", rows = rows),
                }
            }
            _ => value.to_string(),
        }
    }

    /// A date with how it is tied: the same day, pinned or not, is not the same answer.
    fn when(&self, when: When) -> String {
        let date = long_date(self.plan.date(when));
        match when {
            When::Pinned { .. } => t!("merge.when.pinned", date = date),
            When::Offset { days: 0 } => t!("merge.when.launch", date = date),
            When::Offset { days } if days < 0 => {
                t!("merge.when.tied", date = date, distance = count("merge.when.before", days.unsigned_abs()))
            }
            When::Offset { days } => {
                t!("merge.when.tied", date = date, distance = count("merge.when.after", days.unsigned_abs()))
            }
        }
    }

    fn name_of(&self, id: &str, depth: u8) -> String {
        match self.things.get(id) {
            Some((list, value)) if depth < DEEP => self.named(list, value, depth + 1),
            Some(_) => t!("wizard.unnamed"),
            None => t!("merge.value.gone"),
        }
    }

    fn named(&self, list: &str, value: &Value, depth: u8) -> String {
        let parts: &[&str] = if let Some(Kind::List(parts)) = kind_of(list) { parts } else { &["name"] };
        let said = |field: &str| {
            let value = value.get(field).filter(|value| !is_nothing(value))?;
            Some(self.say(kind_of(&format!("{list}.*.{field}")), value, depth))
        };
        let named: Vec<String> = parts.iter().filter_map(|part| part.split('|').find_map(said)).collect();
        if named.is_empty() { t!("wizard.unnamed") } else { shortened(&named.join(", ")) }
    }

    /// What an item of the checklist says; its key, where the plan no longer brings it up.
    fn mark(&self, key: &str) -> String {
        let items = checklist(self.plan, self.plan.launch);
        items.into_iter().find(|item| item.key == key).map_or_else(|| key.to_owned(), |item| item.text)
    }
}

/// Where a value stands, from the part of the plan to the field: `Calendar items`, `Welcome`, `Date`.
///
/// The first of the plans that has an entity gives it its name.
pub(in crate::exchange) fn place(path: &[Step], scopes: &[&Scope<'_>]) -> Vec<String> {
    let mut place = vec![(t!("merge.group.plan"), true)];
    for end in 1..=path.len() {
        let here = &path[..end];
        match &path[end - 1] {
            Step::Field(name) => {
                let pattern = pattern(here);
                let kind = kind_of(&pattern);
                let is_group = kind == Some(Kind::Group);
                if is_group || matches!(kind, Some(Kind::List(_) | Kind::Marks)) {
                    // The nearest name says enough.
                    place.retain(|(_, is_group)| !is_group);
                }
                if kind != Some(Kind::Through) {
                    place.push((label(&pattern, name), is_group));
                }
            }
            Step::Entry(key) => {
                let list = pattern(&path[..end - 1]);
                let title =
                    scopes.iter().find_map(|scope| find(scope.tree, here).map(|value| scope.title(&list, key, value)));
                place.push((title.unwrap_or_else(|| t!("wizard.unnamed")), false));
            }
        }
    }
    place.into_iter().map(|(name, _)| name).collect()
}

/// What a field is called.
pub(in crate::exchange) fn label(pattern: &str, name: &str) -> String {
    match known(pattern) {
        Some((key, _)) if !key.is_empty() => t!(key),
        _ => name.replace('_', " "),
    }
}

/// Whether a value is no answer.
pub(in crate::exchange) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.values().all(is_nothing),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// The beginning of a text, in one line.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn collect<'a>(value: &'a Value, pattern: &str, things: &mut HashMap<&'a str, (String, &'a Value)>) {
    if kind_of(pattern).is_some_and(Kind::is_whole) {
        return;
    }
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let inside = if pattern.is_empty() { name.clone() } else { format!("{pattern}.{name}") };
                collect(inner, &inside, things);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                if let Some(id) = id_of(entry) {
                    things.insert(id, (pattern.to_owned(), entry));
                    collect(entry, &format!("{pattern}.*"), things);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::id::Id;
    use crate::plan::align::Kpi;
    use crate::plan::{Audience, Person};

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana Ruiz".into(), ..Person::default() }];
        plan.audiences = vec![Audience { id: Id::new("a"), name: "Agents".into(), ..Audience::default() }];
        plan.sponsorship.kpis = vec![Kpi { id: Id::new("k"), detail: "Lyon".into(), ..Kpi::default() }];
        plan
    }

    #[test]
    fn values_are_said_as_people_write_them() {
        let plan = plan();
        let tree = serde_json::to_value(&plan).unwrap();
        let scope = Scope::new(&plan, &tree);
        let said = |pattern: &str, value: Value| scope.words(pattern, &value);
        assert_eq!(said("launch", json!("2026-09-07")), "Mon 7 Sep 2026");
        assert_eq!(said("comms.items.*.time", json!("09:30:00")), "09:30");
        assert_eq!(said("comms.items.*.state", json!("sent")), "Sent");
        assert_eq!(said("comms.items.*.owner", json!("ana")), "Ana Ruiz");
        assert_eq!(said("sponsorship.coalition", json!(["ana", "zoe"])), "Ana Ruiz, something that is not in the plan");
        assert_eq!(said("sponsorship.kpis.*.target", json!(60.0)), "60");
        assert_eq!(said("diagnosis.baselines.*.value", json!(-8.5)), "\u{2212}8.5");
        assert_eq!(said("sponsorship.town_hall_public", json!(true)), "Yes");
        assert_eq!(said("calendar.weekend", json!(["Sat", "Sun"])), "Sat, Sun");
        assert_eq!(said("name", json!("")), "empty");
    }

    #[test]
    fn a_date_says_how_it_is_tied() {
        let plan = plan();
        let tree = serde_json::to_value(&plan).unwrap();
        let scope = Scope::new(&plan, &tree);
        let said = |when: Value| scope.words("comms.items.*.when", &when);
        assert_eq!(said(json!({"kind": "offset", "days": -7})), "Mon 31 Aug 2026 (7 days before launch)");
        assert_eq!(said(json!({"kind": "offset", "days": 1})), "Tue 8 Sep 2026 (1 day after launch)");
        assert_eq!(said(json!({"kind": "pinned", "date": "2026-08-31"})), "Mon 31 Aug 2026 (pinned)");
    }

    #[test]
    fn a_place_leads_from_the_part_to_the_field() {
        let plan = plan();
        let tree = serde_json::to_value(&plan).unwrap();
        let scope = Scope::new(&plan, &tree);
        let field = |name: &str| Step::Field(name.into());
        let at = |path: &[Step]| place(path, &[&scope]).join(" › ");
        assert_eq!(at(&[field("launch")]), "The plan › Launch date");
        assert_eq!(at(&[field("pilot"), field("weeks")]), "Pilot › Weeks");
        let kpi = [field("sponsorship"), field("kpis"), Step::Entry("k".into()), field("due")];
        assert_eq!(at(&kpi), "Targets › Weekly active learners, Lyon › By when");
    }

    #[test]
    fn things_that_name_each_other_in_a_circle_are_named_all_the_same() {
        let plan = plan();
        let tree = json!({"comms": {"matrix": [{"id": "r", "message": "r", "audience": "r"}]}});
        let scope = Scope::new(&plan, &tree);
        assert!(scope.words("comms.items.*.from_row", &json!("r")).contains("(no name yet)"));
    }
}
