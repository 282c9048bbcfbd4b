//! What a plan already knows about the phases that have no wizard, and what each phase is for.

use super::align::{Duty, RoleModelAct, RoleModelEntry};
use super::comms::{CommsItem, Purpose};
use super::diagnosis::Friction;
use super::governance::Ritual;
use super::governance::waves::next_wave;
use super::listening::patterns;
use super::listening::pulse::newest;
use super::people::AudienceKind;
use super::{Diagnosis, Phase, Plan, gate, state};
use crate::choice::Choice;
use crate::learning::launch::launch_content;
use crate::metric::Metric;
use crate::schedule::weeks::long_date;
use crate::t;

/// Messages listed by title and date before the rest is only counted.
const LISTED: usize = 4;

/// What a phase is for, when it is, and what one has at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseGuide {
    /// What it is for.
    pub purpose: String,
    /// When it is done.
    pub timing: String,
    /// What one has at its end.
    pub outcome: String,
}

/// The guide to a phase.
pub fn guide(phase: Phase) -> PhaseGuide {
    // lang: phase.*
    let text = |part: &str| t!(format!("phase.{}.{part}", phase.key()));
    PhaseGuide { purpose: text("purpose"), timing: text("timing"), outcome: text("outcome") }
}

/// What the plan already knows about a phase without a wizard, as names and values; empty for the other phases.
pub fn what_we_know(plan: &Plan, phase: Phase) -> Vec<(String, String)> {
    match phase {
        Phase::Diagnose => diagnose(plan),
        Phase::Enable => enable(plan),
        Phase::Celebrate => celebrate(plan),
        Phase::Govern => govern(plan),
        Phase::Align | Phase::Pilot | Phase::Communicate | Phase::Measure => Vec::new(),
    }
}

fn diagnose(plan: &Plan) -> Vec<(String, String)> {
    let mut facts = diagnosed(&plan.diagnosis);
    let measured = &plan.diagnosis.baselines;
    for kpi in &plan.sponsorship.kpis {
        // What the diagnosis read off itself stands above.
        let is_told = |value: f64| measured.iter().any(|row| row.metric == kpi.metric && row.value == Some(value));
        if let Some(baseline) = kpi.baseline.filter(|baseline| !is_told(*baseline)) {
            let label = t!("known.baseline", metric = kpi.metric.label());
            facts.push((label, kpi.metric.format(baseline)));
        }
    }
    for audience in plan.audiences.iter().filter(|audience| !audience.obstacles.is_empty()) {
        facts.push((t!("known.obstacles", audience = audience.name), audience.obstacles.clone()));
    }
    let pains = plan.sponsorship.pains.iter().map(|pain| pain.kind.label());
    push_list(&mut facts, t!("known.pains"), pains);
    facts
}

/// What the diagnosis itself says.
fn diagnosed(diagnosis: &Diagnosis) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let baselines = diagnosis.baselines.iter().filter_map(|row| Some((row.name(), row.metric.format(row.value?))));
    facts.extend(baselines.map(|(name, value)| (t!("known.baseline", metric = name), value)));
    let talks =
        (!diagnosis.interviews.is_empty()).then(|| crate::lang::count("known.talks", diagnosis.interviews.len()));
    push_list(&mut facts, t!("known.interviews"), talks.into_iter());
    let open = diagnosis.frictions.iter().filter(|friction| !friction.is_settled());
    push_list(&mut facts, t!("known.frictions"), open.map(Friction::name));
    push_list(&mut facts, t!("known.barriers"), diagnosis.barriers.iter().map(|found| found.kind.label()));
    facts
}

fn enable(plan: &Plan) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    for audience in plan.audiences.iter().filter(|audience| audience.kind == AudienceKind::Managers) {
        let size = audience.size.map_or_else(|| t!("known.size_unknown"), |n| crate::number::grouped(n.into()));
        facts.push((audience.name.clone(), size));
    }
    if let Some(managers) = plan.pilot.managers {
        facts.push((t!("known.pilot_managers"), managers.to_string()));
    }
    let enablement = &plan.enablement;
    if !enablement.managers.is_empty() {
        let pledged = enablement.managers.iter().filter(|manager| manager.pledged_on.is_some()).count();
        let said = t!("known.pledged", pledged = pledged, all = enablement.managers.len());
        facts.push((t!("known.managers"), said));
    }
    let points = enablement.in_order(plan);
    if let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) {
        let said = t!("known.span", n = points.len(), from = long_date(*first), to = long_date(*last));
        facts.push((t!("known.touchpoints"), said));
    }
    for kpi in &enablement.kpis {
        if let Some(target) = kpi.target {
            facts.push((kpi.kind.label(), t!("known.target", value = kpi.kind.format(target))));
        }
    }
    learners(plan, &mut facts);
    let duties = plan.sponsorship.duties.iter();
    let duties = duties.filter(|duty| matches!(duty, Duty::FreeLearnerTime | Duty::TellManagers));
    push_list(&mut facts, t!("known.sponsor_agreed"), duties.map(|duty| duty.label()));
    push_messages(plan, &mut facts, t!("known.manager_messages"), |item| {
        plan.audience(&item.audience).is_some_and(|audience| audience.kind == AudienceKind::Managers)
    });
    for kpi in &plan.sponsorship.kpis {
        let of_managers = [Metric::FirstApplication, Metric::ManagerConfirmations, Metric::CoachingMinutes];
        // The same aim of the managers' own numbers stands above.
        let is_told = |target: f64| {
            enablement.kpis.iter().any(|own| own.kind.metric() == Some(kpi.metric) && own.target == Some(target))
        };
        let target = kpi.target.filter(|target| of_managers.contains(&kpi.metric) && !is_told(*target));
        if let Some(target) = target {
            facts.push((kpi.metric.label(), t!("known.target", value = kpi.metric.format(target))));
        }
    }
    facts
}

/// Courses and what of them is needed at launch, roles, and who helps.
fn learners(plan: &Plan, facts: &mut Vec<(String, String)>) {
    let content = launch_content(plan);
    if content.all > 0 {
        let all = crate::lang::count("known.courses-all", content.all);
        facts.push((t!("known.courses"), t!("known.courses-at-launch", all = all, n = content.courses)));
    }
    push_list(facts, t!("known.job-roles"), plan.learning.roles.iter().map(|role| role.name.clone()));
    let tiers = plan.learning.tiers.iter().map(|tier| match plan.person_name(&tier.owner) {
        "" => tier.kind.label(),
        owner => t!("known.support-tier", tier = tier.kind.label(), owner = owner),
    });
    push_list(facts, t!("known.support"), tiers);
}

fn celebrate(plan: &Plan) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    push_messages(plan, &mut facts, t!("known.recognition"), |item| {
        matches!(item.purpose, Purpose::Recognition | Purpose::Results | Purpose::YouSaidWeDid)
    });
    let heard = patterns(plan);
    let heard = heard.iter().filter_map(|found| Some((found.pattern?, found.voices)));
    let heard = heard.map(|(pattern, voices)| t!("known.heard_line", pattern = pattern.label(), n = voices));
    push_list(&mut facts, t!("known.heard"), heard);
    if let Some(pulse) = newest(&plan.listening.pulses) {
        let label = pulse.label.clone();
        let people = crate::number::grouped(pulse.figures.rows);
        facts.push((t!("known.pulse"), t!("known.pulse_line", what = label, people = people)));
    }
    let reached = plan.recognition.milestones.iter().filter(|milestone| milestone.reached_on.is_some());
    push_list(&mut facts, t!("known.reached"), reached.map(|milestone| milestone.name.clone()));
    let champions = plan.recognition.champions.iter().map(|champion| champion.name.clone());
    push_list(&mut facts, t!("known.champions"), champions);
    let quotable = plan.pilot.testimonials.iter().filter(|testimonial| testimonial.consent);
    for testimonial in quotable.take(LISTED) {
        let said_by = testimonial.said_by.clone();
        let label = if said_by.is_empty() { t!("known.testimonial") } else { said_by };
        facts.push((label, testimonial.quote.clone()));
    }
    let acts = plan.sponsorship.role_modelling.iter().filter_map(|entry| Some((entry, done_in_the_open(entry)?)));
    for (entry, done) in acts.take(LISTED) {
        let name = plan.person_name(&entry.leader);
        let label = if name.is_empty() { t!("known.a_leader") } else { name.to_owned() };
        facts.push((label, done));
    }
    facts
}

/// What a leader did, in the words noted down, else by its kind; that it was something else says nothing.
fn done_in_the_open(entry: &RoleModelEntry) -> Option<String> {
    match entry.note.trim() {
        "" if entry.act == RoleModelAct::Other => None,
        "" => Some(entry.act.label()),
        note => Some(note.to_owned()),
    }
}

fn govern(plan: &Plan) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if let Some(when) = plan.sponsorship.first_review {
        facts.push((t!("known.first_review"), long_date(plan.date(when))));
    }
    if state::has_pilot(plan) {
        facts.push((t!("known.gate"), long_date(gate::gate_date(plan))));
        let owner = plan.person_name(&plan.pilot.gate_owner);
        if !owner.is_empty() {
            facts.push((t!("known.gate_owner"), owner.to_owned()));
        }
    }
    let meetings = plan.governance.rituals.iter().map(Ritual::name);
    push_list(&mut facts, t!("known.meetings"), meetings);
    for right in &plan.governance.rights {
        let name = plan.person_name(&right.decides);
        if !name.is_empty() {
            facts.push((t!("known.decides", what = right.kind.label()), name.to_owned()));
        }
    }
    let seats = plan.governance.board.iter().map(|seat| plan.person_name(&seat.person).to_owned());
    push_list(&mut facts, t!("known.board"), seats);
    if let Some((wave, date)) = next_wave(plan) {
        let what = if wave.name.trim().is_empty() { t!("known.a_wave") } else { wave.name.clone() };
        facts.push((t!("known.next_wave"), t!("known.dated", what = what, date = long_date(date))));
    }
    for row in &plan.sponsorship.raci {
        let names = row.accountable.iter().map(|id| plan.person_name(id).to_owned());
        push_list(&mut facts, t!("known.answers_for", stream = row.stream.label()), names);
    }
    facts
}

fn push_list(facts: &mut Vec<(String, String)>, label: String, values: impl Iterator<Item = String>) {
    let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    if !values.is_empty() {
        facts.push((label, values.join("; ")));
    }
}

/// The earliest messages of a kind with their dates, and how many more there are.
fn push_messages(
    plan: &Plan,
    facts: &mut Vec<(String, String)>,
    label: String,
    is_of_kind: impl Fn(&CommsItem) -> bool,
) {
    let mut messages: Vec<_> =
        plan.comms.items.iter().filter(|item| is_of_kind(item)).map(|item| (plan.date(item.when), item)).collect();
    messages.sort_by_key(|(date, _)| *date);
    let more = messages.len().saturating_sub(LISTED);
    let listed = messages.iter().take(LISTED).map(|(date, item)| {
        let title = if item.title.is_empty() { item.purpose.label() } else { item.title.clone() };
        t!("known.dated", what = title, date = long_date(*date))
    });
    let rest = (more > 0).then(|| crate::lang::count("known.more", more));
    push_list(facts, label, listed.chain(rest));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::Audience;
    use crate::plan::align::{Kpi, Pain};
    use crate::plan::diagnosis::Baseline;
    use crate::plan::enablement::{ManagerKpi, ManagerKpiKind};
    use crate::schedule::When;

    fn plan() -> Plan {
        Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    #[test]
    fn an_empty_plan_knows_nothing() {
        for phase in Phase::ALL {
            assert!(what_we_know(&plan(), *phase).is_empty(), "{phase:?}");
        }
    }

    #[test]
    fn every_phase_has_a_guide() {
        for phase in Phase::ALL {
            let guide = guide(*phase);
            for text in [guide.purpose, guide.timing, guide.outcome] {
                assert!(!text.starts_with("phase."), "{text}");
            }
        }
    }

    #[test]
    fn what_was_entered_elsewhere_is_known_to_the_diagnosis() {
        let mut plan = plan();
        plan.sponsorship.kpis = vec![Kpi { metric: Metric::CompletionRate, baseline: Some(32.0), ..Kpi::default() }];
        plan.sponsorship.pains = vec![Pain::default()];
        plan.audiences =
            vec![Audience { name: "Agents".into(), obstacles: "No quiet hour".into(), ..Audience::default() }];
        let facts = what_we_know(&plan, Phase::Diagnose);
        assert_eq!(facts.len(), 3);
        assert!(facts.iter().any(|(_, value)| value == "No quiet hour"));
    }

    #[test]
    fn a_figure_or_an_aim_that_is_known_from_two_places_is_told_once() {
        let mut plan = plan();
        let kpi = |metric| Kpi { metric, baseline: Some(32.0), target: Some(70.0), ..Kpi::default() };
        plan.sponsorship.kpis = vec![kpi(Metric::FirstApplication)];
        plan.diagnosis.baselines =
            vec![Baseline { metric: Metric::FirstApplication, value: Some(32.0), ..Baseline::default() }];
        plan.enablement.kpis =
            vec![ManagerKpi { kind: ManagerKpiKind::FirstApplication, target: Some(70.0), ..ManagerKpi::default() }];
        assert_eq!(what_we_know(&plan, Phase::Diagnose).len(), 1);
        assert_eq!(what_we_know(&plan, Phase::Enable).len(), 1);
        // Where the two say different things, both are shown.
        plan.diagnosis.baselines[0].value = Some(30.0);
        plan.enablement.kpis[0].target = Some(60.0);
        assert_eq!(what_we_know(&plan, Phase::Diagnose).len(), 2);
        assert_eq!(what_we_know(&plan, Phase::Enable).len(), 2);
    }

    #[test]
    fn what_a_leader_did_is_told_in_the_words_noted_and_something_else_is_no_result() {
        let mut plan = plan();
        let entry = |act, note: &str| RoleModelEntry { act, note: note.into(), ..RoleModelEntry::default() };
        plan.sponsorship.role_modelling = vec![
            entry(RoleModelAct::Other, " "),
            entry(RoleModelAct::Other, "Told the others what it cost."),
            entry(RoleModelAct::RewardedLearners, ""),
        ];
        let said: Vec<String> = what_we_know(&plan, Phase::Celebrate).into_iter().map(|(_, value)| value).collect();
        assert_eq!(said, ["Told the others what it cost.".to_owned(), RoleModelAct::RewardedLearners.label()]);
    }

    #[test]
    fn long_lists_of_messages_are_cut_and_counted() {
        let mut plan = plan();
        plan.comms.items = (0..7)
            .map(|n| CommsItem {
                id: Id::new(format!("m{n}")),
                title: format!("Thanks {n}"),
                purpose: Purpose::Recognition,
                when: When::offset_weeks(n),
                ..CommsItem::default()
            })
            .collect();
        let facts = what_we_know(&plan, Phase::Celebrate);
        assert_eq!(facts.len(), 1);
        assert!(facts[0].1.contains("Thanks 3 (Mon 28 Sep 2026)"));
        assert!(!facts[0].1.contains("Thanks 4"));
        assert!(facts[0].1.ends_with("3 more"));
    }
}
