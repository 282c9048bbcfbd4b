//! The sponsor charter and the stakeholder map: what leaders sign and what they work from, one page each (B1, C1, L2).

use chrono::NaiveDate;

use super::parts::{
    date_or_open, foot, name_or_open, none, open, or_missing, pending, programme, subtitle, text_or, text_or_none,
    text_or_open,
};
use super::{Block, Document};
use crate::choice::Choice;
use crate::plan::align::{Commitment, Kpi, LeaderAction};
use crate::plan::{Person, Plan, Stakeholder};
use crate::practice::align as practice;
use crate::schedule::When;
use crate::schedule::weeks::{long_date, short_date};
use crate::t;

/// How many leader actions of each stretch stand on the charter; the rest are counted.
const ACTIONS_SHOWN: usize = 2;

/// How many pledges stand on the charter; the rest are counted.
const PLEDGES_SHOWN: usize = 4;

/// The sponsor charter: reason, sponsor, targets, actions, pledges and signatures on one page.
pub fn charter(plan: &Plan, today: NaiveDate) -> Document {
    let align = &plan.sponsorship;
    let reason = or_missing(&align.reason, "align.charter.no-reason", Block::Lead);
    let outcome = or_missing(&align.business_outcome, "align.charter.no-outcome", Block::Text);
    let blocks = vec![
        reason,
        Block::Columns(vec![vec![section("outcome", vec![outcome]), sponsor(plan)], vec![duties(plan)]]),
        targets(plan),
        actions(plan),
        Block::Columns(vec![vec![pledges(plan)], vec![rhythm(plan)]]),
        signatures(plan),
    ];
    Document {
        kind: t!("align.charter.kind"),
        title: t!("align.charter.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks,
        foot: foot(plan, today),
    }
}

/// The stakeholder map: the grid of influence and support, and below it who is to be moved, how and by whom.
pub fn stakeholder_map(plan: &Plan, today: NaiveDate) -> Document {
    let blocks = if plan.stakeholders.is_empty() {
        vec![Block::Missing(t!("align.map.none"))]
    } else {
        let mut blocks = vec![grid(plan)];
        let unplaced = practice::unplaced(plan);
        if !unplaced.is_empty() {
            let names: Vec<&str> = unplaced.iter().map(|who| who.name.as_str()).collect();
            blocks.push(Block::Missing(t!("align.map.unplaced", names = names.join(", "))));
        }
        blocks.push(Block::Section(t!("align.map.moves"), vec![moves(plan, today)]));
        blocks
    };
    Document {
        kind: t!("align.map.kind"),
        title: t!("align.map.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks,
        foot: foot(plan, today),
    }
}

/// A section of the charter, headed by `align.charter.<name>`.
fn section(name: &str, blocks: Vec<Block>) -> Block {
    // lang: align.charter.*
    Block::Section(t!(format!("align.charter.{name}")), blocks)
}

/// Name and role, as far as they are known.
fn introduced(person: &Person) -> String {
    match (person.name.trim(), person.role.trim()) {
        ("", _) => t!("wizard.unnamed"),
        (name, "") => name.to_owned(),
        (name, role) => t!("align.charter.name-role", name = name, role = role),
    }
}

fn sponsor(plan: &Plan) -> Block {
    let mut facts = Vec::new();
    if let Some(sponsor) = practice::sponsor(plan) {
        facts.push((t!("align.charter.accountable"), introduced(sponsor)));
    }
    let coalition = practice::coalition(plan);
    if !coalition.is_empty() {
        let names: Vec<String> = coalition.into_iter().map(introduced).collect();
        facts.push((t!("align.charter.coalition"), names.join("; ")));
    }
    if let Some(run_by) = plan.sponsorship.run_by {
        facts.push((t!("align.charter.run-by"), run_by.label()));
    }
    let mut blocks = Vec::new();
    if practice::named_sponsor(plan).is_none() {
        blocks.push(Block::Missing(t!("align.charter.no-sponsor")));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    section("sponsor", blocks)
}

fn duties(plan: &Plan) -> Block {
    let duties: Vec<String> = plan.sponsorship.duties.iter().map(|duty| duty.label()).collect();
    section("duties", vec![points(duties, "align.charter.no-duties")])
}

fn points(points: Vec<String>, missing: &str) -> Block {
    if points.is_empty() { Block::Missing(t!(missing)) } else { Block::Points(points) }
}

fn targets(plan: &Plan) -> Block {
    let kpis = &plan.sponsorship.kpis;
    if kpis.is_empty() {
        return section("targets", vec![Block::Missing(t!("align.charter.no-targets"))]);
    }
    let head = ["target", "today", "goal", "by", "owner", "serves"];
    let table = Block::Table {
        head: head.iter().map(|column| t!(format!("align.charter.column.{column}"))).collect(),
        rows: kpis.iter().map(|kpi| target_row(plan, kpi)).collect(),
        numeric: vec![1, 2],
    };
    section("targets", vec![table])
}

fn target_row(plan: &Plan, kpi: &Kpi) -> Vec<String> {
    let value = |value: Option<f64>, mark: fn() -> String| value.map_or_else(mark, |value| kpi.metric.format(value));
    vec![
        practice::kpi_title(kpi),
        value(kpi.baseline, none),
        value(kpi.target, open),
        date_or_open(plan, kpi.due),
        name_or_open(plan, &kpi.owner),
        text_or_open(&kpi.outcome),
    ]
}

fn actions(plan: &Plan) -> Block {
    let mut rows = Vec::new();
    let mut hidden = 0;
    for window in practice::leader_plan(plan, None) {
        hidden += window.actions.len().saturating_sub(ACTIONS_SHOWN);
        let shown = window.actions.iter().take(ACTIONS_SHOWN);
        rows.extend(shown.map(|action| action_row(plan, &window.window.label(), action)));
    }
    if rows.is_empty() {
        return section("actions", vec![Block::Missing(t!("align.charter.no-actions"))]);
    }
    let head = ["window", "action", "leader", "by"];
    let head = head.iter().map(|column| t!(format!("align.charter.column.{column}"))).collect();
    let mut blocks = vec![Block::Table { head, rows, numeric: Vec::new() }];
    if hidden > 0 {
        blocks.push(Block::Text(crate::lang::count("align.charter.more-actions", hidden)));
    }
    section("actions", blocks)
}

fn action_row(plan: &Plan, window: &str, action: &LeaderAction) -> Vec<String> {
    vec![
        window.to_owned(),
        text_or_open(&action.what),
        name_or_open(plan, &action.leader),
        date_or_open(plan, action.due),
    ]
}

fn pledges(plan: &Plan) -> Block {
    let all = &plan.sponsorship.commitments;
    let lines: Vec<String> = all.iter().take(PLEDGES_SHOWN).map(|pledge| pledge_line(plan, pledge)).collect();
    let mut blocks = vec![points(lines, "align.charter.no-pledges")];
    let hidden = all.len().saturating_sub(PLEDGES_SHOWN);
    if hidden > 0 {
        blocks.push(Block::Text(crate::lang::count("align.charter.more-pledges", hidden)));
    }
    section("pledges", blocks)
}

fn pledge_line(plan: &Plan, pledge: &Commitment) -> String {
    let (name, text) = (name_or_open(plan, &pledge.leader), text_or_open(&pledge.text));
    t!("align.charter.pledge", name = name, text = text, frequency = pledge.frequency.label())
}

fn rhythm(plan: &Plan) -> Block {
    let align = &plan.sponsorship;
    let date = |when: Option<When>| when.map_or_else(open, |when| long_date(plan.date(when)));
    let goals = match (align.goals_in_reviews, align.goals_in_corporate_kpis) {
        (true, true) => t!("align.charter.goals-both"),
        (true, false) => t!("align.charter.goals-reviews"),
        (false, true) => t!("align.charter.goals-corporate"),
        (false, false) => open(),
    };
    let facts = vec![
        (t!("align.charter.town-hall"), date(align.town_hall)),
        (t!("align.charter.first-review"), date(align.first_review)),
        (t!("align.charter.then"), t!("align.charter.monthly")),
        (t!("align.charter.goals"), goals),
    ];
    section("rhythm", vec![Block::Facts(facts)])
}

fn signatures(plan: &Plan) -> Block {
    let leaders = practice::named_sponsor(plan).into_iter().chain(practice::coalition(plan));
    let mut names: Vec<String> = leaders.map(introduced).collect();
    if practice::named_sponsor(plan).is_none() {
        names.insert(0, t!("align.charter.accountable"));
    }
    Block::Signatures(names)
}

/// The grid: influence from very high to very low downwards, stance from blocking to leading to the right.
fn grid(plan: &Plan) -> Block {
    use crate::plan::people::{Influence, Stance};
    let mut head = vec![t!("align.map.influence")];
    head.extend(Stance::ALL.iter().map(|stance| stance.label()));
    let cells = practice::map_cells(plan);
    let row = |(influence, cells): (&Influence, &[Vec<crate::id::Id>; 5])| {
        let names = |ids: &Vec<crate::id::Id>| {
            let found = ids.iter().filter_map(|id| crate::id::find(&plan.stakeholders, id));
            found.map(|who| who.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        std::iter::once(influence.label()).chain(cells.iter().map(names)).collect::<Vec<String>>()
    };
    let rows = Influence::ALL.iter().rev().zip(&cells).map(row).collect();
    Block::Table { head, rows, numeric: Vec::new() }
}

/// Everyone on the list, the most influential first and the farthest from where they should stand before others.
fn moves(plan: &Plan, today: NaiveDate) -> Block {
    let way = |who: &Stakeholder| match (who.stance, who.wanted) {
        (Some(stance), Some(wanted)) => wanted.score() - stance.score(),
        _ => 0,
    };
    let mut all: Vec<&Stakeholder> = plan.stakeholders.iter().collect();
    all.sort_by_key(|who| std::cmp::Reverse((who.influence, way(who))));
    let head = ["who", "answers", "stance", "move", "owner", "contact"];
    // lang: align.map.column.*
    Block::Table {
        head: head.iter().map(|column| t!(format!("align.map.column.{column}"))).collect(),
        rows: all.into_iter().map(|who| move_row(plan, who, today)).collect(),
        numeric: Vec::new(),
    }
}

fn move_row(plan: &Plan, who: &Stakeholder, today: NaiveDate) -> Vec<String> {
    let stance = |stance: Option<crate::plan::people::Stance>| stance.map_or_else(none, |stance| stance.label());
    let way = if who.wanted.is_none() || who.wanted == who.stance {
        stance(who.stance)
    } else {
        t!("align.map.from-to", from = stance(who.stance), to = stance(who.wanted))
    };
    vec![
        text_or_none(&who.name),
        text_or_none(&who.responsibility),
        way,
        text_or(&who.planned_move, pending),
        name_or_open(plan, &who.owner),
        contact(who, today),
    ]
}

/// How often they hear and when next; a date that has passed says so.
fn contact(who: &Stakeholder, today: NaiveDate) -> String {
    let cadence = who.cadence.map_or_else(open, |cadence| cadence.label());
    match who.next_contact {
        None => cadence,
        Some(day) if day < today => t!("align.map.overdue", cadence = cadence, date = short_date(day)),
        Some(day) => t!("align.map.next", cadence = cadence, date = short_date(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CountedIds, Id};
    use crate::plan::align::Duty;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 13).unwrap()
    }

    fn filled() -> Plan {
        let mut plan = Plan {
            name: "Service rollout".into(),
            programme: "Service Academy".into(),
            launch: NaiveDate::from_ymd_opt(2026, 9, 7).unwrap(),
            start: When::offset_weeks(-8),
            ..Plan::default()
        };
        for id in ["Ana", "Ben", "Cem", "Dee", "Eve"] {
            let (id, name) = (Id::new(id), id.to_owned());
            plan.people.push(Person { id, name, role: "Director".into(), function: String::new() });
        }
        plan.sponsorship.sponsor = Id::new("Ana");
        plan.sponsorship.coalition = ["Ben", "Cem", "Dee", "Eve"].map(Id::new).to_vec();
        plan.sponsorship.duties = Duty::ALL.to_vec();
        practice::fill_starter(&mut plan, &mut CountedIds::new("x"));
        plan
    }

    #[test]
    fn an_empty_plan_gives_a_charter_that_says_what_is_missing() {
        let text = charter(&Plan::default(), today()).markdown();
        for missing in ["no-reason", "no-outcome", "no-sponsor", "no-duties", "no-targets", "no-actions", "no-pledges"]
        {
            assert!(text.contains(&t!(format!("align.charter.{missing}"))), "{missing}");
        }
    }

    #[test]
    fn the_charter_carries_sponsor_coalition_duties_and_signatures() {
        let document = charter(&filled(), today());
        let text = document.markdown();
        for name in ["Ana", "Ben", "Cem", "Dee", "Eve"] {
            assert!(text.contains(name), "{name}");
        }
        assert!(Duty::ALL.iter().all(|duty| text.contains(&duty.label())));
        assert!(matches!(document.blocks.last(), Some(Block::Signatures(names)) if names.len() == 5));
    }

    #[test]
    fn the_charter_holds_two_actions_of_each_stretch_and_counts_the_rest() {
        let plan = filled();
        let Block::Section(_, blocks) = actions(&plan) else { panic!("a section") };
        let Block::Table { rows, .. } = &blocks[0] else { panic!("a table") };
        assert_eq!(rows.len(), 6);
        let Block::Text(more) = &blocks[1] else { panic!("a count") };
        let hidden = plan.sponsorship.leader_actions.len() - 6;
        assert!(more.contains(&hidden.to_string()), "{more}");
    }

    #[test]
    fn no_text_of_either_document_is_a_bare_key() {
        for plan in [Plan::default(), filled()] {
            for document in [charter(&plan, today()), stakeholder_map(&plan, today())] {
                let text = format!("{document:?}");
                assert!(!text.contains("\"align.") && !text.contains("\"choice.") && !text.contains("%{"), "{text}");
            }
        }
    }

    #[test]
    fn the_map_lists_the_mighty_first_and_marks_overdue_contacts() {
        use crate::plan::people::{Influence, Stance};
        let placed = |name: &str, influence| Stakeholder {
            id: Id::new(name),
            name: name.into(),
            influence: Some(influence),
            stance: Some(Stance::Neutral),
            ..Stakeholder::default()
        };
        let mut plan = filled();
        plan.stakeholders = vec![placed("Works council", Influence::Low), placed("Board", Influence::VeryHigh)];
        plan.stakeholders[0].next_contact = today().pred_opt();
        let Block::Table { rows, .. } = moves(&plan, today()) else { panic!("a table") };
        assert_eq!(rows[0][0], "Board");
        assert!(rows[1][5].contains("12"), "{}", rows[1][5]);
        let Block::Table { head, rows, .. } = grid(&plan) else { panic!("a table") };
        assert_eq!((head.len(), rows.len(), rows[0][3].as_str()), (6, 5, "Board"));
    }
}
