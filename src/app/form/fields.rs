//! Questions about the plan as a whole.

use leptos::prelude::*;
use uptake::plan::Plan;
use uptake::t;
use uptake::wizard::{Answer, Field};

use super::{AnswerControl, Issues, issue_of};
use crate::store::use_store;

/// The fields, in order; those that do not apply now are left out.
#[component]
pub fn PlanFields(
    /// What is asked.
    fields: &'static [Field<Plan>],
    /// What is wrong with the answers.
    issues: Issues,
) -> impl IntoView {
    let one = move |field: &'static Field<Plan>| {
        let store = use_store();
        let shown = store.slice(move |plan| (field.shown)(plan, plan));
        view! { <Show when=move || shown.get()>{move || view! { <PlanField field issues /> }}</Show> }
    };
    view! { <div class="entity-fields">{fields.iter().map(one).collect_view()}</div> }
}

#[component]
fn PlanField(field: &'static Field<Plan>, issues: Issues) -> impl IntoView {
    let store = use_store();
    let value = store.slice(move |plan| (field.get)(plan));
    let on_change = move |answer: Answer| {
        let label = t!("form.edit", field = field.info().label());
        store.edit_field(label, field.id, |plan| (field.set)(plan, answer));
    };
    let unit = (field.unit)(&store.plan_untracked());
    let error = issue_of(issues, field.id.to_owned());
    view! { <AnswerControl info=field.info() id=field.id.to_owned() value on_change error unit /> }
}
