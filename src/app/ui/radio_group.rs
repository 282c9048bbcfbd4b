//! One of several, all in view, and a rating on a short scale.

use leptos::prelude::*;
use uptake::t;

use super::field::FieldGroup;
use super::select_field::Choice;

/// One answer of a radio group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RadioChoice {
    /// What is passed on.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// What choosing it means, in a line or two.
    pub description: Option<String>,
}

impl From<Choice> for RadioChoice {
    fn from(choice: Choice) -> Self {
        Self { value: choice.value, label: choice.label, description: None }
    }
}

/// One of several, all in view.
#[component]
pub fn RadioGroup(
    /// The id of the group; its buttons are `{id}-1`, `{id}-2`, ….
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The value chosen, or the empty text.
    #[prop(into)]
    value: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<RadioChoice>>,
    /// Runs with the value chosen.
    #[prop(into)]
    on_input: Callback<String>,
    /// Whether the answers are drawn as cards side by side.
    #[prop(optional)]
    cards: bool,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be answered.
    #[prop(optional)]
    required_mark: bool,
) -> impl IntoView {
    let options = Memo::new(move |_| options.get());
    let group = id.clone();
    let rows = move || {
        let row = |(index, choice): (usize, RadioChoice)| {
            let button_id = format!("{group}-{}", index + 1);
            let about_id = choice.description.is_some().then(|| format!("{button_id}-about"));
            let own = choice.value.clone();
            let picked = choice.value.clone();
            view! {
                <div class="radio">
                    <input
                        type="radio"
                        id=button_id.clone()
                        name=group.clone()
                        value=choice.value
                        aria-describedby=about_id.clone()
                        prop:checked=move || value.with(|value| *value == own)
                        on:change=move |_| on_input.run(picked.clone())
                    />
                    <label for=button_id>{choice.label}</label>
                    {choice.description.map(|text| view! { <p class="field-hint" id=about_id>{text}</p> })}
                </div>
            }
        };
        options.get().into_iter().enumerate().map(row).collect::<Vec<_>>()
    };
    view! {
        <FieldGroup id label hint error required_mark>
            <div class="radio-list" data-cards=cards.then_some("true")>
                {rows}
            </div>
        </FieldGroup>
    }
}

/// A rating from 1 to `max`, which can be taken back.
#[component]
pub fn RatingField(
    /// The id of the group; its buttons are `{id}-1` to `{id}-{max}`.
    #[prop(into)]
    id: String,
    /// What is rated.
    #[prop(into)]
    label: String,
    /// The rating as it stands.
    #[prop(into)]
    value: Signal<Option<u8>>,
    /// Runs with the new rating, or with `None` when it is taken back.
    #[prop(into)]
    on_input: Callback<Option<u8>>,
    /// The best rating.
    #[prop(default = 5)]
    max: u8,
    /// What 1 stands for.
    #[prop(optional, into)]
    low: String,
    /// What `max` stands for.
    #[prop(optional, into)]
    high: String,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be answered.
    #[prop(optional)]
    required_mark: bool,
) -> impl IntoView {
    let name = id.clone();
    let buttons = (1..=max)
        .map(|rating| {
            let button_id = format!("{name}-{rating}");
            view! {
                <span class="rating-step">
                    <input
                        type="radio"
                        id=button_id.clone()
                        name=name.clone()
                        value=rating.to_string()
                        prop:checked=move || value.get() == Some(rating)
                        on:change=move |_| on_input.run(Some(rating))
                    />
                    <label for=button_id>{rating.to_string()}</label>
                </span>
            }
        })
        .collect::<Vec<_>>();
    let take_back = move || {
        value.get().is_some().then(|| {
            view! {
                <button type="button" class="button" data-tone="quiet" on:click=move |_| on_input.run(None)>
                    {t!("ui.rating.clear")}
                </button>
            }
        })
    };
    let end = |text: String| (!text.is_empty()).then(|| view! { <span class="rating-end">{text}</span> });
    view! {
        <FieldGroup id label hint error required_mark>
            <div class="rating">
                {end(low)}
                {buttons}
                {end(high)}
                {take_back}
            </div>
        </FieldGroup>
    }
}
