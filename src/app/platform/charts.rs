//! The drawing of charts: ECharts is loaded when the first chart opens or is near, and fed with options as JSON. Charts
//! in the window are drawn before its next frame, the others when there is time or the page is printed.
//!
//! charming builds the options; its own renderer is not used, because it merges on update, unwraps and cannot
//! dispose.

use leptos::prelude::{ReadSignal, Set, StoredValue, UpdateValue, on_cleanup, signal};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::page;

#[wasm_bindgen(module = "/src/app/platform/charts.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn draw_chart(container: &HtmlElement, option: &str, dark: bool) -> Result<JsValue, JsValue>;
    fn dispose_chart(container: &HtmlElement);
    fn prepare_charts();
    #[wasm_bindgen(catch)]
    async fn picture(option: &str, kind: &str, width: u32, height: u32) -> Result<JsValue, JsValue>;
    fn save_blob(name: &str, blob: &JsValue);
    fn watch_theme(work: &Closure<dyn FnMut()>) -> js_sys::Function;
}

/// The width of saved pictures in CSS pixels; PNG is drawn at twice the density.
const PICTURE_WIDTH: u32 = 960;

/// Fetches and warms up, while nothing else is to do, what draws: the first chart then stands as soon as a later one.
pub fn prepare() {
    prepare_charts();
}

/// Draws `option` (JSON) into `container`, in place of what was drawn before, and follows its size: before the next
/// frame where the person sees it, and otherwise when there is time.
///
/// # Errors
/// When the chart library could not be loaded or refused the option.
pub async fn draw(container: &HtmlElement, option: &str, dark: bool) -> Result<(), ChartError> {
    draw_chart(container, option, dark).await.map(drop).map_err(|_| ChartError)
}

/// Takes down the chart in `container`, if there is one.
pub fn dispose(container: &HtmlElement) {
    dispose_chart(container);
}

/// A file format for pictures of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Pixels.
    Png,
    /// Vectors.
    Svg,
}

impl Picture {
    /// The file name's ending.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// Offers the chart as a picture on white, `height` CSS pixels high and called `name` without its ending.
///
/// # Errors
/// As [`draw`].
pub async fn save(name: &str, option: &str, kind: Picture, height: u32) -> Result<(), ChartError> {
    let blob = picture(option, kind.extension(), PICTURE_WIDTH, height).await.map_err(|_| ChartError)?;
    save_blob(&format!("{name}.{}", kind.extension()), &blob);
    Ok(())
}

/// Whether the page is shown dark, now and after each change while the calling component is on the page: style
/// sheets follow the theme by themselves, drawings do not.
pub fn dark_while_mounted() -> ReadSignal<bool> {
    let (dark, set_dark) = signal(page::is_dark());
    let work: Closure<dyn FnMut()> = Closure::new(move || set_dark.set(page::is_dark()));
    let stop = watch_theme(&work);
    let held = StoredValue::new_local(Some((work, stop)));
    on_cleanup(move || {
        if let Some((_, stop)) = held.try_update_value(Option::take).flatten() {
            // Taking listeners away does not fail.
            let _ = stop.call0(&JsValue::NULL);
        }
    });
    dark
}

/// The chart library could not be loaded or refused what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartError;
