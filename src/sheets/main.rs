//! The reader of workbooks: turns a sheet of the posted `.xlsx` into a CSV file, off the main thread.
//!
//! It is a worker of its own, fetched when the first workbook is chosen, so that the import worker stays light. It
//! speaks [`uptake::sheets::protocol`] and knows no texts and no figures: the CSV goes the way of any other export.

use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use uptake::sheets::protocol::{FILE_FIELD, PROTOCOL, REQUEST_FIELD, RESPONSE_FIELD, Request, Response, csv_name};
use uptake::sheets::{Converted, MOST_BYTES, SheetsError, to_csv};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, File, FileReaderSync, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        // Started as a page's own script by mistake: there is nobody to talk to.
        return;
    };
    let asked = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        if let Some(message) = event.dyn_ref::<MessageEvent>() {
            answer(&asked, &message.data());
        }
    })
    .forget();
    say(&scope, &Response::Ready { protocol: PROTOCOL }, None);
}

/// Takes one message of the page. While it works nothing else is heard: to stop it, the page takes the worker down.
fn answer(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let field = |name: &str| Reflect::get(message, &JsValue::from_str(name)).ok();
    let request = field(REQUEST_FIELD)
        .and_then(|text| text.as_string())
        .and_then(|text| serde_json::from_str::<Request>(&text).ok());
    let file = field(FILE_FIELD).and_then(|file| file.dyn_into::<File>().ok());
    let made = match (request, file) {
        (Some(request), Some(file)) => convert(scope, &request, &file),
        _ => Err(SheetsError::Protocol),
    };
    match made {
        Ok((file, response)) => say(scope, &response, Some(&file)),
        Err(error) => say(scope, &Response::Failed(error), None),
    }
}

fn convert(
    scope: &DedicatedWorkerGlobalScope,
    request: &Request,
    workbook: &File,
) -> Result<(File, Response), SheetsError> {
    let bytes = read(workbook)?;
    let Converted { csv, sheet, sheets } = to_csv(&bytes, request.sheet.as_deref(), |sheet, sheets| {
        say(scope, &Response::Reading { sheet, sheets }, None);
    })?;
    let parts = Array::of1(&Uint8Array::from(csv.as_slice()));
    let file = File::new_with_u8_array_sequence(&parts, &csv_name(&workbook.name()));
    // Out of memory: the only way in which a file cannot be made of bytes.
    let file = file.map_err(|_| SheetsError::TooLarge)?;
    Ok((file, Response::Done { sheet, sheets }))
}

fn read(file: &File) -> Result<Vec<u8>, SheetsError> {
    if file.size() > MOST_BYTES as f64 {
        return Err(SheetsError::TooLarge);
    }
    let reader = FileReaderSync::new().map_err(|_| SheetsError::Unreadable)?;
    let buffer = reader.read_as_array_buffer(file).map_err(|_| SheetsError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Posts a response to the page, with the CSV when there is one.
fn say(scope: &DedicatedWorkerGlobalScope, response: &Response, file: Option<&File>) {
    let Ok(text) = serde_json::to_string(response) else { return };
    let message = Object::new();
    // Setting a field of a plain object and posting it fail only when the page is gone, and then nobody waits for it.
    let _ = Reflect::set(&message, &JsValue::from_str(RESPONSE_FIELD), &JsValue::from_str(&text));
    if let Some(file) = file {
        let _ = Reflect::set(&message, &JsValue::from_str(FILE_FIELD), file);
    }
    let _ = scope.post_message(&message);
}
