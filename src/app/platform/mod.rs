//! Everything the browser does for the app: the only place that knows web-sys, gloo and JavaScript.
//!
//! What can fail in a person's browser (blocked storage, a missing API, a full disk) comes back as a value.

pub mod charts;
pub mod clock;
pub mod files;
pub mod ids;
pub mod kv;
pub mod locks;
pub mod page;
pub mod plans;
pub mod preferences;
pub mod sheets;
pub mod worker;
pub mod zones;
