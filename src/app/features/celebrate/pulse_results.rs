//! What the rounds of the pulse came to: each with its groups and numbers of answers, and all of them over time.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::{self, Id};
use uptake::lang::count;
use uptake::number::{self, grouped, percent, plain, with_sign};
use uptake::plan::Plan;
use uptake::plan::listening::pulse::{Pulse, PulseQuestion, PulseScores, Score, previous};
use uptake::schedule::weeks::short_date;
use uptake::t;
use uptake::wizard::listening::PULSES;
use uptake::wizard::{AnyList, FieldInfo};

use crate::form::RowField;
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, DataTable, Icon, IconName, Tone};

/// The id of the section of all rounds, which takes the focus when one is removed.
const TREND: &str = "pulses";

/// One question as it is drawn: what it is, the share for and against it, and both in words.
#[derive(Clone, Debug, PartialEq)]
struct Sides {
    question: String,
    favourable: f64,
    unfavourable: f64,
    text: String,
}

/// All rounds, the newest last; nothing while there are none.
#[component]
pub fn Trend() -> impl IntoView {
    let rows = use_store().slice(trend_rows);
    let mut head = vec![t!("pulse.head.round"), t!("pulse.head.asked-on"), t!("pulse.head.people")];
    head.extend(PulseQuestion::ALL.iter().map(|question| question.label()));
    let head = StoredValue::new(head);
    view! {
        <section class="section" id=TREND tabindex="-1">
            <h2>{t!("list.pulses.title")}</h2>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <p class="muted">{t!("list.pulses.empty")}</p> }
            >
                <DataTable
                    caption=t!("pulse.trend-caption")
                    head=head.get_value()
                    rows
                    numeric=vec![2, 3, 4, 5, 6]
                />
                <p class="muted">{t!("pulse.scale-note")}</p>
            </Show>
        </section>
    }
}

fn trend_rows(plan: &Plan) -> Vec<Vec<String>> {
    let mut rounds: Vec<&Pulse> = plan.listening.pulses.iter().collect();
    rounds.sort_by_key(|round| round.on);
    let row = |round: &&Pulse| {
        let mut cells = vec![round.label.clone(), round.on.map_or_else(unknown, short_date), people(round)];
        cells.extend(PulseQuestion::ALL.iter().map(|question| value(round.figures.scores.get(*question), *question)));
        cells
    };
    rounds.iter().map(row).collect()
}

/// How many answered, and the share of those asked where that is known.
fn people(round: &Pulse) -> String {
    let answered = grouped(round.figures.rows);
    match round.response_rate() {
        Some(rate) => t!("pulse.people-rate", people = answered, rate = percent((rate * 100.0).round() / 100.0)),
        None => answered,
    }
}

/// A score with its number of answers.
fn value(score: Option<Score>, question: PulseQuestion) -> String {
    let Some(score) = score else { return unknown() };
    let value = match question {
        PulseQuestion::Recommend => number::score(score.value),
        _ => plain((score.value * 10.0).round() / 10.0),
    };
    t!("pulse.value", value = value, answers = grouped(score.answers))
}

fn unknown() -> String {
    t!("pulse.unknown")
}

/// One round: what it is called, its questions as bars, its groups as a table.
#[component]
pub fn Round(
    /// The round.
    id: Id,
) -> impl IntoView {
    let store = use_store();
    let own = StoredValue::new(id.clone());
    let find = move |plan: &Plan| own.with_value(|id| id::find(&plan.listening.pulses, id).cloned());
    let label = store.slice(move |plan| find(plan).map(|round| round.label).unwrap_or_default());
    let sides = store.slice(move |plan| find(plan).map(|round| sides(plan, &round)).unwrap_or_default());
    let rows = store.slice(move |plan| find(plan).map(|round| group_rows(&round)).unwrap_or_default());
    let notes = store.slice(move |plan| find(plan).map(|round| notes(&round)).unwrap_or_default());
    let fields = PULSES.fields().into_iter().enumerate();
    let fields = fields.map(|(index, info): (usize, FieldInfo)| {
        view! { <RowField list=&PULSES row=id.clone() index info issues=Signal::stored(Vec::new()) /> }
    });
    let fields = fields.collect_view();
    let name = Signal::derive(move || t!("pulse.remove", round = label.get()));
    let remove = move |()| {
        let step = name.get_untracked();
        store.edit(step.clone(), |plan| own.with_value(|id| PULSES.remove(plan, id)));
        store.offer_undo(step);
        page::focus(TREND);
    };
    let mut head = vec![t!("pulse.head.group"), t!("pulse.head.people")];
    head.extend(PulseQuestion::ALL.iter().map(|question| question.label()));
    view! {
        <section class="section pulse-round">
            <div class="cluster">
                <h2>{move || label.get()}</h2>
                <Button tone=Tone::Quiet on_press=remove label=name>
                    <Icon name=IconName::Trash />
                </Button>
            </div>
            <div class="entity-fields">{fields}</div>
            <ul class="pulse-sides">{move || sides.get().into_iter().map(bar).collect_view()}</ul>
            <DataTable caption=t!("pulse.groups-caption") head rows numeric=vec![1, 2, 3, 4, 5] />
            {move || notes.get().into_iter().map(|note| view! { <p class="muted">{note}</p> }).collect_view()}
        </section>
    }
}

/// Each question with the shares for and against it, and what changed since the round before.
fn sides(plan: &Plan, round: &Pulse) -> Vec<Sides> {
    let before = previous(&plan.listening.pulses, round);
    let side = |question: &PulseQuestion| {
        let score = round.figures.scores.get(*question)?;
        let share = |part: u64| part as f64 / score.answers.max(1) as f64;
        let whole = |share: f64| percent((share * 100.0).round() / 100.0);
        let was = before.and_then(|before| before.figures.scores.get(*question));
        let change = was.map_or_else(String::new, |was| {
            let change = match question {
                PulseQuestion::Recommend => number::score(score.value.round() - was.value.round()),
                _ => {
                    let change = ((score.value - was.value) * 10.0).round() / 10.0;
                    with_sign(change, plain(change.abs()))
                }
            };
            t!("pulse.since", change = change)
        });
        let text = t!(
            "pulse.sides",
            value = value(Some(score), *question),
            favourable = whole(share(score.favourable)),
            unfavourable = whole(share(score.unfavourable))
        );
        Some(Sides {
            question: question.label(),
            favourable: share(score.favourable),
            unfavourable: share(score.unfavourable),
            text: format!("{text} {change}").trim_end().to_owned(),
        })
    };
    PulseQuestion::ALL.iter().filter_map(side).collect()
}

/// A question as a bar; the bar is decoration, the words say the same.
fn bar(sides: Sides) -> impl IntoView {
    let width = |share: f64| format!("{:.1}%", share * 100.0);
    let (good, bad) = (width(sides.favourable), width(sides.unfavourable));
    view! {
        <li>
            <h3>{sides.question}</h3>
            <div class="pulse-bar" aria-hidden="true">
                <span data-side="favourable" style:width=good></span>
                <span data-side="unfavourable" style:width=bad></span>
            </div>
            <p>{sides.text}</p>
        </li>
    }
}

/// Everyone, then the groups that are large enough.
fn group_rows(round: &Pulse) -> Vec<Vec<String>> {
    let row = |name: String, people: u64, scores: &PulseScores| {
        let mut cells = vec![name, grouped(people)];
        cells.extend(PulseQuestion::ALL.iter().map(|question| value(scores.get(*question), *question)));
        cells
    };
    let everyone = row(t!("pulse.everyone"), round.figures.rows, &round.figures.scores);
    let groups = round.figures.groups.iter().map(|group| row(group.name.clone(), group.people, &group.scores));
    std::iter::once(everyone).chain(groups).collect()
}

/// What was left out, and why.
fn notes(round: &Pulse) -> Vec<String> {
    let figures = &round.figures;
    let said = |key: &str, n: u64| (n > 0).then(|| count(key, n));
    [
        said("pulse.hidden", figures.hidden_groups),
        said("pulse.set-aside", figures.set_aside),
        said("pulse.off-scale", figures.unreadable),
    ]
    .into_iter()
    .flatten()
    .collect()
}
