//! What the sponsor alignment wizard asks of the plan as a whole.

use crate::field;
use crate::plan::Plan;
use crate::plan::align::{Duty, RunBy};
use crate::wizard::{Field, Kind, Opt, opts, people};

pub(super) static WHY: &[Field<Plan>] = &[
    field!("sponsor.reason", Kind::LongText, |plan| plan.sponsorship.reason),
    field!("sponsor.outcome", Kind::LongText, |plan| plan.sponsorship.business_outcome),
    field!("sponsor.run_by", Kind::Pick(opts::<RunBy>), |plan| plan.sponsorship.run_by),
];

pub(super) static SPONSOR: &[Field<Plan>] = &[
    field!("sponsor.sponsor", Kind::Pick(people), |plan| plan.sponsorship.sponsor),
    field!("sponsor.coalition", Kind::Many(beside_sponsor), |plan| plan.sponsorship.coalition),
    field!("sponsor.duties", Kind::Many(opts::<Duty>), |plan| plan.sponsorship.duties),
];

pub(super) static GOALS: &[Field<Plan>] = &[
    field!("sponsor.goals_in_reviews", Kind::Flag, |plan| plan.sponsorship.goals_in_reviews),
    field!("sponsor.goals_in_corporate_kpis", Kind::Flag, |plan| plan.sponsorship.goals_in_corporate_kpis),
];

pub(super) static EVENTS: &[Field<Plan>] = &[
    field!("sponsor.town_hall", Kind::When, |plan| plan.sponsorship.town_hall),
    field!("sponsor.town_hall_public", Kind::Flag, |plan| plan.sponsorship.town_hall_public),
    field!("sponsor.first_review", Kind::When, |plan| plan.sponsorship.first_review),
];

pub(super) static VIDEO: &[Field<Plan>] =
    &[field!("sponsor.video_brief", Kind::LongText, |plan| plan.sponsorship.video_brief)];

/// The people who can stand beside the sponsor: all but the sponsor.
fn beside_sponsor(plan: &Plan) -> Vec<Opt> {
    let sponsor = plan.sponsorship.sponsor.as_str();
    people(plan).into_iter().filter(|person| person.key != sponsor).collect()
}
