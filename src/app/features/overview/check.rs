//! What the plan check found, the gravest first (row M6).

use leptos::prelude::*;
use uptake::check::{Finding, Severity, check, dismissed};
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::plan::Dismissal;
use uptake::plan::dismissed::bring_back;
use uptake::schedule::long_date;
use uptake::t;

use crate::findings::FindingList;
use crate::platform::{clock, page};
use crate::store::use_store;
use crate::ui::{Button, Tone};

/// The findings by severity.
#[component]
pub fn PlanCheck() -> impl IntoView {
    let store = use_store();
    let findings = store.slice(|plan| check(plan, clock::today()));
    let groups = Severity::ALL.iter().map(|severity| view! { <SeverityGroup severity=*severity findings /> });
    view! {
        <section class="section">
            <h2 id="plan-check" tabindex="-1">{t!("overview.check.title")}</h2>
            <Show when=move || findings.with(Vec::is_empty)>
                <p class="muted">{t!("overview.check.nothing")}</p>
            </Show>
            {groups.collect_view()}
            <LivedWith />
        </section>
    }
}

/// What was dismissed and would still be found, with the reasons, to be brought back.
#[component]
fn LivedWith() -> impl IntoView {
    let store = use_store();
    let away = store.slice(|plan| dismissed(plan, clock::today()));
    let row = move |(finding, dismissal): (Finding, Dismissal)| {
        let said = t!("findings.said", date = long_date(dismissal.on), note = dismissal.note);
        let label = t!("findings.back-step", title = finding.title);
        let title = finding.title.clone();
        let step = label.clone();
        let back = move |()| {
            store.edit(step.clone(), |plan| bring_back(plan, &finding));
            page::refocus("plan-check");
        };
        view! {
            <li class="finding">
                <strong class="finding-title">{title}</strong>
                <p>{said}</p>
                <Button on_press=back tone=Tone::Quiet label=label>{t!("findings.back")}</Button>
            </li>
        }
    };
    view! {
        <Show when=move || away.with(|list| !list.is_empty())>
            <details class="finding-group">
                <summary><h3>{move || count("overview.check.dismissed", away.with(Vec::len))}</h3></summary>
                <ul class="finding-list stack">{move || away.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
}

/// The findings of one severity; advice waits until it is opened.
#[component]
fn SeverityGroup(severity: Severity, findings: Memo<Vec<Finding>>) -> impl IntoView {
    let own = Memo::new(move |_| {
        let is_own = |finding: &&Finding| finding.severity == severity;
        findings.with(|all| all.iter().filter(is_own).cloned().collect::<Vec<_>>())
    });
    let open = severity != Severity::Advice;
    // lang: overview.check.severity.*
    let heading = move || count(&format!("overview.check.severity.{}", severity.key()), own.with(Vec::len));
    view! {
        <Show when=move || own.with(|list| !list.is_empty())>
            <details class="finding-group" open=open>
                <summary><h3>{heading}</h3></summary>
                <FindingList findings=own />
            </details>
        </Show>
    }
}
