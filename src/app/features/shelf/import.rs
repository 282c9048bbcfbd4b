//! The dialog that takes a plan from a file: reads it, shows what is in it, and only then opens it.

use leptos::prelude::*;
use uptake::exchange::ImportError;
use uptake::exchange::envelope::{self, Imported, MAX_FILE};
use uptake::id::IdSource;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::adopt;
use crate::platform::files::{self, File, ReadError};
use crate::platform::{clock, page, plans};
use crate::store::{Store, use_store};
use crate::ui::{Button, Dialog, FileDrop, Notice, Status, Tone};

/// The heading that takes the focus when a file turned out to be a plan.
const FOUND: &str = "import-found";

/// The file input.
const FILE: &str = "plan-file";

/// References to nothing that are listed one by one before the rest is only counted.
const LISTED: usize = 10;

/// The dialog.
#[component]
pub fn ImportDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = Signal::derive(|| t!("home.import-plan"));
    view! {
        <Dialog open on_close=move |()| open.set(false) title>
            <ImportForm open />
        </Dialog>
    }
}

/// One opening of the dialog: a file is asked for, then shown.
#[component]
fn ImportForm(open: RwSignal<bool>) -> impl IntoView {
    let found = RwSignal::new(None::<Imported>);
    let refused = RwSignal::new(None::<String>);
    let take = move |file: File| {
        page::spawn(async move {
            match read(&file).await {
                Ok(imported) => {
                    refused.set(None);
                    found.set(Some(imported));
                    focus_soon(FOUND);
                }
                Err(reason) => refused.set(Some(reason)),
            }
        });
    };
    let ask = move || {
        view! {
            <FileDrop id=FILE label=t!("home.import.file") hint=t!("home.import.file-hint")
                accept=".json,application/json"
                on_files={move |files: Vec<File>| files.into_iter().for_each(take)} />
            <div role="alert">
                {move || refused.get().map(|reason| view! {
                    <Notice tone=Status::Danger title=t!("home.import.refused")>
                        <p>{reason}</p>
                        <p>{t!("home.import.unchanged")}</p>
                    </Notice>
                })}
            </div>
        }
    };
    let again = move |()| {
        found.set(None);
        focus_soon(FILE);
    };
    move || match found.get() {
        None => ask().into_any(),
        Some(imported) => view! { <Preview imported open again /> }.into_any(),
    }
}

fn focus_soon(id: &'static str) {
    page::after(0, move || {
        page::focus(id);
    });
}

/// Reads a plan from a file; the reason in words when it is none.
async fn read(file: &File) -> Result<Imported, String> {
    // Sizes are whole numbers far below 2^53.
    let text = files::read_text(file, MAX_FILE as f64).await.map_err(|error| match error {
        ReadError::TooLong => ImportError::TooLarge { bytes: file.size() as usize, limit: MAX_FILE }.to_string(),
        ReadError::Unreadable => t!("home.import.unreadable"),
    })?;
    envelope::read(&text).map_err(|error| error.to_string())
}

/// What is in the file, before anything is changed.
#[component]
fn Preview(
    imported: Imported,
    open: RwSignal<bool>,
    /// Goes back to asking for a file.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    let title = if imported.plan.name.is_empty() { t!("wizard.unnamed") } else { imported.plan.name.clone() };
    let facts = facts(&imported).into_iter();
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let notes = notes(&imported);
    let dangling: Vec<String> = imported.dangling.iter().take(LISTED).map(ToString::to_string).collect();
    let plan = StoredValue::new(imported.plan);
    let confirm = move |()| {
        open.set(false);
        accept(store, plan.get_value());
    };
    view! {
        <section class="stack">
            <h3 id=FOUND tabindex="-1">{title}</h3>
            <dl class="facts">{facts.collect_view()}</dl>
            {notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
            {(!dangling.is_empty()).then(|| view! {
                <ul>{dangling.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            })}
            <div class="dialog-actions">
                <Button on_press=again>{t!("home.import.again")}</Button>
                <Button tone=Tone::Primary on_press=confirm>{t!("home.import.confirm")}</Button>
            </div>
        </section>
    }
}

/// What tells one plan from another at a glance.
fn facts(imported: &Imported) -> Vec<(String, String)> {
    let plan = &imported.plan;
    let mut facts = vec![(t!("home.launch"), long_date(plan.launch))];
    let named = [
        (t!("field.settings.programme.label"), &plan.programme),
        (t!("field.settings.organisation.label"), &plan.organisation),
    ];
    facts.extend(named.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.clone())));
    if let Some(moment) = clock::local_time(&imported.exported_at) {
        facts.push((t!("home.import.exported"), long_date(moment.date())));
    }
    facts.push((t!("home.import.contents"), contents(plan)));
    facts
}

/// What a plan holds, counted.
fn contents(plan: &Plan) -> String {
    let parts = [
        (plan.people.len(), count("home.import.people", plan.people.len())),
        (plan.stakeholders.len(), count("home.import.stakeholders", plan.stakeholders.len())),
        (plan.sponsorship.kpis.len(), count("home.import.targets", plan.sponsorship.kpis.len())),
        (plan.comms.items.len(), count("home.import.items", plan.comms.items.len())),
        (plan.measurement.imports.len(), count("home.import.figures", plan.measurement.imports.len())),
    ];
    let held: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
    if held.is_empty() { t!("home.import.nothing") } else { held.join(", ") }
}

/// What should be known before the plan is opened.
fn notes(imported: &Imported) -> Vec<String> {
    let mut notes = Vec::new();
    if plans::raw(&imported.plan.id).is_some() {
        notes.push(t!("home.import.copy", name = t!("home.import.copy-name", plan = imported.plan.name)));
    }
    if let Some(version) = imported.migrated_from {
        notes.push(t!("home.import.older", version = version));
    }
    if !imported.dangling.is_empty() {
        notes.push(count("home.import.dangling", imported.dangling.len()));
    }
    notes
}

/// Opens an imported plan; beside a plan with the same id it becomes a copy with an id of its own.
fn accept(store: Store, mut plan: Plan) {
    if plans::raw(&plan.id).is_some() {
        plan.id = store.ids().fresh();
        plan.name = t!("home.import.copy-name", plan = plan.name);
    }
    adopt(store, plan);
}
