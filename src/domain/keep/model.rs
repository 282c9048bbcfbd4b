//! The promise of storage held against a model: pages in random order on a disk on which everything goes wrong.
//!
//! A plan of the model is the set of edits made to it, so that merging is joining sets and anything lost is seen. After
//! every operation it must hold that
//! - every edit acknowledged as saved is in a text that is whole, among the plan's or kept aside;
//! - unless pages raced each other, it is in the newest one: nothing older ever stands in its place;
//! - a damaged text stays, byte for byte, where it was or kept aside.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::faults::{Disk, Fault, FaultyKv, Kind, Texts, Then};
use super::keys::Key;
use super::seal::{self, Seal};
use super::slots::{Held, Saved, Slot, State, mend, write};
use super::{Kv, Stamp, aside, bin};
use crate::exchange::stored::{self, Loaded};
use crate::id::Id;
use crate::plan::Plan;

type Edits = BTreeSet<u32>;

/// A page with a plan open.
#[derive(Clone, Debug)]
struct Page {
    id: Id,
    edits: Edits,
    seen: Vec<Stamp>,
}

/// What a page may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Open(usize, usize),
    EditAndSave(usize),
    Flush(usize),
    Reload(usize),
    Delete(usize),
    Undelete,
}

/// What is done to a page during an operation.
#[derive(Clone, Copy, Debug)]
enum Harm {
    None,
    Fault(usize, Fault),
    /// Another page saves before this step.
    Race(usize, usize),
    /// The page sees what was there so many operations ago.
    Stale(usize),
}

#[derive(Clone, Debug, Default)]
struct World {
    disk: Disk,
    pages: Vec<Option<Page>>,
    /// The edits acknowledged as saved.
    acked: BTreeMap<Id, Edits>,
    /// The acknowledged edits that must be in the newest text.
    in_newest: BTreeMap<Id, Edits>,
    past: Vec<Texts>,
    has_raced: bool,
    next: u32,
}

fn ids() -> [Id; 2] {
    [Id::new("p"), Id::new("q:slot")]
}

fn text_of(edits: &Edits) -> String {
    edits.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// The edits in a body: a list of numbers, or a plan of the old layout that has them as its name.
fn edits_in(body: &str) -> Edits {
    let plan = Some(body).filter(|body| body.starts_with('{')).map(stored::load);
    let name = match &plan {
        Some(Loaded::Ready { plan, .. }) => &plan.name,
        _ => body,
    };
    name.split(',').filter_map(|edit| edit.parse().ok()).collect()
}

fn save(kv: &dyn Kv, page: &Page, name: u32) -> Saved {
    write(kv, &page.id, &page.seen, &format!("n{name}"), |_| text_of(&page.edits))
}

impl World {
    fn new(pages: usize) -> Self {
        Self { pages: vec![None; pages], ..Self::default() }
    }

    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Does an operation; tells which steps it took and how many faults took effect.
    fn run(&mut self, op: Op, harm: Harm) -> (Vec<Kind>, usize) {
        let disk = self.disk.clone();
        let name = self.fresh();
        let (fault, stale) = match harm {
            Harm::Fault(step, fault) => (Some((step, fault)), None),
            Harm::Stale(back) => (None, self.past.iter().rev().nth(back).cloned()),
            Harm::None | Harm::Race(..) => (None, None),
        };
        let answer = Cell::new(None);
        let rival = self.rival(op, harm);
        let mut kv = FaultyKv::new(&disk, fault);
        if let (Some((_, page)), Harm::Race(step, _)) = (&rival, harm) {
            let (disk, answer) = (&disk, &answer);
            kv = kv.interrupted(step, move || answer.set(Some(save(&FaultyKv::new(disk, None), page, name + 1))));
        }
        if let Some(view) = stale.filter(|_| matches!(op, Op::EditAndSave(_) | Op::Flush(_))) {
            self.has_raced = true;
            kv = kv.seeing(view);
        }
        let broken = broken(&self.disk);
        let allowed = self.may_go(op);
        self.act(&kv, op, name);
        let (steps, hits) = (kv.steps(), kv.hits());
        drop(kv);
        self.disk = disk;
        if let (Some((at, page)), Some(saved)) = (rival, answer.get()) {
            self.next = name + 1;
            self.has_raced = true;
            self.pages[at] = self.answered(page, saved);
        }
        self.past.push(self.disk.texts.borrow().clone());
        // Nothing looks back further than three operations.
        self.past.drain(..self.past.len().saturating_sub(3));
        self.check_damaged(&broken, allowed.as_ref(), op);
        self.check(op, harm);
        (steps, hits)
    }

    /// The page that saves in between, with an edit of its own.
    fn rival(&mut self, op: Op, harm: Harm) -> Option<(usize, Page)> {
        let Harm::Race(_, at) = harm else { return None };
        if !matches!(op, Op::EditAndSave(tab) | Op::Flush(tab) if tab != at) {
            return None;
        }
        let mut page = self.pages.get(at)?.clone()?;
        page.edits.insert(1_000_000 + self.next);
        Some((at, page))
    }

    /// The plan whose texts this operation may remove: the one deleted before, when another is deleted.
    fn may_go(&mut self, op: Op) -> Option<Id> {
        let Op::Delete(plan) = op else { return None };
        let other = ids().into_iter().find(|id| *id != ids()[plan])?;
        let kv = FaultyKv::new(&self.disk, None);
        if !bin::is_deleted(&kv, &other) {
            return None;
        }
        self.acked.remove(&other);
        self.in_newest.remove(&other);
        Some(other)
    }

    fn act(&mut self, kv: &FaultyKv<'_>, op: Op, name: u32) {
        match op {
            Op::Open(tab, plan) => self.open(kv, tab, &ids()[plan]),
            Op::Reload(tab) => {
                if let Some(page) = self.pages[tab].take() {
                    self.open(kv, tab, &page.id);
                }
            }
            Op::EditAndSave(tab) | Op::Flush(tab) => self.save(kv, tab, name, op == Op::EditAndSave(tab)),
            Op::Delete(plan) => {
                let id = &ids()[plan];
                let is_done = bin::delete(kv, id, &format!("{name:09}"));
                if is_done && !kv.crashed() {
                    assert!(!bin::ids(&FaultyKv::new(kv.disk(), None)).contains(id), "deleted and still there");
                }
            }
            Op::Undelete => {
                if let Some(id) = bin::undelete(kv).filter(|_| !kv.crashed()) {
                    assert!(bin::ids(&FaultyKv::new(kv.disk(), None)).contains(&id), "brought back and not there");
                }
            }
        }
    }

    fn open(&mut self, kv: &FaultyKv<'_>, tab: usize, id: &Id) {
        let is_there = !bin::is_deleted(kv, id);
        mend(kv, id);
        let held = Held::look(kv, id);
        let page = match held.newest().filter(|_| is_there) {
            Some(slot) => {
                let seen = slot.stamp().into_iter().collect();
                Page { id: id.clone(), edits: edits_in(slot.body()), seen }
            }
            None => Page { id: id.clone(), edits: Edits::new(), seen: Vec::new() },
        };
        self.pages[tab] = (!kv.crashed()).then_some(page);
    }

    fn save(&mut self, kv: &FaultyKv<'_>, tab: usize, name: u32, with_edit: bool) {
        let Some(mut page) = self.pages[tab].take() else { return };
        if with_edit {
            page.edits.insert(name);
        }
        if page.seen.is_empty() && bin::is_deleted(&FaultyKv::new(kv.disk(), None), &page.id) {
            // A new plan with the id of a deleted one: the deleted one is kept aside.
            self.in_newest.remove(&page.id);
        }
        let saved = save(kv, &page, name);
        if kv.crashed() {
            return;
        }
        if saved != Saved::Overtaken {
            self.pages[tab] = self.answered(page, saved);
            return;
        }
        // Another page was faster: its work is joined to this page's, to be saved with the next operation.
        let held = Held::look(kv, &page.id);
        let newest = held.newest().filter(|_| !bin::is_deleted(kv, &page.id));
        if let Some((slot, stamp)) = newest.and_then(|slot| Some((slot, slot.stamp()?))) {
            page.edits.extend(edits_in(slot.body()));
            page.seen.push(stamp);
            self.pages[tab] = (!kv.crashed()).then_some(page);
        }
    }

    fn answered(&mut self, mut page: Page, saved: Saved) -> Option<Page> {
        if let Saved::At(stamp) = saved {
            self.acked.entry(page.id.clone()).or_default().extend(&page.edits);
            self.in_newest.entry(page.id.clone()).or_default().extend(&page.edits);
            page.seen = vec![stamp];
        }
        Some(page)
    }

    fn check(&self, op: Op, harm: Harm) {
        let kv = FaultyKv::new(&self.disk, None);
        for id in ids() {
            let held = Held::look(&kv, &id);
            let mut there: Edits = held.slots().iter().filter(|slot| slot.stamp().is_some()).flat_map(edits).collect();
            let kept = aside::list(&kv);
            there.extend(kept.iter().filter(|aside| aside.id == id).flat_map(|aside| edits_of_whole(&aside.text)));
            let acked = self.acked.get(&id).cloned().unwrap_or_default();
            assert!(acked.is_subset(&there), "{op:?} under {harm:?} lost {acked:?}, there is {there:?}: {self:#?}");
            let wanted = self.in_newest.get(&id).filter(|_| !self.has_raced).cloned().unwrap_or_default();
            let newest: Edits = held.newest().into_iter().flat_map(edits).collect();
            assert!(wanted.is_subset(&newest), "{op:?} under {harm:?} hides {wanted:?} by {newest:?}: {self:#?}");
        }
    }

    /// What was damaged before is still there, unless it went with a plan deleted for good.
    fn check_damaged(&self, before: &[(Id, String)], gone: Option<&Id>, op: Op) {
        let texts = self.disk.texts.borrow();
        for (id, text) in before.iter().filter(|(id, _)| Some(id) != gone) {
            assert!(texts.values().any(|there| there == text), "{op:?} dropped a damaged text of {id}: {text}");
        }
    }
}

fn edits(slot: &Slot) -> Edits {
    edits_in(slot.body())
}

/// The edits in a text kept aside, if it is whole.
fn edits_of_whole(text: &str) -> Edits {
    match seal::open(text) {
        Seal::Whole { body, .. } => edits_in(body),
        // The old layout has no seal; what is damaged begins with one.
        Seal::Newer { .. } | Seal::Broken => edits_in(text.strip_prefix('{').map_or("", |_| text)),
    }
}

/// The damaged texts under the keys of plans.
fn broken(disk: &Disk) -> Vec<(Id, String)> {
    let kv = FaultyKv::new(disk, None);
    let mut all = Vec::new();
    for id in ids() {
        let held = Held::look(&kv, &id);
        let damaged = held.slots().iter().filter(|slot| slot.state == State::Broken);
        all.extend(damaged.map(|slot| (id.clone(), slot.text.clone())));
    }
    all
}

/// Chance that comes out the same every time: Knuth's linear congruential generator (MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn op(&mut self, pages: usize) -> Op {
        let page = self.below(pages);
        match self.below(12) {
            0..=1 => Op::Open(page, self.below(2)),
            2..=6 => Op::EditAndSave(page),
            7 => Op::Flush(page),
            8 => Op::Reload(page),
            9 => Op::Delete(self.below(2)),
            _ => Op::Undelete,
        }
    }

    fn harm(&mut self, pages: usize, with_races: bool) -> Harm {
        let step = self.below(14);
        match self.below(if with_races { 10 } else { 8 }) {
            0 => Harm::None,
            1..=3 => Harm::Fault(step, Fault::CrashBefore),
            4 => Harm::Fault(step, Fault::CrashAfter),
            5 => Harm::Fault(step, Fault::Refused),
            6 => Harm::Fault(step, Fault::Lost),
            7 => {
                let then = [Then::Crash, Then::Praise, Then::Blame][self.below(3)];
                Harm::Fault(step, Fault::Torn(self.below(60), then))
            }
            8 => Harm::Race(step, self.below(pages)),
            _ => Harm::Stale(self.below(3)),
        }
    }
}

/// A plan saved twice and open in two pages, with another one deleted before.
fn prepared() -> World {
    let mut world = World::new(2);
    let ops = [
        Op::Open(0, 1),
        Op::EditAndSave(0),
        Op::Delete(1),
        Op::Open(0, 0),
        Op::EditAndSave(0),
        Op::EditAndSave(0),
        Op::Open(1, 0),
    ];
    for op in ops {
        world.run(op, Harm::None);
    }
    world
}

/// The same plan as a version before the slots left it.
fn of_the_old_layout() -> World {
    let mut world = World::new(2);
    let [id, _] = ids();
    let plan = Plan { id: id.clone(), name: "1,2".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
    let text = stored::save(&plan, 4, "2026-08-01T09:30:00Z");
    world.disk.texts.borrow_mut().insert(Key::Old(id.clone()).to_string(), text);
    world.acked.insert(id.clone(), Edits::from([1, 2]));
    world.in_newest.insert(id, Edits::from([1, 2]));
    world.next = 10;
    world.run(Op::Open(0, 0), Harm::None);
    world.run(Op::Open(1, 0), Harm::None);
    world
}

/// A world in which the last write was torn and the page died.
fn with_a_torn_write() -> World {
    let mut world = prepared();
    world.run(Op::EditAndSave(0), Harm::Fault(0, Fault::Torn(20, Then::Crash)));
    world
}

/// A world in which the other page saved since this one looked.
fn with_an_older_page() -> World {
    let mut world = prepared();
    world.run(Op::EditAndSave(1), Harm::None);
    world
}

/// A disk on which a further save only fits when an older one goes.
fn with_no_room() -> World {
    let mut world = prepared();
    let used: usize = world.disk.texts.borrow().iter().map(|(key, text)| key.len() + text.len()).sum();
    world.disk.quota = Some(used + 20);
    world
}

/// After a fault the pages come back, look, save and delete: what was promised still holds.
fn go_on(world: &mut World) {
    let ops = [
        Op::Reload(1),
        Op::EditAndSave(1),
        Op::Open(0, 0),
        Op::EditAndSave(0),
        Op::EditAndSave(1),
        Op::EditAndSave(1),
        Op::Undelete,
        Op::Open(0, 1),
        Op::EditAndSave(0),
        Op::Open(1, 0),
    ];
    for op in ops {
        world.run(op, Harm::None);
    }
}

/// Every fault at every step of an operation; tells how many took effect.
fn every_fault(world: &World, op: Op) -> usize {
    let inject = |harm: Harm, with_sequel: bool| {
        let mut hurt = world.clone();
        let (_, hits) = hurt.run(op, harm);
        if with_sequel {
            go_on(&mut hurt);
        }
        hits
    };
    let mut faults = 0;
    for (step, kind) in world.clone().run(op, Harm::None).0.into_iter().enumerate() {
        faults += inject(Harm::Fault(step, Fault::CrashBefore), true);
        faults += inject(Harm::Fault(step, Fault::CrashAfter), true);
        faults += inject(Harm::Race(step, 1), true);
        if kind != Kind::Read {
            faults += inject(Harm::Fault(step, Fault::Lost), true);
        }
        if kind == Kind::Set {
            faults += inject(Harm::Fault(step, Fault::Refused), true);
            faults += every_tear(step, inject);
        }
    }
    faults
}

/// A write torn at each of its bytes, until all of it is written and nothing goes wrong any more.
fn every_tear(step: usize, inject: impl Fn(Harm, bool) -> usize) -> usize {
    let mut faults = 0;
    for then in [Then::Crash, Then::Praise, Then::Blame] {
        let tear = |length: &usize| inject(Harm::Fault(step, Fault::Torn(*length, then)), length % 16 == 5);
        faults += (0..10_000).map_while(|length| Some(tear(&length)).filter(|hits| *hits > 0)).sum::<usize>();
    }
    faults
}

/// The faults at every step of every operation.
fn exhaustive() -> usize {
    let worlds = [prepared(), with_a_torn_write(), with_an_older_page(), with_no_room()];
    let ops = [
        Op::Open(0, 0),
        Op::EditAndSave(0),
        Op::Flush(0),
        Op::Reload(0),
        Op::Delete(0),
        Op::Delete(1),
        Op::Undelete,
        Op::Open(0, 1),
    ];
    let of_all = |world: &World, ops: &[Op]| ops.iter().map(|op| every_fault(world, *op)).sum::<usize>();
    let moved_over = of_all(&of_the_old_layout(), &[Op::Open(0, 0), Op::EditAndSave(0), Op::Delete(0)]);
    moved_over + worlds.iter().map(|world| of_all(world, &ops)).sum::<usize>()
}

/// Pages in random order with random faults; tells how many took effect.
fn random(seed: u64, with_races: bool) -> usize {
    let mut chance = Chance(seed);
    let pages = 2 + chance.below(2);
    let mut world = World::new(pages);
    world.disk.quota = [None, None, Some(500), Some(900)][chance.below(4)];
    let mut faults = 0;
    for _ in 0..60 {
        let op = match chance.op(pages) {
            // A page that died comes back.
            Op::EditAndSave(page) | Op::Flush(page) | Op::Reload(page) if world.pages[page].is_none() => {
                Op::Open(page, chance.below(2))
            }
            op => op,
        };
        let harm = chance.harm(pages, with_races);
        faults += world.run(op, harm).1;
    }
    faults
}

#[test]
fn nothing_acknowledged_as_saved_is_lost_whatever_goes_wrong() {
    let each = exhaustive();
    let alone: usize = (0..220).map(|seed| random(seed, false)).sum();
    let racing: usize = (1_000..1_220).map(|seed| random(seed, true)).sum();
    println!("storage: {each} faults at every step of every operation, {alone} at random, {racing} with pages racing");
    assert!(each + alone + racing >= 10_000, "{each} + {alone} + {racing}");
    assert!(alone > 1_000 && racing > 1_000, "{alone}, {racing}");
}
