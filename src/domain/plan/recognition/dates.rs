//! The dates of listening and recognition: answers that are owed, milestones, challenges (rows J1 and K3).

use crate::id::Id;
use crate::plan::listening::FeedbackState;
use crate::plan::{Phase, Plan, places};
use crate::schedule::When;
use crate::schedule::agenda::Occasion;
use crate::t;

/// What is still to come of them. Answers without a day of their own are left out: theirs hangs on when it was heard.
pub fn occasions(plan: &Plan) -> Vec<Occasion> {
    let mut all = Vec::new();
    for entry in plan.listening.feedback.iter().filter(|entry| entry.state() != FeedbackState::Told) {
        let Some(when) = entry.tell_by else { continue };
        let title = t!("dated.tell", said = named(&entry.complaint));
        let one = occasion("tell", &entry.id, title, when, ("feedback", "feedback.tell-by"));
        all.push(Occasion { note: entry.response.clone(), owner: entry.owner.clone(), ..one });
    }
    for milestone in plan.recognition.milestones.iter().filter(|milestone| milestone.reached_on.is_none()) {
        let title = t!("dated.milestone", what = named(&milestone.name));
        let place = ("recognition", "milestones.when");
        let one = occasion("celebrate", &milestone.id, title, milestone.when, place);
        all.push(Occasion { note: milestone.thanks.clone(), owner: milestone.owner.clone(), ..one });
    }
    for challenge in plan.recognition.challenges.iter().filter(|challenge| challenge.winner.trim().is_empty()) {
        let name = named(&challenge.name);
        let begins = t!("dated.challenge", what = name);
        let begins = occasion("challenge", &challenge.id, begins, challenge.from, ("recognition", "challenges.from"));
        all.push(Occasion { note: challenge.goal.clone(), ..begins });
        let ends = t!("dated.challenge_ends", what = name);
        let ends = occasion("challenge-end", &challenge.id, ends, challenge.to, ("recognition", "challenges.to"));
        all.push(Occasion { note: challenge.prize.clone(), ..ends });
    }
    all
}

/// All day, on the part of the page where its date is changed.
fn occasion(kind: &str, id: &Id, title: String, when: When, (part, field): (&'static str, &str)) -> Occasion {
    Occasion {
        key: format!("{kind}:{id}"),
        phase: Phase::Celebrate,
        title,
        note: String::new(),
        when,
        time: None,
        minutes: 0,
        owner: Id::default(),
        place: places::celebrate_row(part, field, id),
    }
}

fn named(text: &str) -> String {
    if text.trim().is_empty() { t!("checklist.unnamed") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::plan::listening::Feedback;
    use crate::plan::recognition::{Challenge, Milestone};

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.listening.feedback =
            vec![Feedback { id: Id::new("f"), tell_by: Some(When::offset_days(14)), ..Feedback::default() }];
        plan.recognition.milestones = vec![Milestone { id: Id::new("m"), ..Milestone::default() }];
        plan.recognition.challenges = vec![Challenge { id: Id::new("c"), ..Challenge::default() }];
        plan
    }

    fn keys(plan: &Plan) -> Vec<String> {
        occasions(plan).into_iter().map(|occasion| occasion.key).collect()
    }

    #[test]
    fn what_is_owed_and_what_is_ahead_has_a_date() {
        assert_eq!(keys(&plan()), ["tell:f", "celebrate:m", "challenge:c", "challenge-end:c"]);
    }

    #[test]
    fn what_has_happened_has_none_any_more() {
        let mut plan = plan();
        plan.listening.feedback[0].response = "An hour in the roster".into();
        plan.listening.feedback[0].told_on = Some(NaiveDate::default());
        plan.recognition.milestones[0].reached_on = Some(NaiveDate::default());
        plan.recognition.challenges[0].winner = "Night shift".into();
        assert_eq!(keys(&plan), [""; 0]);
    }
}
