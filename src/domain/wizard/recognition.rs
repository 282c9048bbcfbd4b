//! What is entered of recognition: milestones, recommendations, challenges, champions (row K3).

use super::field::audiences;
use super::list::{no_preset, no_presets};
use super::{Issue, Kind, Layout, List, opts_of, people, row_control};
use crate::choice::Choice;
use crate::field;
use crate::plan::Plan;
use crate::plan::recognition::{Challenge, Champion, Commendation, Milestone};
use crate::practice::recognition::{
    ChallengeIdea, MilestoneIdea, challenge, milestone, open_challenges, open_milestones,
};
use crate::schedule::When;
use crate::schedule::weeks::days_between;
use crate::t;

/// Milestones.
pub static MILESTONES: List<Milestone> = List {
    id: "milestones",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.recognition.milestones,
    items_mut: |plan| &mut plan.recognition.milestones,
    make: |_, id| Milestone { id, when: When::offset_weeks(2), ..Milestone::default() },
    title: |_, milestone| milestone.name.clone(),
    fields: &[
        field!("milestones.name", Kind::Text, |milestone| milestone.name),
        field!("milestones.audience", Kind::Pick(audiences), |milestone| milestone.audience),
        field!("milestones.when", Kind::When, |milestone| milestone.when),
        field!("milestones.thanks", Kind::LongText, |milestone| milestone.thanks),
        field!("milestones.owner", Kind::Pick(people), |milestone| milestone.owner),
        field!("milestones.reached-on", Kind::Date, |milestone| milestone.reached_on),
    ],
    presets: |plan| opts_of(&open_milestones(plan)),
    add_preset: |plan, key, ids| {
        if let Some(idea) = MilestoneIdea::from_key(key) {
            plan.recognition.milestones.push(milestone(idea, ids.fresh()));
        }
    },
};

/// Recommendations by colleagues.
pub static COMMENDATIONS: List<Commendation> = List {
    id: "commendations",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.recognition.commendations,
    items_mut: |plan| &mut plan.recognition.commendations,
    make: |_, id| Commendation { id, ..Commendation::default() },
    title: |_, said| said.who.clone(),
    fields: &[
        field!("commendations.who", Kind::Text, |said| said.who),
        field!("commendations.for-what", Kind::LongText, |said| said.for_what),
        field!("commendations.said-by", Kind::Text, |said| said.said_by),
        field!("commendations.on", Kind::Date, |said| said.on),
        field!("commendations.consent", Kind::Flag, |said| said.consent),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// Challenges.
pub static CHALLENGES: List<Challenge> = List {
    id: "challenges",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.recognition.challenges,
    items_mut: |plan| &mut plan.recognition.challenges,
    make: |_, id| Challenge { id, from: When::offset_weeks(2), to: When::offset_weeks(4), ..Challenge::default() },
    title: |_, challenge| challenge.name.clone(),
    fields: &[
        field!("challenges.name", Kind::Text, |challenge| challenge.name),
        field!("challenges.goal", Kind::LongText, |challenge| challenge.goal),
        field!("challenges.audience", Kind::Pick(audiences), |challenge| challenge.audience),
        field!("challenges.from", Kind::When, |challenge| challenge.from),
        field!("challenges.to", Kind::When, |challenge| challenge.to),
        field!("challenges.prize", Kind::Text, |challenge| challenge.prize),
        field!("challenges.winner", Kind::Text, |challenge| challenge.winner),
    ],
    presets: |plan| opts_of(&open_challenges(plan)),
    add_preset: |plan, key, ids| {
        if let Some(idea) = ChallengeIdea::from_key(key) {
            plan.recognition.challenges.push(challenge(idea, ids.fresh()));
        }
    },
};

/// Champions.
pub static CHAMPIONS: List<Champion> = List {
    id: "champions",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.recognition.champions,
    items_mut: |plan| &mut plan.recognition.champions,
    make: |_, id| Champion { id, ..Champion::default() },
    title: |_, champion| champion.name.clone(),
    fields: &[
        field!("champions.name", Kind::Text, |champion| champion.name),
        field!("champions.audience", Kind::Pick(audiences), |champion| champion.audience),
        field!("champions.helps-with", Kind::Text, |champion| champion.helps_with),
        field!("champions.thanked-on", Kind::Date, |champion| champion.thanked_on),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What is wrong: challenges that end before they begin, and recommendations that nobody can show.
pub fn recognition_issues(plan: &Plan) -> Vec<Issue> {
    let recognition = &plan.recognition;
    let backwards = recognition
        .challenges
        .iter()
        .filter(|challenge| days_between(plan.date(challenge.from), plan.date(challenge.to)) < 0);
    let backwards = backwards
        .map(|challenge| Issue::new(row_control("challenges.to", &challenge.id), t!("recognition.issue.backwards")));
    let unasked = recognition.commendations.iter().filter(|said| !said.for_what.trim().is_empty() && !said.consent);
    let unasked =
        unasked.map(|said| Issue::new(row_control("commendations.consent", &said.id), t!("recognition.issue.consent")));
    backwards.chain(unasked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CountedIds, Id};
    use crate::wizard::AnyList;

    #[test]
    fn every_idea_is_offered_until_it_is_there() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("r"));
        for idea in MilestoneIdea::ALL {
            MILESTONES.add_preset(&mut plan, idea.key(), &mut ids);
        }
        for idea in ChallengeIdea::ALL {
            CHALLENGES.add_preset(&mut plan, idea.key(), &mut ids);
        }
        assert!(MILESTONES.presets(&plan).is_empty() && CHALLENGES.presets(&plan).is_empty());
        assert!(plan.recognition.milestones.iter().all(|milestone| !milestone.thanks.is_empty()));
        assert_eq!(recognition_issues(&plan), []);
    }

    #[test]
    fn a_challenge_runs_forwards_and_nobody_is_shown_unasked() {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.recognition.challenges = vec![Challenge {
            id: Id::new("c"),
            from: When::offset_days(14),
            to: When::offset_days(7),
            ..Challenge::default()
        }];
        plan.recognition.commendations =
            vec![Commendation { id: Id::new("r"), for_what: "Helped out".into(), ..Commendation::default() }];
        let controls: Vec<String> = recognition_issues(&plan).into_iter().map(|issue| issue.control).collect();
        assert_eq!(controls, ["challenges.to.c", "commendations.consent.r"]);
    }

    #[test]
    fn every_question_has_a_text() {
        let lists: [&dyn AnyList; 4] = [&MILESTONES, &COMMENDATIONS, &CHALLENGES, &CHAMPIONS];
        assert!(lists.into_iter().flat_map(|list| list.fields()).all(|field| !field.label().starts_with("field.")));
    }
}
