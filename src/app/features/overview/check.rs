//! What the plan check found, the gravest first (row M6).

use leptos::prelude::*;
use uptake::check::{Finding, Severity, check};
use uptake::choice::Choice;
use uptake::t;

use crate::findings::FindingList;
use crate::platform::clock;
use crate::store::use_store;

/// The findings by severity.
#[component]
pub fn PlanCheck() -> impl IntoView {
    let store = use_store();
    let findings = store.slice(|plan| check(plan, clock::today()));
    let groups = Severity::ALL.iter().map(|severity| view! { <SeverityGroup severity=*severity findings /> });
    view! {
        <section class="section">
            <h2>{t!("overview.check.title")}</h2>
            <Show when=move || findings.with(Vec::is_empty)>
                <p class="muted">{t!("overview.check.nothing")}</p>
            </Show>
            {groups.collect_view()}
        </section>
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
    let heading =
        move || uptake::lang::count(&format!("overview.check.severity.{}", severity.key()), own.with(Vec::len));
    view! {
        <Show when=move || own.with(|list| !list.is_empty())>
            <details class="finding-group" open=open>
                <summary><h3>{heading}</h3></summary>
                <FindingList findings=own />
            </details>
        </Show>
    }
}
