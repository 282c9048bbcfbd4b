//! Recognition: milestones, peers who recommend each other, challenges, champions, and the wins to show (row K3).
//!
//! What pilot learners said stands with the pilot ([`super::Pilot::testimonials`]); [`wins`] brings all together.

pub mod dates;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Plan;
use super::listening::FeedbackState;
use crate::id::Id;
use crate::schedule::When;
use crate::{choices, entities};

choices! {
    /// What a win on the wall is.
    pub enum WinKind in "win-kind" {
        /// A milestone was reached.
        Milestone = "milestone",
        /// Someone says what changed.
        Voice = "voice",
        /// A colleague recommends someone.
        Commendation = "commendation",
        /// A challenge was won.
        Challenge = "challenge",
    }
}

/// All of recognition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Recognition {
    /// What is celebrated when it is reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// People whom their colleagues recommend.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub commendations: Vec<Commendation>,
    /// What teams do together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub challenges: Vec<Challenge>,
    /// Peers who help others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub champions: Vec<Champion>,
}

/// Something that is celebrated when it is reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Milestone {
    /// Identifier.
    pub id: Id,
    /// What is reached.
    pub name: String,
    /// Who reaches it; empty for everyone.
    pub audience: Id,
    /// When it is expected.
    pub when: When,
    /// How it is celebrated.
    pub thanks: String,
    /// Who thanks.
    pub owner: Id,
    /// The day it was reached.
    pub reached_on: Option<NaiveDate>,
}

/// A recommendation by a colleague.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Commendation {
    /// Identifier.
    pub id: Id,
    /// Who is recommended: a person or a team.
    pub who: String,
    /// For what.
    pub for_what: String,
    /// By whom.
    pub said_by: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// They agreed to be shown.
    pub consent: bool,
}

/// Something that teams do together, from one day to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Challenge {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What the teams do, and what counts.
    pub goal: String,
    /// Whose teams; empty for everyone.
    pub audience: Id,
    /// First day.
    pub from: When,
    /// Last day.
    pub to: When,
    /// What there is to win.
    pub prize: String,
    /// The team that won.
    pub winner: String,
}

/// A peer who helps others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Champion {
    /// Identifier.
    pub id: Id,
    /// Who.
    pub name: String,
    /// Their group.
    pub audience: Id,
    /// What they help with, and where one finds them.
    pub helps_with: String,
    /// The day they were last thanked.
    pub thanked_on: Option<NaiveDate>,
}

entities!(Milestone, Commendation, Challenge, Champion);

/// Something to show on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Win {
    /// What it is.
    pub kind: WinKind,
    /// The message, large.
    pub text: String,
    /// What stands below it: who, and for what; may be blank.
    pub detail: String,
    /// The day, where it has one.
    pub on: Option<NaiveDate>,
}

impl Recognition {
    /// Whether nothing is planned or recorded yet.
    pub fn is_empty(&self) -> bool {
        self.milestones.is_empty()
            && self.commendations.is_empty()
            && self.challenges.is_empty()
            && self.champions.is_empty()
    }
}

/// What there is to celebrate: milestones that were reached, challenges that were won, and the words of those who
/// agreed to be quoted. The latest first, what has no day last; nobody without consent.
pub fn wins(plan: &Plan) -> Vec<Win> {
    let recognition = &plan.recognition;
    let milestones = recognition.milestones.iter().filter(|milestone| milestone.reached_on.is_some());
    let milestones = milestones.map(|milestone| Win {
        kind: WinKind::Milestone,
        text: milestone.name.clone(),
        detail: plan.audience_name(&milestone.audience).to_owned(),
        on: milestone.reached_on,
    });
    let challenges = recognition.challenges.iter().filter(|challenge| !challenge.winner.trim().is_empty());
    let challenges = challenges.map(|challenge| Win {
        kind: WinKind::Challenge,
        text: challenge.winner.clone(),
        detail: challenge.name.clone(),
        on: Some(plan.date(challenge.to)),
    });
    let commendations = recognition.commendations.iter().filter(|said| said.consent);
    let commendations = commendations.map(|said| Win {
        kind: WinKind::Commendation,
        text: said.for_what.clone(),
        detail: said.who.clone(),
        on: said.on,
    });
    let voices = plan.pilot.testimonials.iter().filter(|voice| voice.consent);
    let voices = voices.map(|voice| Win {
        kind: WinKind::Voice,
        text: voice.quote.clone(),
        detail: voice.said_by.clone(),
        on: None,
    });
    let mut wins: Vec<Win> = milestones.chain(challenges).chain(commendations).chain(voices).collect();
    wins.retain(|win| !win.text.trim().is_empty());
    wins.sort_by_key(|win| std::cmp::Reverse(win.on));
    wins
}

/// Whether the phase has all it needs: something heard and all of it told back, a round of the pulse, a milestone that
/// was reached, and champions.
pub fn is_complete(plan: &Plan) -> bool {
    let (listening, recognition) = (&plan.listening, &plan.recognition);
    let told = listening.feedback.iter().all(|entry| entry.state() == FeedbackState::Told);
    let heard = !listening.feedback.is_empty() && !listening.pulses.is_empty();
    let reached = recognition.milestones.iter().any(|milestone| milestone.reached_on.is_some());
    heard && told && reached && !recognition.champions.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::pilot::Testimonial;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.recognition = Recognition {
            milestones: vec![
                Milestone { name: "First call".into(), reached_on: Some(date("2026-09-10")), ..Milestone::default() },
                Milestone { name: "Half of all".into(), ..Milestone::default() },
            ],
            commendations: vec![
                Commendation {
                    who: "Ada".into(),
                    for_what: "stayed on".into(),
                    consent: true,
                    ..Commendation::default()
                },
                Commendation { who: "Ben".into(), for_what: "helped".into(), ..Commendation::default() },
            ],
            challenges: vec![
                Challenge {
                    name: "Best tip".into(),
                    winner: "Night shift".into(),
                    to: When::offset_days(14),
                    ..Challenge::default()
                },
                Challenge { name: "Streak".into(), ..Challenge::default() },
            ],
            ..Recognition::default()
        };
        plan.pilot.testimonials = vec![
            Testimonial { quote: "It saves me an hour.".into(), consent: true, ..Testimonial::default() },
            Testimonial { quote: "Off the record.".into(), ..Testimonial::default() },
        ];
        plan
    }

    #[test]
    fn the_wall_shows_what_was_reached_won_or_said_and_nobody_who_did_not_agree() {
        let shown: Vec<_> = wins(&plan()).into_iter().map(|win| win.text).collect();
        assert_eq!(shown, ["Night shift", "First call", "stayed on", "It saves me an hour."]);
    }

    #[test]
    fn a_win_without_words_is_none() {
        let mut plan = plan();
        plan.recognition.milestones[0].name = " ".into();
        assert_eq!(wins(&plan).len(), 3);
    }

    #[test]
    fn a_plan_that_celebrates_nothing_writes_nothing() {
        assert!(Recognition::default().is_empty() && wins(&Plan::default()).is_empty());
        assert_eq!(serde_json::to_string(&Recognition::default()).unwrap(), "{}");
    }
}
