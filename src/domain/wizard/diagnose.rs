//! What the Diagnose page asks: baselines, intentions, interviews, frictions and barriers as lists to be edited.

use super::list::{no_preset, no_presets};
use super::{Issue, Kind, Layout, List, Opt, opts, opts_of, people, row_control};
use crate::choice::Choice;
use crate::field;
use crate::metric::Metric;
use crate::plan::Plan;
use crate::plan::diagnosis::{
    Barrier, BarrierFound, Baseline, Friction, FrictionKind, FrictionSeverity, FrictionStatus, Intention, Interview,
    baseline,
};
use crate::practice::diagnose as practice;
use crate::schedule::When;
use crate::t;

/// A value in any metric's unit; its own range is checked beside.
const VALUE: Kind = Kind::Number(-1e12, 1e12, 0.01);

/// A share in per cent.
const SHARE: Kind = Kind::Number(0.0, 100.0, 1.0);

/// The preset that adds a row for each metric of the targets and criteria.
const WANTED: &str = "wanted";

/// The preset that adds a row for each metric there is.
const ALL: &str = "all";

/// Where each metric stands before the rollout.
pub static BASELINES: List<Baseline> = List {
    id: "baselines",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.diagnosis.baselines,
    items_mut: |plan| &mut plan.diagnosis.baselines,
    make: |plan, id| {
        let metric = baseline::missing(plan).first().copied().unwrap_or_default();
        Baseline { id, metric, ..Baseline::default() }
    },
    title: |_, row| row.name(),
    fields: &[
        field!("baselines.metric", Kind::Pick(opts::<Metric>), |row| row.metric),
        field!("baselines.detail", Kind::Text, |row| row.detail),
        field!("baselines.value", VALUE, |row| row.value, unit = |row| row.metric.unit().label()),
        field!("baselines.on", Kind::Date, |row| row.on),
        field!("baselines.source", Kind::Text, |row| row.source),
    ],
    presets: |plan| {
        let wanted = (WANTED, baseline::wanted(plan).len(), t!("diagnose.baseline.lay-out-wanted"));
        let all = (ALL, baseline::missing(plan).len(), t!("diagnose.baseline.lay-out-all"));
        let offered = [wanted, all].into_iter().filter(|(_, rows, _)| *rows > 0);
        offered.map(|(key, _, label)| Opt { key: key.to_owned(), label }).collect()
    },
    add_preset: |plan, key, ids| {
        let metrics = if key == WANTED { baseline::wanted(plan) } else { baseline::missing(plan) };
        baseline::lay_out(plan, metrics, ids);
    },
};

/// What people say they will do, beside what they do.
pub static INTENTIONS: List<Intention> = List {
    id: "intentions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.diagnosis.intentions,
    items_mut: |plan| &mut plan.diagnosis.intentions,
    make: |_, id| Intention { id, ..Intention::default() },
    title: |_, row| row.behaviour.clone(),
    fields: &[
        field!("intentions.behaviour", Kind::Text, |row| row.behaviour),
        field!("intentions.intends", SHARE, |row| row.intends, unit = |_| per_cent()),
        field!("intentions.does", SHARE, |row| row.does, unit = |_| per_cent()),
        field!("intentions.source", Kind::Text, |row| row.source),
    ],
    presets: |plan| opts_of(&practice::open_behaviours(plan)),
    add_preset: |plan, key, ids| {
        if let Some(behaviour) = practice::Behaviour::from_key(key) {
            practice::add_behaviour(plan, behaviour, ids);
        }
    },
};

fn per_cent() -> String {
    crate::metric::Unit::Percent.label()
}

/// Who was asked, and what they said.
pub static INTERVIEWS: List<Interview> = List {
    id: "interviews",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.diagnosis.interviews,
    items_mut: |plan| &mut plan.diagnosis.interviews,
    make: |_, id| Interview { id, ..Interview::default() },
    title: |_, talk| if talk.who.trim().is_empty() { talk.role.clone() } else { talk.who.clone() },
    fields: &[
        field!("interviews.who", Kind::Text, |talk| talk.who),
        field!("interviews.role", Kind::Text, |talk| talk.role),
        field!("interviews.audience", Kind::Pick(groups), |talk| talk.audience),
        field!("interviews.on", Kind::Date, |talk| talk.on),
        field!("interviews.quotes", Kind::LongText, |talk| talk.quotes),
        field!("interviews.barriers", Kind::Many(opts::<Barrier>), |talk| talk.barriers),
        field!("interviews.themes", Kind::Text, |talk| talk.themes),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The audiences of the plan, as options.
fn groups(plan: &Plan) -> Vec<Opt> {
    let named = |name: &str| if name.trim().is_empty() { t!("wizard.unnamed") } else { name.to_owned() };
    plan.audiences.iter().map(|group| Opt { key: group.id.to_string(), label: named(&group.name) }).collect()
}

/// Where people get stuck.
pub static FRICTIONS: List<Friction> = List {
    id: "frictions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.diagnosis.frictions,
    items_mut: |plan| &mut plan.diagnosis.frictions,
    make: |_, id| Friction { id, kind: FrictionKind::Other, due: Some(When::offset_weeks(-2)), ..Friction::default() },
    title: |_, friction| friction.name(),
    fields: &[
        field!("frictions.kind", Kind::Pick(opts::<FrictionKind>), |friction| friction.kind),
        field!("frictions.what", Kind::Text, |friction| friction.what),
        field!("frictions.severity", Kind::Pick(opts::<FrictionSeverity>), |friction| friction.severity),
        field!("frictions.evidence", Kind::LongText, |friction| friction.evidence),
        field!("frictions.audience", Kind::Pick(groups), |friction| friction.audience),
        field!("frictions.owner", Kind::Pick(people), |friction| friction.owner),
        field!("frictions.fix", Kind::LongText, |friction| friction.fix),
        field!("frictions.due", Kind::When, |friction| friction.due),
        field!("frictions.status", Kind::Pick(opts::<FrictionStatus>), |friction| friction.status),
        field!("frictions.fixed", Kind::Date, |friction| friction.fixed),
    ],
    presets: |plan| opts_of(&practice::open_frictions(plan)),
    add_preset: |plan, key, ids| {
        if let Some(kind) = FrictionKind::from_key(key) {
            let friction = Friction { due: Some(When::offset_weeks(-2)), ..practice::friction(kind, ids.fresh()) };
            plan.diagnosis.frictions.push(friction);
        }
    },
};

/// What keeps people from learning.
pub static BARRIERS: List<BarrierFound> = List {
    id: "barriers",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.diagnosis.barriers,
    items_mut: |plan| &mut plan.diagnosis.barriers,
    make: |plan, id| practice::barrier(practice::open_barriers(plan).first().copied().unwrap_or_default(), id),
    title: |_, found| found.kind.label(),
    fields: &[
        field!("barriers.kind", Kind::Pick(opts::<Barrier>), |found| found.kind),
        field!("barriers.weight", Kind::Rating, |found| found.weight),
        field!("barriers.evidence", Kind::LongText, |found| found.evidence),
        field!("barriers.audience", Kind::Pick(groups), |found| found.audience),
    ],
    presets: |plan| opts_of(&practice::open_barriers(plan)),
    add_preset: |plan, key, ids| {
        if let Some(kind) = Barrier::from_key(key) {
            plan.diagnosis.barriers.push(practice::barrier(kind, ids.fresh()));
        }
    },
};

/// What is missing or wrong in the diagnosis.
pub fn issues(plan: &Plan) -> Vec<Issue> {
    let diagnosis = &plan.diagnosis;
    let mut issues: Vec<Issue> = diagnosis.baselines.iter().filter_map(baseline_issue).collect();
    let blank = |text: &str| text.trim().is_empty();
    for row in diagnosis.intentions.iter().filter(|row| blank(&row.behaviour)) {
        issues.push(Issue::new(row_control("intentions.behaviour", &row.id), t!("diagnose.issue.behaviour")));
    }
    for talk in diagnosis.interviews.iter().filter(|talk| blank(&talk.who) && blank(&talk.role)) {
        issues.push(Issue::new(row_control("interviews.who", &talk.id), t!("diagnose.issue.who")));
    }
    for friction in diagnosis.frictions.iter().filter(|friction| blank(&friction.what)) {
        issues.push(Issue::new(row_control("frictions.what", &friction.id), t!("diagnose.issue.what")));
    }
    issues
}

/// A value outside its metric's range, or one of which nobody can say where it is from.
fn baseline_issue(row: &Baseline) -> Option<Issue> {
    let value = row.value?;
    let (low, high) = row.metric.range();
    if value < low || value > high {
        let (low, high) = (row.metric.format(low), row.metric.format(high));
        let text = if row.metric.range().1.is_finite() {
            t!("diagnose.issue.range", low = low, high = high)
        } else {
            t!("diagnose.issue.low", low = low)
        };
        return Some(Issue::new(row_control("baselines.value", &row.id), text));
    }
    let unsaid = row.source.trim().is_empty();
    unsaid.then(|| Issue::new(row_control("baselines.source", &row.id), t!("diagnose.issue.source")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CountedIds, Id};
    use crate::plan::align::Kpi;
    use crate::wizard::AnyList;

    fn controls(plan: &Plan) -> Vec<String> {
        issues(plan).into_iter().map(|issue| issue.control).collect()
    }

    #[test]
    fn every_question_has_a_text() {
        let lists: [&dyn AnyList; 5] = [&BASELINES, &INTENTIONS, &INTERVIEWS, &FRICTIONS, &BARRIERS];
        assert!(lists.into_iter().flat_map(|list| list.fields()).all(|field| !field.label().starts_with("field.")));
    }

    #[test]
    fn the_metrics_of_targets_are_laid_out_once() {
        let mut plan = Plan::default();
        plan.sponsorship.kpis = vec![Kpi { metric: Metric::Nps, ..Kpi::default() }];
        let keys = |plan: &Plan| BASELINES.presets(plan).into_iter().map(|opt| opt.key).collect::<Vec<_>>();
        assert_eq!(keys(&plan), [WANTED, ALL]);
        BASELINES.add_preset(&mut plan, WANTED, &mut CountedIds::new("b"));
        assert_eq!((plan.diagnosis.baselines.len(), keys(&plan)), (1, vec![ALL.to_owned()]));
        BASELINES.add_preset(&mut plan, ALL, &mut CountedIds::new("c"));
        assert_eq!((plan.diagnosis.baselines.len(), keys(&plan).len()), (Metric::ALL.len(), 0));
    }

    #[test]
    fn a_ready_made_friction_comes_with_wording_fix_and_day() {
        let mut plan = Plan::default();
        FRICTIONS.add_preset(&mut plan, "log-in", &mut CountedIds::new("f"));
        let friction = &plan.diagnosis.frictions[0];
        assert!(!friction.fix.is_empty() && friction.due == Some(When::offset_days(-14)));
        assert_eq!(FRICTIONS.presets(&plan).len(), 2);
        assert_eq!(controls(&plan), [""; 0]);
    }

    #[test]
    fn a_new_barrier_is_one_that_is_not_there() {
        let mut plan = Plan::default();
        BARRIERS.add_preset(&mut plan, Barrier::LackOfTime.key(), &mut CountedIds::new("b"));
        BARRIERS.add(&mut plan, &mut CountedIds::new("c"));
        assert_eq!(plan.diagnosis.barriers[1].kind, Barrier::UnclearIncentives);
    }

    #[test]
    fn a_baseline_lies_in_its_range_and_says_where_it_is_from() {
        let mut plan = Plan::default();
        let row = |value| Baseline { id: Id::new("r"), metric: Metric::Nps, value, ..Baseline::default() };
        plan.diagnosis.baselines = vec![row(Some(140.0))];
        assert_eq!(controls(&plan), ["baselines.value.r"]);
        plan.diagnosis.baselines = vec![row(Some(-20.0))];
        assert_eq!(controls(&plan), ["baselines.source.r"]);
        plan.diagnosis.baselines[0].source = "Pulse of May".into();
        assert_eq!(controls(&plan), [""; 0]);
    }

    #[test]
    fn what_has_no_name_is_an_issue() {
        let mut plan = Plan::default();
        INTENTIONS.add(&mut plan, &mut CountedIds::new("i"));
        INTERVIEWS.add(&mut plan, &mut CountedIds::new("t"));
        FRICTIONS.add(&mut plan, &mut CountedIds::new("f"));
        assert_eq!(controls(&plan), ["intentions.behaviour.i-1", "interviews.who.t-1", "frictions.what.f-1"]);
    }
}
