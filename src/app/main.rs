//! The app: a Leptos page, drawn in the browser, that holds one plan open at a time.
//!
//! - [`app`] follows the address; [`route`] names the screens, [`screens`] fetches and draws them.
//! - [`store`] is the only writer of the open plan; [`notices`] says what was done.
//! - [`platform`] is the only place that touches the browser.
//! - [`ui`] and [`chart`] take data and callbacks only; [`form`] binds controls to the plan.
//! - [`features`] holds a folder per phase or page; features never import each other.

mod app;
mod chart;
mod features;
mod findings;
mod form;
mod frame;
mod links;
mod notices;
mod phase_head;
mod platform;
mod progress;
mod route;
mod screens;
mod store;
mod tasks;
mod title;
mod ui;

fn main() {
    platform::page::report_panics();
    platform::preferences::apply_language();
    platform::preferences::apply_theme(platform::preferences::theme());
    platform::page::ignore_stray_drops();
    platform::page::remove_loading();
    leptos::mount::mount_to_body(app::App);
}
