//! The UI kit: labels and signals in, callbacks out. It knows neither the plan nor the store, and every label it
//! shows is either a prop or a text of the `ui.*` area of the language layer.
//!
//! Native elements come first: `<dialog>`, `popover`, `<progress>`, `<input type="date">`. A control is named after
//! the class its style file uses (`style/components/<file>.css`).
#![allow(dead_code, unused_imports, reason = "a kit offers whole sets: every tone and icon, used today or not")]

mod banner;
mod button;
mod check_field;
mod data_table;
mod date_field;
mod dialog;
mod draft;
mod empty_state;
mod error_summary;
mod facts;
mod field;
mod file_drop;
mod icon;
mod menu;
mod meter;
mod number_field;
mod radio_group;
mod select_field;
mod stepper;
mod table_export;
mod tabs;
mod tag;
mod text_field;
mod toasts;

use std::sync::atomic::{AtomicU32, Ordering};

pub use banner::{Banner, Notice};
pub use button::{Button, LinkButton, Tone};
pub use check_field::{CheckField, CheckGroup};
pub use data_table::{DataTable, ScrollRegion, short};
pub use date_field::{DateField, TimeField};
pub use dialog::{ConfirmDialog, Dialog};
pub use empty_state::EmptyState;
pub use error_summary::{ErrorSummary, IssueLink};
pub use facts::Facts;
pub use field::FieldGroup;
pub use file_drop::FileDrop;
pub use icon::{Icon, IconName};
pub use menu::{Menu, MenuItem};
pub use meter::{Meter, Progress};
pub use number_field::NumberField;
pub use radio_group::{RadioChoice, RadioGroup, RatingField};
pub use select_field::{Choice, SelectField};
pub use stepper::{StepItem, StepState, Stepper};
pub use table_export::TableExport;
pub use tabs::{TabItem, Tabs};
pub use tag::{Status, Tag};
pub use text_field::{LineField, TextArea, TextField};
pub use toasts::{TOASTS, Toast, Toasts};

/// An element id that no other call of this function returns while the page is open.
pub fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
