//! What the sample's people said and were told, two rounds of the pulse, and who was thanked.

use super::{day, named, say};
use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::listening::pulse::{Pulse, PulseFigures, PulseGroup, PulseQuestion, PulseScores, Score};
use crate::plan::listening::{Feedback, FeedbackSource, ResistancePattern};
use crate::plan::recognition::{Challenge, Champion, Commendation, Milestone};
use crate::practice::recognition::{ChallengeIdea, MilestoneIdea, challenge, milestone};
use crate::schedule::When;

/// An entry of the log. Days are counted from launch.
struct Heard {
    key: &'static str,
    pattern: Option<ResistancePattern>,
    source: FeedbackSource,
    audience: &'static str,
    voices: u32,
    heard: i32,
    counter: &'static str,
    owner: &'static str,
    /// The day it was told; none while it is still owed.
    told: Option<i32>,
}

/// One is answered and told only after today, one is not answered yet.
#[rustfmt::skip]
static HEARD: [Heard; 6] = {
    use FeedbackSource::{Conversation, Manager, Pulse, Session, Ticket};
    use ResistancePattern::{HardToGetIn, NoCareer, NoTime, NotRelevant, RewardsElsewhere};
    [
        heard("sign-in", Some(HardToGetIn), Ticket, "rotterdam", 22, 2, "one-sign-in", "platforms", Some(8)),
        heard("hour", Some(NoTime), Manager, "rotterdam", 14, 9, "protect-hour", "service", Some(17)),
        heard("cases", Some(NotRelevant), Session, "cebu", 9, 11, "own-cases", "learning", Some(23)),
        heard("career", Some(NoCareer), Conversation, "leeds", 5, 16, "next-role", "hr", None),
        heard("headset", None, Ticket, "cebu", 1, 24, "", "platforms", Some(30)),
        heard("handling-time", Some(RewardsElsewhere), Pulse, "leeds", 2, 32, "", "quality", None),
    ]
};

/// The entry without an answer.
const UNANSWERED: &str = "handling-time";

/// The day by which the answer that is owed is told.
const TELL_BY: i32 = 45;

#[expect(clippy::too_many_arguments, reason = "a row of the table above")]
const fn heard(
    key: &'static str,
    pattern: Option<ResistancePattern>,
    source: FeedbackSource,
    audience: &'static str,
    voices: u32,
    heard: i32,
    counter: &'static str,
    owner: &'static str,
    told: Option<i32>,
) -> Heard {
    Heard { key, pattern, source, audience, voices, heard, counter, owner, told }
}

/// A site's answers: key, people, and for each question in order the mean (of ratings), the favourable and the
/// unfavourable answers.
type Site = (&'static str, u64, [(f64, u64, u64); 4]);

/// The rounds of the pulse: day, people asked, answers by site.
static ROUNDS: [(&str, i32, u32, [Site; 3]); 2] = [
    (
        "week-2",
        11,
        640,
        [
            ("leeds", 71, [(3.6, 42, 11), (0.0, 30, 14), (3.8, 47, 9), (3.4, 34, 15)]),
            ("rotterdam", 66, [(3.3, 31, 14), (0.0, 19, 20), (3.5, 36, 13), (2.9, 20, 22)]),
            ("cebu", 38, [(3.1, 15, 11), (0.0, 8, 13), (3.3, 18, 10), (2.6, 9, 16)]),
        ],
    ),
    (
        "week-4",
        25,
        640,
        [
            ("leeds", 84, [(3.9, 57, 9), (0.0, 46, 9), (4.1, 63, 7), (3.6, 44, 15)]),
            ("rotterdam", 79, [(3.7, 49, 10), (0.0, 33, 15), (3.9, 55, 8), (3.3, 34, 19)]),
            ("cebu", 49, [(3.4, 25, 10), (0.0, 17, 14), (3.6, 30, 9), (2.8, 14, 17)]),
        ],
    ),
];

static CHAMPIONS: [(&str, &str, Option<i32>); 4] = [
    ("parcel", "leeds", Some(12)),
    ("freight", "rotterdam", Some(12)),
    ("voice", "cebu", Some(26)),
    ("chat", "cebu", None),
];

pub(super) fn fill(plan: &mut Plan) {
    plan.listening.feedback = HEARD.iter().map(|heard| entry(plan, heard)).collect();
    plan.listening.pulses = ROUNDS.iter().map(|(key, on, asked, sites)| round(plan, key, *on, *asked, sites)).collect();
    plan.recognition.milestones = milestones(plan);
    plan.recognition.challenges = challenges();
    plan.recognition.commendations = [("night-dispatch", 20), ("rosters", 33)]
        .into_iter()
        .map(|(key, on)| Commendation {
            id: named("commendation", key),
            who: say(&format!("commendation.{key}.who")),
            for_what: say(&format!("commendation.{key}.for-what")),
            said_by: say(&format!("commendation.{key}.said-by")),
            on: Some(day(plan, on)),
            consent: true,
        })
        .collect();
    plan.recognition.champions = CHAMPIONS
        .iter()
        .map(|&(key, audience, thanked)| Champion {
            id: named("champion", key),
            name: say(&format!("champion.{key}.name")),
            audience: named("audience", audience),
            helps_with: say(&format!("champion.{key}.helps-with")),
            thanked_on: thanked.map(|days| day(plan, days)),
        })
        .collect();
}

fn entry(plan: &Plan, heard: &Heard) -> Feedback {
    let key = heard.key;
    let response = if key == UNANSWERED { String::new() } else { say(&format!("heard.{key}.did")) };
    Feedback {
        id: named("feedback", key),
        complaint: say(&format!("heard.{key}.said")),
        heard_on: Some(day(plan, heard.heard)),
        source: heard.source,
        audience: named("audience", heard.audience),
        voices: Some(heard.voices),
        need: say(&format!("heard.{key}.need")),
        pattern: heard.pattern,
        counter: heard.counter.to_owned(),
        response,
        owner: named("person", heard.owner),
        tell_by: heard.told.is_none().then(|| When::offset_days(TELL_BY)),
        told_on: heard.told.map(|days| day(plan, days)),
    }
}

fn round(plan: &Plan, key: &str, on: i32, asked: u32, sites: &[Site; 3]) -> Pulse {
    let group = |(site, people, answers): &Site| {
        let mut scores = PulseScores::default();
        for (question, (mean, favourable, unfavourable)) in PulseQuestion::ALL.iter().zip(answers) {
            scores.set(*question, Some(score(*question, *people, *mean, *favourable, *unfavourable)));
        }
        PulseGroup { name: say(&format!("site.{site}.name")), people: *people, scores }
    };
    let mut groups: Vec<PulseGroup> = sites.iter().map(group).collect();
    let rows = groups.iter().map(|group| group.people).sum();
    let mut scores = PulseScores::default();
    for question in PulseQuestion::ALL {
        scores.set(*question, Some(together(*question, &groups)));
    }
    groups.sort_by(|one, other| one.name.cmp(&other.name));
    Pulse {
        id: named("pulse", key),
        label: say(&format!("pulse.{key}")),
        on: Some(day(plan, on)),
        invited: Some(asked),
        figures: PulseFigures { rows, scores, groups, ..PulseFigures::default() },
    }
}

fn score(question: PulseQuestion, answers: u64, mean: f64, favourable: u64, unfavourable: u64) -> Score {
    let promoters = (favourable as f64 - unfavourable as f64) / answers as f64 * 100.0;
    let value = if question == PulseQuestion::Recommend { promoters } else { mean };
    Score { answers, value: (value * 100.0).round() / 100.0, favourable, unfavourable }
}

/// The score of all groups together.
fn together(question: PulseQuestion, groups: &[PulseGroup]) -> Score {
    let scores: Vec<Score> = groups.iter().filter_map(|group| group.scores.get(question)).collect();
    let sum = |part: fn(&Score) -> u64| scores.iter().map(part).sum::<u64>();
    let answers = sum(|score| score.answers);
    let total: f64 = scores.iter().map(|score| score.value * score.answers as f64).sum();
    let (favourable, unfavourable) = (sum(|score| score.favourable), sum(|score| score.unfavourable));
    score(question, answers, total / answers as f64, favourable, unfavourable)
}

/// Three that were reached, two that are still ahead.
fn milestones(plan: &Plan) -> Vec<Milestone> {
    let ready = |idea: MilestoneIdea, audience: &str, owner: &str, reached: Option<i32>| Milestone {
        audience: named("audience", audience),
        owner: named("person", owner),
        reached_on: reached.map(|days| day(plan, days)),
        ..milestone(idea, named("milestone", idea.key()))
    };
    vec![
        ready(MilestoneIdea::FirstTeam, "leeds", "coo", Some(4)),
        ready(MilestoneIdea::FirstApplication, "rotterdam", "shift", Some(11)),
        Milestone {
            id: named("milestone", "hundred"),
            name: say("milestone.hundred.name"),
            thanks: say("milestone.hundred.thanks"),
            audience: named("audience", "rotterdam"),
            owner: named("person", "service"),
            when: When::offset_days(30),
            reached_on: Some(day(plan, 31)),
        },
        ready(MilestoneIdea::TeamThrough, "leeds", "service", None),
        ready(MilestoneIdea::NinetyDays, "managers", "coo", None),
    ]
}

/// One that was won, one that runs.
fn challenges() -> Vec<Challenge> {
    let ready = |idea: ChallengeIdea| challenge(idea, named("challenge", idea.key()));
    vec![
        Challenge { winner: say("challenge.streak.winner"), ..ready(ChallengeIdea::Streak) },
        Challenge { from: When::offset_days(29), to: When::offset_days(57), ..ready(ChallengeIdea::BestUse) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::id::Id;
    use crate::plan::listening::patterns;
    use crate::practice::countermeasures::by_key;
    use crate::practice::sample::sample;

    #[test]
    fn the_rounds_add_up_and_every_group_is_large_enough_to_be_shown() {
        let plan = sample(Id::new("s"), "2026-10-07".parse().unwrap());
        for round in &plan.listening.pulses {
            assert!(round.figures.groups.iter().all(|group| group.people >= crate::adoption::MIN_GROUP));
            assert!(round.response_rate().is_some_and(|rate| (0.2..0.5).contains(&rate)));
            for question in PulseQuestion::ALL {
                let all = round.figures.scores.get(*question).unwrap();
                assert!(all.favourable + all.unfavourable <= all.answers, "{question:?}");
                assert_eq!(all.answers, round.figures.rows);
            }
        }
        // The round that the survey import tells of as well.
        assert_eq!(plan.listening.pulses[1].figures.scores.recommend.unwrap().value, 27.36);
    }

    #[test]
    fn every_counter_measure_is_in_the_library_and_every_pattern_is_told_of() {
        let plan = sample(Id::new("s"), "2026-10-07".parse().unwrap());
        let known = |entry: &Feedback| entry.counter.is_empty() || by_key(&entry.counter).is_some();
        assert!(plan.listening.feedback.iter().all(known));
        assert_eq!(patterns(&plan).len(), ResistancePattern::ALL.len() + 1);
    }

    #[test]
    fn nobody_waits_too_long_for_an_answer_on_any_day_of_the_week() {
        for days in 5..12 {
            let today = chrono::NaiveDate::from_ymd_opt(2026, 10, days).unwrap();
            let found = check(&sample(Id::new("s"), today), today);
            assert!(found.iter().all(|finding| !finding.rule.starts_with("listening-")), "{today}");
        }
    }
}
