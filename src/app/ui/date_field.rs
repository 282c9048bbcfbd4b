//! A civil date and a time of day, in the browser's own pickers.

use chrono::{Datelike, NaiveDate, NaiveTime};
use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;
use uptake::t;

use super::field::{Field, Remarks};

/// While a year is being typed, `2` to `202` are years too: dates before this year are not passed on.
const FIRST_YEAR: i32 = 1900;

/// What a date input holds.
fn read_date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// What a time input holds; seconds are there only where a step asks for them.
fn read_time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).ok()
}

/// A date. Half-typed dates are not passed on; an emptied field is, when the focus leaves.
#[component]
pub fn DateField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The date as it stands.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Runs with each whole date, and with `None` when the field was left empty.
    #[prop(into)]
    on_input: Callback<Option<NaiveDate>>,
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
    let too_early = RwSignal::new(false);
    let error = Signal::derive(move || if too_early.get() { Some(t!("ui.date.year")) } else { error.get() });
    let remarks = Remarks::new(&id, &hint, error);

    let on_typed = move |ev: Event| {
        if let Some(date) = read_date(&event_target_value(&ev))
            && date.year() >= FIRST_YEAR
        {
            too_early.set(false);
            on_input.run(Some(date));
        }
    };
    // The browser reports a date with a part missing as empty, and writing back would wipe the parts that are there.
    let on_left = move |ev: FocusEvent| {
        let date = read_date(&event_target_value(&ev));
        too_early.set(date.is_some_and(|date| date.year() < FIRST_YEAR));
        if date.is_none() && value.get_untracked().is_some() {
            on_input.run(None);
        }
    };
    let control = view! {
        <input
            class="input input-date"
            type="date"
            id=id.clone()
            max="9999-12-31"
            prop:value=move || value.get().map(|date| date.to_string()).unwrap_or_default()
            aria-describedby=move || remarks.described_by()
            aria-invalid=move || remarks.invalid()
            on:input=on_typed
            on:blur=on_left
        />
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}

/// A time of day, to the minute. Half-typed times are not passed on; an emptied field is, when the focus leaves.
#[component]
pub fn TimeField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The time as it stands.
    #[prop(into)]
    value: Signal<Option<NaiveTime>>,
    /// Runs with each whole time, and with `None` when the field was left empty.
    #[prop(into)]
    on_input: Callback<Option<NaiveTime>>,
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
    let remarks = Remarks::new(&id, &hint, error);
    let on_typed = move |ev: Event| {
        if let Some(time) = read_time(&event_target_value(&ev)) {
            on_input.run(Some(time));
        }
    };
    let on_left = move |ev: FocusEvent| {
        if read_time(&event_target_value(&ev)).is_none() && value.get_untracked().is_some() {
            on_input.run(None);
        }
    };
    let control = view! {
        <input
            class="input input-date"
            type="time"
            id=id.clone()
            prop:value=move || value.get().map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
            aria-describedby=move || remarks.described_by()
            aria-invalid=move || remarks.invalid()
            on:input=on_typed
            on:blur=on_left
        />
    };
    view! {
        <Field id label hint error required_mark>
            {control}
        </Field>
    }
}
