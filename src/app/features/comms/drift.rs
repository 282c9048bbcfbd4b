//! Drift: what functions made of the shared texts, with every word that was added or left out (row E3).

use leptos::prelude::*;
use uptake::comms::drift::{Change, Piece, drift};
use uptake::id::{Id, IdSource, find, find_mut};
use uptake::number::percent;
use uptake::plan::Plan;
use uptake::plan::comms::{Message, MessageVersion};
use uptake::t;
use uptake::wizard::row_control;

use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, Choice, Icon, IconName, SelectField, Status, Tag, TextArea, TextField, Tone};

/// The id of the section, where findings about drift lead to.
const DRIFT: &str = "drift";

/// A version of a message, by both their ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Spot {
    message: Id,
    version: Id,
}

impl Spot {
    fn read<'a>(&self, plan: &'a Plan) -> Option<(&'a Message, &'a MessageVersion)> {
        let message = find(&plan.comms.messages, &self.message)?;
        Some((message, find(&message.versions, &self.version)?))
    }

    fn change(&self, plan: &mut Plan, change: impl FnOnce(&mut MessageVersion)) {
        let message = find_mut(&mut plan.comms.messages, &self.message);
        if let Some(version) = message.and_then(|message| find_mut(&mut message.versions, &self.version)) {
            change(version);
        }
    }
}

/// All versions of a plan, in the order of its messages.
fn spots(plan: &Plan) -> Vec<Spot> {
    let of = |message: &Message| {
        let id = message.id.clone();
        message.versions.iter().map(move |v| Spot { message: id.clone(), version: v.id.clone() }).collect::<Vec<_>>()
    };
    plan.comms.messages.iter().flat_map(of).collect()
}

/// The versions of all messages, and the way to add one.
#[component]
pub fn Drift() -> impl IntoView {
    let versions = use_store().slice(spots);
    view! {
        <section class="section" id=DRIFT tabindex="-1" aria-labelledby="drift-title">
            <h2 id="drift-title">{t!("comms-view.drift.title")}</h2>
            <p>{t!("comms-view.drift.about")}</p>
            <Show when=move || versions.with(Vec::is_empty)>
                <p class="muted">{t!("comms-view.drift.none")}</p>
            </Show>
            <For each=move || versions.get() key=|spot| spot.clone() let:spot>
                <Version spot />
            </For>
            <AddVersion />
        </section>
    }
}

#[component]
fn AddVersion() -> impl IntoView {
    let store = use_store();
    let chosen = RwSignal::new(String::new());
    let messages = store.slice(|plan| {
        let choice = |message: &Message| Choice::new(message.id.as_str(), message.title.clone());
        plan.comms.messages.iter().map(choice).collect::<Vec<_>>()
    });
    let add = move |()| {
        let message = Id::new(chosen.get_untracked());
        let version = store.ids().fresh();
        let control = row_control("drift.function", &version);
        store.edit(t!("comms-view.drift.add"), |plan| {
            if let Some(message) = find_mut(&mut plan.comms.messages, &message) {
                let body = message.body.clone();
                message.versions.push(MessageVersion { id: version, body, ..MessageVersion::default() });
            }
        });
        page::after(0, move || {
            page::focus(&control);
        });
    };
    view! {
        <div class="cal-filters">
            <SelectField id="drift-message" label=t!("comms-view.drift.message") value=chosen options=messages
                empty=t!("form.choose") on_input=move |key: String| chosen.set(key) />
            <Button on_press=add disabled=Signal::derive(move || chosen.with(String::is_empty))>
                <Icon name=IconName::Plus />
                {t!("comms-view.drift.add")}
            </Button>
        </div>
    }
}

#[component]
fn Version(spot: Spot) -> impl IntoView {
    let store = use_store();
    let control = row_control(DRIFT, &spot.version);
    let function_id = row_control("drift.function", &spot.version);
    let body_id = row_control("drift.body", &spot.version);
    let spot = StoredValue::new(spot);
    let texts = store.slice(move |plan| {
        spot.with_value(|spot| {
            let (message, version) = spot.read(plan)?;
            Some((message.title.clone(), version.function.clone(), message.body.clone(), version.body.clone()))
        })
    });
    let title = Memo::new(move |_| texts.get().map(|(title, ..)| title).unwrap_or_default());
    let function = Memo::new(move |_| texts.get().map(|(_, function, ..)| function).unwrap_or_default());
    let body = Memo::new(move |_| texts.get().map(|(.., body)| body).unwrap_or_default());
    let name = move || match function.get() {
        function if function.trim().is_empty() => t!("comms-view.drift.unnamed"),
        function => function,
    };
    let function_key = function_id.clone();
    let set_function = move |text: String| {
        let label = t!("form.edit", field = t!("comms-view.drift.function"));
        store.edit_field(label, &function_key, |plan| {
            spot.with_value(|spot| spot.change(plan, |version| version.function = text));
        });
    };
    let body_key = body_id.clone();
    let set_body = move |text: String| {
        let label = t!("form.edit", field = t!("comms-view.drift.body"));
        store.edit_field(label, &body_key, |plan| {
            spot.with_value(|spot| spot.change(plan, |version| version.body = text));
        });
    };
    view! {
        <article class="entity" id=control tabindex="-1">
            <div class="entity-head">
                <h3>{move || t!("comms-view.drift.heading", message = title.get(), function = name())}</h3>
                <VersionTools spot name=Signal::derive(name) />
            </div>
            <TextField id=function_id label=t!("comms-view.drift.function") value=function on_input=set_function />
            <TextArea id=body_id label=t!("comms-view.drift.body") value=body on_input=set_body />
            {move || texts.get().map(|(_, _, shared, own)| difference(&shared, &own))}
        </article>
    }
}

#[component]
fn VersionTools(spot: StoredValue<Spot>, name: Signal<String>) -> impl IntoView {
    let store = use_store();
    let take_shared = move |()| {
        let label = t!("comms-view.drift.take-step", function = name.get_untracked());
        store.edit(label.clone(), |plan| {
            spot.with_value(|spot| {
                let shared = spot.read(plan).map(|(message, _)| message.body.clone());
                spot.change(plan, |version| version.body = shared.unwrap_or_default());
            });
        });
        store.offer_undo(label);
    };
    let remove = move |()| {
        let label = t!("comms-view.drift.remove-step", function = name.get_untracked());
        store.edit(label.clone(), |plan| {
            spot.with_value(|spot| {
                if let Some(message) = find_mut(&mut plan.comms.messages, &spot.message) {
                    message.versions.retain(|version| version.id != spot.version);
                }
            });
        });
        store.offer_undo(label);
        page::refocus(DRIFT);
    };
    view! {
        <div class="entity-tools">
            <Button on_press=take_shared>{t!("comms-view.drift.take")}</Button>
            <Button tone=Tone::Quiet on_press=remove
                label=Signal::derive(move || t!("comms-view.drift.remove", function = name.get()))>
                <Icon name=IconName::Trash />
            </Button>
        </div>
    }
}

/// The difference in words and marks; one line when there is none.
fn difference(shared: &str, own: &str) -> impl IntoView + use<> {
    let found = drift(shared, own);
    let (tone, verdict) = match (found.is_drift(), found.score > 0.0) {
        (true, _) => (Status::Warn, t!("comms-view.drift.drifted")),
        (false, true) => (Status::Info, t!("comms-view.drift.close")),
        (false, false) => (Status::Good, t!("comms-view.drift.same")),
    };
    let facts = |key: &'static str, facts: &[String]| {
        // lang: comms-view.drift.*
        (!facts.is_empty()).then(|| view! { <p>{t!(key, facts = facts.join(", "))}</p> })
    };
    let mark = |piece: &Piece| match piece.change {
        Change::Same => view! { <span>{piece.text.clone()}</span> }.into_any(),
        Change::Added => view! { <ins>{piece.text.clone()}</ins> }.into_any(),
        Change::Removed => view! { <del>{piece.text.clone()}</del> }.into_any(),
    };
    let marks = (found.score > 0.0).then(|| {
        view! {
            <p class="drift-text">
                <span class="visually-hidden">{t!("comms-view.drift.marks")} " "</span>
                {found.pieces.iter().map(mark).collect_view()}
            </p>
        }
    });
    view! {
        <div class="drift-result">
            <p class="cluster">
                <Tag tone>{verdict}</Tag>
                <span>{t!("comms-view.drift.score", share = percent(found.score))}</span>
            </p>
            {facts("comms-view.drift.lost", &found.lost)}
            {facts("comms-view.drift.new", &found.new)}
            {marks}
        </div>
    }
}
