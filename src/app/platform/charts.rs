//! The drawing of charts: ECharts is loaded when the first chart opens, and fed with options as JSON.
//!
//! charming builds the options; its own renderer is not used, because it merges on update, unwraps and cannot
//! dispose.

use leptos::prelude::{ReadSignal, Set, StoredValue, UpdateValue, on_cleanup, signal};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::page;

#[wasm_bindgen(inline_js = "let loading;
function load() {
    const name = document.querySelector('meta[name=\"charts\"]').content;
    loading ??= import(new URL(name, document.baseURI)).catch((reason) => { loading = undefined; throw reason; });
    return loading;
}
const live = new WeakMap();
const wanted = new WeakMap();
let queue = Promise.resolve();
export async function draw_chart(box, option, dark) {
    // A dozen charts at once would hold the page up: each is drawn in a task of its own, and only as it is wanted last.
    const mine = {};
    wanted.set(box, mine);
    const echarts = await load();
    const turn = queue.then(() => new Promise((go) => setTimeout(go)));
    queue = turn;
    await turn;
    if (!box.isConnected || wanted.get(box) !== mine) return;
    let held = live.get(box);
    if (held && held.dark !== dark) { dispose_chart(box); held = undefined; }
    if (!held) {
        const chart = echarts.init(box, dark ? 'dark' : undefined, { renderer: 'svg' });
        // It calls once at the start, when there is nothing to do.
        const watch = new ResizeObserver(() => {
            if (box.clientWidth !== chart.getWidth() || box.clientHeight !== chart.getHeight()) chart.resize();
        });
        watch.observe(box);
        held = { chart, watch, dark };
        live.set(box, held);
    }
    held.chart.setOption(JSON.parse(option), { notMerge: true });
    // What is drawn, which may for a moment not be what the page is: for paper.
    box.dataset.dark = dark;
}
export function dispose_chart(box) {
    const held = live.get(box);
    if (!held) return;
    held.watch.disconnect();
    held.chart.dispose();
    live.delete(box);
}
export async function picture(option, kind, width, height) {
    const echarts = await load();
    const box = document.createElement('div');
    box.style.cssText = `position:absolute;left:-99999px;width:${width}px;height:${height}px`;
    document.body.append(box);
    const chart = echarts.init(box, undefined, { renderer: kind === 'svg' ? 'svg' : 'canvas', width, height });
    try {
        chart.setOption({ ...JSON.parse(option), animation: false, backgroundColor: '#ffffff' });
        if (kind === 'svg') return new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' });
        const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: '#ffffff' });
        return await new Promise((done) => canvas.toBlob(done, 'image/png'));
    } finally { chart.dispose(); box.remove(); }
}
export function save_blob(name, blob) {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url; link.download = name;
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
}
export function watch_theme(work) {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(() => work());
    const followed = () => work();
    system.addEventListener('change', followed);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => { system.removeEventListener('change', followed); chosen.disconnect(); };
}")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn draw_chart(container: &HtmlElement, option: &str, dark: bool) -> Result<JsValue, JsValue>;
    fn dispose_chart(container: &HtmlElement);
    #[wasm_bindgen(catch)]
    async fn picture(option: &str, kind: &str, width: u32, height: u32) -> Result<JsValue, JsValue>;
    fn save_blob(name: &str, blob: &JsValue);
    fn watch_theme(work: &Closure<dyn FnMut()>) -> js_sys::Function;
}

/// The width of saved pictures in CSS pixels; PNG is drawn at twice the density.
const PICTURE_WIDTH: u32 = 960;

/// Draws `option` (JSON) into `container`, in place of what was drawn before, and follows its size.
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
