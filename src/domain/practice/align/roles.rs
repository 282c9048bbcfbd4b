//! Who sponsors, who runs it and who measures: RACI over the plan's work streams (row B5).

use crate::choice::Choice;
use crate::choices;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::align::{RaciRow, WorkStream};
use crate::wizard::Opt;

choices! {
    /// What is unsound in the roles of one work stream.
    pub enum RaciGap in "raci-gap" {
        /// Nobody answers for it.
        NoAccountable = "no-accountable",
        /// More than one answers for it, so nobody does.
        ManyAccountable = "many-accountable",
        /// Nobody does the work.
        NoResponsible = "no-responsible",
    }
}

impl RaciGap {
    /// The id of the field in which the gap is closed.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoAccountable | Self::ManyAccountable => "raci.accountable",
            Self::NoResponsible => "raci.responsible",
        }
    }
}

/// The work streams no rollout does without: sponsoring it, running it, measuring it.
pub static ESSENTIAL: &[WorkStream] = &[WorkStream::Sponsor, WorkStream::Operate, WorkStream::MeasureImpact];

/// What is unsound in the roles of a work stream; people no longer in the plan do not count.
///
/// A stream that stands in several rows has all those people accountable together.
pub fn raci_gaps(plan: &Plan, row: &RaciRow) -> Vec<RaciGap> {
    let mut accountable: Vec<&Id> =
        rows_of(plan, row.stream).flat_map(|row| &row.accountable).filter(|id| plan.person(id).is_some()).collect();
    accountable.sort();
    accountable.dedup();
    let mut gaps = Vec::new();
    match accountable.len() {
        0 => gaps.push(RaciGap::NoAccountable),
        1 => {}
        _ => gaps.push(RaciGap::ManyAccountable),
    }
    let mut responsible = rows_of(plan, row.stream).flat_map(|row| &row.responsible);
    if !responsible.any(|id| plan.person(id).is_some()) {
        gaps.push(RaciGap::NoResponsible);
    }
    gaps
}

fn rows_of(plan: &Plan, stream: WorkStream) -> impl Iterator<Item = &RaciRow> {
    plan.sponsorship.raci.iter().filter(move |row| row.stream == stream)
}

/// The essential work streams that have no row yet.
pub fn missing_streams(plan: &Plan) -> Vec<WorkStream> {
    ESSENTIAL.iter().copied().filter(|stream| rows_of(plan, *stream).next().is_none()).collect()
}

/// Work streams without a row.
pub fn stream_presets(plan: &Plan) -> Vec<Opt> {
    let open: Vec<WorkStream> =
        WorkStream::ALL.iter().copied().filter(|stream| rows_of(plan, *stream).next().is_none()).collect();
    crate::wizard::opts_of(&open)
}

/// Adds a row for the work stream with this key.
pub fn add_stream(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(stream) = WorkStream::from_key(key) {
        add(plan, stream, ids);
    }
}

pub(super) fn add(plan: &mut Plan, stream: WorkStream, ids: &mut dyn IdSource) {
    let sponsor = super::acting(plan);
    let sponsored = stream == WorkStream::Sponsor && !sponsor.is_empty();
    let chosen = if sponsored { vec![sponsor] } else { Vec::new() };
    let row =
        RaciRow { id: ids.fresh(), stream, responsible: chosen.clone(), accountable: chosen, ..RaciRow::default() };
    plan.sponsorship.raci.push(row);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::Person;

    fn plan() -> Plan {
        let people = ["ana", "ben"].map(|id| Person { id: Id::new(id), ..Person::default() }).to_vec();
        Plan { people, ..Plan::default() }
    }

    fn check(accountable: &[&str], responsible: &[&str], expected: &[RaciGap]) {
        let ids = |names: &[&str]| names.iter().map(|name| Id::new(*name)).collect();
        let row = RaciRow { accountable: ids(accountable), responsible: ids(responsible), ..RaciRow::default() };
        let mut plan = plan();
        plan.sponsorship.raci.push(row.clone());
        assert_eq!(raci_gaps(&plan, &row), expected);
    }

    #[test]
    fn a_stream_needs_exactly_one_who_answers_and_someone_who_works() {
        check(&["ana"], &["ben"], &[]);
        check(&["ana"], &["ana"], &[]);
        check(&[], &["ben"], &[RaciGap::NoAccountable]);
        check(&["ana", "ben"], &["ben"], &[RaciGap::ManyAccountable]);
        check(&["ana"], &[], &[RaciGap::NoResponsible]);
    }

    #[test]
    fn people_who_left_the_plan_hold_no_role() {
        check(&["gone"], &["ben"], &[RaciGap::NoAccountable]);
        check(&["ana", "gone"], &["ben"], &[]);
    }

    #[test]
    fn two_rows_of_one_stream_can_make_accountability_double() {
        let mut plan = plan();
        for (id, who) in [("1", "ana"), ("2", "ben")] {
            let who = vec![Id::new(who)];
            plan.sponsorship.raci.push(RaciRow {
                id: Id::new(id),
                accountable: who.clone(),
                responsible: who,
                ..RaciRow::default()
            });
        }
        assert_eq!(raci_gaps(&plan, &plan.sponsorship.raci[0]), [RaciGap::ManyAccountable]);
    }

    #[test]
    fn essential_streams_are_missed_until_they_are_there() {
        let mut plan = plan();
        assert_eq!(missing_streams(&plan), ESSENTIAL);
        let mut ids = CountedIds::new("r");
        for stream in ESSENTIAL {
            add_stream(&mut plan, stream.key(), &mut ids);
        }
        assert!(missing_streams(&plan).is_empty());
        assert_eq!(stream_presets(&plan).len(), WorkStream::ALL.len() - ESSENTIAL.len());
    }
}
