//! Prints the adoption figures of exports as JSON, one object a line.
//!
//! ```text
//! cargo run --release --example adoption -- FILE…
//! cargo run --release --example adoption -- --join FILE…
//! ```
//!
//! A key is `null` where a file cannot tell. A file that cannot be read gives `{"file", "error"}`, and the exit code
//! is 1 at the end. After several files comes one more line, `{"series"}`: the files as one weekly series, the later
//! one winning in each week. With `--join` the files are one import, joined by their learners: one object, what is the
//! file's own under `files`, and under `apart` those whose learners are in none of the others.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use uptake::adoption::series::{SeriesWeek, merge};
use uptake::adoption::{Figures, TimeTo, WeekCount, under_engaged};
use uptake::ingest::{FileRead, IngestError, Joined, Outcome, SetAside, Settings, import_all, join_all};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: adoption [--join] FILE…");
        return ExitCode::FAILURE;
    }
    if let Some(("--join", files)) = files.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return join(files);
    }
    let mut code = ExitCode::SUCCESS;
    let mut imports = Vec::new();
    for file in files {
        match import(Path::new(&file)) {
            Ok(outcome) => {
                println!("{}", report(&file, &outcome));
                imports.push(outcome.figures);
            }
            Err(error) => {
                println!("{}", json!({ "file": file, "error": error.text() }));
                code = ExitCode::FAILURE;
            }
        }
    }
    if imports.len() > 1 {
        println!("{}", series(&imports));
    }
    code
}

/// Prints several files as one import.
fn join(files: &[String]) -> ExitCode {
    match open_and_join(files) {
        Ok(Joined { figures, files: read, repeated, changed, apart }) => {
            let parts: Vec<Value> = files.iter().zip(&read).map(|(file, read)| of_file(file, read)).collect();
            let apart: Vec<&String> = apart.iter().filter_map(|place| files.get(*place)).collect();
            let mut report = json!({ "files": parts, "repeated": repeated, "changed": changed, "apart": apart });
            for part in [basics(&figures), further(&figures)] {
                if let (Value::Object(report), Value::Object(part)) = (&mut report, part) {
                    report.extend(part);
                }
            }
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err((file, error)) => {
            println!("{}", json!({ "file": files.get(file), "error": error.text() }));
            ExitCode::FAILURE
        }
    }
}

fn open_and_join(paths: &[String]) -> Result<Joined, (usize, IngestError)> {
    let mut files = Vec::new();
    let mut sizes = Vec::new();
    for (place, path) in paths.iter().enumerate() {
        let file = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (total, file) = file.map_err(|_| (place, IngestError::Unreadable))?;
        sizes.push((Settings::default(), total));
        files.push(file);
    }
    join_all(sizes, |part| {
        let file = files.get_mut(part.file).ok_or(IngestError::Unreadable)?;
        read(file, part.offset, part.length).map_err(|_| IngestError::Unreadable)
    })
}

/// What is a file's own in a join.
fn of_file(file: &str, read: &FileRead) -> Value {
    json!({
        "file": file,
        "encoding": read.encoding.name(),
        "delimiter": read.delimiter.symbol(),
        "header_row": read.header_row,
        "rows": read.rows,
        "set_aside": aside(&read.set_aside),
        "date_order": read.date_order.map(|order| order.key()),
    })
}

fn aside(rows: &[SetAside]) -> Vec<Value> {
    rows.iter().map(|row| json!({ "line": row.line, "reason": row.reason.text() })).collect()
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
    let mut report = json!({
        "file": file,
        "encoding": outcome.encoding.name(),
        "delimiter": outcome.delimiter.symbol(),
        "header_row": outcome.header_row,
        "rows": outcome.figures.rows,
        "set_aside": aside(&outcome.set_aside),
        "date_order": outcome.date_order.map(|order| order.key()),
    });
    for part in [basics(&outcome.figures), further(&outcome.figures)] {
        if let (Value::Object(report), Value::Object(part)) = (&mut report, part) {
            report.extend(part);
        }
    }
    report
}

/// The figures of activity and completion.
fn basics(figures: &Figures) -> Value {
    let Figures { rows, learners, steps, completed, completion_rate, statuses, funnel, nps, .. } = figures;
    json!({
        "rows": rows,
        "learners": learners,
        "steps": steps,
        "weekly_active": counts(figures.weekly_active.as_ref()),
        "completed": completed,
        "completion_rate": completion_rate,
        "statuses": statuses,
        "funnel": funnel,
        "nps": nps,
    })
}

/// The figures beyond those of activity and completion.
fn further(figures: &Figures) -> Value {
    let time = |time: &TimeTo| {
        let curve = time.curve().unwrap_or_default();
        json!({
            "from": time.from,
            "n": curve.n,
            "completed": curve.events,
            "median_days": curve.median,
            "left_out": time.left_out,
            "curve": curve.points.iter().map(|point| json!([point.day, point.share])).collect::<Vec<_>>(),
        })
    };
    json!({
        "shape": figures.shape.key(),
        "weekly_completions": counts(figures.weekly_completions.as_ref()),
        "first_date": figures.first_date,
        "last_date": figures.last_date,
        "time_to_completion": figures.time_to_completion.as_ref().map(time),
        "time_to_first_completion": figures.time_to_first_completion.as_ref().map(time),
        "time_to_competency": figures.time_to_competency.as_ref().map(time),
        "first_application": figures.first_application,
        "cohorts": figures.cohorts,
        "under_engaged": under_engaged(&figures.cohorts).iter().map(|found| json!({
            "column": found.column,
            "group": found.group.name,
            "difference": [found.difference.low, found.difference.high],
        })).collect::<Vec<_>>(),
        "weekly_cohorts": figures.weekly_cohorts,
        "heat": figures.heat,
        "last_seen": counts(figures.last_seen.as_ref()),
        "weekly_minutes": figures.weekly_minutes,
        "weekly_coaching": figures.weekly_coaching,
        "confirmations": figures.confirmations,
        "weekly_nps": figures.weekly_nps,
        "performance": figures.performance,
        "fingerprint": figures.fingerprint,
    })
}

fn counts(weeks: Option<&Vec<WeekCount>>) -> Option<Vec<Value>> {
    weeks.map(|weeks| weeks.iter().map(|week| json!([week.monday, week.count])).collect())
}

/// Several files as one weekly series.
fn series(imports: &[Figures]) -> Value {
    let merged = merge(imports);
    let week = |week: &SeriesWeek| {
        json!({
            "monday": week.monday,
            "active": week.active,
            "completions": week.completions,
            "rate": week.rate,
            "minutes": week.minutes,
            "coaching": week.coaching,
            "asked": week.asked,
            "confirmed": week.confirmed,
            "nps": week.nps,
        })
    };
    let weeks: Vec<Value> = merged.weeks.iter().map(week).collect();
    json!({ "series": { "imports": merged.imports, "repeated": merged.repeated, "weeks": weeks } })
}
