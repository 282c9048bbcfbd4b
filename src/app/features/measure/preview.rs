//! What was found in a file, every finding a choice: encoding, cells, header, shape, columns.

use leptos::prelude::*;
use uptake::adoption::Shape;
use uptake::ingest::{Ability, Delimiter, Encoding, Preview, Warning};
use uptake::t;

use super::columns::ColumnsTable;
use super::import::ACCEPTED;
use super::joining::{AddFiles, FileList, MappingNote};
use super::session::Session;
use super::workbook::SheetField;
use crate::platform::charts;
use crate::ui::{Button, Choice, Icon, IconName, Notice, NumberField, SelectField, Status, TextField, Tone};

/// The farthest line a header may be looked for on.
const LAST_HEADER_LINE: f64 = 10_000.0;

/// The findings and the buttons to accept or leave them.
#[component]
pub fn PreviewForm(session: Session) -> impl IntoView {
    // By the time the choices are made, the figures find what draws them ready.
    charts::prepare();
    view! {
        <div class="stack">
            <div class="stack">
                <h3 id="import-preview" tabindex="-1">{t!("measure.preview.title")}</h3>
                <p class="muted">{t!("measure.preview.lede")}</p>
            </div>
            <FileList session />
            <MappingNote session />
            <CurrentSheet session />
            <Warnings session />
            <Reading session />
            <ColumnsTable session />
            <Drawings session />
            <AddFiles session accept=ACCEPTED />
            <div class="import-label">
                <TextField id="import-label" label=t!("measure.preview.label") hint=t!("measure.preview.label-hint")
                    value=Signal::derive(move || session.label()) on_input=move |label: String| session.set_label(label) />
            </div>
            <div class="cluster">
                <Button tone=Tone::Primary disabled=Signal::derive(move || !session.sources().are_ready())
                    on_press=move |()| session.import()>
                    {t!("measure.import.start")}
                </Button>
                <Button on_press=move |()| session.close()>{t!("measure.import.cancel")}</Button>
            </div>
        </div>
    }
}

/// The choice between the sheets of the workbook that the file comes from, if it does.
#[component]
pub fn CurrentSheet(session: Session) -> impl IntoView {
    let current = Memo::new(move |_| session.sources().current());
    move || {
        current.get().map(|source| {
            let choose = move |sheet: String| session.choose_sheet(source, sheet);
            view! { <SheetField workbook=source.workbook on_choose=choose /> }
        })
    }
}

/// A part of the preview; its default while there is none.
fn part<T>(session: Session, read: impl Fn(&Preview) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| session.preview().with(|preview| preview.as_ref().map(&read).unwrap_or_default()))
}

#[component]
fn Warnings(session: Session) -> impl IntoView {
    let warnings = part(session, |preview| preview.warnings.iter().map(Warning::text).collect::<Vec<_>>());
    move || {
        let texts = warnings.get();
        (!texts.is_empty()).then(|| {
            view! {
                <Notice tone=Status::Warn title=t!("measure.preview.warnings")>
                    <ul>{texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// How the bytes become rows. Of a workbook's sheet, encoding and delimiter are known.
#[component]
fn Reading(session: Session) -> impl IntoView {
    let is_of_workbook =
        Memo::new(move |_| session.sources().current().is_some_and(|source| source.workbook.is_open()));
    let encoding = part(session, |preview| preview.encoding.name().to_owned());
    let encodings = || {
        // lang: measure.encoding.*
        Encoding::ALL
            .map(|choice| Choice::new(choice.name(), t!(format!("measure.encoding.{}", choice.name()))))
            .to_vec()
    };
    let set_encoding = move |name: String| {
        session.change(|settings| settings.encoding = Encoding::ALL.into_iter().find(|choice| choice.name() == name));
    };
    let delimiter = part(session, |preview| preview.delimiter.key().to_owned());
    let delimiters = || {
        // lang: measure.delimiter.*
        Delimiter::ALL
            .map(|choice| Choice::new(choice.key(), t!(format!("measure.delimiter.{}", choice.key()))))
            .to_vec()
    };
    let set_delimiter = move |key: String| {
        session.change(|settings| settings.delimiter = Delimiter::ALL.into_iter().find(|choice| choice.key() == key));
    };
    let header = part(session, |preview| Some(preview.header_row as f64));
    let set_header = move |line: Option<f64>| {
        // The field lets only numbers between the limits through.
        session.change(|settings| settings.header_row = line.map(|line| line.round() as u64));
    };
    let shape = part(session, |preview| preview.shape.key().to_owned());
    let shapes = || {
        // lang: measure.shape.*
        Shape::ALL.map(|choice| Choice::new(choice.key(), t!(format!("measure.shape.{}", choice.key())))).to_vec()
    };
    let set_shape = move |key: String| {
        session.change(|settings| settings.shape = Shape::ALL.into_iter().find(|choice| choice.key() == key));
    };
    view! {
        <div class="grid-3">
            <SelectField id="import-shape" label=t!("measure.preview.shape") value=shape
                options=Signal::derive(shapes) on_input=set_shape />
            <Show when=move || !is_of_workbook.get()>
                <SelectField id="import-encoding" label=t!("measure.preview.encoding") value=encoding
                    options=Signal::derive(encodings) on_input=set_encoding />
                <SelectField id="import-delimiter" label=t!("measure.preview.delimiter") value=delimiter
                    options=Signal::derive(delimiters) on_input=set_delimiter />
            </Show>
            <NumberField id="import-header" label=t!("measure.preview.header") hint=t!("measure.preview.header-hint")
                value=header on_input=set_header min=0.0 max=LAST_HEADER_LINE />
        </div>
    }
}

/// What can be drawn from the columns as they stand.
#[component]
fn Drawings(session: Session) -> impl IntoView {
    let abilities = part(session, |preview| preview.drawings.clone());
    let row = |ability: Ability| {
        let name = if ability.lack.is_none() { IconName::Check } else { IconName::Close };
        view! {
            <li data-drawn=ability.lack.is_none().to_string()>
                <Icon name />
                {ability.text()}
            </li>
        }
    };
    view! {
        <div class="stack">
            <h4>{t!("measure.preview.drawings")}</h4>
            <ul class="drawings" aria-live="polite">{move || abilities.get().into_iter().map(row).collect_view()}</ul>
        </div>
    }
}
