//! Ready-made milestones and challenges, each with words of thanks and a place in time (row K3).

use crate::choice::Choice;
use crate::choices;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::recognition::{Challenge, Milestone};
use crate::schedule::When;
use crate::t;

choices! {
    /// A ready-made milestone.
    pub enum MilestoneIdea in "milestone-idea" {
        /// The first team in which everyone has begun.
        FirstTeam = "first-team",
        /// The first thing learned that was tried at work.
        FirstApplication = "first-application",
        /// Half of the learners are active in a week.
        HalfActive = "half-active",
        /// The first team that is through.
        TeamThrough = "team-through",
        /// Every manager has confirmed in the same week.
        ManagersAll = "managers-all",
        /// A target of the sponsor is met.
        TargetMet = "target-met",
        /// Ninety days, and it is still used.
        NinetyDays = "ninety-days",
    }

    /// A ready-made challenge for teams.
    pub enum ChallengeIdea in "challenge-idea" {
        /// Everyone of a team takes the protected time, week after week.
        Streak = "streak",
        /// The best use of one thing learned.
        BestUse = "best-use",
        /// Someone from each team teaches a quarter of an hour.
        TeachBack = "teach-back",
        /// Teams bring in questions that nobody could answer.
        HardQuestion = "hard-question",
    }
}

impl MilestoneIdea {
    /// Weeks from launch by which it may be expected.
    fn weeks(self) -> i32 {
        match self {
            Self::FirstTeam => 1,
            Self::FirstApplication => 2,
            Self::ManagersAll => 3,
            Self::HalfActive => 4,
            Self::TeamThrough => 6,
            Self::TargetMet => 8,
            Self::NinetyDays => 13,
        }
    }
}

impl ChallengeIdea {
    /// First and last day in weeks from launch.
    fn weeks(self) -> (i32, i32) {
        match self {
            Self::Streak => (1, 5),
            Self::BestUse => (2, 4),
            Self::TeachBack => (4, 6),
            Self::HardQuestion => (5, 7),
        }
    }
}

/// The milestones that every rollout can have: an early one, one at work, one half-way.
const STARTERS: [MilestoneIdea; 3] =
    [MilestoneIdea::FirstTeam, MilestoneIdea::FirstApplication, MilestoneIdea::HalfActive];

/// Gives a plan without milestones its first three.
pub fn fill_starter(plan: &mut Plan, ids: &mut dyn IdSource) {
    if plan.recognition.milestones.is_empty() {
        plan.recognition.milestones = STARTERS.iter().map(|idea| milestone(*idea, ids.fresh())).collect();
    }
}

/// The milestone of an idea.
pub fn milestone(idea: MilestoneIdea, id: Id) -> Milestone {
    // lang: recognition.thanks.*
    let thanks = t!(format!("recognition.thanks.{}", idea.key()));
    Milestone { id, name: idea.label(), thanks, when: When::offset_weeks(idea.weeks()), ..Milestone::default() }
}

/// The challenge of an idea.
pub fn challenge(idea: ChallengeIdea, id: Id) -> Challenge {
    // lang: recognition.goal.*, recognition.prize.*
    let text = |part: &str| t!(format!("recognition.{part}.{}", idea.key()));
    let (from, to) = idea.weeks();
    Challenge {
        id,
        name: idea.label(),
        goal: text("goal"),
        prize: text("prize"),
        from: When::offset_weeks(from),
        to: When::offset_weeks(to),
        ..Challenge::default()
    }
}

/// The ideas that no milestone of the plan is called by.
pub fn open_milestones(plan: &Plan) -> Vec<MilestoneIdea> {
    let taken = |idea: &MilestoneIdea| plan.recognition.milestones.iter().any(|own| own.name == idea.label());
    MilestoneIdea::ALL.iter().copied().filter(|idea| !taken(idea)).collect()
}

/// The ideas that no challenge of the plan is called by.
pub fn open_challenges(plan: &Plan) -> Vec<ChallengeIdea> {
    let taken = |idea: &ChallengeIdea| plan.recognition.challenges.iter().any(|own| own.name == idea.label());
    ChallengeIdea::ALL.iter().copied().filter(|idea| !taken(idea)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_idea_has_its_words() {
        for idea in MilestoneIdea::ALL {
            let made = milestone(*idea, Id::new("m"));
            assert!(made.name.contains(' ') && made.thanks.contains(' '), "{idea:?}");
        }
        for idea in ChallengeIdea::ALL {
            let made = challenge(*idea, Id::new("c"));
            assert!([&made.name, &made.goal, &made.prize].iter().all(|text| text.contains(' ')), "{idea:?}");
        }
    }

    #[test]
    fn a_plan_gets_its_first_milestones_once() {
        let (mut plan, mut ids) = (Plan::default(), crate::id::CountedIds::new("m"));
        fill_starter(&mut plan, &mut ids);
        fill_starter(&mut plan, &mut ids);
        assert_eq!(plan.recognition.milestones.len(), STARTERS.len());
    }

    #[test]
    fn milestones_follow_the_launch_in_their_order_in_time() {
        let mut weeks: Vec<i32> = MilestoneIdea::ALL.iter().map(|idea| idea.weeks()).collect();
        weeks.sort_unstable();
        weeks.dedup();
        assert_eq!(weeks.len(), MilestoneIdea::ALL.len());
        assert!(ChallengeIdea::ALL.iter().all(|idea| idea.weeks().0 < idea.weeks().1));
    }
}
