//! Groups that follow: each wave held against its entry criteria, and the plan copied for it (row H4).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::plan::governance::Wave;
use uptake::plan::governance::waves::{EntryCheck, EntryLine, EntryVerdict, entry_check};
use uptake::schedule::long_date;
use uptake::t;
use uptake::wizard::WizardId;
use uptake::wizard::governance::{WAVES, wave_issues};

use super::copy::CopyDialog;
use crate::form::{Issues, ListEditor};
use crate::links;
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, Status, Tag};

/// The part.
#[component]
pub fn WavesPart() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked().id.clone();
    let issues: Issues = store.slice(wave_issues).into();
    let doors = store.slice(doors);
    let copying = RwSignal::new(None::<Id>);
    let cards = move || doors.get().into_iter().map(|door| card(door, copying)).collect_view();
    view! {
        <section class="section">
            <h2>{t!("govern.waves.title")}</h2>
            <Show when=move || doors.with(Vec::is_empty)>
                <p class="muted">{t!("govern.waves.none")}</p>
            </Show>
            <ul class="wave-list">{cards}</ul>
            <p>
                <a href=links::wizard(&plan, WizardId::Pilot, Some("gate"))>{t!("govern.waves.gate")}</a>
            </p>
        </section>
        <ListEditor list=&WAVES issues />
        <CopyDialog wave=copying />
    }
}

/// A wave as it stands at its door.
#[derive(Clone, Debug, PartialEq)]
struct Door {
    id: Id,
    name: String,
    who: String,
    facts: Vec<String>,
    check: EntryCheck,
}

fn doors(plan: &Plan) -> Vec<Door> {
    let door = |wave: &Wave| {
        let size = wave.size.map(|n| t!("govern.waves.size", n = uptake::number::grouped(n.into())));
        let launch = t!("govern.waves.launch", date = long_date(plan.date(wave.launch)));
        Door {
            id: wave.id.clone(),
            name: called(wave),
            who: wave.who.clone(),
            facts: std::iter::once(launch).chain(size).collect(),
            check: entry_check(plan, wave),
        }
    };
    plan.governance.waves.iter().map(door).collect()
}

/// What a wave is called.
pub fn called(wave: &Wave) -> String {
    if wave.name.trim().is_empty() { t!("known.a_wave") } else { wave.name.clone() }
}

fn card(door: Door, copying: RwSignal<Option<Id>>) -> impl IntoView {
    let tone = match door.check.verdict {
        EntryVerdict::NoCriteria => Status::Neutral,
        EntryVerdict::Wait => Status::Warn,
        EntryVerdict::Ready | EntryVerdict::Entered => Status::Good,
    };
    let line = |line: EntryLine| {
        let text = t!("govern.waves.criterion", criterion = line.criterion.label(), reason = line.reason);
        let (tone, word) =
            if line.holds { (Status::Good, t!("govern.waves.holds")) } else { (Status::Warn, t!("govern.waves.open")) };
        view! {
            <li class="wave-line">
                <span>{text}</span>
                <Tag tone>{word}</Tag>
            </li>
        }
    };
    let lines = door.check.lines.into_iter().map(line).collect_view();
    let copy_of = t!("govern.waves.copy-title", wave = door.name);
    let id = door.id;
    view! {
        <li class="card wave-card">
            <div class="wave-head">
                <h3>{door.name}</h3>
                <Tag tone>{door.check.verdict.label()}</Tag>
            </div>
            <p class="muted">{door.facts.join(" · ")}</p>
            <p>{door.who}</p>
            <ul class="wave-lines">{lines}</ul>
            <div class="cluster">
                <Button on_press=move |()| copying.set(Some(id.clone())) label=copy_of>
                    <Icon name=IconName::Copy />
                    {t!("govern.waves.copy")}
                </Button>
            </div>
        </li>
    }
}
