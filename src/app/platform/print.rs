//! Printing: what stands alone on paper while it prints, and sheets that are drawn anew for paper and measured there.
//!
//! A page on paper is laid out otherwise than on screen, so whether a document fits can only be measured as it will
//! print. Everything in `.paper` is set as on paper (`print.css`), also while it is measured on the screen, unseen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// While it prints, the body carries this, and only what is marked is there.
const PRINTING: &str = "data-print";

/// What stays while it prints.
const ROOT: &str = "data-print-root";

fn body() -> Option<HtmlElement> {
    web_sys::window()?.document()?.body()
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// While the calling component is on the page, calls `before` when the page is about to be printed, however the person
/// asks for it, and `after` once it was.
fn around_printing(before: impl Fn() + 'static, after: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listeners = [
        EventListener::new(&window, "beforeprint", move |_| before()),
        EventListener::new(&window, "afterprint", move |_| after()),
    ];
    let held = StoredValue::new_local(Some(listeners));
    on_cleanup(move || held.set_value(None));
}

/// Marks the body as printing, or no longer.
fn mark(on: bool) {
    if let Some(body) = body() {
        let _ = body.toggle_attribute_with_force(PRINTING, on);
    }
}

/// Prints nothing but the element with this id, set as on paper, while the calling component is on the page.
pub fn print_alone(id: &'static str) {
    let set = move |on: bool| {
        let found = body().and_then(|body| body.query_selector(&format!("#{id}")).ok().flatten());
        if let Some(element) = found {
            let _ = element.toggle_attribute_with_force(ROOT, on);
            let _ = element.class_list().toggle_with_force("paper", on);
            mark(on);
        }
    };
    around_printing(move || set(true), move || set(false));
}

/// Prints, while the calling component is on the page, what `draw` draws for the first of `settings` numbers with which
/// it fits its page; for the last where none does.
///
/// What is drawn is one element of a fixed size, by which it is seen whether its content fits.
pub fn print_fitted<V: IntoView + 'static>(settings: usize, draw: impl Fn(usize) -> V + Clone + 'static) {
    let drawn: Rc<RefCell<Option<Drawn<V>>>> = Rc::default();
    let shown = Rc::clone(&drawn);
    let before = move || {
        let fits = |number: usize| Drawn::new(draw.clone(), number).is_none_or(|drawn| drawn.fits());
        // Each setting holds less than the one before: halve until the first that fits is found.
        let (mut low, mut high) = (0, settings.saturating_sub(1));
        while low < high {
            let middle = usize::midpoint(low, high);
            if fits(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        *shown.borrow_mut() = Drawn::new(draw.clone(), low);
        mark(true);
    };
    let after = move || {
        drawn.borrow_mut().take();
        mark(false);
    };
    around_printing(before, after);
}

/// What is drawn for paper, in a room of its own that shows in print only; gone when dropped.
struct Drawn<V: IntoView> {
    room: Element,
    _view: UnmountHandle<V::State>,
}

impl<V: IntoView + 'static> Drawn<V> {
    fn new(draw: impl Fn(usize) -> V + 'static, number: usize) -> Option<Self> {
        let body = body()?;
        let room = body.owner_document()?.create_element("div").ok()?;
        let _ = room.set_attribute("class", "paper paper-room");
        let _ = room.set_attribute(ROOT, "true");
        body.append_child(&room).ok()?;
        let view = mount_to(room.clone().unchecked_into(), move || draw(number));
        Some(Self { room, _view: view })
    }

    /// Whether the content is within the page.
    fn fits(&self) -> bool {
        self.room.first_element_child().is_none_or(|page| {
            page.scroll_height() <= page.client_height() && page.scroll_width() <= page.client_width()
        })
    }
}

impl<V: IntoView> Drop for Drawn<V> {
    fn drop(&mut self) {
        self.room.remove();
    }
}
