//! Two profiles of success, the story of a failure, and the failure's signs in this plan with the remedy (row B11).

use leptos::prelude::*;
use uptake::practice::align::{self as practice, FailureSigns, STORIES, Story};
use uptake::t;
use uptake::wizard::WizardId;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Notice, Status};

/// The stories and the signs.
#[component]
pub fn Stories() -> impl IntoView {
    view! {
        <section class="section" id="stories" tabindex="-1">
            <h2>{t!("align-view.stories.title")}</h2>
            <p class="muted">{practice::stories_note()}</p>
            <div class="grid-3">{STORIES.iter().map(|story| story_card(*story)).collect_view()}</div>
            <Signs />
        </section>
    }
}

fn story_card(story: Story) -> impl IntoView {
    let (kind, label) = if story.success {
        ("success", t!("align-view.stories.success"))
    } else {
        ("failure", t!("align-view.stories.failure"))
    };
    view! {
        <article class="card story stack" data-kind=kind>
            <p class="eyebrow">{label}</p>
            <h3>{story.title()}</h3>
            <p>{story.told()}</p>
            <p>
                <strong>{story.lesson()}</strong>
            </p>
        </article>
    }
}

/// What is done about one side of the pattern, and where.
#[derive(Clone, Copy)]
struct Remedy {
    key: &'static str,
    wizard: WizardId,
    step: &'static str,
    /// Whether one of its signs is there.
    needed: fn(&FailureSigns) -> bool,
}

const REMEDIES: [Remedy; 3] = [
    Remedy {
        key: "visibility",
        wizard: WizardId::Sponsor,
        step: "events",
        needed: |signs| signs.handed_to_hr || signs.no_visible_sponsor,
    },
    Remedy { key: "scripts", wizard: WizardId::Comms, step: "messages", needed: |signs| signs.stale_messages },
    Remedy { key: "targets", wizard: WizardId::Sponsor, step: "targets", needed: |signs| signs.tick_box },
];

/// The signs found in the plan; with two or more of them the whole remedy is due.
#[component]
fn Signs() -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let plan = store.plan_untracked().id.clone();
    let signs = store.slice(move |plan| practice::failure_pattern(plan, today));
    let remedy = move |remedy: Remedy| {
        // lang: align-view.remedy.*
        let text = t!(format!("align-view.remedy.{}", remedy.key));
        view! { <li><a href=links::wizard(&plan, remedy.wizard, Some(remedy.step))>{text}</a></li> }
    };
    move || {
        let signs = signs.get()?;
        let due = REMEDIES.into_iter().filter(|remedy| signs.is_pattern() || (remedy.needed)(&signs));
        let (tone, title) = match signs.count() {
            0 => (Status::Good, t!("align-view.signs.none")),
            n if signs.is_pattern() => (Status::Danger, t!("align-view.signs.pattern", n = n)),
            _ => (Status::Warn, t!("align-view.signs.single")),
        };
        let found = (signs.count() > 0).then(|| {
            view! {
                <p>{t!("align-view.signs.found", signs = signs.labels().join(", "))}</p>
                <ul>{due.map(&remedy).collect_view()}</ul>
            }
        });
        Some(view! { <Notice tone title>{found}</Notice> })
    }
}
