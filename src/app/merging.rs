//! Two plans side by side: what changed between them, and the choices that a merge leaves to a person.

use leptos::prelude::*;
use uptake::exchange::compare::{Change, ChangeKind};
use uptake::exchange::merge::{Conflict, Merged, Side};
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::t;

use crate::ui::{Button, RadioChoice, RadioGroup, Status, Tag, Tone, unique_id};

/// So many changes are all in view from the start; of more, the parts of the plan are, to be opened.
const FEW: usize = 20;

/// So many changes of one part are listed before the rest is only counted.
const LISTED: usize = 300;

/// A merge before it is applied: what a person has to decide, what comes in by itself, and the button.
///
/// Nothing is changed until `on_done` runs with the plan that came of the choices.
#[component]
pub fn MergeView(
    /// The merge.
    merged: Merged,
    /// What the plan that is here is called, such as: yours.
    #[prop(into)]
    ours_label: String,
    /// What the plan that comes in is called, such as: from the file.
    #[prop(into)]
    theirs_label: String,
    /// Runs with the plan as it is to be.
    #[prop(into)]
    on_done: Callback<Plan>,
    /// Runs when the person does not want it; without it there is no button to say so.
    #[prop(optional_no_strip)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let (conflicts, taken) = (merged.conflicts.clone(), merged.taken.clone());
    let is_settled = merged.is_settled();
    let merged = StoredValue::new(merged);
    let choices = RwSignal::new(vec![Side::Ours; conflicts.len()]);
    let apply = move |()| on_done.run(merged.with_value(|merged| merged.with(&choices.get_untracked())));
    let cancel = on_cancel.map(|cancel| view! { <Button on_press=cancel>{t!("ui.dialog.cancel")}</Button> });
    view! {
        <div class="merge stack">
            {(!conflicts.is_empty()).then(|| view! { <Conflicts conflicts choices ours_label theirs_label /> })}
            {(!taken.is_empty()).then(|| view! {
                <section class="stack">
                    <h3>{count("merge.view.taken", taken.len())}</h3>
                    <ChangeList changes=taken />
                </section>
            })}
            {is_settled.then(|| view! { <p>{t!("merge.view.nothing")}</p> })}
            <div class="dialog-actions">
                {cancel}
                <Button tone=Tone::Primary on_press=apply>{t!("merge.view.apply")}</Button>
            </div>
        </div>
    }
}

/// What a person has to decide, each with both answers; ours until the other is chosen.
#[component]
fn Conflicts(
    conflicts: Vec<Conflict>,
    choices: RwSignal<Vec<Side>>,
    ours_label: String,
    theirs_label: String,
) -> impl IntoView {
    let id = unique_id("merge");
    let heading = count("merge.view.conflicts", conflicts.len());
    let all = move |side: Side| move |()| choices.update(|all| all.fill(side));
    let all_label = |label: &String| t!("merge.view.all", side = label);
    let (all_ours, all_theirs) = (all_label(&ours_label), all_label(&theirs_label));
    let bulk = (conflicts.len() > 1).then(|| {
        view! {
            <div class="cluster">
                <Button on_press=all(Side::Ours)>{all_ours}</Button>
                <Button on_press=all(Side::Theirs)>{all_theirs}</Button>
            </div>
        }
    });
    let rows: Vec<_> = conflicts
        .into_iter()
        .enumerate()
        .map(|(n, conflict)| {
            let label = conflict.place.join(" › ");
            let hint = hint(&conflict);
            let options = vec![
                answer(Side::Ours, &ours_label, conflict.ours),
                answer(Side::Theirs, &theirs_label, conflict.theirs),
            ];
            let chosen = move || choices.with(|all| all.get(n).copied().unwrap_or_default());
            let choose = move |key: String| {
                let side = if key == key_of(Side::Theirs) { Side::Theirs } else { Side::Ours };
                choices.update(|all| {
                    if let Some(own) = all.get_mut(n) {
                        *own = side;
                    }
                });
            };
            view! {
                <RadioGroup id=format!("{id}-{n}") label hint cards=true
                    value=Signal::derive(move || key_of(chosen()).to_owned())
                    options=Signal::derive(move || options.clone()) on_input=choose />
            }
        })
        .collect();
    view! {
        <section class="stack">
            <h3>{heading}</h3>
            <p>{t!("merge.view.choose", side = ours_label)}</p>
            {bulk}
            {rows}
        </section>
    }
}

/// What helps to decide: why it takes a decision, and what it was before either changed it.
fn hint(conflict: &Conflict) -> String {
    let before = conflict.before.as_ref().map(|before| t!("merge.view.before", value = before));
    [conflict.note.clone(), before].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn answer(side: Side, label: &str, value: String) -> RadioChoice {
    RadioChoice { value: key_of(side).to_owned(), label: label.to_owned(), description: Some(value) }
}

fn key_of(side: Side) -> &'static str {
    match side {
        Side::Ours => "ours",
        Side::Theirs => "theirs",
    }
}

/// Changes under the parts of the plan they are in.
#[component]
pub fn ChangeList(
    /// What changed, in the order of the plan.
    changes: Vec<Change>,
) -> impl IntoView {
    let open = changes.len() <= FEW;
    let part = |(name, changes): (String, Vec<Change>)| {
        let more = changes.len().saturating_sub(LISTED);
        let heading = t!("merge.view.part", part = name, n = changes.len());
        let rows: Vec<_> = changes.into_iter().take(LISTED).map(row).collect();
        view! {
            <details class="change-part" open=open>
                <summary>{heading}</summary>
                <ul class="change-list">{rows}</ul>
                {(more > 0).then(|| view! { <p class="muted">{count("merge.view.more", more)}</p> })}
            </details>
        }
    };
    let parts: Vec<_> = by_part(changes).into_iter().map(part).collect();
    view! { <div class="changes">{parts}</div> }
}

/// The changes of each part of the plan, the parts in the order in which they come.
fn by_part(changes: Vec<Change>) -> Vec<(String, Vec<Change>)> {
    let mut parts: Vec<(String, Vec<Change>)> = Vec::new();
    for change in changes {
        match parts.iter_mut().find(|(name, _)| name == change.part()) {
            Some((_, own)) => own.push(change),
            None => parts.push((change.part().to_owned(), vec![change])),
        }
    }
    parts
}

/// One change: what happened, where, what it was and is.
fn row(change: Change) -> impl IntoView {
    let (tone, kind) = match change.kind {
        ChangeKind::Added => (Status::Good, t!("merge.kind.added")),
        ChangeKind::Removed => (Status::Danger, t!("merge.kind.removed")),
        ChangeKind::Changed => (Status::Info, t!("merge.kind.changed")),
        ChangeKind::Moved => (Status::Neutral, t!("merge.kind.moved")),
    };
    let what = change.what();
    let before = (!change.before.is_empty()).then(|| {
        view! {
            <div>
                <dt>{t!("merge.view.was")}</dt>
                <dd>{change.before}</dd>
            </div>
        }
    });
    let after = (!change.after.is_empty()).then(|| {
        view! {
            <div>
                <dt>{t!("merge.view.is")}</dt>
                <dd>{change.after}</dd>
            </div>
        }
    });
    let values =
        (before.is_some() || after.is_some()).then(|| view! { <dl class="change-values">{before} {after}</dl> });
    view! {
        <li class="change">
            <Tag tone>{kind}</Tag>
            <div class="change-body">
                <p>{what}</p>
                {values}
            </div>
        </li>
    }
}
