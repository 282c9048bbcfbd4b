//! Files out and in: downloads, the text of chosen files, the clipboard.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

pub use web_sys::File;

#[wasm_bindgen(inline_js = "export function download(name, mime, parts) {
    const url = URL.createObjectURL(new Blob([parts], { type: mime }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
}
export async function copy_text(text) {
    await navigator.clipboard.writeText(text);
}")]
extern "C" {
    #[wasm_bindgen(js_name = download)]
    fn download_js(name: &str, mime: &str, parts: &str);
    #[wasm_bindgen(catch)]
    async fn copy_text(text: &str) -> Result<JsValue, JsValue>;
}

/// Offers `text` as a download called `name`.
pub fn download(name: &str, mime: &str, text: &str) {
    download_js(&safe_name(name), mime, text);
}

/// A file name that every system takes: letters, digits, dots, dashes and spaces as dashes.
pub fn safe_name(name: &str) -> String {
    let cleaned: String =
        name.chars().map(|c| if c.is_alphanumeric() || c == '.' || c == '_' { c } else { '-' }).collect();
    let joined = cleaned.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if joined.is_empty() { "uptake".to_owned() } else { joined }
}

/// The text of a file, read as UTF-8, if it is at most `cap` bytes long.
///
/// # Errors
/// When the file is longer, or the browser cannot read it.
pub async fn read_text(file: &File, cap: f64) -> Result<String, ReadError> {
    if file.size() > cap {
        return Err(ReadError::TooLong);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| ReadError::Unreadable)?;
    text.as_string().ok_or(ReadError::Unreadable)
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is longer than anything this could be.
    TooLong,
    /// The browser could not read it: moved, locked or gone.
    Unreadable,
}

/// Copies text to the clipboard; tells whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    copy_text(text).await.is_ok()
}

/// Fetches a file shipped beside the page, such as the sample export.
///
/// # Errors
/// When it is not there or the network is gone.
pub async fn fetch_shipped(path: &str) -> Result<File, ReadError> {
    let file = fetch_file(path).await.map_err(|_| ReadError::Unreadable)?;
    file.dyn_into().map_err(|_| ReadError::Unreadable)
}

#[wasm_bindgen(inline_js = "export async function fetch_file(path) {
    const answer = await fetch(new URL(path, document.baseURI));
    if (!answer.ok) throw new Error(answer.status);
    return new File([await answer.blob()], path.split('/').pop(), { type: 'text/csv' });
}")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn fetch_file(path: &str) -> Result<JsValue, JsValue>;
}
