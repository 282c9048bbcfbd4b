//! Rules about who answers for which work stream (row B5).

use super::{hit, is_due};
use crate::check::{Facts, Hit};
use crate::choice::Choice;
use crate::plan::align::WorkStream;
use crate::practice::align::{RaciGap, missing_streams, raci_gaps};
use crate::wizard::row_control;

/// B5: nobody is named for sponsoring, running or measuring.
pub(super) fn missing(facts: &Facts<'_>) -> Vec<Hit> {
    let missing = missing_streams(facts.plan);
    if missing.is_empty() || !is_due(facts) {
        return Vec::new();
    }
    vec![hit("roles", "raci").with("streams", labels(&missing))]
}

/// B5: work streams nobody answers for.
pub(super) fn no_accountable(facts: &Facts<'_>) -> Vec<Hit> {
    with_gap(facts, RaciGap::NoAccountable)
}

/// B5: work streams that several people answer for.
pub(super) fn double_accountability(facts: &Facts<'_>) -> Vec<Hit> {
    with_gap(facts, RaciGap::ManyAccountable)
}

/// B5: work streams nobody works on.
pub(super) fn nobody_responsible(facts: &Facts<'_>) -> Vec<Hit> {
    with_gap(facts, RaciGap::NoResponsible)
}

/// One hit for all work streams with this gap, at the first of them.
fn with_gap(facts: &Facts<'_>, gap: RaciGap) -> Vec<Hit> {
    let rows = &facts.plan.sponsorship.raci;
    let found: Vec<_> = rows.iter().filter(|row| raci_gaps(facts.plan, row).contains(&gap)).collect();
    let mut streams: Vec<WorkStream> = found.iter().map(|row| row.stream).collect();
    streams.dedup();
    let first = found.first().map(|row| hit("roles", row_control(gap.field(), &row.id)));
    first.map(|hit| hit.with("streams", labels(&streams))).into_iter().collect()
}

fn labels(streams: &[WorkStream]) -> String {
    streams.iter().map(|stream| stream.label()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::check::align::testing::{fires, plan, times};
    use crate::id::{CountedIds, Id};
    use crate::plan::Plan;
    use crate::practice::align::{ESSENTIAL, add_stream};

    fn with_roles() -> Plan {
        let mut plan = plan();
        let mut ids = CountedIds::new("r");
        for stream in ESSENTIAL {
            add_stream(&mut plan, crate::choice::Choice::key(*stream), &mut ids);
        }
        for row in &mut plan.sponsorship.raci {
            row.accountable = vec![Id::new("ana")];
            row.responsible = vec![Id::new("ben")];
        }
        plan
    }

    #[test]
    fn sponsoring_running_and_measuring_are_given_to_someone() {
        assert!(fires("roles-missing", &plan()));
        assert!(!fires("roles-missing", &with_roles()));
    }

    #[test]
    fn each_stream_has_one_who_answers() {
        let mut plan = with_roles();
        assert!(!fires("no-accountable", &plan) && !fires("double-accountability", &plan));
        plan.sponsorship.raci[0].accountable = vec![Id::new("ana"), Id::new("ben")];
        plan.sponsorship.raci[1].accountable.clear();
        plan.sponsorship.raci[2].accountable.clear();
        assert!(fires("double-accountability", &plan));
        assert_eq!(times("no-accountable", &plan), 1, "gaps of one kind are told together");
    }

    #[test]
    fn each_stream_has_someone_who_works() {
        let mut plan = with_roles();
        assert!(!fires("nobody-responsible", &plan));
        plan.sponsorship.raci[1].responsible.clear();
        assert!(fires("nobody-responsible", &plan));
    }
}
