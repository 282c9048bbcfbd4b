//! The page itself: address, title, focus, and the moments when it hides or closes.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{SetValue, StoredValue, on_cleanup};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, VisibilityState};

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The fragment of the address with its `#`; empty when there is none.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address of a fragment of this page, to be passed on.
pub fn address(hash: &str) -> String {
    let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}{hash}", here.split('#').next().unwrap_or_default())
}

/// Goes to another fragment; Back returns here.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        // Only a malformed address fails, and `hash` is printed by our own router.
        let _ = window.location().set_hash(hash);
    }
}

/// Goes to another fragment in place of this one; Back skips it.
pub fn replace(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(hash);
    }
}

/// Runs `work` whenever the fragment changes, for the life of the page.
pub fn on_hash_change(mut work: impl FnMut() + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "hashchange", move |_| work()).forget();
    }
}

/// Runs `work` whenever the page is hidden or closed, the last moment to save.
pub fn on_hide(work: impl Fn() + Clone + 'static) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let hide = work.clone();
    EventListener::new(&window, "pagehide", move |_| hide()).forget();
    let watched = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if watched.visibility_state() == VisibilityState::Hidden {
            work();
        }
    })
    .forget();
}

/// Runs `work` with the storage key that another tab changed.
pub fn on_storage(mut work: impl FnMut(String) + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "storage", move |event| {
            if let Some(key) = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key) {
                work(key);
            }
        })
        .forget();
    }
}

/// A key pressed anywhere on the page.
#[derive(Clone, Debug)]
pub struct KeyPress {
    /// The key as the browser names it.
    pub key: String,
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// The press happened in a control where text is typed.
    pub in_text: bool,
}

/// Runs `work` for each key pressed while the calling component is on the page; when it returns true the browser's
/// own action is stopped.
pub fn on_key_while_mounted(mut work: impl FnMut(KeyPress) -> bool + 'static) {
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let in_text = target.is_some_and(|element| takes_text(&element));
        let press = KeyPress {
            key: event.key(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            in_text,
        };
        if work(press) {
            event.prevent_default();
        }
    });
    let held = StoredValue::new_local(Some(listener));
    on_cleanup(move || held.set_value(None));
}

/// Runs `work` whenever the focus goes somewhere else while the calling component is on the page.
pub fn on_focus_while_mounted(mut work: impl FnMut() + 'static) {
    let Some(document) = document() else { return };
    let held = StoredValue::new_local(Some(EventListener::new(&document, "focusin", move |_| work())));
    on_cleanup(move || held.set_value(None));
}

/// Whether what has the focus reaches into the lowest `height` pixels of the window and not into the highest as well;
/// `None` where that is inside an element of the class `but_in`.
pub fn is_focus_low(height: f64, but_in: &str) -> Option<bool> {
    let document = document()?;
    let Some(element) = document.active_element().filter(|element| element.tag_name() != "BODY") else {
        return Some(false);
    };
    if element.closest(&format!(".{but_in}")).ok().flatten().is_some() {
        return None;
    }
    let (place, window) = (element.get_bounding_client_rect(), document.document_element()?.client_height());
    Some(place.bottom() > f64::from(window) - height && place.top() > height)
}

/// Whether keys pressed in this element change a text of its own, so that the browser's undo belongs to it.
fn takes_text(element: &HtmlElement) -> bool {
    let kind = || element.get_attribute("type").unwrap_or_default();
    match element.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => !matches!(kind().as_str(), "checkbox" | "radio" | "file"),
        _ => element.is_content_editable(),
    }
}

/// Runs `work` with a file dropped anywhere but on a drop zone, which the browser would open in place of the page.
pub fn on_file_drop(work: impl Fn(web_sys::File) + 'static) {
    let Some(window) = window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "dragover", options, |event| {
        if files_in(event).is_some() {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&window, "drop", options, move |event| {
        let Some(data) = files_in(event) else { return };
        // A drop zone that has taken the file has said so.
        let is_taken = event.default_prevented();
        event.prevent_default();
        if let Some(file) = data.files().and_then(|files| files.get(0)).filter(|_| !is_taken) {
            work(file);
        }
    })
    .forget();
}

/// What a drag carries, where that is files.
fn files_in(event: &web_sys::Event) -> Option<web_sys::DataTransfer> {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer)?;
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")).then_some(data)
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Removes the text shown while the app was loading.
pub fn remove_loading() {
    if let Some(element) = document().and_then(|document| document.get_element_by_id("loading")) {
        element.remove();
    }
}

/// Moves the focus to the element with this id and brings it into view; tells whether it was there.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().and_then(|d| d.get_element_by_id(id)).and_then(|e| e.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    element.scroll_into_view();
    element.focus().is_ok()
}

/// Moves the focus to the element with this id without scrolling to its top, as after it was drawn anew elsewhere.
pub fn refocus(id: &str) {
    let element = document().and_then(|d| d.get_element_by_id(id)).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // Focusing fails only where the element has left the page.
        let _ = element.focus();
    }
}

/// How often a heading is looked for before giving up, and the milliseconds between.
const HEADING_LOOKS: (u32, u32) = (200, 50);

/// Moves the focus to the page's heading after the address changed, as a fresh page would; waits for a screen that is
/// still being fetched.
pub fn focus_heading() {
    look_for_heading(HEADING_LOOKS.0);
}

fn look_for_heading(looks: u32) {
    let found = document().and_then(|d| d.query_selector("h1").ok().flatten());
    let Some(heading) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        if looks > 0 {
            after(HEADING_LOOKS.1, move || look_for_heading(looks - 1));
        }
        return;
    };
    let _ = heading.set_attribute("tabindex", "-1");
    let _ = heading.focus();
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls each row of links that does not fit to the one that is marked as where the person is; a row that fits stays.
pub fn reveal_current() {
    let found = document().and_then(|document| document.query_selector_all("nav [aria-current]").ok());
    let Some(found) = found else { return };
    for at in 0..found.length() {
        let link = found.item(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        let Some(link) = link else { continue };
        let Some(row) = link.closest("ol").ok().flatten() else { continue };
        let (inner, outer) = (link.get_bounding_client_rect(), row.get_bounding_client_rect());
        let by = inner.x() + inner.width() / 2.0 - outer.x() - outer.width() / 2.0;
        row.set_scroll_left(row.scroll_left() + by as i32);
    }
}

/// Sets an attribute of the root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Makes a drag that has just begun carry `text`: some browsers only start one that carries something.
pub fn carry(drag: &web_sys::DragEvent, text: &str) {
    if let Some(data) = drag.data_transfer() {
        data.set_effect_allowed("move");
        // Only a drag that has ended refuses data.
        let _ = data.set_data("text/plain", text);
    }
}

/// Sets an attribute of the element with this id, if it is there.
pub fn set_attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        // Only a malformed name fails.
        let _ = element.set_attribute(name, value);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Whether the page is shown dark, by the person's own choice or the system's.
pub fn is_dark() -> bool {
    let chosen = document().and_then(|d| d.document_element()).and_then(|root| root.get_attribute("data-theme"));
    match chosen.as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => window()
            .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
            .is_some_and(|query| query.matches()),
    }
}

/// Runs `work` after `millis` milliseconds.
pub fn after(millis: u32, work: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(millis, work).forget();
}

/// Runs a future to its end without waiting for it.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
