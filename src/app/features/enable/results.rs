//! What managers answer for, how their teams stand, and what takes load off them (rows F7 and F8).

use leptos::prelude::*;
use uptake::plan::enablement::scoreboard::{kpi_standings, scoreboard};
use uptake::report::team_slide::{cells, heads, numeric, standing_cells, standing_heads};
use uptake::t;
use uptake::wizard::enablement::{ADMIN_WORK, INCENTIVE, MANAGER_KPIS, kpi_issues};

use crate::form::{Issues, ListEditor, PlanFields};
use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{DataTable, Icon, IconName, LinkButton};

/// The part.
#[component]
pub fn ResultsPart() -> impl IntoView {
    let store = use_store();
    let issues: Issues = store.slice(kpi_issues).into();
    let none: Issues = Signal::stored(Vec::new());
    view! {
        <Standing />
        <ListEditor list=&MANAGER_KPIS issues />
        <Board />
        <section class="section">
            <h2>{t!("enable-view.relief.title")}</h2>
            <p>{t!("enable-view.relief.about")}</p>
        </section>
        <ListEditor list=&ADMIN_WORK issues=none />
        <section class="section">
            <h2>{t!("enable-view.incentive.title")}</h2>
            <p class="muted">{t!("enable-view.incentive.about")}</p>
            <PlanFields fields=INCENTIVE issues=none />
        </section>
    }
}

/// Each number against its target.
#[component]
fn Standing() -> impl IntoView {
    let rows =
        use_store().slice(|plan| kpi_standings(plan, clock::today()).iter().map(standing_cells).collect::<Vec<_>>());
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="section">
                <h2>{t!("enable-view.standing")}</h2>
                <DataTable caption=t!("enable-view.standing-caption") head=standing_heads() rows numeric=vec![1, 2] />
            </section>
        </Show>
    }
}

/// The teams side by side.
#[component]
fn Board() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(|plan| scoreboard(plan, clock::today()).iter().map(cells).collect::<Vec<_>>());
    let slide = links::document(&store.plan_untracked().id, "team-slide");
    view! {
        <section class="section">
            <h2>{t!("enable-view.board.title")}</h2>
            <p class="muted">{t!("enable-view.board.about")}</p>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <p class="muted">{t!("enable-view.board.empty")}</p> }
            >
                <DataTable caption=t!("enable-view.board.caption") head=heads() rows numeric=numeric() />
            </Show>
            <div class="cluster">
                <LinkButton href=slide>
                    <Icon name=IconName::Print />
                    {t!("enable-view.board.slide")}
                </LinkButton>
            </div>
        </section>
    }
}
