//! Listening: what people hold against the rollout, what they need, and what they were told back (row J1).
//!
//! Resistance is data: an entry leads from the complaint to the need behind it, to a pattern that is counted over all
//! entries, to a counter-measure, and back to those who spoke. Nobody is named. What the pulse asks is in [`pulse`].

pub mod pulse;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Plan;
use crate::choice::Choice;
use crate::id::Id;
use crate::schedule::When;
use crate::schedule::weeks::days_between;
use crate::{choices, entities};
use pulse::Pulse;

choices! {
    /// Why people hold back, where the same reason is heard again and again (row J1).
    pub enum ResistancePattern in "resistance-pattern" {
        /// The day has no room for it.
        NoTime = "no-time",
        /// It does not meet the work people do.
        NotRelevant = "not-relevant",
        /// Sign-in, devices or the way to the course stand in between.
        HardToGetIn = "hard-to-get-in",
        /// It leads nowhere people want to go.
        NoCareer = "no-career",
        /// What is measured and praised is something else.
        RewardsElsewhere = "rewards-elsewhere",
    }

    /// Where it was heard.
    pub enum FeedbackSource in "feedback-source" {
        /// In a talk or on a floor walk.
        Conversation = "conversation",
        /// From a manager, about the team.
        Manager = "manager",
        /// From a champion.
        Champion = "champion",
        /// As a comment on the pulse sheet.
        Pulse = "pulse",
        /// In a ticket.
        Ticket = "ticket",
        /// In office hours or a session.
        Session = "session",
    }

    /// How far an entry has come.
    pub enum FeedbackState in "feedback-state" {
        /// Heard, and no answer yet.
        Open = "open",
        /// An answer is there, and those who spoke do not know it.
        Answered = "answered",
        /// They were told.
        Told = "told",
    }
}

/// Days within which those who spoke hear what became of it.
pub const TELL_WITHIN: i64 = 14;

/// All that was heard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Listening {
    /// The log of feedback and resistance.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// Rounds of the pulse, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pulses: Vec<Pulse>,
}

/// Something that was said, and what became of it. Roles and groups, never names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Feedback {
    /// Identifier.
    pub id: Id,
    /// What was said, in the words used.
    pub complaint: String,
    /// The day it was heard.
    pub heard_on: Option<NaiveDate>,
    /// Where it was heard.
    pub source: FeedbackSource,
    /// The group it came from; empty for several.
    pub audience: Id,
    /// How many said it; one where nothing is entered.
    pub voices: Option<u32>,
    /// The need behind it that is not met.
    pub need: String,
    /// The pattern it belongs to; none for something of its own.
    pub pattern: Option<ResistancePattern>,
    /// The key of the counter-measure taken from the library; empty for an answer of one's own.
    pub counter: String,
    /// What is done about it, or why it is not.
    pub response: String,
    /// Who sees to it.
    pub owner: Id,
    /// By when those who spoke are told.
    pub tell_by: Option<When>,
    /// The day they were told.
    pub told_on: Option<NaiveDate>,
}

entities!(Feedback);

/// A pattern counted over the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternCount {
    /// The pattern; `None` for entries without one.
    pub pattern: Option<ResistancePattern>,
    /// Entries.
    pub entries: usize,
    /// People who said so.
    pub voices: u64,
    /// Entries with an answer, told or not.
    pub answered: usize,
    /// Entries whose people were told.
    pub told: usize,
}

impl Listening {
    /// Whether nothing was heard yet.
    pub fn is_empty(&self) -> bool {
        self.feedback.is_empty() && self.pulses.is_empty()
    }
}

impl Feedback {
    /// How many people said it, at least one.
    pub fn count(&self) -> u64 {
        self.voices.map_or(1, u64::from).max(1)
    }

    /// How far it has come.
    pub fn state(&self) -> FeedbackState {
        if self.response.trim().is_empty() {
            FeedbackState::Open
        } else if self.told_on.is_some() {
            FeedbackState::Told
        } else {
            FeedbackState::Answered
        }
    }

    /// The day by which those who spoke are told: the one chosen, else [`TELL_WITHIN`] days after it was heard.
    pub fn tell_day(&self, plan: &Plan) -> Option<NaiveDate> {
        let usual = || self.heard_on?.checked_add_signed(chrono::TimeDelta::days(TELL_WITHIN));
        self.tell_by.map(|when| plan.date(when)).or_else(usual)
    }

    /// Whether those who spoke should have been told before today.
    pub fn is_late(&self, plan: &Plan, today: NaiveDate) -> bool {
        self.state() != FeedbackState::Told && self.tell_day(plan).is_some_and(|day| days_between(day, today) > 0)
    }
}

/// The patterns that were heard, those with most voices first; entries without a pattern stand last.
pub fn patterns(plan: &Plan) -> Vec<PatternCount> {
    let of = |pattern: Option<ResistancePattern>| {
        let all = plan.listening.feedback.iter().filter(|entry| entry.pattern == pattern);
        let in_state = |state: FeedbackState| all.clone().filter(|entry| entry.state() == state).count();
        let told = in_state(FeedbackState::Told);
        PatternCount {
            pattern,
            entries: all.clone().count(),
            voices: all.clone().map(Feedback::count).sum(),
            answered: in_state(FeedbackState::Answered) + told,
            told,
        }
    };
    let mut counts: Vec<PatternCount> = ResistancePattern::ALL.iter().map(|pattern| of(Some(*pattern))).collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.voices));
    counts.push(of(None));
    counts.retain(|count| count.entries > 0);
    counts
}

/// What people said and what was done about it: entries with an answer, the latest told first, then those still to
/// be told.
pub fn said_and_done(plan: &Plan) -> Vec<&Feedback> {
    let mut entries: Vec<&Feedback> =
        plan.listening.feedback.iter().filter(|entry| entry.state() != FeedbackState::Open).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.told_on));
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(pattern: Option<ResistancePattern>, voices: Option<u32>, response: &str, told: Option<&str>) -> Feedback {
        Feedback {
            pattern,
            voices,
            response: response.into(),
            told_on: told.map(date),
            heard_on: Some(date("2026-09-14")),
            ..Feedback::default()
        }
    }

    fn plan(feedback: Vec<Feedback>) -> Plan {
        Plan {
            launch: date("2026-09-07"),
            listening: Listening { feedback, ..Listening::default() },
            ..Plan::default()
        }
    }

    #[test]
    fn an_entry_is_open_then_answered_then_told() {
        assert_eq!(entry(None, None, " ", None).state(), FeedbackState::Open);
        assert_eq!(entry(None, None, "An hour in the roster", None).state(), FeedbackState::Answered);
        assert_eq!(entry(None, None, "An hour in the roster", Some("2026-09-20")).state(), FeedbackState::Told);
        // A day without an answer tells nobody anything.
        assert_eq!(entry(None, None, "", Some("2026-09-20")).state(), FeedbackState::Open);
    }

    #[test]
    fn patterns_are_counted_by_voices_and_what_has_none_stands_last() {
        use ResistancePattern::{HardToGetIn, NoTime};
        let plan = plan(vec![
            entry(Some(NoTime), None, "", None),
            entry(None, Some(40), "", None),
            entry(Some(HardToGetIn), Some(6), "Single sign-on", None),
            entry(Some(NoTime), Some(3), "An hour in the roster", Some("2026-09-20")),
        ]);
        let counts: Vec<_> =
            patterns(&plan).into_iter().map(|c| (c.pattern, c.entries, c.voices, c.answered, c.told)).collect();
        assert_eq!(counts, [(Some(HardToGetIn), 1, 6, 1, 0), (Some(NoTime), 2, 4, 1, 1), (None, 1, 40, 0, 0)]);
    }

    #[test]
    fn people_are_told_within_two_weeks_unless_another_day_is_set() {
        let mut entry = entry(None, None, "An hour in the roster", None);
        let plan = plan(Vec::new());
        assert_eq!(entry.tell_day(&plan), Some(date("2026-09-28")));
        assert!(!entry.is_late(&plan, date("2026-09-28")) && entry.is_late(&plan, date("2026-09-29")));
        entry.tell_by = Some(When::offset_days(28));
        assert_eq!(entry.tell_day(&plan), Some(date("2026-10-05")));
        entry.told_on = Some(date("2026-10-01"));
        assert!(!entry.is_late(&plan, date("2026-12-01")));
    }

    #[test]
    fn what_was_told_last_stands_first_and_what_is_open_does_not_stand_at_all() {
        let plan = plan(vec![
            entry(None, None, "early", Some("2026-09-20")),
            entry(None, None, "untold", None),
            entry(None, None, "", None),
            entry(None, None, "late", Some("2026-10-01")),
        ]);
        let said: Vec<&str> = said_and_done(&plan).iter().map(|entry| entry.response.as_str()).collect();
        assert_eq!(said, ["late", "early", "untold"]);
    }

    #[test]
    fn a_plan_that_heard_nothing_writes_nothing() {
        assert!(Listening::default().is_empty());
        assert_eq!(serde_json::to_string(&Listening::default()).unwrap(), "{}");
    }
}
