//! Ready-made content of the pilot: reasons for a cohort, criteria, sprint weeks, pitfalls and beliefs to test.
//!
//! The texts are `pilot.cohort.*`, `pilot.sprint.*`, `pilot.pitfall.*`, `pilot.belief.*` and `pilot.trial.*`.

use std::collections::HashSet;

use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::metric::Metric;
use crate::plan::Plan;
use crate::plan::pilot::{
    Assumption, CohortKind, Criterion, Experiment, MomentumCheck, PilotLength, Pitfall, PitfallAnswer, SprintWeek,
};
use crate::{choices, lang, t};

choices! {
    /// The stages of a twelve-week pilot (row D3).
    pub enum Stage in "pilot-stage" {
        /// Which content, teams and managers carry it.
        Selection = "selection",
        /// What it does, measured.
        Measurement = "measurement",
        /// What the next wave needs.
        Scaling = "scaling",
    }

    /// Beliefs that most pilots rest on without saying so (row D6).
    pub enum Belief in "pilot-belief" {
        /// Learners find the time.
        Time = "time",
        /// Managers follow up.
        Managers = "managers",
        /// The content fits the work.
        Relevance = "relevance",
        /// Everyone gets in.
        Access = "access",
    }

    /// Small changes worth trying along the way (row D6).
    pub enum Trial in "pilot-trial" {
        /// A long module in short pieces.
        SplitModule = "split-module",
        /// The invitation from one's own manager.
        ManagerInvite = "manager-invite",
        /// A fixed slot in the calendar.
        ProtectedSlot = "protected-slot",
    }
}

/// Why a group is a good one to start with; nothing for a group of one's own.
pub fn cohort_reason(kind: CohortKind) -> String {
    // lang: pilot.cohort.*
    lang::optional(&format!("pilot.cohort.{}", kind.key())).unwrap_or_default()
}

/// Whether a reason was never written by a person: blank, or that of some kind of cohort.
pub fn is_ready_reason(reason: &str) -> bool {
    reason.trim().is_empty() || CohortKind::ALL.iter().any(|kind| cohort_reason(*kind) == reason)
}

/// How one recognises a pitfall.
pub fn pitfall_sign(pitfall: Pitfall) -> String {
    // lang: pilot.pitfall.*
    t!(format!("pilot.pitfall.{}.sign", pitfall.key()))
}

/// What to do about a pitfall, and how the pilot tests it.
pub fn pitfall_counter(pitfall: Pitfall) -> String {
    t!(format!("pilot.pitfall.{}.counter", pitfall.key()))
}

/// What a pilot of this many weeks can see: a leading use metric first, then what shows within its time.
///
/// Six weeks capture weekly use, completion and learning against performance; twelve weeks retention, internal
/// mobility and time to competency (row D3). In two weeks only an outcome that the team counts daily can move.
pub fn criterion_metrics(weeks: u32) -> &'static [Metric] {
    use Metric::*;
    match base(weeks).1 {
        PilotLength::TwoWeeks => &[WeeklyActive, ManagerConfirmations, FirstApplication, Productivity],
        PilotLength::EightWeeks => &[WeeklyActive, CompletionRate, FirstApplication, Productivity],
        PilotLength::TwelveWeeks => &[WeeklyActive, Retention, InternalMobility, TimeToCompetency],
        _ => &[WeeklyActive, CompletionRate, LearningPerformance],
    }
}

/// A criterion with this metric; its numbers come from the sponsor's target for the same metric, where there is one.
pub fn criterion(plan: &Plan, metric: Metric, id: Id) -> Criterion {
    let kpi = plan.sponsorship.kpis.iter().find(|kpi| kpi.metric == metric);
    Criterion {
        id,
        metric,
        detail: kpi.map(|kpi| kpi.detail.clone()).unwrap_or_default(),
        baseline: kpi.and_then(|kpi| kpi.baseline),
        target: kpi.and_then(|kpi| kpi.target),
        ..Criterion::default()
    }
}

/// A pitfall with its ready-made counter-measure, not tested yet.
pub fn pitfall_answer(kind: Pitfall, id: Id) -> PitfallAnswer {
    PitfallAnswer { id, kind, counter: pitfall_counter(kind), tested: false }
}

/// A belief with its ready-made test.
pub fn assumption(belief: Belief, id: Id) -> Assumption {
    // lang: pilot.belief.*
    let text = |part: &str| t!(format!("pilot.belief.{}.{part}", belief.key()));
    Assumption { id, belief: text("belief"), test: text("test"), ..Assumption::default() }
}

/// A change to try, with what it should bring.
pub fn experiment(trial: Trial, id: Id) -> Experiment {
    // lang: pilot.trial.*
    let text = |part: &str| t!(format!("pilot.trial.{}.{part}", trial.key()));
    Experiment { id, change: text("change"), expected: text("expected"), seen: String::new() }
}

/// A week as it is laid out before anyone edits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyWeek {
    /// Which week, from 1.
    pub week: u32,
    /// What the week is about.
    pub focus: String,
    /// What is done.
    pub work: String,
    /// What is looked at on the review day; empty for a week without one.
    pub review: String,
}

/// The weeks of a pilot that runs so many weeks.
///
/// Lengths of 2, 6, 8 and 12 weeks have weeks of their own. Any other length takes them from the nearest of these
/// (the longer one when two are as near), evenly spread: the last week is always the last week, the gate.
pub fn ready_weeks(weeks: u32) -> Vec<ReadyWeek> {
    let base = base(weeks);
    let source = |week: u32| (week - 1) * (base.0 - 1) / (weeks.max(2) - 1) + 1;
    (1..=weeks)
        .map(|week| {
            let at = source(week);
            let [focus, work, review] = texts(base.1, at, week > 1 && source(week - 1) == at);
            ReadyWeek { week, focus, work, review }
        })
        .collect()
}

/// The stage a week belongs to, in pilots long enough to have stages: a quarter selects, half measures and a quarter
/// scales.
pub fn stage(weeks: u32, week: u32) -> Option<Stage> {
    if base(weeks).1 != PilotLength::TwelveWeeks {
        None
    } else if week * 4 <= weeks {
        Some(Stage::Selection)
    } else if week * 4 <= weeks * 3 {
        Some(Stage::Measurement)
    } else {
        Some(Stage::Scaling)
    }
}

/// Lays the sprint out for the length of the pilot; weeks that a person has edited keep their own texts.
pub fn lay_out_sprint(plan: &mut Plan, ids: &mut dyn IdSource) {
    let ready_made = all_texts();
    let mut before = std::mem::take(&mut plan.pilot.sprint);
    let lay_out = |ready: ReadyWeek| {
        let ReadyWeek { week, focus, work, review } = ready;
        let known = before.iter().position(|old| old.week == week).map(|at| before.remove(at));
        match known {
            Some(old) if is_own(&old, &ready_made) => old,
            Some(old) => SprintWeek { id: old.id, week, focus, work, review },
            None => SprintWeek { id: ids.fresh(), week, focus, work, review },
        }
    };
    plan.pilot.sprint = ready_weeks(plan.pilot.duration_weeks()).into_iter().map(lay_out).collect();
}

/// Whether the sprint has exactly the weeks of the pilot.
pub fn sprint_fits(plan: &Plan) -> bool {
    let mut weeks: Vec<u32> = plan.pilot.sprint.iter().map(|week| week.week).collect();
    weeks.sort_unstable();
    weeks.into_iter().eq(1..=plan.pilot.duration_weeks())
}

/// Fills what is still empty: criteria, sprint, pitfalls, momentum checks and the beliefs to test.
pub fn fill_starter(plan: &mut Plan, ids: &mut dyn IdSource) {
    if plan.pilot.criteria.is_empty() {
        let metrics = criterion_metrics(plan.pilot.duration_weeks());
        plan.pilot.criteria = metrics.iter().map(|metric| criterion(plan, *metric, ids.fresh())).collect();
    }
    if plan.pilot.sprint.is_empty() {
        lay_out_sprint(plan, ids);
    }
    let pilot = &mut plan.pilot;
    if pilot.pitfalls.is_empty() {
        pilot.pitfalls = Pitfall::ALL.iter().map(|kind| pitfall_answer(*kind, ids.fresh())).collect();
    }
    if pilot.momentum.is_empty() {
        let check = |week| MomentumCheck { id: ids.fresh(), week, ..MomentumCheck::default() };
        pilot.momentum = (1..=2).map(check).collect();
    }
    if pilot.assumptions.is_empty() {
        pilot.assumptions = Belief::ALL.iter().map(|belief| assumption(*belief, ids.fresh())).collect();
    }
}

/// Lengths with weeks of their own.
const BASES: [(u32, PilotLength); 4] = [
    (2, PilotLength::TwoWeeks),
    (6, PilotLength::SixWeeks),
    (8, PilotLength::EightWeeks),
    (12, PilotLength::TwelveWeeks),
];

/// The length with weeks of its own that is nearest to so many weeks, the longer one of two.
fn base(weeks: u32) -> (u32, PilotLength) {
    let nearer = |a: (u32, PilotLength), b: (u32, PilotLength)| {
        if b.0.abs_diff(weeks) <= a.0.abs_diff(weeks) { b } else { a }
    };
    BASES.into_iter().reduce(nearer).unwrap_or((6, PilotLength::SixWeeks))
}

/// Focus, work and review of a ready-made week; `again` when it goes on from the week before.
fn texts(length: PilotLength, week: u32, again: bool) -> [String; 3] {
    // lang: pilot.sprint.*
    let part = |name: &str| lang::optional(&format!("pilot.sprint.{}.w{week}.{name}", length.key()));
    let focus = part("focus").unwrap_or_default();
    let focus = if again { t!("pilot.sprint.again", focus = focus) } else { focus };
    [focus, part("work").unwrap_or_default(), part("review").unwrap_or_default()]
}

/// The texts of every ready-made week, to tell them from a person's own.
fn all_texts() -> HashSet<[String; 3]> {
    let weeks = BASES.into_iter().flat_map(|(weeks, length)| (1..=weeks).map(move |week| (length, week)));
    weeks.flat_map(|(length, week)| [false, true].map(|again| texts(length, week, again))).collect()
}

/// Whether a person has written in this week.
fn is_own(week: &SprintWeek, ready_made: &HashSet<[String; 3]>) -> bool {
    let texts = [week.focus.clone(), week.work.clone(), week.review.clone()];
    texts.iter().any(|text| !text.trim().is_empty()) && !ready_made.contains(&texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;

    fn laid_out(length: PilotLength) -> (Plan, CountedIds) {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("w"));
        plan.pilot.length = length;
        lay_out_sprint(&mut plan, &mut ids);
        (plan, ids)
    }

    #[test]
    fn every_length_has_weeks_of_its_own() {
        for (weeks, length) in BASES {
            let (plan, _) = laid_out(length);
            assert_eq!(plan.pilot.sprint.len(), weeks as usize);
            let mut focuses = HashSet::new();
            for week in &plan.pilot.sprint {
                assert!(!week.focus.is_empty() && !week.work.is_empty(), "{length:?} week {}", week.week);
                assert!(focuses.insert(week.focus.clone()), "{} stands twice", week.focus);
            }
            assert!(plan.pilot.sprint.last().is_some_and(|last| !last.review.is_empty()));
        }
    }

    #[test]
    fn any_length_starts_at_the_start_and_ends_at_a_gate() {
        for weeks in 1..=52 {
            let ready = ready_weeks(weeks);
            let base = base(weeks);
            assert_eq!(ready.len(), weeks as usize);
            assert_eq!(ready[0].focus, texts(base.1, 1, false)[0]);
            if weeks > 1 {
                assert_eq!(ready[ready.len() - 1].focus, texts(base.1, base.0, false)[0], "{weeks} weeks");
            }
        }
    }

    #[test]
    fn other_lengths_borrow_from_the_nearest() {
        let nearest: Vec<u32> = [1, 3, 4, 5, 7, 9, 10, 30].map(|weeks| base(weeks).0).to_vec();
        assert_eq!(nearest, [2, 2, 6, 6, 8, 8, 12, 12]);
    }

    #[test]
    fn only_long_pilots_have_stages() {
        let stages: Vec<Option<Stage>> = [1, 3, 4, 9, 10, 12].map(|week| stage(12, week)).to_vec();
        let (first, middle, last) = (Some(Stage::Selection), Some(Stage::Measurement), Some(Stage::Scaling));
        assert_eq!(stages, [first, first, middle, middle, last, last]);
        assert_eq!(stage(6, 1), None);
    }

    #[test]
    fn edited_weeks_keep_their_texts_where_the_week_still_exists() {
        let (mut plan, mut ids) = laid_out(PilotLength::SixWeeks);
        plan.pilot.sprint[1].work = "Ask the night shift.".into();
        plan.pilot.sprint[2].review.clear();
        plan.pilot.sprint[2].focus = "Ours".into();
        let kept: Vec<SprintWeek> = plan.pilot.sprint[1..=2].to_vec();
        let first = plan.pilot.sprint[0].clone();
        plan.pilot.length = PilotLength::EightWeeks;
        lay_out_sprint(&mut plan, &mut ids);
        assert_eq!(plan.pilot.sprint.len(), 8);
        assert_eq!(plan.pilot.sprint[1..=2], kept[..]);
        assert_eq!(plan.pilot.sprint[0].id, first.id);
        assert_ne!(plan.pilot.sprint[0].focus, first.focus);
        assert!(sprint_fits(&plan));
    }

    #[test]
    fn laying_out_twice_changes_nothing() {
        let (mut plan, mut ids) = laid_out(PilotLength::TwelveWeeks);
        let once = plan.clone();
        lay_out_sprint(&mut plan, &mut ids);
        assert_eq!(plan, once);
    }

    #[test]
    fn the_starter_fills_what_is_empty_and_nothing_else() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("p"));
        fill_starter(&mut plan, &mut ids);
        assert_eq!(plan.pilot.pitfalls.len(), Pitfall::ALL.len());
        assert_eq!(plan.pilot.momentum.iter().map(|m| m.week).collect::<Vec<_>>(), [1, 2]);
        let filled = plan.clone();
        fill_starter(&mut plan, &mut ids);
        assert_eq!(plan, filled);
    }

    #[test]
    fn a_sponsor_target_lends_its_numbers_to_the_criterion() {
        let mut plan = Plan::default();
        plan.sponsorship.kpis.push(crate::plan::align::Kpi {
            metric: Metric::CompletionRate,
            baseline: Some(32.0),
            target: Some(60.0),
            ..Default::default()
        });
        let lent = criterion(&plan, Metric::CompletionRate, Id::new("c"));
        assert_eq!((lent.baseline, lent.target, lent.minimum), (Some(32.0), Some(60.0), None));
        assert_eq!(criterion(&plan, Metric::Retention, Id::new("r")).baseline, None);
    }

    #[test]
    fn a_reason_of_ones_own_is_told_from_a_ready_one() {
        assert!(is_ready_reason("") && is_ready_reason(&cohort_reason(CohortKind::SalesReps)));
        assert!(!is_ready_reason("The Lyon team asked for it."));
    }

    #[test]
    fn every_piece_of_content_has_its_text() {
        let mut ids = CountedIds::new("x");
        for belief in Belief::ALL {
            let made = assumption(*belief, ids.fresh());
            assert!(!made.belief.starts_with("pilot.") && !made.test.starts_with("pilot."));
        }
        for trial in Trial::ALL {
            let made = experiment(*trial, ids.fresh());
            assert!(!made.change.starts_with("pilot.") && !made.expected.starts_with("pilot."));
        }
        for pitfall in Pitfall::ALL {
            assert!(!pitfall_sign(*pitfall).starts_with("pilot.") && !pitfall_counter(*pitfall).starts_with("pilot."));
        }
    }
}
