//! The import panel: files are chosen or dropped, looked at, read, and their result told.

use leptos::prelude::*;
use uptake::number;
use uptake::t;

use super::preview::{CurrentSheet, PreviewForm};
use super::result::ImportResult;
use super::session::{Session, Stage};
use super::source::Source;
use crate::platform::files::{self, File};
use crate::platform::page;
use crate::ui::{Button, FileDrop, Notice, Progress, Status, Tone};

/// Where the sample export lies beside the page.
const SAMPLE: &str = "sample/adoption-sample.csv";

/// The kinds of file offered first.
pub const ACCEPTED: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain,\
                        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The panel.
#[component]
pub fn ImportPanel(session: Session) -> impl IntoView {
    // While files are looked at the input stays, and with it the focus.
    let view_of = Memo::new(move |_| match session.stage() {
        Stage::Looking => Stage::Choosing,
        stage => stage,
    });
    view! {
        <section class="section">
            <h2>{t!("measure.import.title")}</h2>
            <div role="alert">
                {move || {
                    session.problem().map(|text| {
                        view! {
                            <Notice tone=Status::Danger title=t!("measure.import.problem")>
                                <p>{text}</p>
                            </Notice>
                        }
                    })
                }}
            </div>
            {move || match view_of.get() {
                Stage::Choosing | Stage::Looking => view! { <FileChooser session /> }.into_any(),
                Stage::Previewing => view! { <PreviewForm session /> }.into_any(),
                Stage::Importing => view! { <Reading session /> }.into_any(),
                Stage::Done => view! { <ImportResult session /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn FileChooser(session: Session) -> impl IntoView {
    let load_sample = move |()| {
        page::spawn(async move {
            match files::fetch_shipped(SAMPLE).await {
                Ok(file) => session.take(vec![file]),
                Err(_) => session.fail(t!("measure.problem.sample")),
            }
        });
    };
    let sources = session.sources();
    let progress = move || sources.current()?.workbook.progress();
    let is_unpacking = move || sources.all().into_iter().any(|source: Source| source.workbook.is_reading());
    let looking = move || match progress() {
        Some(progress) => progress,
        None if session.stage() == Stage::Looking => t!("measure.import.looking"),
        None => String::new(),
    };
    view! {
        <FileDrop id="adoption-file" label=t!("measure.import.file") hint=t!("measure.import.privacy")
            accept=ACCEPTED several=true on_files={move |files: Vec<File>| session.take(files)} />
        <p role="status">{looking}</p>
        <Show when=is_unpacking>
            <div class="cluster">
                <Button on_press=move |()| session.close() tone=Tone::Danger>{t!("measure.import.cancel")}</Button>
            </div>
        </Show>
        <CurrentSheet session />
        <div class="cluster">
            <Button on_press=load_sample>{t!("measure.import.sample")}</Button>
            <p class="muted">{t!("measure.import.shapes")}</p>
        </div>
        <p class="muted">{t!("sheets.offer")}</p>
    }
}

#[component]
fn Reading(session: Session) -> impl IntoView {
    let label = move || {
        let (done, all) = session.progress();
        t!("measure.import.progress", done = megabytes(done), all = megabytes(all))
    };
    let done = Signal::derive(move || session.progress().0 as f64);
    let all = Signal::derive(move || session.progress().1 as f64);
    view! {
        <div class="stack">
            <h3 id="import-progress" tabindex="-1">{t!("measure.import.progress-title")}</h3>
            <Progress value=done max=all label=Signal::derive(label) />
            <div class="cluster">
                <Button on_press=move |()| session.cancel() tone=Tone::Danger>{t!("measure.import.cancel")}</Button>
            </div>
        </div>
    }
}

/// Bytes as megabytes with one decimal.
fn megabytes(bytes: u64) -> String {
    number::plain((bytes as f64 / 100_000.0).round() / 10.0)
}
