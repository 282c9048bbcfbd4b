//! The files of an import in a list: which is shown, what each holds, what does not belong, and room for more.

use leptos::prelude::*;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::session::Session;
use super::source::Source;
use crate::platform::files::File;
use crate::ui::{Button, FileDrop, Icon, IconName, Notice, Status, Tone};

/// The list of files, where there are several.
#[component]
pub fn FileList(session: Session) -> impl IntoView {
    let sources = session.sources();
    view! {
        <Show when=move || sources.are_several()>
            <ul class="import-files" aria-label=t!("measure.files.label")>
                <For each=move || sources.all() key=|source| source.id let:source>
                    <FileRow session source />
                </For>
            </ul>
        </Show>
        <Unjoined session />
    }
}

#[component]
fn FileRow(session: Session, source: Source) -> impl IntoView {
    let sources = session.sources();
    let name = source.name();
    let is_shown = Memo::new(move |_| sources.current() == Some(source));
    let state = move || {
        if source.problem.with(Option::is_some) {
            return t!("measure.files.problem");
        }
        match source.preview.with(|preview| preview.as_ref().map(|preview| preview.shape)) {
            // lang: measure.shape.*
            Some(shape) => t!(format!("measure.shape.{}", shape.key())),
            None => t!("measure.import.looking"),
        }
    };
    view! {
        <li>
            <button type="button" class="button import-file" data-tone=Tone::Quiet.as_str()
                aria-current=move || is_shown.get().then_some("true") on:click=move |_| sources.show(source)>
                <span class="import-file-name">{name.clone()}</span>
                <span class="muted">{state}</span>
            </button>
            <Button tone=Tone::Quiet label=t!("measure.files.take-out", file = name)
                on_press=move |()| session.take_out(source)>
                <Icon name=IconName::Close />
            </Button>
        </li>
    }
}

/// Which files have nothing in common with the others.
#[component]
fn Unjoined(session: Session) -> impl IntoView {
    let names = Memo::new(move |_| session.sources().unjoined());
    let line = |name: String| view! { <li>{t!("measure.files.unjoined", file = name)}</li> };
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            view! {
                <Notice tone=Status::Warn title=t!("measure.files.unjoined-title")>
                    <ul>{names.into_iter().map(line).collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// Room for further files.
#[component]
pub fn AddFiles(
    session: Session,
    /// The kinds of file offered first.
    accept: &'static str,
) -> impl IntoView {
    view! {
        <div class="import-more">
            <FileDrop id="adoption-more" label=t!("measure.files.add") hint=t!("measure.files.add-hint") accept=accept
                several=true on_files={move |files: Vec<File>| session.add(files)} />
        </div>
    }
}

/// That a file is read as one of the same header was before, and the ways back.
#[component]
pub fn MappingNote(session: Session) -> impl IntoView {
    let found = Memo::new(move |_| {
        let source = session.sources().current()?;
        source.mapping.with(|mapping| mapping.as_ref().map(|mapping| (source.id, mapping.used_on)))
    });
    let act = move |work: fn(Session, Source)| {
        if let Some(source) = untrack(|| session.sources().current()) {
            work(session, source);
        }
    };
    move || {
        found.get().map(|(_, used_on)| {
            view! {
                <Notice tone=Status::Info title=t!("measure.mapping.title", date = long_date(used_on))>
                    <p>{t!("measure.mapping.lede")}</p>
                    <div class="cluster">
                        <Button on_press=move |()| act(Session::follow_findings)>{t!("measure.mapping.back")}</Button>
                        <Button tone=Tone::Quiet on_press=move |()| act(Session::forget)>
                            {t!("measure.mapping.forget")}
                        </Button>
                    </div>
                </Notice>
            }
        })
    }
}
