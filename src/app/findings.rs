//! Findings of the plan check, shown beside what they speak of: what is wrong, why it matters, what to do and where.

use leptos::prelude::*;
use uptake::check::{Finding, check};
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;

/// What the plan check finds in a phase of the open plan.
pub fn phase_findings(phase: Phase) -> Memo<Vec<Finding>> {
    use_store().slice(move |plan| {
        check(plan, clock::today()).into_iter().filter(|finding| finding.phase == phase).collect::<Vec<_>>()
    })
}

/// The findings of a phase under a heading; nothing at all when there are none.
#[component]
pub fn PhaseFindings(
    /// The phase.
    phase: Phase,
) -> impl IntoView {
    let findings = phase_findings(phase);
    view! {
        <Show when=move || findings.with(|list| !list.is_empty())>
            <section class="section">
                <h2>{t!("findings.heading")}</h2>
                <FindingList findings />
            </section>
        </Show>
    }
}

/// A list of findings in the order given; nothing at all when there are none.
#[component]
pub fn FindingList(
    /// What was found, the gravest first.
    #[prop(into)]
    findings: Signal<Vec<Finding>>,
) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    // Most edits change no finding: the memo keeps the links, and a focus on one of them, where they are.
    let findings = Memo::new(move |_| findings.get());
    let row = move |finding: Finding| {
        let href = links::place(&plan, &finding.place);
        let title = t!("findings.title", severity = finding.severity.label(), title = finding.title);
        view! {
            <li class="finding" data-severity=finding.severity.key()>
                <strong class="finding-title">{title}</strong>
                <p>{finding.why}</p>
                <p>
                    {finding.fix} " "
                    <a href=href>
                        {t!("findings.go")} <span class="visually-hidden">": " {finding.title}</span>
                    </a>
                </p>
            </li>
        }
    };
    move || {
        let rows: Vec<_> = findings.get().into_iter().map(&row).collect();
        (!rows.is_empty()).then(|| view! { <ul class="finding-list stack">{rows}</ul> })
    }
}
