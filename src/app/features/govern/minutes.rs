//! One meeting: its agenda beforehand, and the minutes with decisions and actions (row H1).
//!
//! Which meeting it is stands in the address, so that a list leads straight to it; without one it is the next.

use leptos::prelude::*;
use uptake::choice::Choice as _;
use uptake::id::{self, Id};
use uptake::plan::governance::MeetingAction;
use uptake::plan::governance::series::{
    agenda_of, begin_record, meeting_at, meeting_control, meeting_named, open_before,
};
use uptake::plan::{Phase, Plan};
use uptake::report::artefacts;
use uptake::report::meeting::editions;
use uptake::schedule::short_date;
use uptake::t;
use uptake::wizard::governance::{
    DECISIONS, MEETING_ACTIONS, MEETINGS, add_action, add_decision, decision_issues, meeting_issues,
};
use uptake::wizard::{AnyList, FieldInfo, row_control};

use crate::form::{Issues, RowField, go_to, use_wanted};
use crate::links;
use crate::part::WantedPart;
use crate::platform::{clock, page};
use crate::store::use_store;
use crate::ui::{Button, Choice, EmptyState, Icon, IconName, LinkButton, SelectField, Tone};

/// A meeting by its series and its number in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Which {
    ritual: Id,
    occurrence: u32,
}

/// The part.
#[component]
pub fn MinutesPart() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked().id.clone();
    let all = store.slice(|plan| editions(plan, clock::today()));
    let picked = RwSignal::new(None::<String>);
    let key = chosen(all, picked);
    let options = Memo::new(move |_| {
        all.with(|all| all.iter().map(|one| Choice::new(one.key.clone(), one.label.clone())).collect::<Vec<_>>())
    });
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let to_meetings = links::part(&plan, Phase::Govern, "meetings", "");
    let meeting = move || {
        let (ritual, occurrence) = meeting_named(&key.get())?;
        let which = Which { ritual, occurrence };
        Some(view! { <MeetingSection which /> })
    };
    move || {
        if is_empty.get() {
            let href = to_meetings.clone();
            return view! {
                <EmptyState title=t!("govern.minutes.none") text=t!("govern.minutes.none-text")>
                    <LinkButton href>{t!("govern.minutes.to-meetings")}</LinkButton>
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <SelectField id="meeting-choice" label=t!("govern.minutes.pick") value=key options
                on_input=move |key: String| picked.set(Some(key)) />
            {meeting}
        }
        .into_any()
    }
}

/// The meeting on screen: the one picked, else the one in the address, else the next.
fn chosen(all: Memo<Vec<artefacts::Edition>>, picked: RwSignal<Option<String>>) -> Memo<String> {
    let at = expect_context::<WantedPart>();
    let named = Memo::new(move |_| at.of(Phase::Govern.key()).and_then(|part| part.control));
    Effect::new(move |before: Option<()>| {
        named.track();
        if before.is_some() {
            picked.set(None);
        }
    });
    Memo::new(move |_| {
        let wanted = picked.get().or_else(|| named.get());
        all.with(|all| {
            let known = wanted.filter(|key| all.iter().any(|one| one.key == *key));
            let next = || all.iter().find(|one| one.is_current).map(|one| one.key.clone());
            known.or_else(next).unwrap_or_default()
        })
    })
}

/// The meeting: agenda, what is still open, and the minutes once they are begun.
#[component]
fn MeetingSection(which: Which) -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked().id.clone();
    let control = meeting_control(&which.ritual, which.occurrence);
    let sheet = artefacts::find("meeting").map(|(kind, _)| links::document(&plan, &kind.address(&control)));
    let of = which.clone();
    let heading = store.slice(move |plan| name(plan, &of));
    let of = which.clone();
    let agenda = store.slice(move |plan| {
        let ritual = id::find(&plan.governance.rituals, &of.ritual);
        ritual.map(|ritual| agenda_of(plan, ritual, of.occurrence)).unwrap_or_default()
    });
    let of = which.clone();
    let record = store.slice(move |plan| meeting_at(plan, &of.ritual, of.occurrence).map(|record| record.id.clone()));
    let point = |text: String| view! { <li>{text}</li> };
    let minutes = {
        let which = which.clone();
        move || match record.get() {
            Some(meeting) => view! { <Minutes meeting /> }.into_any(),
            None => view! { <Begin which=which.clone() /> }.into_any(),
        }
    };
    view! {
        <section class="section" id=control tabindex="-1">
            <h2>{move || heading.get()}</h2>
            <ol class="meeting-agenda">{move || agenda.get().into_iter().map(point).collect_view()}</ol>
            <div class="cluster">
                {sheet.map(|href| view! { <LinkButton href>{t!("govern.minutes.page")}</LinkButton> })}
            </div>
        </section>
        <Carried which />
        {minutes}
    }
}

fn name(plan: &Plan, which: &Which) -> String {
    let key = meeting_control(&which.ritual, which.occurrence);
    let found = editions(plan, plan.launch).into_iter().find(|one| one.key == key);
    found.map(|one| one.label).unwrap_or_default()
}

/// The button that begins the minutes.
#[component]
fn Begin(which: Which) -> impl IntoView {
    let store = use_store();
    let wanted = use_wanted();
    let begin = move |()| {
        let mut begun = None;
        let step = t!("govern.minutes.begin-step", meeting = name(&store.plan_untracked(), &which));
        store.edit(step, |plan| begun = begin_record(plan, &which.ritual, which.occurrence, &mut store.ids()));
        if let Some(meeting) = begun {
            go_to(wanted, row_control("meetings.notes", &meeting));
        }
    };
    view! {
        <section class="section">
            <p class="muted">{t!("govern.minutes.not-begun")}</p>
            <div class="cluster">
                <Button tone=Tone::Primary on_press=begin>{t!("govern.minutes.begin")}</Button>
            </div>
        </section>
    }
}

/// What earlier meetings left open, each to be ticked off here.
#[component]
fn Carried(which: Which) -> impl IntoView {
    let store = use_store();
    let open = store.slice(move |plan| {
        let line = |action: &MeetingAction| (action.id.clone(), carried_line(plan, action));
        open_before(plan, &which.ritual, which.occurrence).into_iter().map(line).collect::<Vec<_>>()
    });
    let row = move |(action, line): (Id, String)| {
        let label = t!("govern.minutes.done-of", what = line);
        let step = label.clone();
        let done = move |()| {
            store.edit(step.clone(), |plan| {
                if let Some(action) = id::find_mut(&mut plan.governance.actions, &action) {
                    action.done = Some(clock::today());
                }
            });
            store.offer_undo(step.clone());
        };
        view! {
            <li class="carried-row">
                <span>{line}</span>
                <Button tone=Tone::Quiet on_press=done label>
                    <Icon name=IconName::Check />
                    {t!("govern.minutes.done")}
                </Button>
            </li>
        }
    };
    view! {
        <Show when=move || open.with(|open| !open.is_empty())>
            <section class="section">
                <h2>{t!("govern.minutes.carried")}</h2>
                <ul class="carried">{move || open.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

fn carried_line(plan: &Plan, action: &MeetingAction) -> String {
    let what = if action.what.trim().is_empty() { t!("govern.minutes.unnamed") } else { action.what.clone() };
    let owner = plan.person_name(&action.owner);
    let owner = if owner.is_empty() { t!("governance.nobody-yet") } else { owner.to_owned() };
    match action.due {
        Some(due) => t!("govern.minutes.carried-due", what = what, owner = owner, due = short_date(due)),
        None => t!("govern.minutes.carried-line", what = what, owner = owner),
    }
}

/// The minutes: notes, decisions, actions.
#[component]
fn Minutes(meeting: Id) -> impl IntoView {
    let store = use_store();
    let wanted = use_wanted();
    let issues: Issues = store.slice(|plan| [meeting_issues(plan), decision_issues(plan)].concat()).into();
    let record = StoredValue::new(meeting.clone());
    let of_meeting = move |id: &Id| record.with_value(|meeting| id == meeting);
    let actions = store.slice(move |plan| {
        let all = plan.governance.actions.iter().filter(|action| of_meeting(&action.meeting));
        all.map(|action| action.id.clone()).collect::<Vec<Id>>()
    });
    let decisions = store.slice(move |plan| {
        let all = plan.governance.decisions.iter().filter(|decision| of_meeting(&decision.meeting));
        all.map(|decision| decision.id.clone()).collect::<Vec<Id>>()
    });
    let on_action = move |()| {
        let mut added = Id::default();
        store.edit(t!("list.meeting_actions.add"), |plan| {
            added = add_action(plan, &record.get_value(), &mut store.ids());
        });
        go_to(wanted, row_control("meeting_actions.what", &added));
    };
    let on_decision = move |()| {
        let mut added = Id::default();
        store.edit(t!("list.decisions.add"), |plan| {
            added = add_decision(plan, &record.get_value(), &mut store.ids());
        });
        go_to(wanted, row_control("decisions.what", &added));
    };
    let of_minutes = |(index, info): (usize, FieldInfo)| {
        view! { <RowField list=&MEETINGS row=meeting.clone() index info issues /> }
    };
    let fields = MEETINGS.fields().into_iter().enumerate().map(of_minutes).collect_view();
    view! {
        <section class="section">
            <h2>{t!("list.meetings.title")}</h2>
            <div class="entity-fields">{fields}</div>
        </section>
        <Rows list=&DECISIONS rows=decisions issues title=t!("govern.minutes.decisions")
            add=t!("list.decisions.add") on_add=on_decision />
        <Rows list=&MEETING_ACTIONS rows=actions issues title=t!("govern.minutes.actions")
            add=t!("list.meeting_actions.add") on_add=on_action />
    }
}

/// The rows of a list that belong to this meeting.
#[component]
fn Rows(
    list: &'static dyn AnyList,
    rows: Memo<Vec<Id>>,
    issues: Issues,
    title: String,
    add: String,
    #[prop(into)] on_add: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="section list-editor" id=list.id() tabindex="-1">
            <h2>{title}</h2>
            <ol class="entities">
                <For each=move || rows.get() key=|id| id.clone() let:id>
                    <RowCard list id issues />
                </For>
            </ol>
            <div class="cluster">
                <Button on_press=on_add>
                    <Icon name=IconName::Plus />
                    {add}
                </Button>
            </div>
        </section>
    }
}

#[component]
fn RowCard(list: &'static dyn AnyList, id: Id, issues: Issues) -> impl IntoView {
    let store = use_store();
    let own = StoredValue::new(id.clone());
    let called = store.slice(move |plan| {
        let row = list.rows(plan).into_iter().find(|row| own.with_value(|id| row.id == *id));
        row.map(|row| row.title).filter(|title| !title.trim().is_empty()).unwrap_or_else(|| t!("wizard.unnamed"))
    });
    let remove = move |()| {
        let label = t!("form.remove-step", what = called.get_untracked());
        store.edit(label.clone(), |plan| list.remove(plan, &own.get_value()));
        store.offer_undo(label);
        page::focus(list.id());
    };
    // The meeting itself is not asked for: it is the one on screen.
    let asked = list.fields().into_iter().enumerate().filter(|(_, info)| !info.id.ends_with(".meeting"));
    let fields = asked.map(|(index, info)| view! { <RowField list row=id.clone() index info issues /> }).collect_view();
    let name = Signal::derive(move || t!("form.remove", what = called.get()));
    view! {
        <li class="entity" data-open="true">
            <div class="entity-head">
                <h3 class="entity-title">{move || called.get()}</h3>
                <div class="entity-tools">
                    <Button tone=Tone::Quiet on_press=remove label=name>
                        <Icon name=IconName::Trash />
                    </Button>
                </div>
            </div>
            <div class="entity-fields">{fields}</div>
        </li>
    }
}
