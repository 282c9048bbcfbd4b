//! Everything the browser does for the app: the only place that knows web-sys, gloo and JavaScript.
//!
//! What can fail in a person's browser (blocked storage, a missing API, a full disk) comes back as a value.

pub mod charts;
pub mod clock;
pub mod exported;
pub mod files;
pub mod ids;
pub mod kv;
pub mod locks;
pub mod offline;
pub mod page;
pub mod panic;
pub mod plans;
pub mod preferences;
pub mod print;
pub mod share;
pub mod sheets;
pub mod space;
pub mod versions;
pub mod worker;
pub mod zones;
