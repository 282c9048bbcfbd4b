//! What is entered on the Govern page: lists and fields bound to the plan, and what is missing in them (rows H1–H4).

mod issues;
mod meetings;

use super::field::audiences;
use super::list::{no_preset, no_presets};
use super::{Field, Kind, Layout, List, Opt, opts, opts_of, people};
use crate::choice::Choice;
use crate::field;
use crate::plan::Plan;
use crate::plan::governance::{
    BoardFunction, BoardSeat, ContentEntry, ContentState, DecisionRight, EntryCriterion, Release, RightKind, SignOff,
    Wave,
};
use crate::practice::governance as practice;
use crate::schedule::When;
use crate::t;

pub use issues::{board_issues, content_issues, decision_issues, meeting_issues, wave_issues};
pub use meetings::{DECISIONS, MEETING_ACTIONS, MEETINGS, RITUALS, add_action, add_decision};

/// Who decides what.
pub static RIGHTS: List<DecisionRight> = List {
    id: "rights",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.rights,
    items_mut: |plan| &mut plan.governance.rights,
    make: |_, id| DecisionRight { id, kind: RightKind::Other, within_days: Some(5), ..DecisionRight::default() },
    title: |_, right| match (right.kind, right.scope.trim()) {
        (RightKind::Other, scope) if !scope.is_empty() => scope.to_owned(),
        (kind, _) => kind.label(),
    },
    fields: &[
        field!("rights.kind", Kind::Pick(opts::<RightKind>), |right| right.kind),
        field!("rights.scope", Kind::LongText, |right| right.scope),
        field!("rights.decides", Kind::Pick(people), |right| right.decides),
        field!("rights.consulted", Kind::Many(people), |right| right.consulted),
        field!("rights.within_days", Kind::Number(1.0, 60.0, 1.0), |right| right.within_days, unit = working_days),
    ],
    presets: |plan| {
        let is_open = |kind: &RightKind| plan.governance.rights.iter().all(|right| right.kind != *kind);
        let offered: Vec<RightKind> = practice::READY_RIGHTS.iter().copied().filter(|kind| is_open(kind)).collect();
        opts_of(&offered)
    },
    add_preset: |plan, key, ids| {
        if let Some(kind) = RightKind::from_key(key) {
            plan.governance.rights.push(practice::right(kind, ids.fresh()));
        }
    },
};

fn working_days(_: &DecisionRight) -> String {
    t!("governance.working-days")
}

/// What is signed off by when.
pub static SIGN_OFFS: List<SignOff> = List {
    id: "sign_offs",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.sign_offs,
    items_mut: |plan| &mut plan.governance.sign_offs,
    make: |_, id| SignOff { id, due: Some(When::offset_weeks(-2)), ..SignOff::default() },
    title: |_, sign_off| if sign_off.what.trim().is_empty() { sign_off.kind.label() } else { sign_off.what.clone() },
    fields: &[
        field!("sign_offs.what", Kind::Text, |sign_off| sign_off.what),
        field!("sign_offs.kind", Kind::Pick(opts::<RightKind>), |sign_off| sign_off.kind),
        field!("sign_offs.signer", Kind::Pick(people), |sign_off| sign_off.signer),
        field!("sign_offs.due", Kind::When, |sign_off| sign_off.due),
        field!("sign_offs.signed_on", Kind::Date, |sign_off| sign_off.signed_on),
    ],
    presets: |plan| {
        let texts = practice::READY_SIGN_OFFS.iter().map(|ready| (ready.key, ready.text()));
        let known = |text: &String| plan.governance.sign_offs.iter().any(|sign_off| sign_off.what == *text);
        texts.filter(|(_, text)| !known(text)).map(|(key, label)| Opt { key: key.to_owned(), label }).collect()
    },
    add_preset: |plan, key, ids| {
        if let Some(ready) = practice::READY_SIGN_OFFS.iter().find(|ready| ready.key == key) {
            plan.governance.sign_offs.push(ready.sign_off(ids.fresh()));
        }
    },
};

/// Who sits on the board.
pub static BOARD: List<BoardSeat> = List {
    id: "board",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.board,
    items_mut: |plan| &mut plan.governance.board,
    make: |_, id| BoardSeat { id, function: BoardFunction::Other, ..BoardSeat::default() },
    title: |plan, seat| {
        let name = plan.person_name(&seat.person);
        let function = seat.function.label();
        if name.is_empty() { function } else { t!("governance.seat", function = function, name = name) }
    },
    fields: &[
        field!("board.function", Kind::Pick(opts::<BoardFunction>), |seat| seat.function),
        field!("board.person", Kind::Pick(people), |seat| seat.person),
        field!("board.brings", Kind::Text, |seat| seat.brings),
    ],
    presets: |plan| {
        let is_open = |function: &BoardFunction| {
            *function != BoardFunction::Other && plan.governance.board.iter().all(|seat| seat.function != *function)
        };
        let offered: Vec<BoardFunction> = BoardFunction::ALL.iter().copied().filter(is_open).collect();
        opts_of(&offered)
    },
    add_preset: |plan, key, ids| {
        if let Some(function) = BoardFunction::from_key(key) {
            plan.governance.board.push(practice::seat(function, ids.fresh()));
        }
    },
};

/// What comes out when.
pub static RELEASES: List<Release> = List {
    id: "releases",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.releases,
    items_mut: |plan| &mut plan.governance.releases,
    make: |_, id| Release { id, when: When::offset_weeks(4), ..Release::default() },
    title: |_, release| release.what.clone(),
    fields: &[
        field!("releases.what", Kind::Text, |release| release.what),
        field!("releases.when", Kind::When, |release| release.when),
        field!("releases.audience", Kind::Pick(audiences), |release| release.audience),
        field!("releases.owner", Kind::Pick(people), |release| release.owner),
        field!("releases.released_on", Kind::Date, |release| release.released_on),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The retirement rule.
pub static RETIREMENT: &[Field<Plan>] = &[field!(
    "governance.retire_after",
    Kind::Number(1.0, 60.0, 1.0),
    |plan| plan.governance.retire_after,
    unit = months
)];

fn months(_: &Plan) -> String {
    t!("governance.months")
}

/// The content that people are sent to.
pub static CONTENTS: List<ContentEntry> = List {
    id: "contents",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.contents,
    items_mut: |plan| &mut plan.governance.contents,
    make: |_, id| ContentEntry { id, ..ContentEntry::default() },
    title: |_, entry| entry.title.clone(),
    fields: &[
        field!("contents.title", Kind::Text, |entry| entry.title),
        field!("contents.owner", Kind::Pick(people), |entry| entry.owner),
        field!("contents.last_used", Kind::Date, |entry| entry.last_used),
        field!("contents.review_by", Kind::Date, |entry| entry.review_by),
        field!("contents.state", Kind::Pick(opts::<ContentState>), |entry| entry.state),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// Groups that follow the first one.
pub static WAVES: List<Wave> = List {
    id: "waves",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.waves,
    items_mut: |plan| &mut plan.governance.waves,
    make: practice::wave,
    title: |_, wave| wave.name.clone(),
    fields: &[
        field!("waves.name", Kind::Text, |wave| wave.name),
        field!("waves.who", Kind::Text, |wave| wave.who),
        field!("waves.size", Kind::Number(1.0, 1e7, 1.0), |wave| wave.size),
        field!("waves.launch", Kind::When, |wave| wave.launch),
        field!("waves.owner", Kind::Pick(people), |wave| wave.owner),
        field!("waves.entry", Kind::Many(opts::<EntryCriterion>), |wave| wave.entry),
        field!("waves.met", Kind::Many(ticked), |wave| wave.met, shown = |_, wave| asks_for_ticks(wave)),
        field!("waves.entered_on", Kind::Date, |wave| wave.entered_on),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The criteria that the plan cannot tell by itself.
fn ticked(_: &Plan) -> Vec<Opt> {
    let by_hand: Vec<EntryCriterion> =
        EntryCriterion::ALL.iter().copied().filter(|criterion| !criterion.is_computed()).collect();
    opts_of(&by_hand)
}

fn asks_for_ticks(wave: &Wave) -> bool {
    wave.entry.iter().any(|criterion| !criterion.is_computed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::wizard::AnyList;

    fn plan() -> Plan {
        Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    #[test]
    fn every_question_has_a_text() {
        let lists: [&dyn AnyList; 10] = [
            &RITUALS,
            &MEETINGS,
            &MEETING_ACTIONS,
            &DECISIONS,
            &RIGHTS,
            &SIGN_OFFS,
            &BOARD,
            &RELEASES,
            &CONTENTS,
            &WAVES,
        ];
        let of_lists = lists.into_iter().flat_map(|list| list.fields());
        for field in of_lists.chain(RETIREMENT.iter().map(Field::info)) {
            assert!(!field.label().starts_with("field."), "{}", field.id);
        }
    }

    #[test]
    fn every_control_that_the_plan_links_to_is_asked_for() {
        let lists: [&dyn AnyList; 4] = [&RITUALS, &SIGN_OFFS, &RELEASES, &WAVES];
        let asked: Vec<&str> = lists.iter().flat_map(|list| list.fields()).map(|field| field.id).collect();
        let linked = ["rituals.first", "sign_offs.due", "sign_offs.signed_on", "releases.when", "releases.released_on"];
        for control in linked.into_iter().chain(["waves.launch", "waves.met", "waves.entry"]) {
            assert!(asked.contains(&control), "{control}");
        }
        assert_eq!(RIGHTS.id, "rights", "the plan check leads to the list as a whole");
    }

    #[test]
    fn each_ready_made_row_is_offered_until_it_is_there() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("g"));
        let lists: [&dyn AnyList; 4] = [&RITUALS, &RIGHTS, &SIGN_OFFS, &BOARD];
        for list in lists {
            let offered = list.presets(&plan);
            assert!(offered.len() >= 3, "{}", list.id());
            list.add_preset(&mut plan, &offered[0].key, &mut ids);
            assert_eq!(list.presets(&plan), offered[1..], "{}", list.id());
            assert!(list.rows(&plan).iter().all(|row| !row.title.is_empty()));
        }
    }

    #[test]
    fn a_new_wave_starts_with_what_must_hold() {
        let mut plan = plan();
        WAVES.add(&mut plan, &mut CountedIds::new("w"));
        assert!(plan.governance.waves[0].entry.contains(&EntryCriterion::PilotGo));
        assert!(ticked(&plan).iter().all(|opt| opt.key != "pilot-go"));
    }
}
