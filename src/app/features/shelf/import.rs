//! The dialog that takes a plan from a file: reads it, shows what is in it, and only then opens it.

use leptos::prelude::*;
use uptake::exchange::ImportError;
use uptake::exchange::backup::{self, Backup};
use uptake::exchange::envelope::{self, Imported, Loaded};
use uptake::id::IdSource;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::adopt;
use super::backup::BackupPreview;
use super::from_template::FromTemplate;
use super::merge::{Incoming, MergeImport};
use crate::platform::files::{self, File, ReadError};
use crate::platform::{clock, page, plans, versions};
use crate::store::{Store, use_store};
use crate::ui::{Button, Dialog, FileDrop, Notice, RadioChoice, RadioGroup, Status, Tone};

/// The heading that takes the focus when a file turned out to be a plan.
const FOUND: &str = "import-found";

/// The file input.
const FILE: &str = "plan-file";

/// References to nothing that are listed one by one before the rest is only counted.
const LISTED: usize = 10;

/// What has come in before the dialog could ask for it.
#[derive(Clone)]
pub enum Arrival {
    /// A file dropped on the page.
    File(File),
    /// A plan out of a link.
    Plan(Box<Imported>),
}

/// Where something waits for the dialog to open.
pub type Arrivals = StoredValue<Option<Arrival>, LocalStorage>;

/// The dialog.
#[component]
pub fn ImportDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it begins with in place of asking for a file.
    arrivals: Arrivals,
) -> impl IntoView {
    let title = Signal::derive(|| t!("home.import-plan"));
    view! {
        <Dialog open on_close=move |()| open.set(false) title>
            <ImportForm open arrivals />
        </Dialog>
    }
}

/// One opening of the dialog: a file is asked for, then shown.
#[component]
fn ImportForm(open: RwSignal<bool>, arrivals: Arrivals) -> impl IntoView {
    let found = RwSignal::new(None::<Found>);
    let refused = RwSignal::new(None::<String>);
    let take = move |file: File| {
        page::spawn(async move {
            match read(&file).await {
                Ok(content) => {
                    refused.set(None);
                    found.set(Some(content));
                    focus_soon(FOUND);
                }
                Err(reason) => refused.set(Some(reason)),
            }
        });
    };
    match arrivals.try_update_value(Option::take).flatten() {
        Some(Arrival::File(file)) => take(file),
        Some(Arrival::Plan(imported)) => {
            found.set(Some(Found::Plan(imported)));
            focus_soon(FOUND);
        }
        None => {}
    }
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
        Some(Found::Plan(imported)) if imported.is_template => {
            view! { <FromTemplate template=imported.plan heading=FOUND open again /> }.into_any()
        }
        Some(Found::Plan(imported)) => view! { <Preview imported=*imported open again /> }.into_any(),
        Some(Found::Backup(backup)) => view! { <BackupPreview backup heading=FOUND open again /> }.into_any(),
    }
}

fn focus_soon(id: &'static str) {
    page::after(0, move || {
        page::focus(id);
    });
}

/// What a file turned out to hold.
#[derive(Clone)]
enum Found {
    /// One plan.
    Plan(Box<Imported>),
    /// All plans of a browser.
    Backup(Backup),
}

/// Reads what is in a file; the reason in words when it is no plan.
async fn read(file: &File) -> Result<Found, String> {
    // Sizes are whole numbers far below 2^53.
    let limit = backup::MAX_FILE;
    let text = files::read_text(file, limit as f64).await.map_err(|error| match error {
        ReadError::TooLong => ImportError::TooLarge { bytes: file.size() as usize, limit }.to_string(),
        ReadError::Unreadable => t!("home.import.unreadable"),
    })?;
    let found = if backup::is_backup(&text) {
        backup::read(&text).map(Found::Backup)
    } else {
        envelope::read(&text).map(|imported| Found::Plan(Box::new(imported)))
    };
    found.map_err(|error| error.to_string())
}

/// What is in the file, before anything is changed; a plan that is here already can be merged or opened beside it.
#[component]
fn Preview(
    imported: Imported,
    open: RwSignal<bool>,
    /// Goes back to asking for a file.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let is_merging = RwSignal::new(false);
    let back = Callback::new(move |()| {
        is_merging.set(false);
        focus_soon(FOUND);
    });
    let imported = StoredValue::new(imported);
    move || {
        let imported = imported.get_value();
        if is_merging.get() {
            let Imported { plan, rev, ancestors, .. } = imported;
            let incoming = Incoming { plan, rev, ancestors };
            view! { <MergeImport incoming open back /> }.into_any()
        } else {
            view! { <Contents imported open is_merging again /> }.into_any()
        }
    }
}

/// How a plan from a file stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is not here.
    New,
    /// It is here, just the same.
    Same,
    /// It is here, and the two can be merged.
    Differs,
    /// It is here and does not open.
    Unreadable,
}

impl Standing {
    /// How this plan stands.
    pub(super) fn of(plan: &Plan) -> Self {
        match plans::read(&plan.id) {
            None => Self::New,
            Some(Loaded::Ready { plan: here, .. }) if here == *plan => Self::Same,
            Some(Loaded::Ready { .. }) => Self::Differs,
            Some(_) => Self::Unreadable,
        }
    }
}

/// What a plan file holds, and what can be done with it.
#[component]
fn Contents(
    imported: Imported,
    open: RwSignal<bool>,
    is_merging: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    let title = if imported.plan.name.is_empty() { t!("wizard.unnamed") } else { imported.plan.name.clone() };
    let facts = facts(&imported).into_iter();
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let standing = Standing::of(&imported.plan);
    let notes = notes(&imported, standing);
    let dangling: Vec<String> = imported.dangling.iter().take(LISTED).map(ToString::to_string).collect();
    let is_merge = RwSignal::new(standing == Standing::Differs);
    let question =
        (standing == Standing::Differs).then(|| view! { <MergeOrCopy is_merge copy=copy_note(&imported.plan) /> });
    let rev = imported.rev;
    let plan = StoredValue::new(imported.plan);
    let confirm = move |()| {
        if is_merge.get_untracked() {
            is_merging.set(true);
        } else {
            open.set(false);
            accept(store, plan.get_value(), rev);
        }
    };
    let action = if question.is_some() { t!("merge.import.go-on") } else { t!("home.import.confirm") };
    view! {
        <section class="stack">
            <h3 id=FOUND tabindex="-1">{title}</h3>
            <dl class="facts">{facts.collect_view()}</dl>
            {notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
            {(!dangling.is_empty()).then(|| view! {
                <ul>{dangling.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            })}
            {question}
            <div class="dialog-actions">
                <Button on_press=again>{t!("home.import.again")}</Button>
                <Button tone=Tone::Primary on_press=confirm>{action}</Button>
            </div>
        </section>
    }
}

/// Asks what shall become of a plan that is here already.
#[component]
fn MergeOrCopy(
    /// Whether it shall be merged; else it becomes a copy.
    is_merge: RwSignal<bool>,
    /// What becoming a copy means.
    copy: String,
) -> impl IntoView {
    const MERGE: &str = "merge";
    const COPY: &str = "copy";
    let option = |value: &str, label: String, about: String| RadioChoice {
        value: value.to_owned(),
        label,
        description: Some(about),
    };
    let options = vec![
        option(MERGE, t!("merge.import.merge"), t!("merge.import.merge-about")),
        option(COPY, t!("merge.import.copy"), copy),
    ];
    view! {
        <RadioGroup id="import-how" label=t!("merge.import.question") cards=true
            value=Signal::derive(move || if is_merge.get() { MERGE } else { COPY }.to_owned())
            options=Signal::derive(move || options.clone())
            on_input=move |key: String| is_merge.set(key == MERGE) />
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

/// What becomes of a plan that is opened beside the one that is here.
fn copy_note(plan: &Plan) -> String {
    t!("home.import.copy", name = t!("home.import.copy-name", plan = plan.name))
}

/// What should be known before the plan is opened.
fn notes(imported: &Imported, standing: Standing) -> Vec<String> {
    let mut notes = Vec::new();
    if standing == Standing::Same {
        notes.push(t!("merge.import.same"));
    }
    if matches!(standing, Standing::Same | Standing::Unreadable) {
        notes.push(copy_note(&imported.plan));
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
fn accept(store: Store, mut plan: Plan, rev: u64) {
    if plans::read(&plan.id).is_some() {
        plan.id = store.ids().fresh();
        plan.name = t!("home.import.copy-name", plan = plan.name);
    } else {
        keep_as_ancestor(plan.clone(), rev);
    }
    adopt(store, plan);
}

/// Keeps the state in which a plan came in: it is what this copy and the one it came from have in common.
fn keep_as_ancestor(plan: Plan, rev: u64) {
    page::spawn(async move {
        // The plan opens all the same where versions cannot be kept; then a merge asks more.
        let _ = versions::handed_on(&plan, rev).await;
    });
}
