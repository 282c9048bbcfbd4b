//! A number, typed as people write it.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use uptake::number::{marks, with_decimal_mark};
use uptake::t;

use super::draft::Draft;
use super::field::{Field, Remarks};

/// What a typed text says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reading {
    /// Nothing is typed.
    Empty,
    /// A number.
    Number(f64),
    /// Something else.
    Unreadable,
}

/// Reads a number as typed. Blanks are skipped; of comma and point the later one marks the decimals, and the language's
/// mark of groups alone groups thousands when three digits follow it, as in `1,200` in English.
fn read(text: &str) -> Reading {
    let (point, comma) = marks();
    // A true minus sign comes from numbers copied off the page.
    let text: String = text.replace('\u{2212}', "-").chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Reading::Empty;
    }
    let starts_small = text.strip_prefix('0').is_some_and(|rest| rest.starts_with(comma));
    let (decimal, grouping) = match (text.rfind(comma), text.rfind(point)) {
        (Some(at_comma), Some(at_point)) if at_comma > at_point => (comma, point),
        (Some(at), None) if text.len() - at != 4 || starts_small => (comma, point),
        _ => (point, comma),
    };
    let plain: String = text.chars().filter(|c| *c != grouping).map(|c| if c == decimal { '.' } else { c }).collect();
    // `parse` also takes `inf`, `nan` and exponents, which nobody means here.
    let is_plain = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    match plain.parse::<f64>() {
        Ok(number) if is_plain => Reading::Number(number),
        _ => Reading::Unreadable,
    }
}

/// Why a typed text cannot be used, if so.
fn problem(text: &str, min: Option<f64>, max: Option<f64>) -> Option<String> {
    match read(text) {
        Reading::Empty => None,
        Reading::Unreadable => Some(t!("ui.number.unreadable")),
        Reading::Number(number) => match (min, max) {
            (Some(min), Some(max)) if !(min..=max).contains(&number) => {
                Some(t!("ui.number.between", min = min, max = max))
            }
            (Some(min), None) if number < min => Some(t!("ui.number.at_least", min = min)),
            (None, Some(max)) if number > max => Some(t!("ui.number.at_most", max = max)),
            _ => None,
        },
    }
}

/// A number as shown in the field: every digit of it, none more.
fn write(value: &Option<f64>) -> String {
    value.map(|number| with_decimal_mark(&number.to_string())).unwrap_or_default()
}

/// The number one step up or down, within the limits and without the dust of binary fractions.
fn stepped(from: f64, by: f64, min: Option<f64>, max: Option<f64>) -> f64 {
    let next = ((from + by) * 1e6).round() / 1e6;
    next.max(min.unwrap_or(f64::NEG_INFINITY)).min(max.unwrap_or(f64::INFINITY))
}

/// A number. A text that is not one, or lies outside the limits, stays in the field with the reason and is not
/// passed on. Arrow up and down change it by `step`.
#[component]
pub fn NumberField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The number as it stands.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Runs with each usable number typed, and with `None` when the field is emptied.
    #[prop(into)]
    on_input: Callback<Option<f64>>,
    /// The smallest number allowed.
    #[prop(optional_no_strip, into)]
    min: Option<f64>,
    /// The largest number allowed.
    #[prop(optional_no_strip, into)]
    max: Option<f64>,
    /// What an arrow key adds.
    #[prop(default = 1.0)]
    step: f64,
    /// The unit written after the number.
    #[prop(optional, into)]
    unit: String,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required_mark: bool,
) -> impl IntoView {
    let draft = Draft::new(value);
    let own_problem = move || draft.typed().and_then(|text| problem(&text, min, max));
    let error = Signal::derive(move || own_problem().or_else(|| error.get()));
    let remarks = Remarks::new(&id, &hint, error);

    let on_typed = move |ev: Event| {
        let text = event_target_value(&ev);
        let meaning = match read(&text) {
            Reading::Empty => Some(None),
            Reading::Number(number) if problem(&text, min, max).is_none() => Some(Some(number)),
            _ => None,
        };
        draft.keep(text, move || {
            if let Some(meaning) = meaning {
                on_input.run(meaning);
            }
        });
    };
    let on_key = move |ev: KeyboardEvent| {
        let by = match ev.key().as_str() {
            "ArrowUp" => step,
            "ArrowDown" => -step,
            _ => return,
        };
        ev.prevent_default();
        let from = value.get_untracked().or(min).unwrap_or(0.0);
        draft.leave();
        on_input.run(Some(stepped(from, by, min, max)));
    };
    let on_left = move |_| {
        if untrack(own_problem).is_none() {
            draft.leave();
        }
    };

    let unit_id = (!unit.is_empty()).then(|| format!("{id}-unit"));
    let describes_with_unit = {
        let unit_id = unit_id.clone();
        move || match (remarks.described_by(), unit_id.clone()) {
            (Some(ids), Some(unit)) => Some(format!("{unit} {ids}")),
            (ids, unit) => ids.or(unit),
        }
    };
    let control = view! {
        <span class="input-row">
            <input
                class="input input-number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                id=id.clone()
                prop:value=move || draft.shown(write)
                aria-describedby=describes_with_unit
                aria-invalid=move || remarks.invalid()
                on:input=on_typed
                on:keydown=on_key
                on:blur=on_left
            />
            {unit_id.map(|unit_id| view! { <span class="field-unit" id=unit_id>{unit}</span> })}
        </span>
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}
