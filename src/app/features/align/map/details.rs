//! What is known of a stakeholder, in a dialog over the map: the same questions as in the wizard, changed in place.

use leptos::prelude::*;
use uptake::id::{Id, find};
use uptake::t;
use uptake::wizard::{Answer, AnyList, FieldInfo, Part, WizardId, row_control, wizard};

use super::state::{Map, name_of};
use crate::form::AnswerControl;
use crate::store::use_store;
use crate::ui::{Button, Dialog, Tone};

/// The list of stakeholders as the sponsor wizard describes it.
fn stakeholders() -> Option<&'static dyn AnyList> {
    let step = wizard(WizardId::Sponsor).step("stakeholders")?;
    step.parts.iter().find_map(|part| match part {
        Part::List(list) => Some(*list),
        Part::Fields(_) | Part::Custom(_) => None,
    })
}

/// The dialog; it is open while a stakeholder is looked at.
#[component]
pub fn DetailsDialog(
    /// The map it belongs to.
    map: Map,
) -> impl IntoView {
    let store = use_store();
    let title = Memo::new(move |_| {
        let plan = store.plan();
        let who = map.looked_at().and_then(|id| find(&plan.stakeholders, &id).map(name_of));
        who.unwrap_or_default()
    });
    let open = Signal::derive(move || map.looked_at().is_some());
    view! {
        <Dialog open on_close=move |()| map.look_away() title wide=true>
            {move || map.looked_at().zip(stakeholders()).map(|(id, list)| view! { <Details map list id /> })}
        </Dialog>
    }
}

#[component]
fn Details(map: Map, list: &'static dyn AnyList, id: Id) -> impl IntoView {
    let fields = list.fields().into_iter().enumerate();
    let row = id.clone();
    let fields = fields.map(move |(index, info)| view! { <DetailField list row=row.clone() index info /> });
    let take_off = move |()| {
        map.take_off(&id);
        map.look_away();
    };
    view! {
        <div class="answer-grid">{fields.collect_view()}</div>
        <div class="dialog-actions">
            <Button on_press=take_off>{t!("align-view.map.take-off")}</Button>
            <Button on_press=move |()| map.look_away() tone=Tone::Primary>{t!("align-view.map.done")}</Button>
        </div>
    }
}

#[component]
fn DetailField(list: &'static dyn AnyList, row: Id, index: usize, info: FieldInfo) -> impl IntoView {
    let store = use_store();
    // The wizard's own list may stand on the same page: the controls here go by other ids.
    let id = format!("map-{}", row_control(info.id, &row));
    let row = StoredValue::new(row);
    let answer = store.slice(move |plan| row.with_value(|row| list.read(plan, row, index)));
    let value = Signal::derive(move || answer.get().unwrap_or(Answer::Text(String::new())));
    let key = id.clone();
    let on_change = move |answer: Answer| {
        let label = t!("form.edit", field = info.label());
        store.edit_field(label, &key, |plan| row.with_value(|row| list.write(plan, row, index, answer)));
    };
    view! { <AnswerControl info id value on_change error=Signal::derive(|| None::<String>) /> }
}
