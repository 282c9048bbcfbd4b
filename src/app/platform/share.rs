//! Handing files and links on through the system: its share sheet, and files that are saved to again and again.
//!
//! Not every browser has either; what it has is asked before it is offered.

use uptake::id::Id;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "const handles = new Map();
export function can_share_link() {
    return typeof navigator.share === 'function';
}
export function can_share_file(name, mime) {
    try {
        return navigator.canShare?.({ files: [new File(['{}'], name, { type: mime })] }) === true;
    } catch {
        return false;
    }
}
async function passed(work) {
    try {
        await work();
        return 'done';
    } catch (error) {
        return error?.name === 'AbortError' ? 'cancelled' : 'refused';
    }
}
export async function share_link(title, url) {
    return passed(() => navigator.share({ title, url }));
}
export async function share_file(name, mime, title, text) {
    return passed(() => navigator.share({ title, files: [new File([text], name, { type: mime })] }));
}
export function can_save_to_file() {
    return typeof window.showSaveFilePicker === 'function';
}
export function file_of(key) {
    return handles.get(key)?.name;
}
export async function save_to_file(key, name, kind, mime, text) {
    return passed(async () => {
        const types = [{ description: kind, accept: { [mime]: ['.json'] } }];
        const handle = handles.get(key) ?? (await window.showSaveFilePicker({ suggestedName: name, types }));
        handles.delete(key);
        const writable = await handle.createWritable();
        await writable.write(text);
        await writable.close();
        handles.set(key, handle);
    });
}")]
extern "C" {
    /// Whether links can be given to the system's share sheet.
    pub fn can_share_link() -> bool;
    /// Whether a file of this name and media type can be given to the system's share sheet.
    pub fn can_share_file(name: &str, mime: &str) -> bool;
    /// Whether a file can be saved to where the person says, and later there again.
    pub fn can_save_to_file() -> bool;
    fn file_of(key: &str) -> Option<String>;
    #[wasm_bindgen(js_name = share_link)]
    async fn share_link_js(title: &str, url: &str) -> JsValue;
    #[wasm_bindgen(js_name = share_file)]
    async fn share_file_js(name: &str, mime: &str, title: &str, text: &str) -> JsValue;
    #[wasm_bindgen(js_name = save_to_file)]
    async fn save_to_file_js(key: &str, name: &str, kind: &str, mime: &str, text: &str) -> JsValue;
}

/// What came of handing something to the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It took it.
    Done,
    /// The person changed their mind.
    Cancelled,
    /// It did not take it, or the file could not be written.
    Refused,
}

impl Passed {
    fn from_js(answer: &JsValue) -> Self {
        match answer.as_string().as_deref() {
            Some("done") => Self::Done,
            Some("cancelled") => Self::Cancelled,
            _ => Self::Refused,
        }
    }
}

/// Gives a link to the system's share sheet.
pub async fn share_link(title: &str, url: &str) -> Passed {
    Passed::from_js(&share_link_js(title, url).await)
}

/// Gives a file to the system's share sheet.
pub async fn share_file(name: &str, mime: &str, title: &str, text: &str) -> Passed {
    Passed::from_js(&share_file_js(name, mime, title, text).await)
}

/// The name of the file that a plan was saved to last on this page.
pub fn file_of_plan(id: &Id) -> Option<String> {
    file_of(id.as_str())
}

/// Saves a plan to its file: the one it was saved to before, or one that the person chooses. `kind` says what files of
/// this sort are called. A file that could not be written is asked for anew the next time.
pub async fn save_to_file(id: &Id, name: &str, kind: &str, mime: &str, text: &str) -> Passed {
    Passed::from_js(&save_to_file_js(id.as_str(), name, kind, mime, text).await)
}
