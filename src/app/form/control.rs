//! One answer, drawn with the control its kind asks for.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use uptake::plan::Plan;
use uptake::t;
use uptake::wizard::{Answer, FieldInfo, Kind, Opt};

use super::when::WhenField;
use crate::store::use_store;
use crate::ui::{
    CheckField, CheckGroup, Choice, DateField, LineField, NumberField, RatingField, SelectField, TextArea, TimeField,
};

/// The control of a field, whoever owns the answer.
#[component]
pub fn AnswerControl(
    /// What is asked.
    info: FieldInfo,
    /// The control's id on the page.
    id: String,
    /// The answer as it stands.
    #[prop(into)]
    value: Signal<Answer>,
    /// Takes a new answer.
    #[prop(into)]
    on_change: Callback<Answer>,
    /// What is wrong with the answer.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The unit behind a number.
    #[prop(optional, into)]
    unit: String,
) -> impl IntoView {
    let label = info.label();
    let hint = info.hint().unwrap_or_default();
    match info.kind {
        Kind::Text => {
            let on_input = move |text: String| on_change.run(Answer::Text(text));
            view! { <LineField id label hint error value=text(value) on_input /> }.into_any()
        }
        Kind::LongText => {
            let on_input = move |text: String| on_change.run(Answer::Text(text));
            view! { <TextArea id label hint error value=text(value) on_input /> }.into_any()
        }
        Kind::Number(min, max, step) => {
            let shown = Signal::derive(move || if let Answer::Number(number) = value.get() { number } else { None });
            let on_input = move |number: Option<f64>| on_change.run(Answer::Number(number));
            let (min, max) = (min.is_finite().then_some(min), max.is_finite().then_some(max));
            view! { <NumberField id label hint error value=shown on_input min max step unit /> }.into_any()
        }
        Kind::Date => {
            let shown = Signal::derive(move || if let Answer::Date(date) = value.get() { date } else { None });
            let on_input = move |date: Option<NaiveDate>| on_change.run(Answer::Date(date));
            view! { <DateField id label hint error value=shown on_input /> }.into_any()
        }
        Kind::Time => {
            let shown = Signal::derive(move || if let Answer::Time(time) = value.get() { time } else { None });
            let on_input = move |time: Option<NaiveTime>| on_change.run(Answer::Time(time));
            view! { <TimeField id label hint error value=shown on_input /> }.into_any()
        }
        Kind::When => {
            let shown = Signal::derive(move || if let Answer::When(when) = value.get() { when } else { None });
            let on_input = move |when| on_change.run(Answer::When(when));
            view! { <WhenField id label hint error value=shown on_input /> }.into_any()
        }
        Kind::Pick(options) => {
            let shown = Signal::derive(move || if let Answer::Pick(key) = value.get() { key } else { String::new() });
            let on_input = move |key: String| on_change.run(Answer::Pick(key));
            let empty = info.blank().unwrap_or_else(|| t!("form.choose"));
            view! { <SelectField id label hint error value=shown options=choices(options) on_input empty /> }.into_any()
        }
        Kind::Many(options) => {
            let values = Signal::derive(move || if let Answer::Many(keys) = value.get() { keys } else { Vec::new() });
            let on_input = move |keys: Vec<String>| on_change.run(Answer::Many(keys));
            view! { <CheckGroup id label hint error values options=choices(options) on_input /> }.into_any()
        }
        Kind::Flag => {
            let checked = Signal::derive(move || value.get() == Answer::Flag(true));
            let on_input = move |flag: bool| on_change.run(Answer::Flag(flag));
            view! { <CheckField id label hint error checked on_input /> }.into_any()
        }
        Kind::Rating => {
            let shown = Signal::derive(move || if let Answer::Rating(rating) = value.get() { rating } else { None });
            let on_input = move |rating: Option<u8>| on_change.run(Answer::Rating(rating));
            view! { <RatingField id label hint error value=shown on_input /> }.into_any()
        }
    }
}

fn text(value: Signal<Answer>) -> Signal<String> {
    Signal::derive(move || if let Answer::Text(text) = value.get() { text } else { String::new() })
}

/// The options of a pick, following the plan.
fn choices(options: fn(&Plan) -> Vec<Opt>) -> Signal<Vec<Choice>> {
    let listed = move |plan: &Plan| options(plan).into_iter().map(|opt| Choice::new(opt.key, opt.label)).collect();
    use_store().slice::<Vec<Choice>>(listed).into()
}
