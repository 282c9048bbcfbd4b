//! The first rows as a table; each column says over itself what it holds, and can be told otherwise.

use leptos::prelude::*;
use uptake::ingest::{Column, DateOrder, DecimalMark, Role};
use uptake::t;

use super::session::Session;
use crate::ui::{Choice, ScrollRegion, SelectField};

/// The columns with their roles, and the first rows below.
#[component]
pub fn ColumnsTable(session: Session) -> impl IntoView {
    // A column's head is drawn anew only when its title changes: choosing a role keeps the focus where it is.
    let heads = Memo::new(move |_| {
        session.preview().with(|preview| {
            let columns = preview.as_ref().map(|preview| preview.columns.as_slice()).unwrap_or_default();
            columns.iter().map(|column| (column.index, column.title())).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="stack">
            <h4>{t!("measure.preview.rows")}</h4>
            <p class="muted">{t!("measure.preview.columns-hint")}</p>
            <ScrollRegion label=t!("measure.preview.rows")>
                <table class="preview-table">
                    <thead>
                        <tr>
                            <For each=move || heads.get() key=|head| head.clone() let:head>
                                <ColumnHead session index=head.0 title=head.1 />
                            </For>
                        </tr>
                    </thead>
                    <Rows session />
                </table>
            </ScrollRegion>
        </div>
    }
}

/// A part of one column; its default while there is none.
fn part<T>(session: Session, index: usize, read: impl Fn(&Column) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| {
        session.preview().with(|preview| {
            preview.as_ref().and_then(|preview| preview.columns.get(index)).map(&read).unwrap_or_default()
        })
    })
}

#[component]
fn ColumnHead(session: Session, index: usize, title: String) -> impl IntoView {
    let role = part(session, index, |column| column.role.key().to_owned());
    let roles = || {
        // lang: measure.role.*
        Role::ALL.map(|role| Choice::new(role.key(), t!(format!("measure.role.{}", role.key())))).to_vec()
    };
    let set_role = move |key: String| {
        if let Some(role) = Role::ALL.into_iter().find(|role| role.key() == key) {
            session.change(|settings| {
                settings.roles.insert(index, role);
            });
        }
    };
    let order = part(session, index, |column| {
        let dates = column.dates.filter(|_| column.role.is_date() || column.is_dated_step());
        dates.map(|dates| dates.order.key().to_owned()).unwrap_or_default()
    });
    let orders = || {
        // lang: measure.date-order.*
        DateOrder::ALL.map(|order| Choice::new(order.key(), t!(format!("measure.date-order.{}", order.key())))).to_vec()
    };
    let set_order = move |key: String| {
        if let Some(order) = DateOrder::ALL.into_iter().find(|order| order.key() == key) {
            session.change(|settings| {
                settings.date_orders.insert(index, order);
            });
        }
    };
    let order_label = t!("measure.preview.date-order", column = title);
    let mark = part(session, index, |column| {
        let is_asked = column.role.is_number() && column.decimals.seen;
        if is_asked { column.decimals.mark.key().to_owned() } else { String::new() }
    });
    let marks = || {
        // lang: measure.decimal-mark.*
        DecimalMark::ALL
            .map(|mark| Choice::new(mark.key(), t!(format!("measure.decimal-mark.{}", mark.key()))))
            .to_vec()
    };
    let set_mark = move |key: String| {
        if let Some(mark) = DecimalMark::ALL.into_iter().find(|mark| mark.key() == key) {
            session.change(|settings| {
                settings.decimals.insert(index, mark);
            });
        }
    };
    let mark_label = t!("measure.preview.decimal-mark", column = title);
    view! {
        <th scope="col">
            <SelectField id=format!("import-role-{index}") label=title value=role options=Signal::derive(roles)
                on_input=set_role />
            <Show when=move || !order.with(String::is_empty)>
                <SelectField id=format!("import-order-{index}") label=order_label.clone() value=order
                    options=Signal::derive(orders) on_input=set_order />
            </Show>
            <Show when=move || !mark.with(String::is_empty)>
                <SelectField id=format!("import-decimal-{index}") label=mark_label.clone() value=mark
                    options=Signal::derive(marks) on_input=set_mark />
            </Show>
        </th>
    }
}

#[component]
fn Rows(session: Session) -> impl IntoView {
    let rows = Memo::new(move |_| {
        session.preview().with(|preview| {
            let Some(preview) = preview else { return Vec::new() };
            let cell = |row: &[String], column: &Column| {
                let text = row.get(column.index).cloned().unwrap_or_default();
                (text, column.role == Role::Ignore)
            };
            let row = |row: &Vec<String>| preview.columns.iter().map(|column| cell(row, column)).collect::<Vec<_>>();
            preview.rows.iter().map(row).collect::<Vec<_>>()
        })
    });
    let cell = |(text, is_ignored): (String, bool)| {
        view! { <td data-ignored=is_ignored.then_some("true")>{text}</td> }
    };
    let row = move |cells: Vec<(String, bool)>| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> };
    view! { <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody> }
}
