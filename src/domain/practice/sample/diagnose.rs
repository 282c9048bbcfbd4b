//! What the sample's people found out before they designed anything: figures, talks, friction and barriers.

use super::{day, named, say};
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::Plan;
use crate::plan::diagnosis::{
    Barrier, BarrierFound, Baseline, Diagnosis, Friction, FrictionKind, FrictionSeverity, FrictionStatus, Intention,
    Interview,
};
use crate::practice::countermeasures::{add, by_key};
use crate::schedule::When;

/// The day on which the figures were read, in days from launch.
const READ_ON: i32 = -66;

/// A talk: key, group, day from launch, barriers that came up.
static TALKS: [(&str, &str, i32, &[Barrier]); 6] = [
    ("parcel", "leeds", -66, &[Barrier::LackOfTime, Barrier::PoorUx]),
    ("freight", "leeds", -66, &[Barrier::LackOfTime]),
    ("dispatch", "rotterdam", -65, &[Barrier::PoorUx, Barrier::Relevance]),
    ("voice", "cebu", -62, &[Barrier::LackOfTime, Barrier::SeenAsOptional]),
    ("shift", "managers", -61, &[Barrier::LackOfTime, Barrier::SeenAsOptional]),
    ("night", "managers", -60, &[Barrier::SeenAsOptional]),
];

/// What people said they would do, and what they did, in per cent.
static INTENTIONS: [(&str, f64, f64); 2] = [("apply", 82.0, 24.0), ("hour", 71.0, 38.0)];

/// A barrier: key, which, how strong, the group it holds back (empty for everyone).
static BARRIERS: [(&str, Barrier, u8, &str); 3] = [
    ("time", Barrier::LackOfTime, 5, ""),
    ("login", Barrier::PoorUx, 3, "rotterdam"),
    ("optional", Barrier::SeenAsOptional, 4, "managers"),
];

/// What was planned against them: the measures that become actions.
const PLANNED: [&str; 3] = ["protect-hour", "one-sign-in", "sponsor-first"];

pub(super) fn fill(plan: &mut Plan) {
    plan.diagnosis = Diagnosis {
        baselines: baselines(plan),
        intentions: INTENTIONS.iter().map(|&(key, intends, does)| intention(key, intends, does)).collect(),
        interviews: TALKS.iter().map(|talk| interview(plan, talk)).collect(),
        frictions: frictions(plan),
        barriers: BARRIERS.iter().map(|&(key, kind, weight, group)| barrier(key, kind, weight, group)).collect(),
    };
}

/// Plans what helps, once the ready-made actions are there, and before them.
pub(super) fn answer(plan: &mut Plan) {
    for measure in PLANNED.iter().filter_map(|key| by_key(key)) {
        add(plan, measure);
        plan.actions.rotate_right(1);
    }
}

/// The figures that the targets start from, and the score of a pulse.
fn baselines(plan: &Plan) -> Vec<Baseline> {
    let on = Some(day(plan, READ_ON));
    let of_targets = plan.sponsorship.kpis.iter().map(|kpi| Baseline {
        id: Id::new(format!("baseline-{}", kpi.id)),
        metric: kpi.metric,
        detail: kpi.detail.clone(),
        value: kpi.baseline,
        on,
        source: say("diagnose.source.reports"),
    });
    let pulse = Baseline {
        id: named("baseline", "nps"),
        metric: Metric::Nps,
        detail: String::new(),
        value: Some(-8.0),
        on,
        source: say("diagnose.source.pulse"),
    };
    of_targets.chain([pulse]).collect()
}

fn intention(key: &str, intends: f64, does: f64) -> Intention {
    Intention {
        id: named("intention", key),
        behaviour: say(&format!("diagnose.intention.{key}")),
        intends: Some(intends),
        does: Some(does),
        source: say(&format!("diagnose.intention.{key}-source")),
    }
}

fn interview(plan: &Plan, &(key, group, on, barriers): &(&str, &str, i32, &[Barrier])) -> Interview {
    let text = |part: &str| say(&format!("diagnose.talk.{key}.{part}"));
    Interview {
        id: named("interview", key),
        // The job is enough: nobody was to be named.
        who: String::new(),
        role: text("role"),
        audience: named("audience", group),
        on: Some(day(plan, on)),
        quotes: text("quotes"),
        barriers: barriers.to_vec(),
        themes: text("themes"),
    }
}

fn frictions(plan: &Plan) -> Vec<Friction> {
    let friction = |key: &str, kind, severity, group: &str, owner: &str| Friction {
        id: named("friction", key),
        kind,
        what: say(&format!("diagnose.friction.{key}.what")),
        severity,
        evidence: say(&format!("diagnose.friction.{key}.evidence")),
        audience: named("audience", group),
        owner: named("person", owner),
        fix: say(&format!("diagnose.friction.{key}.fix")),
        status: FrictionStatus::UnderWay,
        ..Friction::default()
    };
    let (login, path, cases) = (
        friction("login", FrictionKind::LogIn, FrictionSeverity::Stops, "rotterdam", "platforms"),
        friction("path", FrictionKind::UnclearPath, FrictionSeverity::Slows, "leeds", "learning"),
        friction("cases", FrictionKind::NotMyJob, FrictionSeverity::Annoys, "cebu", "quality"),
    );
    vec![
        Friction { due: Some(When::offset_days(-14)), fixed: Some(day(plan, -17)), ..login },
        Friction { due: Some(When::offset_days(-21)), fixed: Some(day(plan, -20)), ..path },
        Friction { due: Some(When::offset_days(46)), ..cases },
    ]
}

fn barrier(key: &str, kind: Barrier, weight: u8, group: &str) -> BarrierFound {
    BarrierFound {
        id: named("barrier", key),
        kind,
        weight: Some(weight),
        evidence: say(&format!("diagnose.barrier.{key}")),
        audience: if group.is_empty() { Id::default() } else { named("audience", group) },
    }
}

#[cfg(test)]
mod tests {
    use crate::check::check;
    use crate::id::Id;
    use crate::plan::diagnosis::{gap, steps};
    use crate::practice::sample::sample;

    #[test]
    fn the_sample_is_diagnosed_but_for_the_use_of_content() {
        let today = "2026-10-07".parse().unwrap();
        let plan = sample(Id::new("p"), today);
        let open: Vec<&str> = steps::steps(&plan).into_iter().filter(|step| !step.done).map(|step| step.id).collect();
        let told = plan.measurement.imports.iter().any(|import| import.figures.heat.is_some());
        assert_eq!(open, if told { vec![] } else { vec!["content"] });
        assert!(gap::widest(&plan.diagnosis).is_some());
        let rules = ["diagnosis-skipped", "barrier-unanswered", "friction-unowned", "baseline-clash"];
        assert!(check(&plan, today).iter().all(|finding| !rules.contains(&finding.rule)));
    }
}
