//! What the list of plans shows: read from storage whenever something in it changed.

use chrono::NaiveDate;
use uptake::exchange::envelope::Loaded;
use uptake::id::Id;
use uptake::keep::aside::Aside;
use uptake::plan::Phase;
use uptake::plan::state::current_phase;
use uptake::t;

use crate::platform::clock;
use crate::platform::plans::{self, Entry};

/// A stored plan that opens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// Its identifier.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its launch.
    pub launch: NaiveDate,
    /// The phase it is in today.
    pub phase: Phase,
    /// When it was saved last, as an RFC 3339 time in UTC.
    pub saved_at: String,
}

impl Card {
    /// What the plan is called: its name, or a stand-in for a plan without one.
    pub fn title(&self) -> String {
        match self.name.trim() {
            "" => t!("wizard.unnamed"),
            name => name.to_owned(),
        }
    }
}

/// A stored text that does not open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unreadable {
    /// The identifier in its key.
    pub id: Id,
    /// Why it does not open, in words.
    pub reason: String,
}

/// Everything in storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The plans, the one saved last first.
    pub cards: Vec<Card>,
    /// What does not open.
    pub unreadable: Vec<Unreadable>,
    /// Texts kept aside.
    pub asides: Vec<Aside>,
    /// Whether a deleted plan can be brought back.
    pub has_deleted: bool,
}

impl Stored {
    /// Reads the storage.
    pub fn read() -> Self {
        let today = clock::today();
        let mut stored = Self { asides: plans::asides(), has_deleted: plans::deleted().is_some(), ..Self::default() };
        for Entry { id, loaded } in plans::list() {
            match loaded {
                Loaded::Ready { plan, saved_at, .. } => {
                    let phase = current_phase(&plan, today);
                    stored.cards.push(Card { id, name: plan.name, launch: plan.launch, phase, saved_at });
                }
                Loaded::Newer { .. } => stored.unreadable.push(Unreadable { id, reason: t!("home.newer") }),
                Loaded::Damaged { reason } => stored.unreadable.push(Unreadable { id, reason: reason.to_string() }),
            }
        }
        // Times of one form and zone are in the order of their texts.
        stored.cards.sort_by(|one, other| other.saved_at.cmp(&one.saved_at).then_with(|| one.name.cmp(&other.name)));
        stored.unreadable.sort_by(|one, other| one.id.cmp(&other.id));
        stored
    }
}
