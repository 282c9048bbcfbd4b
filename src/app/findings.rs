//! Findings of the plan check, shown beside what they speak of: what is wrong, why it matters, what to do and where,
//! or why one lives with it.

use leptos::prelude::*;
use uptake::check::{Finding, check};
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::plan::dismissed::dismiss;
use uptake::t;

use crate::links;
use crate::platform::{clock, page};
use crate::store::use_store;
use crate::ui::{Button, TextField, unique_id};

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
    let list = unique_id("findings");
    let id = list.clone();
    let row = move |finding: Finding| {
        let href = links::place(&plan, &finding.place);
        let title = t!("findings.title", severity = finding.severity.label(), title = finding.title);
        let dismissing = view! { <Dismissing finding=finding.clone() list=list.clone() /> };
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
                {dismissing}
            </li>
        }
    };
    move || {
        let rows: Vec<_> = findings.get().into_iter().map(&row).collect();
        (!rows.is_empty()).then(|| view! { <ul class="finding-list stack" id=id.clone() tabindex="-1">{rows}</ul> })
    }
}

/// The way to live with a finding: with a reason it is gone, until it is brought back on the overview.
#[component]
fn Dismissing(
    /// What was found.
    finding: Finding,
    /// The list it stands in, which takes the focus when the finding has gone.
    list: String,
) -> impl IntoView {
    let store = use_store();
    let note = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let error = Signal::derive(move || is_missing.get().then(|| t!("findings.note-missing")));
    let title = finding.title.clone();
    let done = move |()| {
        let reason = note.get_untracked();
        if reason.trim().is_empty() {
            is_missing.set(true);
            return;
        }
        let step = t!("findings.dismiss-step", title = finding.title);
        store.edit(step.clone(), |plan| dismiss(plan, &finding, &reason, clock::today()));
        store.offer_undo(step);
        let list = list.clone();
        page::after(0, move || page::refocus(&list));
    };
    let typed = move |text: String| {
        is_missing.set(false);
        note.set(text);
    };
    view! {
        <details class="finding-dismiss no-print">
            <summary>{t!("findings.dismiss")} <span class="visually-hidden">": " {title}</span></summary>
            <TextField id=unique_id("dismissal") label=t!("findings.note") hint=t!("findings.note-hint") value=note
                on_input=typed error />
            <Button on_press=done>{t!("findings.dismiss-now")}</Button>
        </details>
    }
}
