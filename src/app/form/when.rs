//! A date tied to the launch: so many days or weeks before or after it, or a date that stays.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::schedule::{When, long_date};
use uptake::t;

use crate::store::use_store;
use crate::ui::{Choice, DateField, FieldGroup, NumberField, SelectField};

/// How a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Unset,
    Before,
    After,
    Pinned,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Before, Self::After, Self::Pinned];

    fn of(when: Option<When>) -> Self {
        match when {
            None => Self::Unset,
            Some(When::Pinned { .. }) => Self::Pinned,
            Some(When::Offset { days }) if days < 0 => Self::Before,
            Some(When::Offset { .. }) => Self::After,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Unset => "",
            Self::Before => "before",
            Self::After => "after",
            Self::Pinned => "pinned",
        }
    }

    fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|mode| mode.key() == key).unwrap_or(Self::Unset)
    }
}

/// Days in the unit that offsets are typed in.
fn unit_days(key: &str) -> i32 {
    if key == "days" { 1 } else { 7 }
}

/// The control.
#[component]
pub fn WhenField(
    /// The control's id; the group carries it, so that links to the field reach it.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The date as it stands.
    #[prop(into)]
    value: Signal<Option<When>>,
    /// Runs with the new date.
    #[prop(into)]
    on_input: Callback<Option<When>>,
) -> impl IntoView {
    let store = use_store();
    // Nought weeks after launch and the unit are the person's choice of wording, not part of the plan.
    let start = value.get_untracked();
    let whole_weeks = !matches!(start, Some(When::Offset { days }) if days % 7 != 0);
    let unit = RwSignal::new(if whole_weeks { "weeks" } else { "days" }.to_owned());
    let chosen = RwSignal::new(Mode::of(start));
    Effect::new(move |_| {
        let now = value.get();
        let mode = Mode::of(now);
        // Nought days can be before or after; the wording chosen stays.
        if now != Some(When::offset_days(0)) || !matches!(chosen.get_untracked(), Mode::Before | Mode::After) {
            chosen.set(mode);
        }
        if matches!(now, Some(When::Offset { days }) if days % 7 != 0) {
            unit.set("days".to_owned());
        }
    });
    let resolved = Memo::new(move |_| value.get().map(|when| store.plan().date(when)));
    let span = move || match value.get() {
        Some(When::Offset { days }) => Some(f64::from(days.abs()) / f64::from(unit_days(&unit.get()))),
        _ => None,
    };
    let set_offset = move |mode: Mode, amount: f64, unit: &str| {
        // Ten years at most, as the schedule allows.
        let days = (amount.clamp(0.0, 3660.0) * f64::from(unit_days(unit))).round() as i32;
        on_input.run(Some(When::offset_days(if mode == Mode::Before { -days } else { days })));
    };
    let set_mode = move |key: String| {
        let mode = Mode::from_key(&key);
        chosen.set(mode);
        match mode {
            Mode::Unset => on_input.run(None),
            Mode::Pinned => {
                let date = resolved.get_untracked().unwrap_or(store.plan_untracked().launch);
                on_input.run(Some(When::pinned(date)));
            }
            Mode::Before | Mode::After => {
                let amount = span().filter(|amount| *amount > 0.0).unwrap_or(1.0);
                set_offset(mode, amount, &unit.get_untracked());
            }
        }
    };
    let modes = move || {
        // lang: when.*
        Mode::ALL.map(|mode| Choice::new(mode.key(), t!(format!("when.{}", mode.key())))).to_vec()
    };
    let is_offset = move || matches!(chosen.get(), Mode::Before | Mode::After);
    let pinned = Signal::derive(move || if let Some(When::Pinned { date }) = value.get() { Some(date) } else { None });
    let on_date = move |date: Option<NaiveDate>| on_input.run(date.map(When::pinned));
    let amount_id = format!("{id}-amount");
    let unit_id = format!("{id}-unit");
    let date_id = format!("{id}-date");
    let mode_id = format!("{id}-mode");
    let on_amount = move |amount: Option<f64>| {
        if let Some(amount) = amount {
            set_offset(chosen.get_untracked(), amount, &unit.get_untracked());
        }
    };
    let on_unit = move |key: String| {
        let amount = span().unwrap_or(1.0);
        unit.set(key.clone());
        set_offset(chosen.get_untracked(), amount, &key);
    };
    let units = || ["days", "weeks"].map(|key| Choice::new(key, t!(format!("when.{key}")))).to_vec();
    let mode_key = Signal::derive(move || chosen.get().key().to_owned());
    view! {
        <FieldGroup id label hint error>
            <div class="when">
                <Show when=is_offset>
                    <NumberField
                        id=amount_id.clone()
                        label=t!("when.amount")
                        value=Signal::derive(span)
                        min=0.0
                        max=520.0
                        on_input=on_amount
                    />
                    <SelectField
                        id=unit_id.clone()
                        label=t!("when.unit")
                        value=unit
                        options=Signal::derive(units)
                        on_input=on_unit
                    />
                </Show>
                <SelectField
                    id=mode_id
                    label=t!("when.mode")
                    value=mode_key
                    options=Signal::derive(modes)
                    empty=t!("when.unset")
                    on_input=set_mode
                />
                <Show when=move || chosen.get() == Mode::Pinned>
                    <DateField id=date_id.clone() label=t!("when.date") value=pinned on_input=on_date />
                </Show>
            </div>
            <p class="when-date muted">{move || resolved.get().map(long_date)}</p>
        </FieldGroup>
    }
}
