//! Controls bound to the plan: they draw the domain's typed fields and lists, read through the store and edit
//! through it. Used by the wizards and by every page where an answer can be changed in place.

mod control;
mod fields;
mod list;
mod when;

pub use control::AnswerControl;
pub use fields::PlanFields;
pub use list::{ListEditor, RowField};

use leptos::prelude::*;
use uptake::wizard::Issue;

use crate::platform::page;

/// The control that the person is being led to; a row that holds it opens.
#[derive(Clone, Copy)]
pub struct Wanted(RwSignal<String>);

impl Wanted {
    /// No control.
    pub fn none() -> Self {
        Self(RwSignal::new(String::new()))
    }
}

/// The control that the person is being led to, from the context that [`crate::app`] sets.
pub fn use_wanted() -> RwSignal<String> {
    expect_context::<Wanted>().0
}

/// Leads to a control: opens the row that holds it, then moves the focus.
pub fn go_to(wanted: RwSignal<String>, control: String) {
    wanted.set(control.clone());
    page::after(0, move || {
        page::focus(&control);
        // The same control may be wanted again after its row was closed.
        wanted.set(String::new());
    });
}

/// The issues of the part of the plan on screen; empty while they are not to be shown yet.
pub type Issues = Signal<Vec<Issue>>;

/// What is wrong with the control `id`, if anything.
pub fn issue_of(issues: Issues, id: String) -> Signal<Option<String>> {
    Signal::derive(move || issues.with(|list| list.iter().find(|issue| issue.control == id).map(|i| i.text.clone())))
}
