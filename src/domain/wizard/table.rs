//! A list of the plan as a table of texts, for spreadsheets: a column for each question, a row for each entity (L3).

use super::field::{Kind, Opt};
use super::list::AnyList;
use super::value::Answer;
use crate::plan::Plan;
use crate::t;

/// The questions asked of each row.
pub fn head(list: &dyn AnyList) -> Vec<String> {
    list.fields().iter().map(|field| field.label()).collect()
}

/// The answers of each row, in the order of [`head`]; what is not asked of a row is blank.
///
/// Dates are ISO 8601 and numbers are plain, so that a spreadsheet reckons with them.
pub fn rows(list: &dyn AnyList, plan: &Plan) -> Vec<Vec<String>> {
    let fields = list.fields();
    let cell = |row: &crate::id::Id, index: usize, kind: Kind| {
        let answer = list.read(plan, row, index).filter(|_| list.shown(plan, row, index));
        answer.map(|answer| written(plan, kind, answer)).unwrap_or_default()
    };
    let cells = |row: super::Row| {
        fields.iter().enumerate().map(|(index, field)| cell(&row.id, index, field.kind)).collect::<Vec<_>>()
    };
    list.rows(plan).into_iter().map(cells).collect()
}

fn written(plan: &Plan, kind: Kind, answer: Answer) -> String {
    let options = match kind {
        Kind::Pick(options) | Kind::Many(options) => options(plan),
        _ => Vec::new(),
    };
    let label =
        |key: &String| options.iter().find(|option: &&Opt| option.key == *key).map(|option| option.label.clone());
    match answer {
        Answer::Text(text) => text,
        Answer::Number(number) => number.map_or_else(String::new, |number| number.to_string()),
        Answer::Date(date) => date.map_or_else(String::new, |date| date.to_string()),
        Answer::Time(time) => time.map_or_else(String::new, |time| time.format("%H:%M").to_string()),
        Answer::When(when) => when.map_or_else(String::new, |when| plan.date(when).to_string()),
        Answer::Pick(key) => label(&key).unwrap_or_default(),
        Answer::Many(keys) => keys.iter().filter_map(label).collect::<Vec<_>>().join("; "),
        Answer::Flag(true) => t!("merge.value.yes"),
        Answer::Flag(false) => t!("merge.value.no"),
        Answer::Rating(rating) => rating.map_or_else(String::new, |rating| rating.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::Person;
    use crate::plan::align::LeaderAction;
    use crate::practice::sample::sample;
    use crate::schedule::When;
    use crate::wizard::{Part, WizardId, wizard};

    fn lists() -> Vec<&'static dyn AnyList> {
        let steps = [WizardId::Sponsor, WizardId::Pilot, WizardId::Comms].into_iter().flat_map(|id| wizard(id).steps);
        let parts = steps.flat_map(|step| step.parts);
        parts.filter_map(|part| if let Part::List(list) = part { Some(*list) } else { None }).collect()
    }

    #[test]
    fn every_list_of_the_wizards_is_a_table_as_wide_as_its_head() {
        let plan = sample(Id::new("s"), "2026-09-01".parse().unwrap());
        for list in lists() {
            let width = head(list).len();
            assert!(rows(list, &plan).iter().all(|row| row.len() == width), "{}", list.id());
        }
    }

    #[test]
    fn choices_are_said_by_their_labels_and_dates_follow_the_launch() {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.people = vec![Person { id: Id::new("a"), name: "Ana Ruiz".into(), ..Person::default() }];
        let due = Some(When::offset_days(-7));
        let action = LeaderAction { id: Id::new("x"), leader: Id::new("a"), due, ..LeaderAction::default() };
        plan.sponsorship.leader_actions = vec![action];
        let list = lists().into_iter().find(|list| list.id() == "leader_actions").unwrap();
        let cells = rows(list, &plan).remove(0);
        assert!(cells.contains(&"Ana Ruiz".to_owned()) && cells.contains(&"2026-08-31".to_owned()), "{cells:?}");
    }
}
