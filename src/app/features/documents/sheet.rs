//! A document drawn as a sheet: whole on the screen, and drawn anew for paper, where it is cut to one page.

use leptos::prelude::*;
use uptake::report::{Artefact, Block, Density, Document, Paper, Setting};

use crate::platform::print;
use crate::ui::{ScrollRegion, short};

/// The sheet, which is what prints while it is on the page.
#[component]
pub fn DocumentSheet(
    /// Which artefact; it decides how the sheet is set.
    kind: &'static Artefact,
    /// Its content.
    #[prop(into)]
    document: Signal<Document>,
    /// The level of the title's heading, 1 or 2.
    level: u8,
) -> impl IntoView {
    print::print_fitted(Setting::COUNT, move |number| {
        let setting = Setting::new(number);
        sheet(kind, document.with_untracked(|document| document.set(setting)), level, setting.density())
    });
    move || sheet(kind, document.get(), level, Density::Usual)
}

fn sheet(kind: &'static Artefact, document: Document, level: u8, density: Density) -> impl IntoView + use<> {
    let orientation = match kind.paper {
        Paper::Portrait => "portrait",
        Paper::Landscape => "landscape",
    };
    let density = match density {
        Density::Usual => None,
        Density::Snug => Some("snug"),
        Density::Compact => Some("compact"),
    };
    let within = Within { level: level + 1, name: document.title.clone() };
    // A title that begins with the kind of document says it well enough.
    let eyebrow = (!document.title.starts_with(&document.kind)).then_some(document.kind);
    view! {
        <article
            class="sheet"
            data-kind=kind.key
            data-orientation=orientation
            data-density=density
        >
            <header class="sheet-head">
                {eyebrow.map(|kind| view! { <p class="eyebrow">{kind}</p> })}
                {heading(level, document.title)}
                <p class="muted">{document.subtitle}</p>
            </header>
            {draw_all(document.blocks, &within)}
            <footer class="sheet-foot">
                <span>{document.foot}</span>
            </footer>
        </article>
    }
}

/// What a block needs to know of where it stands.
#[derive(Clone)]
struct Within {
    /// The level of the next heading.
    level: u8,
    /// The heading above, which names a table that scrolls.
    name: String,
}

fn heading(level: u8, text: String) -> AnyView {
    match level {
        1 => view! { <h1>{text}</h1> }.into_any(),
        2 => view! { <h2>{text}</h2> }.into_any(),
        3 => view! { <h3>{text}</h3> }.into_any(),
        _ => view! { <h4>{text}</h4> }.into_any(),
    }
}

fn draw_all(blocks: Vec<Block>, within: &Within) -> Vec<AnyView> {
    blocks.into_iter().map(|block| draw(block, within)).collect()
}

fn draw(block: Block, within: &Within) -> AnyView {
    match block {
        Block::Section(title, blocks) => {
            let inner = Within { level: within.level + 1, name: title.clone() };
            let head = heading(within.level, title);
            view! { <section class="sheet-section">{head} {draw_all(blocks, &inner)}</section> }.into_any()
        }
        Block::Text(text) => view! { <p class="sheet-text">{text}</p> }.into_any(),
        Block::Lead(text) => view! { <p class="sheet-lead">{text}</p> }.into_any(),
        Block::Missing(text) => view! { <p class="sheet-missing">{text}</p> }.into_any(),
        Block::Facts(facts) => {
            let pair = |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
            view! { <dl class="facts">{facts.into_iter().map(pair).collect_view()}</dl> }.into_any()
        }
        Block::Points(points) => {
            let point = |text: String| view! { <li>{text}</li> };
            view! { <ul>{points.into_iter().map(point).collect_view()}</ul> }.into_any()
        }
        Block::Table { head, rows, numeric } => {
            let table = table(head, rows, &numeric);
            view! { <ScrollRegion label=within.name.clone()>{table}</ScrollRegion> }.into_any()
        }
        Block::Columns(columns) => {
            let column = |blocks: Vec<Block>| view! { <div>{draw_all(blocks, within)}</div> };
            view! { <div class="sheet-grid">{columns.into_iter().map(column).collect_view()}</div> }.into_any()
        }
        Block::Signatures(names) => {
            let line = |name: String| view! { <p>{name}</p> };
            view! { <div class="signature-lines">{names.into_iter().map(line).collect_view()}</div> }.into_any()
        }
    }
}

/// A table whose first column heads its rows.
fn table(head: Vec<String>, rows: Vec<Vec<String>>, numeric: &[usize]) -> AnyView {
    let class = |column: usize| if numeric.contains(&column) { "num" } else { "" };
    let head = head.into_iter().enumerate();
    let head = head.map(|(column, text)| view! { <th scope="col" class=class(column)>{text}</th> }).collect_view();
    let cell = |(column, text): (usize, String)| match column {
        0 => view! { <th scope="row" class=class(column)>{text}</th> }.into_any(),
        _ => {
            let class = if class(column).is_empty() { short(&text) } else { class(column) };
            view! { <td class=class>{text}</td> }.into_any()
        }
    };
    let row = |cells: Vec<String>| view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <table>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
