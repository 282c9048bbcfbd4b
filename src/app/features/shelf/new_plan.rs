//! Starting a plan: what it is called, what it is started from, and when it launches.

use chrono::NaiveDate;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::IdSource;
use uptake::lang::count;
use uptake::plan::{Plan, Template};
use uptake::practice::templates;
use uptake::t;
use uptake::wizard::settings::new_plan_issues;

use super::adopt;
use crate::form::issue_of;
use crate::platform::{clock, page};
use crate::route::Route;
use crate::store::use_store;
use crate::title;
use crate::ui::{DateField, ErrorSummary, IssueLink, LinkButton, RadioChoice, RadioGroup, TextField, Tone};

/// The form of a new plan.
#[component]
pub fn NewPlanPage() -> impl IntoView {
    let heading = t!("home.new-plan");
    title::set(&heading);
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("home.new.lede")}</p>
            </header>
            <NewPlanForm />
        </div>
    }
}

#[component]
fn NewPlanForm() -> impl IntoView {
    let store = use_store();
    let name = RwSignal::new(String::new());
    let programme = RwSignal::new(String::new());
    let organisation = RwSignal::new(String::new());
    let template = RwSignal::new(Template::default());
    let launch = RwSignal::new(Some(templates::suggested_launch(clock::today())));
    let was_tried = RwSignal::new(false);
    let missing = move || name.with(|name| new_plan_issues(name, launch.get()));
    let issues = Signal::derive(move || if was_tried.get() { missing() } else { Vec::new() });
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        was_tried.set(true);
        let Some(day) = launch.get_untracked().filter(|_| issues.with_untracked(Vec::is_empty)) else {
            page::after(0, || {
                page::focus("error-summary");
            });
            return;
        };
        let mut ids = store.ids();
        let id = ids.fresh();
        let called = name.get_untracked().trim().to_owned();
        let started = templates::start(template.get_untracked(), called, day, id, &mut ids);
        let (programme, organisation) = (programme.get_untracked(), organisation.get_untracked());
        adopt(store, Plan { programme, organisation, ..started });
    };
    let links = Signal::derive(move || {
        let link = |issue: uptake::wizard::Issue| IssueLink { href_id: issue.control, text: issue.text };
        issues.get().into_iter().map(link).collect::<Vec<_>>()
    });
    let go = |control: String| {
        page::focus(&control);
    };
    let summary = Signal::derive(move || count("home.new.issues", issues.with(Vec::len)));
    view! {
        <form class="stack new-plan" on:submit=submit>
            <ErrorSummary title=summary issues=links on_go=go />
            <TextField id="new.name" label=t!("field.settings.name.label") hint=t!("field.settings.name.hint")
                value=name error=issue_of(issues, "new.name".to_owned()) required_mark=true
                on_input=move |text: String| name.set(text) />
            <TextField id="new.programme" label=t!("field.settings.programme.label")
                hint=t!("field.settings.programme.hint") value=programme
                on_input=move |text: String| programme.set(text) />
            <TextField id="new.organisation" label=t!("field.settings.organisation.label")
                hint=t!("field.settings.organisation.hint") value=organisation
                on_input=move |text: String| organisation.set(text) />
            <RadioGroup id="new.template" label=t!("home.new.template") hint=t!("home.new.template-hint") cards=true
                value=Signal::derive(move || template.get().key().to_owned()) options=Signal::derive(offered)
                on_input=move |key: String| {
                    if let Some(chosen) = Template::from_key(&key) {
                        template.set(chosen);
                    }
                } />
            <DateField id="new.launch" label=t!("home.launch") hint=t!("home.new.launch-hint") value=launch
                error=issue_of(issues, "new.launch".to_owned()) required_mark=true
                on_input={move |date: Option<NaiveDate>| launch.set(date)} />
            <div class="cluster">
                <button type="submit" class="button" data-tone="primary">{t!("home.new.create")}</button>
                <LinkButton href=Route::Home.href() tone=Tone::Quiet>{t!("ui.dialog.cancel")}</LinkButton>
            </div>
        </form>
    }
}

/// The templates as cards; the sample has its own button on the opening page.
fn offered() -> Vec<RadioChoice> {
    let templates = Template::ALL.iter().filter(|template| **template != Template::Sample);
    templates.map(|template| card(*template)).collect()
}

fn card(template: Template) -> RadioChoice {
    let summary = templates::summary(template);
    let mut content = Vec::new();
    if let Some(weeks) = summary.weeks {
        content.push(count("home.new.weeks", weeks));
    }
    if !summary.fills.is_empty() {
        content.push(t!("home.new.fills", what = summary.fills.join(", ")));
    }
    let value = template.key().to_owned();
    // Whom it is for stands apart from what is in it: the first is read, the second is looked through.
    let about = format!("{}\n\n{}", summary.lede, content.join(" "));
    RadioChoice { value, label: summary.title, description: Some(about.trim_end().to_owned()) }
}
