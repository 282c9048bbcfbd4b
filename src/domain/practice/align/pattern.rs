//! Success profiles, the failure story, and the failure pattern recognised in a plan (row B11).

use chrono::{Days, NaiveDate};

use crate::metric::MetricKind;
use crate::plan::Plan;
use crate::plan::align::RunBy;
use crate::plan::comms::Message;

/// How many signs make the pattern.
const PATTERN_SIGNS: usize = 2;

/// Days after which a message text that nobody went over counts as stale.
const STALE_AFTER: u64 = 56;

/// Days before launch from which a text that was never gone over counts as stale.
const REVIEW_BEFORE_LAUNCH: u64 = 14;

/// A profile or story, told in our words; its texts stand under `align.story.<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Story {
    /// Stable name.
    pub id: &'static str,
    /// Whether it went well.
    pub success: bool,
}

/// Two success profiles and the failure story, each a composite; see [`stories_note`].
pub static STORIES: &[Story] = &[
    Story { id: "line-owner", success: true },
    Story { id: "learner-in-chief", success: true },
    Story { id: "handed-over", success: false },
];

impl Story {
    /// The heading.
    pub fn title(self) -> String {
        self.text("title")
    }

    /// Who did what.
    pub fn told(self) -> String {
        self.text("told")
    }

    /// What to take from it.
    pub fn lesson(self) -> String {
        self.text("lesson")
    }

    fn text(self, part: &str) -> String {
        // lang: align.story.*
        crate::t!(format!("align.story.{}.{part}", self.id))
    }
}

/// The line above the stories: composites, and not one organisation's case.
pub fn stories_note() -> String {
    crate::t!("align.story.note")
}

/// Signs of the failure pattern: each harmless alone, together the way most rollouts die.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FailureSigns {
    /// The programme was handed to HR.
    pub handed_to_hr: bool,
    /// No sponsor whom people can see.
    pub no_visible_sponsor: bool,
    /// Nobody has gone over the messages for weeks.
    pub stale_messages: bool,
    /// Ticking a box is all that is asked for.
    pub tick_box: bool,
}

impl FailureSigns {
    /// The signs found, in words.
    pub fn labels(self) -> Vec<String> {
        let signs = [
            (self.handed_to_hr, "handed-to-hr"),
            (self.no_visible_sponsor, "no-visible-sponsor"),
            (self.stale_messages, "stale-messages"),
            (self.tick_box, "tick-box"),
        ];
        // lang: align.sign.*
        signs.iter().filter(|(found, _)| *found).map(|(_, key)| crate::t!(format!("align.sign.{key}"))).collect()
    }

    /// How many signs were found, 0 to 4.
    pub fn count(self) -> usize {
        [self.handed_to_hr, self.no_visible_sponsor, self.stale_messages, self.tick_box]
            .into_iter()
            .map(usize::from)
            .sum()
    }

    /// Whether the signs add up to the pattern.
    pub fn is_pattern(self) -> bool {
        self.count() >= PATTERN_SIGNS
    }
}

/// All that shows while nobody is named.
const UNNAMED: FailureSigns =
    FailureSigns { handed_to_hr: false, no_visible_sponsor: true, stale_messages: false, tick_box: false };

/// Reads the signs of the failure pattern from a plan.
///
/// `None` for a plan that names nobody and shows nothing else: that it lacks a sponsor is not yet a sign of failure,
/// and a rule of its own says so.
pub fn failure_pattern(plan: &Plan, today: NaiveDate) -> Option<FailureSigns> {
    let signs = FailureSigns {
        handed_to_hr: plan.sponsorship.run_by == Some(RunBy::Hr),
        no_visible_sponsor: !has_visible_sponsor(plan),
        stale_messages: messages_are_stale(plan, today),
        tick_box: only_ticks_boxes(plan),
    };
    (signs != UNNAMED || !plan.people.is_empty()).then_some(signs)
}

/// A sponsor with a name who is seen at least once: at an open town hall, in a leader action or as a role model.
fn has_visible_sponsor(plan: &Plan) -> bool {
    let Some(sponsor) = super::named_sponsor(plan) else { return false };
    let align = &plan.sponsorship;
    (align.town_hall.is_some() && align.town_hall_public)
        || align.leader_actions.iter().any(|action| action.leader == sponsor.id)
        || align.role_modelling.iter().any(|entry| entry.leader == sponsor.id)
}

fn messages_are_stale(plan: &Plan, today: NaiveDate) -> bool {
    let oldest_fresh = today.checked_sub_days(Days::new(STALE_AFTER)).unwrap_or(today);
    let review_from = plan.launch.checked_sub_days(Days::new(REVIEW_BEFORE_LAUNCH)).unwrap_or(plan.launch);
    let stale = |message: &Message| match message.reviewed_on {
        Some(reviewed) => reviewed < oldest_fresh,
        None => today >= review_from,
    };
    !plan.comms.messages.is_empty() && plan.comms.messages.iter().all(stale)
}

/// Sponsor targets, or without any the pilot's criteria, count completions and nothing else.
fn only_ticks_boxes(plan: &Plan) -> bool {
    if !plan.sponsorship.kpis.is_empty() {
        return super::completion_only(plan);
    }
    let criteria = &plan.pilot.criteria;
    !criteria.is_empty() && criteria.iter().all(|criterion| criterion.metric.kind() == MetricKind::Completion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::metric::Metric;
    use crate::plan::Person;
    use crate::plan::align::{Kpi, LeaderAction};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { launch: day("2026-09-07"), ..Plan::default() }
    }

    fn ana() -> Person {
        Person { id: Id::new("ana"), name: "Ana Ruiz".into(), ..Person::default() }
    }

    #[test]
    fn a_plan_that_names_nobody_shows_no_sign_without_another() {
        let mut plan = plan();
        let signs = |plan: &Plan| failure_pattern(plan, day("2026-06-01"));
        assert_eq!(signs(&plan), None);
        plan.sponsorship.run_by = Some(RunBy::Hr);
        assert!(signs(&plan).is_some_and(FailureSigns::is_pattern));
        plan.sponsorship.run_by = None;
        plan.people = vec![ana()];
        assert_eq!(signs(&plan), Some(UNNAMED), "somebody is named, and is not the sponsor");
        assert!(!UNNAMED.is_pattern());
    }

    #[test]
    fn a_sponsor_is_visible_only_with_a_name_and_a_deed() {
        let mut plan = plan();
        plan.people = vec![ana()];
        plan.sponsorship.sponsor = Id::new("ana");
        assert!(!has_visible_sponsor(&plan));
        plan.sponsorship.leader_actions = vec![LeaderAction { leader: Id::new("ana"), ..LeaderAction::default() }];
        assert!(has_visible_sponsor(&plan));
        plan.people[0].name = "  ".into();
        assert!(!has_visible_sponsor(&plan));
    }

    #[test]
    fn messages_go_stale_when_nobody_reads_them_over() {
        let mut plan = plan();
        let stale =
            |plan: &Plan, today: &str| failure_pattern(plan, day(today)).is_some_and(|signs| signs.stale_messages);
        plan.comms.messages = vec![Message::default()];
        assert!(!stale(&plan, "2026-08-01"), "there is still time to go over them");
        assert!(stale(&plan, "2026-09-01"));
        plan.comms.messages[0].reviewed_on = Some(day("2026-08-20"));
        assert!(!stale(&plan, "2026-09-01"));
        assert!(stale(&plan, "2026-12-01"));
    }

    #[test]
    fn two_signs_make_the_pattern() {
        let mut plan = plan();
        plan.sponsorship.kpis = vec![Kpi { metric: Metric::CompletionRate, ..Kpi::default() }];
        let signs = failure_pattern(&plan, day("2026-06-01")).unwrap();
        assert!(signs.tick_box && signs.is_pattern());
        assert_eq!(signs.labels().len(), signs.count());
    }
}
