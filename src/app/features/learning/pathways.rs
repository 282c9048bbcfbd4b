//! Roles with the way to the next one, the suggested pathway of a role, and where a person stands on it (row F9).

use leptos::prelude::*;
use uptake::id::{Id, find};
use uptake::learning::pathway::{Pathway, pathway};
use uptake::learning::progress::progress;
use uptake::number::percent;
use uptake::plan::Plan;
use uptake::plan::learning::JobRole;
use uptake::report::pathway as page;
use uptake::t;

use super::or_open;
use crate::links;
use crate::store::use_store;
use crate::ui::{CheckGroup, Choice, DataTable, Icon, IconName, LinkButton, Meter, SelectField};

/// The roles in a table.
#[component]
pub fn RolesSection() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(role_rows);
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            return view! { <p class="muted">{t!("learning.roles.none")}</p> }.into_any();
        }
        view! {
            <DataTable caption=t!("learning.roles.caption") head=role_head() rows numeric=vec![2] />
            <p class="muted">{t!("learning.roles.about")}</p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("learning.roles.title")}</h2>
            {body}
        </section>
    }
}

fn role_head() -> Vec<String> {
    // lang: learning.roles.column.*
    let heads = ["role", "takes", "courses", "time", "next", "progress"];
    heads.map(|column| t!(format!("learning.roles.column.{column}"))).to_vec()
}

fn role_rows(plan: &Plan) -> Vec<Vec<String>> {
    let row = |role: &JobRole| {
        let path = pathway(plan, role);
        let on_the_way = progress(plan, role).map(|found| {
            t!("learning.roles.progress", share = percent(found.share), known = found.known, of = found.of)
        });
        vec![
            or_open(&path.role),
            or_open(&path.needs.join(", ")),
            path.steps.len().to_string(),
            page::length(plan, &path.steps),
            or_open(&path.next),
            or_open(&on_the_way.unwrap_or_default()),
        ]
    };
    plan.learning.roles.iter().map(row).collect()
}

/// The pathway of the role chosen; nothing while there is no role.
#[component]
pub fn PathwaySection() -> impl IntoView {
    let store = use_store();
    let has_roles = store.slice(|plan| !plan.learning.roles.is_empty());
    view! {
        <Show when=move || has_roles.get()>
            <ChosenPathway />
        </Show>
    }
}

#[component]
fn ChosenPathway() -> impl IntoView {
    let store = use_store();
    let plan_id = store.plan_untracked().id.clone();
    let wanted = RwSignal::new(String::new());
    // The role wanted, else the first: the one wanted may have been removed.
    let chosen = store.slice(move |plan| {
        let roles = &plan.learning.roles;
        let role = find(roles, &Id::new(wanted.get())).or(roles.first());
        role.map(|role| (role.id.to_string(), pathway(plan, role))).unwrap_or_default()
    });
    let options = store.slice(|plan| {
        let option = |role: &JobRole| Choice::new(role.id.to_string(), or_open(&role.name));
        plan.learning.roles.iter().map(option).collect::<Vec<Choice>>()
    });
    let value = Signal::derive(move || chosen.with(|(role, _)| role.clone()));
    let path = Memo::new(move |_| chosen.with(|(_, path)| path.clone()));
    let ladder = move || {
        let names = path.with(|path| path.ladder.iter().map(|name| or_open(name)).collect::<Vec<_>>());
        (names.len() > 1).then(|| view! { <p class="eyebrow">{names.join(" → ")}</p> })
    };
    let href = move || links::document(&plan_id, &format!("pathway.{}", value.get()));
    view! {
        <section class="section pathway">
            <h2>{t!("learning.pathway.title")}</h2>
            <div class="pathway-choice">
                <SelectField
                    id="pathway-role"
                    label=t!("learning.pathway.choose")
                    value
                    options
                    on_input=move |role: String| wanted.set(role)
                />
                {move || {
                    view! {
                        <LinkButton href=href()>
                            <Icon name=IconName::Print />
                            {t!("learning.pathway.print")}
                        </LinkButton>
                    }
                }}
            </div>
            {ladder}
            <h3>{move || path.with(page::title)}</h3>
            <Steps path />
            <CareerTalk path />
        </section>
    }
}

/// The courses on the way, in two tables: for the role, and on to the next.
#[component]
fn Steps(path: Memo<Pathway>) -> impl IntoView {
    let now = Signal::derive(move || path.with(|path| page::rows(&path.steps, 1)));
    let then = Signal::derive(move || path.with(|path| page::rows(&path.next_steps, path.steps.len() + 1)));
    let has_next = Memo::new(move |_| path.with(|path| !path.next_steps.is_empty()));
    let next = Memo::new(move |_| path.with(|path| path.next.clone()));
    let gaps = move || {
        let gaps = path.with(|path| path.gaps.join(", "));
        (!gaps.is_empty()).then(|| view! { <p>{t!("learning.pathway.gaps", gaps = gaps)}</p> })
    };
    let none = move || {
        let is_bare = path.with(|path| path.steps.is_empty() && path.next_steps.is_empty());
        is_bare.then(|| view! { <p class="muted">{t!("learning.pathway.no-courses")}</p> })
    };
    view! {
        {none}
        <Show when=move || path.with(|path| !path.steps.is_empty())>
            <DataTable caption=t!("learning.pathway.now") head=page::heads() rows=now numeric=vec![2] />
        </Show>
        <Show when=move || has_next.get()>
            {move || {
                let caption = t!("learning.pathway.then", next = next.get());
                view! { <DataTable caption head=page::heads() rows=then numeric=vec![2] /> }
            }}
        </Show>
        {gaps}
        <p class="muted">{t!("learning.pathway.order")}</p>
    }
}

/// Where a person stands: ticked in the talk, kept nowhere.
#[component]
fn CareerTalk(path: Memo<Pathway>) -> impl IntoView {
    let done = RwSignal::new(Vec::<String>::new());
    let options = Signal::derive(move || {
        path.with(|path| {
            path.all_steps().map(|step| Choice::new(step.course.to_string(), step.name.clone())).collect::<Vec<_>>()
        })
    });
    let standing = Memo::new(move |_| {
        let ids: Vec<Id> = done.get().into_iter().map(Id::new).collect();
        path.with(|path| path.standing(&ids))
    });
    let share =
        Signal::derive(move || standing.with(|found| found.as_ref().map(|found| found.share).unwrap_or_default()));
    let goal =
        move || path.with(|path| if path.next.trim().is_empty() { path.role.clone() } else { path.next.clone() });
    let words = move || {
        standing.get().map(|found| {
            let said = t!(
                "learning.talk.standing",
                share = percent(found.share),
                role = or_open(&goal()),
                done = found.done,
                of = found.of
            );
            let next = match found.next {
                Some(course) => t!("learning.talk.next", course = course),
                None => t!("learning.talk.end"),
            };
            view! {
                <p>
                    <strong>{said}</strong>
                    " "
                    {next}
                </p>
            }
        })
    };
    view! {
        <Show when=move || standing.with(Option::is_some)>
            <div class="card stack no-print">
                <h3>{t!("learning.talk.title")}</h3>
                <p class="muted">{t!("learning.talk.about")}</p>
                <CheckGroup
                    id="career-talk"
                    label=t!("learning.talk.done")
                    values=done
                    options
                    on_input={move |ids: Vec<String>| done.set(ids)}
                />
                <div role="status">{words}</div>
                <Meter value=share label=t!("learning.roles.column.progress") />
            </div>
        </Show>
    }
}
