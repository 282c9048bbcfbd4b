//! The 90-day leader plan: three stretches side by side, of one leader or of all, ticked as things are done (row B6).

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::check::Place;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::plan::align::{LeaderAction, Window};
use uptake::plan::checklist::{ChecklistItem, checklist};
use uptake::practice::align as practice;
use uptake::t;
use uptake::wizard::row_control;

use crate::platform::clock;
use crate::store::use_store;
use crate::tasks::TaskList;
use crate::ui::{self, Meter, SelectField};

/// The plan by stretch.
#[component]
pub fn LeaderPlan() -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let leader = RwSignal::new(String::new());
    let leaders = store.slice(leaders);
    let stretches = store.slice(move |plan| stretches(plan, &Id::new(leader.get()), today));
    let done = move || stretches.with(|all| all.iter().flatten().filter(|item| item.done.is_some()).count());
    let all = move || stretches.with(|all| all.iter().map(Vec::len).sum::<usize>());
    let share = Signal::derive(move || done() as f64 / all().max(1) as f64);
    let stretch = move |(at, window): (usize, &'static Window)| {
        let items = Memo::new(move |_| stretches.with(|all| all.get(at).cloned().unwrap_or_default()));
        view! {
            <section class="card stack">
                <h3>{window.label()}</h3>
                <Show when=move || items.with(Vec::is_empty)>
                    <p class="muted">{t!("align-view.leader-plan.empty")}</p>
                </Show>
                <TaskList items />
            </section>
        }
    };
    view! {
        <section class="section" id="leader-plan" tabindex="-1">
            <h2>{t!("align-view.leader-plan.title")}</h2>
            <SelectField
                id="leader-plan-of"
                label=t!("align-view.leader-plan.of")
                value=leader
                options=leaders
                empty=t!("align-view.leader-plan.everyone")
                on_input=move |id: String| leader.set(id)
            />
            <p role="status">{move || t!("align-view.leader-plan.done", done = done(), all = all())}</p>
            <Meter value=share label=t!("align-view.leader-plan.share") />
            <div class="grid-3">{Window::ALL.iter().enumerate().map(stretch).collect_view()}</div>
        </section>
    }
}

/// Those who have an action, in the order of the people.
fn leaders(plan: &Plan) -> Vec<ui::Choice> {
    let acts = |id: &Id| plan.sponsorship.leader_actions.iter().any(|action| action.leader == *id);
    let name = |name: &str| if name.trim().is_empty() { t!("wizard.unnamed") } else { name.to_owned() };
    let acting = plan.people.iter().filter(|person| acts(&person.id));
    acting.map(|person| ui::Choice::new(person.id.to_string(), name(&person.name))).collect()
}

/// The leader actions of each stretch as items of the checklist; of all leaders while `leader` is empty.
fn stretches(plan: &Plan, leader: &Id, today: NaiveDate) -> Vec<Vec<ChecklistItem>> {
    let items = checklist(plan, today);
    let item_of = |action: &LeaderAction| {
        let control = row_control("leader_actions.due", &action.id);
        let is_it = |item: &&ChecklistItem| matches!(&item.place, Place::Step { control: at, .. } if *at == control);
        items.iter().find(is_it).cloned()
    };
    let one = (!leader.is_empty()).then_some(leader);
    let windows = practice::leader_plan(plan, one).into_iter();
    windows.map(|window| window.actions.into_iter().filter_map(item_of).collect()).collect()
}
