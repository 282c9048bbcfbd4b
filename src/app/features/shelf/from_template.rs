//! A new plan from a template that came as a file: what it is called and when it launches is asked, no more.

use chrono::NaiveDate;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use uptake::exchange::template;
use uptake::id::IdSource;
use uptake::plan::Plan;
use uptake::practice::templates::suggested_launch;
use uptake::t;
use uptake::wizard::settings::new_plan_issues;

use super::adopt;
use crate::form::issue_of;
use crate::platform::{clock, page};
use crate::store::use_store;
use crate::ui::{Button, DateField, TextField};

/// The form.
#[component]
pub fn FromTemplate(
    /// The template.
    template: Plan,
    /// The id of its heading, which takes the focus.
    heading: &'static str,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Goes back to asking for a file.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    let name = RwSignal::new(String::new());
    let launch = RwSignal::new(Some(suggested_launch(clock::today())));
    let was_tried = RwSignal::new(false);
    let missing = move || name.with(|name| new_plan_issues(name, launch.get()));
    let issues = Signal::derive(move || if was_tried.get() { missing() } else { Vec::new() });
    let title = if template.name.is_empty() { t!("wizard.unnamed") } else { template.name.clone() };
    let template = StoredValue::new(template);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        was_tried.set(true);
        if let Some(issue) = issues.get_untracked().first() {
            page::focus(&issue.control);
            return;
        }
        let Some(day) = launch.get_untracked() else { return };
        let called = name.get_untracked().trim().to_owned();
        let plan = template.with_value(|template| template::start(template, store.ids().fresh(), called, day));
        open.set(false);
        adopt(store, plan);
    };
    view! {
        <form class="stack" on:submit=submit>
            <h3 id=heading tabindex="-1">{t!("share.template-start.heading", name = title)}</h3>
            <p class="muted">{t!("share.template-start.about")}</p>
            <TextField id="new.name" label=t!("field.settings.name.label") value=name required_mark=true
                error=issue_of(issues, "new.name".to_owned()) on_input=move |text: String| name.set(text) />
            <DateField id="new.launch" label=t!("home.launch") value=launch required_mark=true
                error=issue_of(issues, "new.launch".to_owned())
                on_input={move |date: Option<NaiveDate>| launch.set(date)} />
            <div class="dialog-actions">
                <Button on_press=again>{t!("home.import.again")}</Button>
                <button type="submit" class="button" data-tone="primary">{t!("share.template-start.create")}</button>
            </div>
        </form>
    }
}
