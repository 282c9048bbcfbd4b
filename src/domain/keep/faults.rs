//! A disk on which everything can go wrong, for the tests: writes refused, torn at any letter or lost, crashes before
//! and after each step, a quota, another page in between, and a page that sees what was there a moment ago.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{Kv, KvError};

/// The texts by key.
pub type Texts = BTreeMap<String, String>;

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It reads.
    Read,
    /// It writes a text.
    Set,
    /// It removes one.
    Remove,
}

/// What goes wrong: a crash at its step, a failed write with the first write from its step on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The page dies before the step.
    CrashBefore,
    /// The page dies after the step.
    CrashAfter,
    /// Only so many bytes of the text are written, and then something happens.
    Torn(usize, Then),
    /// The write is refused.
    Refused,
    /// The write or removal is said to be done and is not.
    Lost,
}

/// What follows a torn write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The page dies.
    Crash,
    /// The storage says that all is well.
    Praise,
    /// The storage says that it refused.
    Blame,
}

/// What all pages share.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// The texts.
    pub texts: RefCell<Texts>,
    /// How many bytes fit; `None` for any number.
    pub quota: Option<usize>,
}

impl Disk {
    fn fits(&self, key: &str, text: &str) -> bool {
        let texts = self.texts.borrow();
        let others = texts.iter().filter(|(other, _)| *other != key);
        let used: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        self.quota.is_none_or(|quota| used + key.len() + text.len() <= quota)
    }
}

/// What happens between two steps.
type Between<'a> = Box<dyn FnOnce() + 'a>;

/// The disk as one page has it during one operation.
pub struct FaultyKv<'a> {
    disk: &'a Disk,
    fault: Option<(usize, Fault)>,
    between: RefCell<Option<(usize, Between<'a>)>>,
    view: Option<RefCell<Texts>>,
    steps: RefCell<Vec<Kind>>,
    is_spent: Cell<bool>,
    crashed: Cell<bool>,
    hits: Cell<usize>,
}

impl<'a> FaultyKv<'a> {
    /// The disk with this fault at the step counted from 0, or with none.
    pub fn new(disk: &'a Disk, fault: Option<(usize, Fault)>) -> Self {
        Self {
            disk,
            fault,
            between: RefCell::new(None),
            view: None,
            steps: RefCell::new(Vec::new()),
            is_spent: Cell::new(false),
            crashed: Cell::new(false),
            hits: Cell::new(0),
        }
    }

    /// Has `work` done before the step counted from 0.
    pub fn interrupted(self, step: usize, work: impl FnOnce() + 'a) -> Self {
        *self.between.borrow_mut() = Some((step, Box::new(work)));
        self
    }

    /// Shows the page what was there at another time, and what it writes itself.
    pub fn seeing(mut self, view: Texts) -> Self {
        self.hits.set(1);
        self.view = Some(RefCell::new(view));
        self
    }

    /// What all pages share.
    pub fn disk(&self) -> &'a Disk {
        self.disk
    }

    /// Whether the page has died.
    pub fn crashed(&self) -> bool {
        self.crashed.get()
    }

    /// How many faults have taken effect.
    pub fn hits(&self) -> usize {
        self.hits.get()
    }

    /// The steps taken.
    pub fn steps(&self) -> Vec<Kind> {
        self.steps.borrow().clone()
    }

    fn hit(&self) {
        self.hits.set(self.hits.get() + 1);
    }

    fn die(&self) {
        self.hit();
        self.crashed.set(true);
    }

    /// Begins a step: the fault that is due in it. A dead page takes no more steps.
    fn begin(&self, kind: Kind) -> Option<Fault> {
        if self.crashed.get() {
            return None;
        }
        let step = self.steps.borrow().len();
        self.steps.borrow_mut().push(kind);
        let due = self.between.borrow_mut().take_if(|(at, _)| *at == step);
        if let Some((_, work)) = due {
            self.hit();
            work();
        }
        let (at, fault) = self.fault.filter(|_| !self.is_spent.get())?;
        let is_due = match fault {
            Fault::CrashBefore | Fault::CrashAfter => at == step,
            Fault::Torn(..) | Fault::Refused => at <= step && kind == Kind::Set,
            Fault::Lost => at <= step && kind != Kind::Read,
        };
        if !is_due {
            return None;
        }
        self.is_spent.set(true);
        if fault == Fault::CrashBefore {
            self.die();
        }
        Some(fault)
    }

    fn end(&self, fault: Option<Fault>) {
        if fault == Some(Fault::CrashAfter) {
            self.die();
        }
    }

    fn place(&self, key: &str, text: &str) {
        self.disk.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        if let Some(view) = &self.view {
            view.borrow_mut().insert(key.to_owned(), text.to_owned());
        }
    }

    fn read<R>(&self, read: impl FnOnce(&Texts) -> R) -> R {
        match &self.view {
            Some(view) => read(&view.borrow()),
            None => read(&self.disk.texts.borrow()),
        }
    }

    fn torn(&self, key: &str, text: &str, length: usize, then: Then) -> Result<(), KvError> {
        let Some(part) = text.get(..length) else {
            self.place(key, text);
            return Ok(());
        };
        self.hit();
        self.place(key, part);
        match then {
            Then::Crash => {
                self.crashed.set(true);
                Err(KvError::Refused)
            }
            Then::Praise => Ok(()),
            Then::Blame => Err(KvError::Refused),
        }
    }
}

impl Kv for FaultyKv<'_> {
    fn get(&self, key: &str) -> Option<String> {
        let fault = self.begin(Kind::Read);
        if self.crashed.get() {
            return None;
        }
        let text = self.read(|texts| texts.get(key).cloned());
        self.end(fault);
        text
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KvError> {
        let fault = self.begin(Kind::Set);
        if self.crashed.get() {
            return Err(KvError::Refused);
        }
        match fault {
            Some(Fault::Torn(length, then)) => return self.torn(key, text, length, then),
            Some(Fault::Refused) => {
                self.hit();
                return Err(KvError::Refused);
            }
            Some(Fault::Lost) => {
                self.hit();
                return Ok(());
            }
            Some(Fault::CrashBefore | Fault::CrashAfter) | None => {}
        }
        if !self.disk.fits(key, text) {
            return Err(KvError::Refused);
        }
        self.place(key, text);
        self.end(fault);
        Ok(())
    }

    fn remove(&self, key: &str) {
        let fault = self.begin(Kind::Remove);
        if self.crashed.get() {
            return;
        }
        if fault == Some(Fault::Lost) {
            self.hit();
            return;
        }
        self.disk.texts.borrow_mut().remove(key);
        if let Some(view) = &self.view {
            view.borrow_mut().remove(key);
        }
        self.end(fault);
    }

    fn keys(&self) -> Vec<String> {
        let fault = self.begin(Kind::Read);
        if self.crashed.get() {
            return Vec::new();
        }
        let keys = self.read(|texts| texts.keys().cloned().collect());
        self.end(fault);
        keys
    }
}
