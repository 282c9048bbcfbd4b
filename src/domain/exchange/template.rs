//! A plan as a template: what is worth having again, without people and figures (row S1).
//!
//! Gone are people and everything that points at them, results, head-counts, baselines and targets, and what stood in
//! the way of one organisation only. Names of people are also taken out of the texts that stay, each put as
//! [`NAME`]; so are e-mail addresses.

use chrono::NaiveDate;
use serde_json::Value;

use super::copy::{PinnedDates, Progress, duplicate};
use crate::choice::Choice;
use crate::id::Id;
use crate::plan::people::StakeholderKind;
use crate::plan::{Comms, Enablement, Governance, Learning, Pilot, Plan, Recognition, Sponsorship};

/// The id of a plan that is a template; what is started from it gets one of its own.
const TEMPLATE_ID: &str = "template";

/// What stands in a text where the name of a person was.
pub const NAME: &str = "[…]";

/// Fields whose texts are no prose: identifiers, time zones, and choices that read like words.
const NOT_PROSE: [&str; 4] = ["id", "zone", "weekend", "template"];

/// The template in a plan.
pub fn template(plan: &Plan) -> Plan {
    let id = Id::new(TEMPLATE_ID);
    let mut bare = duplicate(plan, id, plan.name.clone(), plan.launch, Progress::Clear, PinnedDates::Stay);
    let names = names(plan);
    bare.people.clear();
    bare.organisation.clear();
    for audience in &mut bare.audiences {
        audience.size = None;
    }
    for site in &mut bare.sites {
        (site.headcount, site.tech_comfort) = (None, None);
    }
    strip_stakeholders(&mut bare);
    strip_sponsorship(&mut bare.sponsorship);
    bare.diagnosis.frictions.iter_mut().for_each(|friction| friction.owner = Id::default());
    strip_pilot(&mut bare.pilot);
    strip_comms(&mut bare.comms);
    strip_recognition(&mut bare.recognition);
    strip_enablement(&mut bare.enablement);
    strip_learning(&mut bare.learning);
    strip_governance(&mut bare.governance);
    for action in &mut bare.actions {
        action.owner = Id::default();
    }
    for mark in bare.checklist.items.values_mut() {
        mark.owner = Id::default();
    }
    without_names(&bare, &names).unwrap_or_else(|| only_frame(&bare))
}

/// A new plan from a template: its dates hang on `launch`, pinned ones move with it.
pub fn start(template: &Plan, id: Id, name: String, launch: NaiveDate) -> Plan {
    duplicate(template, id, name, launch, Progress::Clear, PinnedDates::Move)
}

/// Ready-made stakeholders stay by their role; where someone stands is known of people only.
fn strip_stakeholders(plan: &mut Plan) {
    plan.stakeholders.retain(|stakeholder| stakeholder.kind != StakeholderKind::Other);
    for stakeholder in &mut plan.stakeholders {
        stakeholder.name = stakeholder.kind.label();
        (stakeholder.influence, stakeholder.stance, stakeholder.wanted) = (None, None, None);
        stakeholder.planned_move.clear();
        stakeholder.owner = Id::default();
    }
}

fn strip_sponsorship(sponsorship: &mut Sponsorship) {
    sponsorship.sponsor = Id::default();
    sponsorship.coalition.clear();
    for kpi in &mut sponsorship.kpis {
        kpi.owner = Id::default();
        (kpi.baseline, kpi.target, kpi.latest, kpi.latest_on) = (None, None, None, None);
    }
    for row in &mut sponsorship.raci {
        for people in [&mut row.responsible, &mut row.accountable, &mut row.consulted, &mut row.informed] {
            people.clear();
        }
    }
    for action in &mut sponsorship.leader_actions {
        action.leader = Id::default();
    }
    for pledge in &mut sponsorship.commitments {
        pledge.leader = Id::default();
        (pledge.visible, pledge.consistent, pledge.measurable) = (None, None, None);
    }
    for pain in &mut sponsorship.pains {
        pain.owner = Id::default();
    }
}

fn strip_pilot(pilot: &mut Pilot) {
    (pilot.size, pilot.managers, pilot.comparison_size) = (None, None, None);
    pilot.gate_owner = Id::default();
    for criterion in &mut pilot.criteria {
        (criterion.baseline, criterion.target, criterion.minimum) = (None, None, None);
    }
}

fn strip_comms(comms: &mut Comms) {
    for item in &mut comms.items {
        item.owner = Id::default();
    }
}

fn strip_governance(governance: &mut Governance) {
    for ritual in &mut governance.rituals {
        ritual.owner = Id::default();
        ritual.attendees.clear();
    }
    for right in &mut governance.rights {
        right.decides = Id::default();
        right.consulted.clear();
    }
    for sign_off in &mut governance.sign_offs {
        sign_off.signer = Id::default();
    }
    for seat in &mut governance.board {
        seat.person = Id::default();
    }
    for release in &mut governance.releases {
        release.owner = Id::default();
    }
    for content in &mut governance.contents {
        content.owner = Id::default();
        (content.last_used, content.review_by) = (None, None);
    }
    for wave in &mut governance.waves {
        wave.owner = Id::default();
        wave.size = None;
    }
}

fn strip_enablement(enablement: &mut Enablement) {
    enablement.managers.clear();
    for kpi in &mut enablement.kpis {
        kpi.target = None;
    }
    for step in &mut enablement.escalation {
        step.owner = Id::default();
    }
    enablement.incentive.owner = Id::default();
}

/// Milestones and challenges are worth having again; champions are people.
fn strip_recognition(recognition: &mut Recognition) {
    recognition.champions.clear();
    for milestone in &mut recognition.milestones {
        milestone.owner = Id::default();
    }
}

/// Roles, courses and series are worth having again; who sees to them, and how many there were, is not.
fn strip_learning(learning: &mut Learning) {
    for action in &mut learning.pillars {
        action.owner = Id::default();
    }
    for cohort in &mut learning.cohorts {
        cohort.owner = Id::default();
        cohort.size = None;
    }
    for tier in &mut learning.tiers {
        tier.owner = Id::default();
    }
    for hours in &mut learning.office_hours {
        hours.owner = Id::default();
        hours.held_at.clear();
    }
    for check in &mut learning.access {
        check.owner = Id::default();
    }
}

/// Names of people, longest first, so that a whole name goes before its parts. A part that may as well be a word,
/// because it begins small or has one letter, is left alone.
fn names(plan: &Plan) -> Vec<String> {
    let stakeholders = plan.stakeholders.iter().map(|stakeholder| stakeholder.name.trim());
    let people = plan.people.iter().map(|person| person.name.trim());
    let people = people.chain(plan.enablement.managers.iter().map(|manager| manager.name.trim()));
    let people = people.chain(plan.recognition.champions.iter().map(|champion| champion.name.trim()));
    let known = people.chain(stakeholders.filter(|name| is_like_a_person(name)));
    let known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
    let parts = known.iter().flat_map(|name| name.split(|c: char| c.is_whitespace() || c == ','));
    let parts = parts.filter(|part| part.chars().count() > 1 && !part.starts_with(char::is_lowercase));
    // `Team North` may have won: as a whole it goes, its words stay.
    let praised = praised(plan).filter(|name| is_like_a_person(name));
    let mut names: Vec<String> = known.iter().copied().chain(parts).chain(praised).map(str::to_owned).collect();
    names.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    names.dedup();
    names
}

/// Who was recommended, said so, or won; and who was interviewed, where that is noted.
fn praised(plan: &Plan) -> impl Iterator<Item = &str> {
    let commended = plan.recognition.commendations.iter();
    let commended = commended.flat_map(|commended| [commended.who.trim(), commended.said_by.trim()]);
    let won = plan.recognition.challenges.iter().map(|challenge| challenge.winner.trim());
    commended.chain(won).chain(plan.diagnosis.interviews.iter().map(|interview| interview.who.trim()))
}

/// Whether a stakeholder has the name of a person: several words, none of which begins small. `Works council` is none.
fn is_like_a_person(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.clone().count() > 1 && words.all(|word| !word.starts_with(char::is_lowercase))
}

/// The plan without these names in any text; `None` where that would break it.
fn without_names(plan: &Plan, names: &[String]) -> Option<Plan> {
    let mut tree = serde_json::to_value(plan).ok()?;
    redact(&mut tree, names);
    serde_json::from_value(tree).ok()
}

fn redact(value: &mut Value, names: &[String]) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields.iter_mut() {
                if !NOT_PROSE.contains(&key.as_str()) {
                    redact(inner, names);
                }
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| redact(entry, names)),
        Value::String(text) => *text = redacted(text, names),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text with each name, as whole words, and each e-mail address put as [`NAME`].
fn redacted(text: &str, names: &[String]) -> String {
    let mut out = without_addresses(text);
    for name in names {
        out = without_name(&out, name);
    }
    out
}

fn without_name(text: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let end = at + name.len();
        let is_inside_word =
            rest[..at].ends_with(char::is_alphanumeric) || rest[end..].starts_with(char::is_alphanumeric);
        out.push_str(&rest[..at]);
        out.push_str(if is_inside_word { name } else { NAME });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The text without words that hold an `@` between letters; spaces and line ends stay.
fn without_addresses(text: &str) -> String {
    let is_address =
        |word: &str| word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let pieces = text.split_inclusive(char::is_whitespace);
    pieces
        .map(|piece| {
            let word = piece.trim_end();
            if is_address(word) { format!("{NAME}{}", &piece[word.len()..]) } else { piece.to_owned() }
        })
        .collect()
}

/// Name, dates and calendar alone: what is left where a person is called like a choice of the format.
fn only_frame(plan: &Plan) -> Plan {
    let (id, launch, start) = (plan.id.clone(), plan.launch, plan.start);
    Plan { id, launch, start, template: plan.template, ..Plan::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::envelope;
    use crate::plan::comms::Message;
    use crate::plan::diagnosis::Interview;
    use crate::plan::enablement::Manager;
    use crate::plan::recognition::{Champion, Commendation};
    use crate::plan::{Person, Stakeholder};
    use crate::practice::sample::sample;

    fn filled() -> Plan {
        sample(Id::new("s1"), "2026-09-01".parse().unwrap())
    }

    fn planted() -> Plan {
        let mut plan = filled();
        for (n, person) in plan.people.iter_mut().enumerate() {
            person.name = format!("Zenobia Quillfeather{n}");
        }
        plan.people.push(Person { id: Id::new("x"), name: "Oisín van Żurek".into(), ..Person::default() });
        plan.stakeholders.push(Stakeholder {
            id: Id::new("y"),
            name: "Mo Thistlewood".into(),
            ..Stakeholder::default()
        });
        let said = "Dear all, Zenobia Quillfeather0 and Żurek, ask Mo Thistlewood (mo.t@example.org) or Oisín.";
        plan.sponsorship.reason = said.into();
        plan.sponsorship.video_brief = said.into();
        plan.pilot.change = said.into();
        plan.comms.messages.push(Message {
            id: Id::new("m"),
            body: said.into(),
            subject: said.into(),
            ..Message::default()
        });
        plan.comms.items[0].title = said.into();
        plan
    }

    #[test]
    fn no_planted_name_is_in_a_template() {
        let text = envelope::export_template(&template(&planted()), "");
        for word in ["Zenobia", "Quillfeather", "Oisín", "Żurek", "Thistlewood", "example.org", "mo.t"] {
            assert!(envelope::export(&planted(), 1, "", &[]).contains(word), "{word} was planted");
            assert!(!text.contains(word), "{word}");
        }
        assert!(text.contains("Dear all, […] and […], ask […] […] or […]."));
    }

    /// A plan in which managers, champions, those praised and those interviewed are named wherever texts stay.
    fn named_all_over() -> (Plan, [&'static str; 5]) {
        let mut plan = filled();
        let names = ["Ilse Vantongeren", "Bo", "Odalys Quintero", "Tove Askeland", "Kwame Asantewaa"];
        let id = || Id::new("named");
        plan.enablement.managers.push(Manager { id: id(), name: names[0].into(), ..Manager::default() });
        plan.recognition.champions.push(Champion { id: id(), name: names[1].into(), ..Champion::default() });
        let praise =
            Commendation { id: id(), who: names[2].into(), said_by: names[3].into(), ..Commendation::default() };
        plan.recognition.commendations.push(praise);
        plan.diagnosis.interviews.push(Interview { id: id(), who: names[4].into(), ..Interview::default() });
        let said = names.join(", ");
        plan.recognition.challenges[0].winner = names[2].into();
        plan.recognition.challenges[0].goal = said.clone();
        plan.enablement.red_flags = said.clone();
        plan.governance.rituals[0].agenda = said.clone();
        plan.governance.waves[0].who = said.clone();
        plan.learning.pillars[0].what = said.clone();
        plan.diagnosis.frictions[0].fix = said;
        (plan, names)
    }

    #[test]
    fn nobody_named_in_the_later_phases_is_in_a_template() {
        let (plan, names) = named_all_over();
        let text = envelope::export_template(&template(&plan), "");
        for word in names.iter().flat_map(|name| name.split(' ')) {
            assert!(!text.split(|c: char| !c.is_alphanumeric()).any(|found| found == word), "{word}");
        }
        assert!(text.contains("[…], […], […], […], […]"), "the texts stay");
    }

    #[test]
    fn nothing_in_a_template_points_at_anything_that_is_gone() {
        let imported = envelope::read(&envelope::export_template(&template(&planted()), "")).unwrap();
        assert_eq!(imported.dangling, []);
        assert!(imported.is_template);
    }

    #[test]
    fn a_template_has_no_figures() {
        let bare = template(&filled());
        assert_eq!(bare.measurement, crate::plan::Measurement::default());
        assert!(bare.sponsorship.kpis.iter().all(|kpi| kpi.baseline.is_none() && kpi.target.is_none()));
        assert!(bare.pilot.criteria.iter().all(|criterion| criterion.observed == Default::default()));
        assert!(bare.audiences.iter().all(|audience| audience.size.is_none()));
        assert!(bare.learning.courses.iter().all(|course| course.completed.is_none()));
        assert!(bare.learning.cohorts.iter().all(|cohort| cohort.size.is_none()));
        assert!(bare.governance.waves.iter().all(|wave| wave.size.is_none() && wave.owner.is_empty()));
        assert_eq!((bare.pilot.size, bare.pilot.managers), (None, None));
        assert!(bare.enablement.managers.is_empty() && bare.enablement.kpis.iter().all(|kpi| kpi.target.is_none()));
    }

    #[test]
    fn what_is_worth_having_again_stays() {
        let (plan, bare) = (filled(), template(&filled()));
        assert_eq!(bare.comms.items.len(), plan.comms.items.len());
        assert_eq!(bare.comms.messages.len(), plan.comms.messages.len());
        assert_eq!(bare.sponsorship.kpis.len(), plan.sponsorship.kpis.len());
        assert_eq!(bare.pilot.sprint.len(), plan.pilot.sprint.len());
        assert_eq!(bare.actions.len(), plan.actions.len());
        assert_eq!(bare.enablement.touchpoints.len(), plan.enablement.touchpoints.len());
        assert_eq!(bare.learning.courses.len(), plan.learning.courses.len());
        assert_eq!(bare.governance.rituals.len(), plan.governance.rituals.len());
    }

    #[test]
    fn a_plan_started_from_a_template_has_its_own_name_id_and_dates() {
        let bare = template(&filled());
        let launch = "2027-03-01".parse().unwrap();
        let plan = start(&bare, Id::new("new"), "Wave 2".into(), launch);
        assert_eq!((plan.id.as_str(), plan.name.as_str(), plan.launch), ("new", "Wave 2", launch));
        assert_eq!(plan.comms.items.len(), bare.comms.items.len());
    }

    #[test]
    fn a_template_of_a_template_is_the_same() {
        let once = template(&planted());
        assert_eq!(template(&once), once);
    }

    #[test]
    fn names_go_as_whole_words_only() {
        let names = ["Ann Lee".to_owned(), "Ann".to_owned(), "Lee".to_owned()];
        assert_eq!(redacted("Ann Lee, Annual fee, Lee's", &names), "[…], Annual fee, […]'s");
    }

    #[test]
    fn a_person_called_like_a_choice_leaves_only_the_frame() {
        let mut plan = filled();
        plan.people.push(Person { id: Id::new("x"), name: "email".into(), ..Person::default() });
        let bare = template(&plan);
        assert_eq!((bare.launch, bare.comms.items.len()), (plan.launch, 0));
    }
}
