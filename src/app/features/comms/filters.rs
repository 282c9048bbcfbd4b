//! What of the calendar is shown: audience, channel, sender, words; and how much of it that leaves.

use leptos::prelude::*;
use uptake::choice::Choice as _;
use uptake::comms::calendar::Filter;
use uptake::id::Id;
use uptake::number::grouped;
use uptake::plan::comms::{Channel, Sender};
use uptake::t;

use super::desk::Desk;
use crate::ui::{Button, Choice, SelectField, TextField, Tone};

/// The filters of a calendar.
#[component]
pub fn Filters(
    /// The calendar.
    desk: Desk,
) -> impl IntoView {
    let filter = desk.filter;
    let audiences = desk.store.slice(|plan| {
        let choice = |audience: &uptake::plan::Audience| Choice::new(audience.id.as_str(), audience.name.clone());
        plan.audiences.iter().map(choice).collect::<Vec<_>>()
    });
    let audience = Signal::derive(move || filter.with(|f| f.audience.as_ref().map(Id::to_string).unwrap_or_default()));
    let channel = Signal::derive(move || filter.with(|f| f.channel.map(|c| c.key().to_owned()).unwrap_or_default()));
    let sender = Signal::derive(move || filter.with(|f| f.sender.map(|s| s.key().to_owned()).unwrap_or_default()));
    let text = Signal::derive(move || filter.with(|f| f.text.clone()));
    let total = Memo::new(move |_| desk.index.with(|index| index.len()));
    let shown = Memo::new(move |_| desk.index.with(|index| filter.with(|filter| index.entries(filter).count())));
    let is_filtered = Memo::new(move |_| filter.with(|filter| !filter.is_empty()));
    let summary = move || {
        let number = |n: usize| grouped(u64::try_from(n).unwrap_or(u64::MAX));
        t!("comms-view.filter.shown", shown = number(shown.get()), all = number(total.get()))
    };
    view! {
        <div class="cal-filters" role="search" aria-label=t!("comms-view.filter.label")>
            <SelectField id="cal-filter-audience" label=t!("comms-view.filter.audience") value=audience options=audiences
                empty=t!("comms-view.filter.all")
                on_input=move |key: String| {
                    filter.update(|f| f.audience = (!key.is_empty()).then(|| Id::new(key)));
                } />
            <SelectField id="cal-filter-channel" label=t!("comms-view.filter.channel") value=channel
                options=Signal::stored(choices::<Channel>()) empty=t!("comms-view.filter.all")
                on_input=move |key: String| filter.update(|f| f.channel = Channel::from_key(&key)) />
            <SelectField id="cal-filter-sender" label=t!("comms-view.filter.sender") value=sender
                options=Signal::stored(choices::<Sender>()) empty=t!("comms-view.filter.all")
                on_input=move |key: String| filter.update(|f| f.sender = Sender::from_key(&key)) />
            <TextField id="cal-filter-text" label=t!("comms-view.filter.text") value=text
                on_input=move |text: String| filter.update(|f| f.text = text) />
        </div>
        <div class="cluster">
            <p class="muted" role="status">{summary}</p>
            <Show when=move || is_filtered.get()>
                <Button tone=Tone::Quiet on_press=move |()| filter.set(Filter::default())>
                    {t!("comms-view.filter.clear")}
                </Button>
            </Show>
        </div>
    }
}

/// All variants of a closed set as choices of a list.
fn choices<E: uptake::choice::Choice>() -> Vec<Choice> {
    E::ALL.iter().map(|choice| Choice::new(choice.key(), choice.label())).collect()
}
