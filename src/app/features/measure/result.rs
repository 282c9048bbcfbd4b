//! What an import came to: rows read, and rows set aside with file, line and reason.

use leptos::prelude::*;
use uptake::ingest::Joined;
use uptake::lang::count;
use uptake::number::grouped;
use uptake::t;

use super::session::{Imported, Session};
use crate::platform::page;
use crate::ui::{Button, DataTable, Notice, Status};

/// Rows listed before the person asks for the rest.
const FIRST: usize = 100;

/// The result of the import just done.
#[component]
pub fn ImportResult(session: Session) -> impl IntoView {
    let result = move || {
        session.outcome().with(|outcome| {
            outcome.as_ref().map(|outcome| {
                view! {
                    <Counts imported=outcome.clone() />
                    <RowsSetAside imported=outcome.clone() />
                }
            })
        })
    };
    view! {
        <div class="stack">
            <h3 id="import-result" tabindex="-1">{t!("measure.result.title")}</h3>
            {result}
            <div class="cluster">
                <Button on_press=move |()| session.close()>{t!("measure.result.close")}</Button>
            </div>
        </div>
    }
}

#[component]
fn Counts(imported: Imported) -> impl IntoView {
    let Imported { joined: Joined { figures, files, repeated, changed, apart }, names } = imported;
    let apart: Vec<String> = apart.iter().filter_map(|place| names.get(*place).cloned()).collect();
    let counted = [
        Some((t!("measure.result.rows"), figures.rows)),
        Some((t!("measure.result.set-aside"), figures.set_aside)),
        figures.learners.map(|learners| (t!("measure.result.learners"), learners)),
        (repeated > 0).then(|| (t!("measure.result.repeated"), repeated)),
    ];
    let of_files = names.into_iter().zip(&files).filter(|_| files.len() > 1);
    let of_files: Vec<(String, u64)> =
        of_files.map(|(name, file)| (t!("measure.result.rows-of", file = name), file.rows)).collect();
    let unreadable: u64 = files.iter().map(|file| file.unreadable).sum();
    let fact = |(name, value): (String, u64)| view! { <div><dt>{name}</dt><dd>{grouped(value)}</dd></div> };
    let unreadable = (unreadable > 0).then(|| {
        view! {
            <Notice tone=Status::Warn title=t!("measure.preview.warnings")>
                <p>{count("measure.result.unreadable", unreadable)}</p>
            </Notice>
        }
    });
    let line = |name: String| view! { <li>{t!("measure.result.apart", file = name)}</li> };
    let apart = (!apart.is_empty()).then(|| {
        view! {
            <Notice tone=Status::Warn title=t!("measure.files.unjoined-title")>
                <ul>{apart.into_iter().map(line).collect_view()}</ul>
            </Notice>
        }
    });
    let changed = (changed > 0).then(|| {
        view! {
            <Notice tone=Status::Warn title=t!("measure.result.changed-title")>
                <p>{count("measure.result.changed", changed)}</p>
            </Notice>
        }
    });
    view! {
        {apart}
        {changed}
        <dl class="facts">{counted.into_iter().flatten().chain(of_files).map(fact).collect_view()}</dl>
        {unreadable}
    }
}

/// The rows set aside: all of them are counted, the first thousand of each file are listed.
#[component]
fn RowsSetAside(imported: Imported) -> impl IntoView {
    let all = imported.joined.figures.set_aside;
    let are_several = imported.names.len() > 1;
    let rows = set_aside(&imported);
    if rows.is_empty() {
        return view! { <p>{t!("measure.result.set-aside-none")}</p> }.into_any();
    }
    let listed = rows.len();
    let beyond = all.saturating_sub(listed as u64);
    let head = move || {
        let file = are_several.then(|| t!("measure.result.file"));
        let all = file.into_iter().chain([t!("measure.result.line"), t!("measure.result.reason")]);
        all.collect::<Vec<_>>()
    };
    let rows = StoredValue::new(rows);
    let shows_all = RwSignal::new(listed <= FIRST);
    let shown = Signal::derive(move || {
        let most = if shows_all.get() { listed } else { FIRST };
        rows.with_value(|rows| rows.iter().take(most).cloned().collect::<Vec<_>>())
    });
    let show_all = move |()| {
        shows_all.set(true);
        // The button is gone now, and the focus with it.
        page::refocus("rows-set-aside");
    };
    let all_rows = Signal::derive(move || rows.get_value());
    view! {
        <div id="rows-set-aside" tabindex="-1">
            <DataTable caption=t!("measure.result.set-aside-title") head=head() rows=shown
                numeric=vec![usize::from(are_several)] all_rows />
        </div>
        {(beyond > 0).then(|| view! { <p class="muted">{t!("measure.result.more", n = grouped(beyond))}</p> })}
        <div class="cluster">
            <Show when=move || !shows_all.get()>
                <Button on_press=show_all>{t!("measure.result.show-all", n = listed)}</Button>
            </Show>
        </div>
    }
    .into_any()
}

/// The rows set aside as a table: the file where there are several, the line, the reason.
fn set_aside(imported: &Imported) -> Vec<Vec<String>> {
    let are_several = imported.names.len() > 1;
    let mut rows = Vec::new();
    for (name, file) in imported.names.iter().zip(&imported.joined.files) {
        for row in &file.set_aside {
            let file = are_several.then(|| name.clone());
            rows.push(file.into_iter().chain([row.line.to_string(), row.reason.text()]).collect());
        }
    }
    rows
}
