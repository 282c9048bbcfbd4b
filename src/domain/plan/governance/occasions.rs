//! What the Govern phase puts on the one timeline: meetings, sign-offs, releases and waves (rows H1–H4).

use super::Ritual;
use super::series::{agenda_of, meetings_of};
use super::signer;
use crate::check::Place;
use crate::id::Id;
use crate::plan::{Phase, Plan, places};
use crate::schedule::When;
use crate::schedule::agenda::Occasion;
use crate::t;

/// All that is dated in the Govern phase.
pub fn occasions(plan: &Plan) -> Vec<Occasion> {
    let governance = &plan.governance;
    let meetings = governance.rituals.iter().flat_map(|ritual| meetings(plan, ritual));
    let sign_offs = governance.sign_offs.iter().filter_map(|sign_off| {
        let place = places::govern_row("decisions", "sign_offs.due", &sign_off.id);
        let title = t!("dated.sign_off", what = sign_off.what);
        let occasion = all_day(format!("sign-off:{}", sign_off.id), title, sign_off.due?, place);
        Some(Occasion { owner: signer(plan, sign_off).clone(), ..occasion })
    });
    let releases = governance.releases.iter().map(|release| {
        let place = places::govern_row("content", "releases.when", &release.id);
        let title = t!("dated.release", what = release.what);
        let note = plan.audience_name(&release.audience).to_owned();
        let occasion = all_day(format!("release:{}", release.id), title, release.when, place);
        Occasion { owner: release.owner.clone(), note, ..occasion }
    });
    let waves = governance.waves.iter().map(|wave| {
        let place = places::govern_row("waves", "waves.launch", &wave.id);
        let title = t!("dated.wave", wave = wave.name);
        let occasion = all_day(format!("wave:{}", wave.id), title, wave.launch, place);
        Occasion { owner: wave.owner.clone(), note: wave.who.clone(), ..occasion }
    });
    meetings.chain(sign_offs).chain(releases).chain(waves).collect()
}

/// The meetings of a series, each with its agenda.
fn meetings(plan: &Plan, ritual: &Ritual) -> Vec<Occasion> {
    let of_series = places::govern_row("meetings", "rituals.first", &ritual.id);
    let dates = meetings_of(plan, ritual).into_iter();
    dates
        .map(|meeting| Occasion {
            time: ritual.time,
            minutes: ritual.minutes,
            owner: ritual.owner.clone(),
            note: agenda_of(plan, ritual, meeting.occurrence).join("\n"),
            ..all_day(
                format!("meeting:{}:{}", ritual.id, meeting.occurrence),
                ritual.name(),
                meeting.when,
                of_series.clone(),
            )
        })
        .collect()
}

fn all_day(key: String, title: String, when: When, place: Place) -> Occasion {
    Occasion {
        key,
        phase: Phase::Govern,
        title,
        note: String::new(),
        when,
        time: None,
        minutes: 0,
        owner: Id::default(),
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::governance::{MeetingRhythm, Release, SignOff, Wave};

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        let governance = &mut plan.governance;
        governance.rituals = vec![Ritual {
            id: Id::new("r"),
            title: "Stand-up".into(),
            rhythm: MeetingRhythm::Weekly,
            first: When::offset_days(1),
            last: Some(When::offset_days(16)),
            agenda: "Blockers\n\nQuick wins".into(),
            ..Ritual::default()
        }];
        governance.sign_offs = vec![SignOff { id: Id::new("s"), ..SignOff::default() }];
        governance.releases = vec![Release { id: Id::new("l"), what: "Module 4".into(), ..Release::default() }];
        governance.waves = vec![Wave { id: Id::new("w"), name: "Nantes".into(), ..Wave::default() }];
        plan
    }

    #[test]
    fn every_meeting_is_an_occasion_of_its_own_with_its_agenda() {
        let all = occasions(&plan());
        let keys: Vec<&str> = all.iter().map(|occasion| occasion.key.as_str()).collect();
        assert_eq!(keys, ["meeting:r:0", "meeting:r:1", "meeting:r:2", "release:l", "wave:w"]);
        assert_eq!((all[0].title.as_str(), all[0].note.as_str()), ("Stand-up", "Blockers\nQuick wins"));
    }

    #[test]
    fn a_sign_off_joins_once_it_is_dated() {
        let mut plan = plan();
        plan.governance.sign_offs[0].due = Some(When::offset_days(-7));
        assert!(occasions(&plan).iter().any(|occasion| occasion.key == "sign-off:s"));
    }

    #[test]
    fn everything_moves_with_the_launch() {
        let plan = plan();
        let days = |plan: &Plan| occasions(plan).iter().map(|one| plan.date(one.when)).collect::<Vec<_>>();
        let mut later = plan.clone();
        later.launch = "2026-10-05".parse().unwrap();
        for (before, after) in days(&plan).into_iter().zip(days(&later)) {
            assert_eq!((after - before).num_days(), 28);
        }
    }
}
