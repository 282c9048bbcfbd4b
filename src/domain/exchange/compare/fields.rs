//! What every field of a plan is called, and how its value is said: the questions' own labels where there are any.

/// How a value is said in words, and how far it is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Kind {
    /// As it is written.
    Text,
    /// A number, or several.
    Number,
    /// A civil date.
    Date,
    /// A local time.
    Time,
    /// A date tied to the launch, or pinned.
    When,
    /// A day of the week, or several.
    Weekday,
    /// A week by its number.
    Week,
    /// Yes or no.
    Flag,
    /// One key of this set of choices, or several.
    Choice(&'static str),
    /// The id of something else in the plan, or several.
    Ref,
    /// The figures of an import.
    Figures,
    /// A group of learners, as an import names it.
    Cohort,
    /// A part of the plan, named where one of its own fields is meant.
    Group,
    /// A part that is not named.
    Through,
    /// A list of entities; each is called by these fields, `|` standing between one and what stands in for it.
    List(&'static [&'static str]),
    /// What was ticked on the checklist, by the key of the item.
    Marks,
    /// Nothing a person entered: the app's own bookkeeping.
    Hidden,
}

use Kind::{
    Choice, Cohort, Date, Figures, Flag, Group, Hidden, List, Marks, Number, Ref, Text, Through, Time, Week, Weekday,
    When,
};

impl Kind {
    /// Whether the value is one answer, though it is written as an object.
    pub(in crate::exchange) fn is_whole(self) -> bool {
        matches!(self, When | Figures | Cohort)
    }
}

/// Every field by its pattern (see [`super::path::pattern`]), in the order of the patterns, with the key of its label.
const FIELDS: &[(&str, &str, Kind)] = &[
    ("actions", "list.plan_actions.title", List(&["what"])),
    ("actions.*.done", "field.leader_actions.done.label", Date),
    ("actions.*.due", "field.plan_actions.due.label", When),
    ("actions.*.owner", "field.plan_actions.owner.label", Ref),
    ("actions.*.phase", "field.plan_actions.phase.label", Choice("phase")),
    ("actions.*.what", "field.plan_actions.what.label", Text),
    ("actions.*.window", "field.leader_actions.window.label", Choice("window")),
    ("audiences", "list.audiences.title", List(&["name"])),
    ("audiences.*.benefit", "field.audiences.benefit.label", Text),
    ("audiences.*.kind", "field.audiences.kind.label", Choice("audience-kind")),
    ("audiences.*.name", "field.audiences.name.label", Text),
    ("audiences.*.obstacles", "field.audiences.obstacles.label", Text),
    ("audiences.*.site", "field.audiences.site.label", Ref),
    ("audiences.*.size", "field.audiences.size.label", Number),
    ("audiences.*.tomorrow", "field.audiences.tomorrow.label", Text),
    ("audiences.*.weekly_budget", "field.audiences.weekly_budget.label", Number),
    ("audiences.*.yesterday", "field.audiences.yesterday.label", Text),
    ("calendar", "", Through),
    ("calendar.blackouts", "list.blackouts.title", List(&["name|from"])),
    ("calendar.blackouts.*.from", "field.blackouts.from.label", Date),
    ("calendar.blackouts.*.name", "field.blackouts.name.label", Text),
    ("calendar.blackouts.*.to", "field.blackouts.to.label", Date),
    ("calendar.holidays", "list.holidays.title", List(&["name|date"])),
    ("calendar.holidays.*.date", "field.holidays.date.label", Date),
    ("calendar.holidays.*.name", "field.holidays.name.label", Text),
    ("calendar.weekend", "field.settings.weekend.label", Weekday),
    ("checklist", "", Through),
    ("checklist.items", "merge.list.checklist", Marks),
    ("checklist.items.*.done", "field.leader_actions.done.label", Date),
    ("checklist.items.*.due", "field.leader_actions.due.label", Date),
    ("checklist.items.*.owner", "field.plan_actions.owner.label", Ref),
    ("comms", "choice.phase.communicate", Group),
    ("comms.channels", "field.comms.channels.label", Choice("channel")),
    ("comms.items", "list.items.title", List(&["title|message|purpose"])),
    ("comms.items.*.audience", "field.items.audience.label", Ref),
    ("comms.items.*.channels", "field.items.channels.label", Choice("channel")),
    ("comms.items.*.endorsed", "field.items.endorsed.label", Flag),
    ("comms.items.*.from_row", "merge.field.from-row", Ref),
    ("comms.items.*.kind", "field.items.kind.label", Choice("item-kind")),
    ("comms.items.*.laid_out", "", Hidden),
    ("comms.items.*.message", "field.items.message.label", Ref),
    ("comms.items.*.minutes", "field.items.minutes.label", Number),
    ("comms.items.*.occurrence", "merge.field.occurrence", Number),
    ("comms.items.*.owner", "field.items.owner.label", Ref),
    ("comms.items.*.purpose", "field.items.purpose.label", Choice("purpose")),
    ("comms.items.*.sender", "field.items.sender.label", Choice("sender")),
    ("comms.items.*.state", "field.items.state.label", Choice("item-state")),
    ("comms.items.*.time", "field.items.time.label", Time),
    ("comms.items.*.title", "field.items.title.label", Text),
    ("comms.items.*.when", "field.items.when.label", When),
    ("comms.matrix", "list.matrix.title", List(&["audience", "title|message"])),
    ("comms.matrix.*.also", "field.matrix.also.label", Choice("channel")),
    ("comms.matrix.*.audience", "field.matrix.audience.label", Ref),
    ("comms.matrix.*.channel", "field.matrix.channel.label", Choice("channel")),
    ("comms.matrix.*.first", "field.matrix.first.label", When),
    ("comms.matrix.*.kind", "field.matrix.kind.label", Choice("item-kind")),
    ("comms.matrix.*.message", "field.matrix.message.label", Ref),
    ("comms.matrix.*.minutes", "field.matrix.minutes.label", Number),
    ("comms.matrix.*.rhythm", "field.matrix.rhythm.label", Choice("rhythm")),
    ("comms.matrix.*.sender", "field.senders.sender.label", Choice("sender")),
    ("comms.matrix.*.skipped", "merge.field.skipped", Number),
    ("comms.matrix.*.time", "field.matrix.time.label", Time),
    ("comms.matrix.*.times", "field.matrix.times.label", Number),
    ("comms.matrix.*.title", "field.matrix.title.label", Text),
    ("comms.messages", "list.messages.title", List(&["title|purpose"])),
    ("comms.messages.*.body", "field.messages.body.label", Text),
    ("comms.messages.*.purpose", "field.messages.purpose.label", Choice("purpose")),
    ("comms.messages.*.reviewed_on", "field.messages.reviewed_on.label", Date),
    ("comms.messages.*.subject", "field.messages.subject.label", Text),
    ("comms.messages.*.title", "field.messages.title.label", Text),
    ("comms.messages.*.versions", "merge.list.versions", List(&["function"])),
    ("comms.messages.*.versions.*.body", "field.messages.body.label", Text),
    ("comms.messages.*.versions.*.function", "merge.field.function", Text),
    ("comms.wording", "list.wording.title", List(&["name"])),
    ("comms.wording.*.name", "field.wording.name.label", Text),
    ("comms.wording.*.text", "field.wording.text.label", Text),
    ("launch", "home.launch", Date),
    ("measurement", "choice.phase.measure", Group),
    ("measurement.imports", "merge.list.imports", List(&["label"])),
    ("measurement.imports.*.figures", "merge.field.figures", Figures),
    ("measurement.imports.*.imported_on", "merge.field.imported-on", Date),
    ("measurement.imports.*.label", "merge.field.label", Text),
    ("measurement.interventions", "list.interventions.title", List(&["what"])),
    ("measurement.interventions.*.cohort", "field.interventions.cohort.label", Cohort),
    ("measurement.interventions.*.measure", "field.interventions.measure.label", Choice("week-measure")),
    ("measurement.interventions.*.note", "field.interventions.note.label", Text),
    ("measurement.interventions.*.on", "field.interventions.on.label", Date),
    ("measurement.interventions.*.owner", "field.interventions.owner.label", Ref),
    ("measurement.interventions.*.verdict", "field.interventions.verdict.label", Choice("intervention-verdict")),
    ("measurement.interventions.*.weeks", "field.interventions.weeks.label", Number),
    ("measurement.interventions.*.what", "field.interventions.what.label", Text),
    ("measurement.roi", "", Through),
    ("measurement.roi.costs", "list.costs.title", List(&["kind", "what"])),
    ("measurement.roi.costs.*.amount", "field.costs.amount.label", Number),
    ("measurement.roi.costs.*.kind", "field.costs.kind.label", Choice("cost-kind")),
    ("measurement.roi.costs.*.what", "field.costs.what.label", Text),
    ("measurement.roi.currency", "field.roi.currency.label", Text),
    ("measurement.roi.isolation", "", Through),
    ("measurement.roi.isolation.high", "field.roi.isolation.high.label", Number),
    ("measurement.roi.isolation.likely", "field.roi.isolation.likely.label", Number),
    ("measurement.roi.isolation.low", "field.roi.isolation.low.label", Number),
    ("measurement.roi.months", "field.roi.months.label", Number),
    ("measurement.roi.unit", "field.roi.unit.label", Text),
    ("measurement.roi.units", "", Through),
    ("measurement.roi.units.high", "field.roi.units.high.label", Number),
    ("measurement.roi.units.likely", "field.roi.units.likely.label", Number),
    ("measurement.roi.units.low", "field.roi.units.low.label", Number),
    ("measurement.roi.value", "", Through),
    ("measurement.roi.value.high", "field.roi.value.high.label", Number),
    ("measurement.roi.value.likely", "field.roi.value.likely.label", Number),
    ("measurement.roi.value.low", "field.roi.value.low.label", Number),
    ("measurement.tracker", "list.tracker.title", List(&["monday"])),
    ("measurement.tracker.*.figures", "", Through),
    ("measurement.tracker.*.figures.active", "field.tracker.active.label", Number),
    ("measurement.tracker.*.figures.coaching", "field.tracker.coaching.label", Number),
    ("measurement.tracker.*.figures.completions", "field.tracker.completions.label", Number),
    ("measurement.tracker.*.figures.confirmed", "field.tracker.confirmed.label", Number),
    ("measurement.tracker.*.figures.nps", "field.tracker.nps.label", Number),
    ("measurement.tracker.*.monday", "merge.field.monday", Date),
    ("measurement.tracker.*.note", "field.tracker.note.label", Text),
    ("measurement.tracker.*.taken", "merge.field.taken", Group),
    ("measurement.tracker.*.taken.active", "field.tracker.active.label", Number),
    ("measurement.tracker.*.taken.coaching", "field.tracker.coaching.label", Number),
    ("measurement.tracker.*.taken.completions", "field.tracker.completions.label", Number),
    ("measurement.tracker.*.taken.confirmed", "field.tracker.confirmed.label", Number),
    ("measurement.tracker.*.taken.nps", "field.tracker.nps.label", Number),
    ("name", "field.settings.name.label", Text),
    ("organisation", "field.settings.organisation.label", Text),
    ("people", "list.people.title", List(&["name"])),
    ("people.*.function", "field.people.function.label", Text),
    ("people.*.name", "field.people.name.label", Text),
    ("people.*.role", "field.people.role.label", Text),
    ("pilot", "choice.phase.pilot", Group),
    ("pilot.assumptions", "list.assumptions.title", List(&["belief"])),
    ("pilot.assumptions.*.belief", "field.assumption.belief.label", Text),
    ("pilot.assumptions.*.learned", "field.assumption.learned.label", Text),
    ("pilot.assumptions.*.result", "field.assumption.result.label", Choice("assumption-result")),
    ("pilot.assumptions.*.test", "field.assumption.test.label", Text),
    ("pilot.because", "field.pilot.because.label", Text),
    ("pilot.blockers", "list.blockers.title", List(&["what"])),
    ("pilot.blockers.*.cleared", "field.blocker.cleared.label", Date),
    ("pilot.blockers.*.owner", "field.blocker.owner.label", Ref),
    ("pilot.blockers.*.what", "field.blocker.what.label", Text),
    ("pilot.change", "field.pilot.change.label", Text),
    ("pilot.cohort", "field.pilot.cohort.label", Text),
    ("pilot.cohort_kind", "field.pilot.cohort-kind.label", Choice("cohort-kind")),
    ("pilot.cohort_reason", "field.pilot.cohort-reason.label", Text),
    ("pilot.comparison", "field.pilot.comparison.label", Choice("comparison")),
    ("pilot.comparison_name", "field.pilot.comparison-name.label", Text),
    ("pilot.comparison_size", "field.pilot.comparison-size.label", Number),
    ("pilot.criteria", "list.criteria.title", List(&["metric", "detail"])),
    ("pilot.criteria.*.baseline", "field.criterion.baseline.label", Number),
    ("pilot.criteria.*.detail", "field.criterion.detail.label", Text),
    ("pilot.criteria.*.metric", "field.criterion.metric.label", Choice("metric")),
    ("pilot.criteria.*.minimum", "field.criterion.minimum.label", Number),
    ("pilot.criteria.*.observed", "list.observed.title", Group),
    ("pilot.criteria.*.observed.comparison_counted", "field.observed.comparison-counted.label", Number),
    ("pilot.criteria.*.observed.comparison_reached", "field.observed.comparison-reached.label", Number),
    ("pilot.criteria.*.observed.counted", "field.observed.counted.label", Number),
    ("pilot.criteria.*.observed.reached", "field.observed.reached.label", Number),
    ("pilot.criteria.*.observed.value", "field.observed.value.label", Number),
    ("pilot.criteria.*.target", "field.criterion.target.label", Number),
    ("pilot.effect", "field.pilot.effect.label", Text),
    ("pilot.experiments", "list.experiments.title", List(&["change"])),
    ("pilot.experiments.*.change", "field.experiment.change.label", Text),
    ("pilot.experiments.*.expected", "field.experiment.expected.label", Text),
    ("pilot.experiments.*.seen", "field.experiment.seen.label", Text),
    ("pilot.gate_note", "field.pilot.gate-note.label", Text),
    ("pilot.gate_override", "field.pilot.gate-override.label", Choice("decision")),
    ("pilot.gate_owner", "field.pilot.gate-owner.label", Ref),
    ("pilot.length", "field.pilot.length.label", Choice("pilot-length")),
    ("pilot.managers", "field.pilot.managers.label", Number),
    ("pilot.momentum", "list.momentum.title", List(&["week"])),
    ("pilot.momentum.*.active", "field.momentum.active.label", Number),
    ("pilot.momentum.*.decision", "field.momentum.decision.label", Text),
    ("pilot.momentum.*.managers_confirmed", "field.momentum.managers.label", Number),
    ("pilot.momentum.*.week", "field.momentum.week.label", Week),
    ("pilot.pitfalls", "list.pitfalls.title", List(&["kind"])),
    ("pilot.pitfalls.*.counter", "field.pitfall.counter.label", Text),
    ("pilot.pitfalls.*.kind", "field.pitfall.kind.label", Choice("pitfall")),
    ("pilot.pitfalls.*.tested", "field.pitfall.tested.label", Flag),
    ("pilot.sample_criterion", "field.pilot.sample-criterion.label", Ref),
    ("pilot.site", "field.pilot.site.label", Ref),
    ("pilot.size", "field.pilot.size.label", Number),
    ("pilot.sprint", "list.sprint.title", List(&["week"])),
    ("pilot.sprint.*.focus", "field.sprint.focus.label", Text),
    ("pilot.sprint.*.review", "field.sprint.review.label", Text),
    ("pilot.sprint.*.week", "field.momentum.week.label", Week),
    ("pilot.sprint.*.work", "field.sprint.work.label", Text),
    ("pilot.start", "field.pilot.start.label", When),
    ("pilot.testimonials", "list.testimonials.title", List(&["said_by|quote"])),
    ("pilot.testimonials.*.consent", "field.testimonial.consent.label", Flag),
    ("pilot.testimonials.*.quote", "field.testimonial.quote.label", Text),
    ("pilot.testimonials.*.said_by", "field.testimonial.said-by.label", Text),
    ("pilot.weeks", "field.pilot.weeks.label", Number),
    ("programme", "field.settings.programme.label", Text),
    ("sites", "list.sites.title", List(&["name"])),
    ("sites.*.headcount", "field.sites.headcount.label", Number),
    ("sites.*.language", "field.sites.language.label", Text),
    ("sites.*.mode", "field.sites.mode.label", Choice("work-mode")),
    ("sites.*.name", "field.sites.name.label", Text),
    ("sites.*.tech_comfort", "field.sites.tech_comfort.label", Number),
    ("sites.*.zone", "field.sites.zone.label", Text),
    ("sponsorship", "choice.phase.align", Group),
    ("sponsorship.alignment", "list.alignment.title", List(&["kind", "from"])),
    ("sponsorship.alignment.*.from", "field.alignment.from.label", Text),
    ("sponsorship.alignment.*.kind", "field.alignment.kind.label", Choice("alignment-kind")),
    ("sponsorship.alignment.*.to", "field.alignment.to.label", Text),
    ("sponsorship.assessments", "list.assessments.title", List(&["leader", "behaviour"])),
    ("sponsorship.assessments.*.behaviour", "field.assessments.behaviour.label", Choice("behaviour")),
    ("sponsorship.assessments.*.leader", "field.assessments.leader.label", Ref),
    ("sponsorship.assessments.*.own", "field.assessments.own.label", Number),
    ("sponsorship.assessments.*.team", "field.assessments.team.label", Number),
    ("sponsorship.business_outcome", "field.sponsor.outcome.label", Text),
    ("sponsorship.coalition", "field.sponsor.coalition.label", Ref),
    ("sponsorship.commitments", "list.commitments.title", List(&["text"])),
    ("sponsorship.commitments.*.consistent", "field.commitments.consistent.label", Number),
    ("sponsorship.commitments.*.frequency", "field.commitments.frequency.label", Choice("frequency")),
    ("sponsorship.commitments.*.leader", "field.commitments.leader.label", Ref),
    ("sponsorship.commitments.*.measurable", "field.commitments.measurable.label", Number),
    ("sponsorship.commitments.*.signed_on", "field.commitments.signed_on.label", Date),
    ("sponsorship.commitments.*.state", "field.commitments.state.label", Choice("pledge-state")),
    ("sponsorship.commitments.*.text", "field.commitments.text.label", Text),
    ("sponsorship.commitments.*.visible", "field.commitments.visible.label", Number),
    ("sponsorship.duties", "field.sponsor.duties.label", Choice("duty")),
    ("sponsorship.first_review", "field.sponsor.first_review.label", When),
    ("sponsorship.goals_in_corporate_kpis", "field.sponsor.goals_in_corporate_kpis.label", Flag),
    ("sponsorship.goals_in_reviews", "field.sponsor.goals_in_reviews.label", Flag),
    ("sponsorship.kpis", "list.kpis.title", List(&["metric", "detail"])),
    ("sponsorship.kpis.*.baseline", "field.kpis.baseline.label", Number),
    ("sponsorship.kpis.*.detail", "field.kpis.detail.label", Text),
    ("sponsorship.kpis.*.due", "field.kpis.due.label", When),
    ("sponsorship.kpis.*.metric", "field.kpis.metric.label", Choice("metric")),
    ("sponsorship.kpis.*.outcome", "field.kpis.outcome.label", Text),
    ("sponsorship.kpis.*.owner", "field.kpis.owner.label", Ref),
    ("sponsorship.kpis.*.target", "field.kpis.target.label", Number),
    ("sponsorship.leader_actions", "list.leader_actions.title", List(&["what"])),
    ("sponsorship.leader_actions.*.done", "field.leader_actions.done.label", Date),
    ("sponsorship.leader_actions.*.due", "field.leader_actions.due.label", When),
    ("sponsorship.leader_actions.*.leader", "field.leader_actions.leader.label", Ref),
    ("sponsorship.leader_actions.*.what", "field.leader_actions.what.label", Text),
    ("sponsorship.leader_actions.*.window", "field.leader_actions.window.label", Choice("window")),
    ("sponsorship.pains", "list.pains.title", List(&["kind"])),
    ("sponsorship.pains.*.counter", "field.pains.counter.label", Text),
    ("sponsorship.pains.*.kind", "field.pains.kind.label", Choice("pain-point")),
    ("sponsorship.pains.*.owner", "field.pains.owner.label", Ref),
    ("sponsorship.raci", "list.raci.title", List(&["stream"])),
    ("sponsorship.raci.*.accountable", "field.raci.accountable.label", Ref),
    ("sponsorship.raci.*.consulted", "field.raci.consulted.label", Ref),
    ("sponsorship.raci.*.informed", "field.raci.informed.label", Ref),
    ("sponsorship.raci.*.responsible", "field.raci.responsible.label", Ref),
    ("sponsorship.raci.*.stream", "field.raci.stream.label", Choice("work-stream")),
    ("sponsorship.reason", "field.sponsor.reason.label", Text),
    ("sponsorship.role_modelling", "list.role_modelling.title", List(&["leader", "act"])),
    ("sponsorship.role_modelling.*.act", "field.role_modelling.act.label", Choice("role-model-act")),
    ("sponsorship.role_modelling.*.leader", "field.role_modelling.leader.label", Ref),
    ("sponsorship.role_modelling.*.note", "field.role_modelling.note.label", Text),
    ("sponsorship.role_modelling.*.on", "field.role_modelling.on.label", Date),
    ("sponsorship.run_by", "field.sponsor.run_by.label", Choice("run-by")),
    ("sponsorship.sponsor", "field.sponsor.sponsor.label", Ref),
    ("sponsorship.town_hall", "field.sponsor.town_hall.label", When),
    ("sponsorship.town_hall_public", "field.sponsor.town_hall_public.label", Flag),
    ("sponsorship.video_brief", "field.sponsor.video_brief.label", Text),
    ("stakeholders", "list.stakeholders.title", List(&["name"])),
    ("stakeholders.*.cadence", "field.stakeholders.cadence.label", Choice("cadence")),
    ("stakeholders.*.influence", "field.stakeholders.influence.label", Choice("influence")),
    ("stakeholders.*.kind", "field.stakeholders.kind.label", Choice("stakeholder-kind")),
    ("stakeholders.*.name", "field.stakeholders.name.label", Text),
    ("stakeholders.*.next_contact", "field.stakeholders.next_contact.label", Date),
    ("stakeholders.*.owner", "field.stakeholders.owner.label", Ref),
    ("stakeholders.*.planned_move", "field.stakeholders.planned_move.label", Text),
    ("stakeholders.*.responsibility", "field.stakeholders.responsibility.label", Text),
    ("stakeholders.*.stance", "field.stakeholders.stance.label", Choice("stance")),
    ("stakeholders.*.wanted", "field.stakeholders.wanted.label", Choice("stance")),
    ("start", "field.settings.start.label", When),
    ("template", "merge.field.template", Choice("template")),
];

/// The key of a field's label and the kind of its value; `None` for a field that is not known.
pub(in crate::exchange) fn known(pattern: &str) -> Option<(&'static str, Kind)> {
    if pattern == "id" || pattern.ends_with(".id") {
        return Some(("", Hidden));
    }
    let at = FIELDS.binary_search_by(|(known, _, _)| (*known).cmp(pattern)).ok()?;
    FIELDS.get(at).map(|(_, label, kind)| (*label, *kind))
}

/// The kind of a field's value; `None` for a field that is not known.
pub(in crate::exchange) fn kind_of(pattern: &str) -> Option<Kind> {
    known(pattern).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::id::Id;
    use crate::lang::optional;
    use crate::practice::sample::sample;

    /// Collects the patterns below a value that are not known.
    fn collect_unknown(value: &Value, pattern: &str, found: &mut Vec<String>) {
        let kind = kind_of(pattern);
        if !pattern.is_empty() && !pattern.ends_with('*') && kind.is_none() {
            found.push(pattern.to_owned());
        }
        if kind.is_some_and(Kind::is_whole) {
            return;
        }
        let inside = |name: &str| if pattern.is_empty() { name.to_owned() } else { format!("{pattern}.{name}") };
        match value {
            Value::Object(fields) => {
                let name = |key: &String| if kind == Some(Marks) { "*".to_owned() } else { key.clone() };
                fields.iter().for_each(|(key, inner)| collect_unknown(inner, &inside(&name(key)), found));
            }
            Value::Array(entries) => {
                let objects = entries.iter().filter(|entry| entry.is_object());
                objects.for_each(|entry| collect_unknown(entry, &inside("*"), found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn every_field_of_the_sample_plan_is_known() {
        let plan = sample(Id::new("p"), "2026-10-07".parse().unwrap());
        let tree = serde_json::to_value(&plan).unwrap();
        assert!(!plan.checklist.items.is_empty() && !plan.measurement.imports.is_empty(), "the sample is full");
        let mut found = Vec::new();
        collect_unknown(&tree, "", &mut found);
        found.dedup();
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn the_fields_are_in_order_each_once() {
        for pair in FIELDS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn every_field_that_is_shown_has_a_label() {
        for (pattern, label, kind) in FIELDS {
            let silent = matches!(kind, Through | Hidden);
            assert_eq!(optional(label).is_none(), silent, "{pattern}: {label}");
        }
    }

    #[test]
    fn every_list_is_called_by_fields_that_are_there() {
        for (pattern, _, kind) in FIELDS {
            let List(parts) = kind else { continue };
            for field in parts.iter().flat_map(|part| part.split('|')) {
                assert!(kind_of(&format!("{pattern}.*.{field}")).is_some(), "{pattern}: {field}");
            }
        }
    }
}
