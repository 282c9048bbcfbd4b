//! A question: what kind of control it takes and how its answer is read from and written to its owner.

use super::value::Answer;
use crate::choice::Choice;
use crate::plan::Plan;

/// An option of a pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opt {
    /// What is stored.
    pub key: String,
    /// What is shown.
    pub label: String,
}

/// The control a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A number from the first to the second, in steps of the third.
    Number(f64, f64, f64),
    /// A civil date.
    Date,
    /// A local time.
    Time,
    /// A date tied to the launch or pinned.
    When,
    /// One of some options, which may depend on the plan.
    Pick(fn(&Plan) -> Vec<Opt>),
    /// Any of some options.
    Many(fn(&Plan) -> Vec<Opt>),
    /// Yes or no.
    Flag,
    /// 1 to 5.
    Rating,
}

/// A question about `S`: the plan itself or an entity of a list.
pub struct Field<S: 'static> {
    /// Stable name `area.field`, also the control's id (with the row's id behind it in a list).
    pub id: &'static str,
    /// The control.
    pub kind: Kind,
    /// Reads the answer.
    pub get: fn(&S) -> Answer,
    /// Writes the answer.
    pub set: fn(&mut S, Answer),
    /// Whether the question is asked, given the answers so far.
    pub shown: fn(&Plan, &S) -> bool,
    /// The unit shown behind a number; empty for none.
    pub unit: fn(&S) -> String,
}

/// What a view needs to know of a field whose owner it does not know.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// See [`Field::id`].
    pub id: &'static str,
    /// See [`Field::kind`].
    pub kind: Kind,
}

impl<S> Field<S> {
    /// The part of the field that does not depend on its owner.
    pub fn info(&self) -> FieldInfo {
        FieldInfo { id: self.id, kind: self.kind }
    }
}

impl FieldInfo {
    /// The question.
    pub fn label(&self) -> String {
        // lang: field.*
        crate::t!(format!("field.{}.label", self.id))
    }

    /// Help below the question, where it has any.
    pub fn hint(&self) -> Option<String> {
        crate::lang::optional(&format!("field.{}.hint", self.id))
    }

    /// What it means to choose nothing, where that is an answer of its own.
    pub fn blank(&self) -> Option<String> {
        crate::lang::optional(&format!("field.{}.blank", self.id))
    }
}

/// For fields that are always asked.
pub fn always<S>(_: &Plan, _: &S) -> bool {
    true
}

/// For numbers without a unit.
pub fn no_unit<S>(_: &S) -> String {
    String::new()
}

/// All variants of a closed set, as options.
pub fn opts<E: Choice>(_: &Plan) -> Vec<Opt> {
    opts_of(E::ALL)
}

/// Some variants of a closed set, as options.
pub fn opts_of<E: Choice>(choices: &[E]) -> Vec<Opt> {
    choices.iter().map(|choice| Opt { key: choice.key().to_owned(), label: choice.label() }).collect()
}

/// The people of the plan, as options.
pub fn people(plan: &Plan) -> Vec<Opt> {
    plan.people.iter().map(|p| Opt { key: p.id.to_string(), label: named(&p.name) }).collect()
}

/// The groups of the plan, as options.
pub fn audiences(plan: &Plan) -> Vec<Opt> {
    plan.audiences.iter().map(|group| Opt { key: group.id.to_string(), label: named(&group.name) }).collect()
}

fn named(name: &str) -> String {
    if name.trim().is_empty() { crate::t!("wizard.unnamed") } else { name.to_owned() }
}

/// Declares a [`Field`]: `field!("sponsor.reason", Kind::LongText, |plan| plan.sponsorship.reason)`, with
/// `, shown = |plan, owner| …` and `, unit = |owner| …` where needed (in this order).
#[macro_export]
macro_rules! field {
    ($id:literal, $kind:expr, |$owner:ident| $place:expr $(, shown = $shown:expr)? $(, unit = $unit:expr)? $(,)?) => {
        $crate::wizard::Field {
            id: $id,
            kind: $kind,
            get: |$owner| $crate::wizard::Value::answer(&$place),
            set: |$owner, answer| $crate::wizard::Value::accept(&mut $place, answer),
            shown: $crate::field!(@or $crate::wizard::field::always $(, $shown)?),
            unit: $crate::field!(@or $crate::wizard::field::no_unit $(, $unit)?),
        }
    };
    (@or $default:path) => { $default };
    (@or $default:path, $given:expr) => { $given };
}
