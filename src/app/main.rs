//! The app: a Leptos page, drawn in the browser, that holds one plan open at a time.
//!
//! - [`app`] follows the address; [`route`] names the screens, [`screens`] fetches and draws them.
//! - [`store`] is the only writer of the open plan; [`notices`] says what was done, [`update`] that there is a newer
//!   version.
//! - [`platform`] is the only place that touches the browser.
//! - [`sharing`] and [`export`] hand plans on; [`room`] says how much room there is for them.
//! - [`saving`] says when the plan is not saved, and lets a person settle what two tabs changed.
//! - [`copying`] asks what a copy of a plan takes along.
//! - [`merging`] shows what two plans differ in, and the choices of a merge.
//! - [`ui`] and [`chart`] take data and callbacks only; [`form`] binds controls to the plan.
//! - [`features`] holds a folder per phase or page; features never import each other.

mod app;
mod chart;
mod copying;
mod export;
mod features;
mod findings;
mod form;
mod frame;
mod links;
mod merging;
mod notices;
mod part;
mod phase_head;
mod phase_page;
mod platform;
mod progress;
mod room;
mod route;
mod saving;
mod screens;
mod sharing;
mod store;
mod tasks;
mod title;
mod ui;
mod update;

fn main() {
    platform::preferences::apply_language();
    // The screen of a panic is written in the language of the page.
    platform::panic::watch();
    platform::preferences::apply_theme(platform::preferences::theme());
    platform::page::remove_loading();
    leptos::mount::mount_to_body(app::App);
}
