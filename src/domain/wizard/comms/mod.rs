//! The communications wizard: audiences, messages, channels, rhythm, senders, calendar (row E1).

mod issues;
mod lists;

use super::{Custom, Field, Kind, Part, Step, Wizard, WizardId, opts};
use crate::field;
use crate::plan::Plan;
use crate::plan::comms::Channel;

pub use lists::ITEMS;

/// Ends in the calendar.
pub static WIZARD: Wizard = Wizard { id: WizardId::Comms, steps: STEPS };

static CHANNELS: &[Field<Plan>] = &[field!("comms.channels", Kind::Many(opts::<Channel>), |plan| plan.comms.channels)];

static STEPS: &[Step] = &[
    Step {
        id: "audiences",
        parts: &[Part::List(&lists::AUDIENCES), Part::List(&lists::SITES)],
        issues: issues::audiences,
    },
    Step {
        id: "messages",
        parts: &[Part::List(&lists::MESSAGES), Part::List(&lists::WORDING)],
        issues: issues::messages,
    },
    Step { id: "channels", parts: &[Part::Fields(CHANNELS)], issues: issues::channels },
    Step { id: "rhythm", parts: &[Part::List(&lists::MATRIX)], issues: issues::rhythm },
    Step { id: "senders", parts: &[Part::List(&lists::SENDERS), Part::Custom(Custom::Drift)], issues: issues::senders },
    Step {
        id: "calendar",
        parts: &[Part::Custom(Custom::LayOutCalendar), Part::Custom(Custom::LoadMap), Part::Custom(Custom::Calendar)],
        issues: issues::calendar,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::practice::comms::fill_ready_calendar;
    use crate::wizard::{Answer, AnyList, StepState};

    fn states(plan: &Plan) -> Vec<StepState> {
        STEPS.iter().map(|step| step.state(plan)).collect()
    }

    fn ready() -> Plan {
        let mut plan = Plan::default();
        fill_ready_calendar(&mut plan, &mut CountedIds::new("c"));
        plan
    }

    #[test]
    fn a_blank_plan_has_everything_to_do_and_the_ready_calendar_nothing() {
        assert_eq!(states(&Plan::default()), [StepState::Todo; 6]);
        assert_eq!(states(&ready()), [StepState::Done; 6]);
    }

    #[test]
    fn a_calendar_that_is_laid_out_warns_when_it_falls_behind() {
        let mut plan = ready();
        plan.comms.matrix[0].minutes = Some(1);
        assert_eq!(states(&plan).last(), Some(&StepState::Issue));
    }

    #[test]
    fn every_field_of_every_list_gives_back_what_it_took() {
        let (mut plan, mut ids) = (ready(), CountedIds::new("n"));
        let lists: [&dyn AnyList; 7] = [
            &lists::AUDIENCES,
            &lists::SITES,
            &lists::MESSAGES,
            &lists::WORDING,
            &lists::MATRIX,
            &lists::SENDERS,
            &ITEMS,
        ];
        for list in lists {
            let row = list.add(&mut plan, &mut ids);
            for (at, field) in list.fields().iter().enumerate() {
                let answer = list.read(&plan, &row, at).unwrap();
                list.write(&mut plan, &row, at, answer.clone());
                assert_eq!(list.read(&plan, &row, at), Some(answer), "{}", field.id);
                assert!(!field.label().contains("field."), "{} has no label", field.id);
            }
        }
    }

    #[test]
    fn ready_made_rows_are_offered_until_they_are_there() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("n"));
        let lists: [&dyn AnyList; 3] = [&lists::AUDIENCES, &lists::MESSAGES, &lists::WORDING];
        for list in lists {
            for preset in list.presets(&plan) {
                list.add_preset(&mut plan, &preset.key, &mut ids);
            }
            assert!(!list.rows(&plan).is_empty(), "{}", list.id());
            assert!(list.presets(&plan).is_empty(), "{}", list.id());
        }
    }

    #[test]
    fn repetitions_are_asked_for_only_where_there_are_any() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("n"));
        let row = lists::MATRIX.add(&mut plan, &mut ids);
        let place = |id: &str| lists::MATRIX.fields().iter().position(|field| field.id == id).unwrap();
        assert!(!lists::MATRIX.shown(&plan, &row, place("matrix.times")));
        lists::MATRIX.write(&mut plan, &row, place("matrix.rhythm"), Answer::Pick("weekly".into()));
        assert!(lists::MATRIX.shown(&plan, &row, place("matrix.times")));
    }
}
