//! Early warnings: what the rules found, what to try, and the rules themselves (rows I4 and I5).

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::adoption::warnings::{self, Verdict, WATCHED_WEEKS, Warning, Watch, Watched, intervention_for};
use uptake::choice::Choice;
use uptake::id::{Id, IdSource};
use uptake::lang::count;
use uptake::schedule::long_date;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Button, DataTable, Icon, IconName};

/// The section.
#[component]
pub fn WarningsSection(
    /// Runs with the id of an intervention that was logged from a warning.
    #[prop(into)]
    on_logged: Callback<Id>,
) -> impl IntoView {
    let store = use_store();
    let watched = store.slice(|plan| warnings::watched(plan, clock::today()));
    let watch = store.slice(|plan| (warnings::watch(plan, clock::today()), plan.launch));
    let state = move || watched.with(|all| state(watch.get(), all));
    let found =
        Memo::new(move |_| watched.with(|all| all.iter().flat_map(Watched::warnings).cloned().collect::<Vec<_>>()));
    let rows = Signal::derive(move || watched.with(|all| all.iter().map(rule_row).collect::<Vec<_>>()));
    let cards = move || found.get().into_iter().map(|warning| view! { <Card warning on_logged /> }).collect_view();
    view! {
        <section class="section">
            <h2>{t!("measuring.warnings.title")}</h2>
            <p>{state}</p>
            <Show when=move || found.with(|found| !found.is_empty())>
                <ul class="finding-list stack warning-list">{cards}</ul>
            </Show>
            <Show when=move || watched.with(|all| !all.is_empty())>
                <details>
                    <summary>{t!("measuring.warnings.all")}</summary>
                    <DataTable caption=t!("measuring.warnings.caption") head=head() rows />
                </details>
            </Show>
        </section>
    }
}

/// Where the watch stands, in a sentence or two.
fn state((watch, launch): (Watch, NaiveDate), watched: &[Watched]) -> String {
    let week = match watch {
        Watch::Before => return t!("measuring.warnings.before", date = long_date(launch)),
        Watch::Over => return t!("measuring.warnings.over"),
        Watch::On(week) => t!("measuring.warnings.week", week = week.min(WATCHED_WEEKS)),
    };
    let found: usize = watched.iter().map(|watched| watched.warnings().len()).sum();
    let rest = if found > 0 {
        count("measuring.warnings.count", found)
    } else if watched.iter().all(|watched| watched.verdict == Verdict::Untold) {
        t!("measuring.warnings.untold")
    } else {
        t!("measuring.warnings.quiet")
    };
    format!("{week} {rest}")
}

fn head() -> Vec<String> {
    let columns = [
        t!("measuring.warnings.column-name"),
        t!("measuring.warnings.column-rule"),
        t!("measuring.warnings.column-state"),
    ];
    columns.to_vec()
}

fn rule_row(watched: &Watched) -> Vec<String> {
    let state = match watched.verdict {
        Verdict::Untold => t!("measuring.warnings.state-untold", needs = watched.rule.needs()),
        Verdict::Quiet => t!("measuring.warnings.state-quiet"),
        Verdict::Warns(_) => t!("measuring.warnings.state-warns"),
    };
    vec![watched.rule.label(), watched.rule.text(), state]
}

/// One warning, with the way to answer it.
#[component]
fn Card(warning: Warning, on_logged: Callback<Id>) -> impl IntoView {
    let store = use_store();
    let href = links::place(&store.plan_untracked().id, &warning.place);
    let (name, title) = (warning.remedy.name(), warning.rule.label());
    let (finding, rule) = (warning.finding(), t!("measuring.warnings.rule", rule = warning.rule.text()));
    let suggestion = t!("measuring.warnings.try", suggestion = warning.suggestion());
    let step = t!("measuring.warnings.logged", what = name);
    let log = move |()| {
        let id = store.ids().fresh();
        let answer = intervention_for(&warning, id.clone(), clock::today());
        store.edit(step.clone(), |plan| plan.measurement.interventions.push(answer));
        on_logged.run(id);
    };
    view! {
        <li class="finding warning-card" data-severity="warning">
            <h3 class="finding-title">{title.clone()}</h3>
            <p>{finding}</p>
            <p>{suggestion}</p>
            <p class="muted">{rule}</p>
            <div class="cluster">
                <Button on_press=log>
                    <Icon name=IconName::Plus />
                    {t!("measuring.warnings.log")}
                    <span class="visually-hidden">": " {name}</span>
                </Button>
                <a href=href>
                    {t!("measuring.warnings.go")} <span class="visually-hidden">": " {title}</span>
                </a>
            </div>
        </li>
    }
}
