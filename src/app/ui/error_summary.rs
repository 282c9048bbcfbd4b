//! All that is wrong with a step in one place, each entry leading to its field.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueLink {
    /// The id of the field it speaks of.
    pub href_id: String,
    /// What is wrong, in the words shown at the field.
    pub text: String,
}

/// What is wrong, in the order of the fields; nothing while all is well.
///
/// The box has the id `error-summary` and takes the focus when a step is refused. The fragment of the address holds
/// the route, so an entry does not follow its link: it hands the id to `on_go`, which moves the focus.
#[component]
pub fn ErrorSummary(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What is wrong.
    #[prop(into)]
    issues: Signal<Vec<IssueLink>>,
    /// Runs with the id of the field to focus.
    #[prop(into)]
    on_go: Callback<String>,
) -> impl IntoView {
    let issues = Memo::new(move |_| issues.get());
    let entry = move |issue: IssueLink| {
        let href = format!("#{}", issue.href_id);
        let go = move |ev: MouseEvent| {
            ev.prevent_default();
            on_go.run(issue.href_id.clone());
        };
        view! {
            <li>
                <a href=href on:click=go>
                    {issue.text}
                </a>
            </li>
        }
    };
    move || {
        issues.with(|issues| !issues.is_empty()).then(|| {
            view! {
                <div
                    class="error-summary"
                    id="error-summary"
                    role="alert"
                    tabindex="-1"
                    aria-labelledby="error-summary-title"
                >
                    <h2 id="error-summary-title">{move || title.get()}</h2>
                    <ul>{issues.get().into_iter().map(entry).collect::<Vec<_>>()}</ul>
                </div>
            }
        })
    }
}
