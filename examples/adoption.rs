//! Prints the adoption figures of exports as JSON, one object a line.
//!
//! ```text
//! cargo run --release --example adoption -- FILE…
//! ```
//!
//! A key is `null` where a file cannot tell. A file that cannot be read gives `{"file", "error"}`, and the exit code
//! is 1 at the end.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use uptake::adoption::Figures;
use uptake::ingest::{IngestError, Outcome, Settings, import_all};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: adoption FILE…");
        return ExitCode::FAILURE;
    }
    let mut code = ExitCode::SUCCESS;
    for file in files {
        match import(Path::new(&file)) {
            Ok(outcome) => println!("{}", report(&file, &outcome)),
            Err(error) => {
                println!("{}", json!({ "file": file, "error": error.text() }));
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn import(path: &Path) -> Result<Outcome, IngestError> {
    let mut file = File::open(path).map_err(|_| IngestError::Unreadable)?;
    let total = file.metadata().map_err(|_| IngestError::Unreadable)?.len();
    import_all(total, &Settings::default(), |offset, length| {
        read(&mut file, offset, length).map_err(|_| IngestError::Unreadable)
    })
}

fn read(file: &mut File, offset: u64, length: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(offset))?;
    file.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn report(file: &str, outcome: &Outcome) -> Value {
    let Figures { rows, learners, steps, completed, completion_rate, statuses, funnel, nps, .. } = &outcome.figures;
    let weekly_active = outcome
        .figures
        .weekly_active
        .as_ref()
        .map(|weeks| weeks.iter().map(|week| json!([week.monday, week.count])).collect::<Vec<_>>());
    let set_aside: Vec<Value> =
        outcome.set_aside.iter().map(|row| json!({ "line": row.line, "reason": row.reason.text() })).collect();
    json!({
        "file": file,
        "encoding": outcome.encoding.name(),
        "delimiter": outcome.delimiter.symbol(),
        "header_row": outcome.header_row,
        "rows": rows,
        "set_aside": set_aside,
        "date_order": outcome.date_order.map(|order| order.key()),
        "learners": learners,
        "steps": steps,
        "weekly_active": weekly_active,
        "completed": completed,
        "completion_rate": completion_rate,
        "statuses": statuses,
        "funnel": funnel,
        "nps": nps,
    })
}
