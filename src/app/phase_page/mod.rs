//! The page of a phase in parts: head and aim stay, tabs choose between a glance and the phase's own parts.
//!
//! A part has an address of its own (`#/plans/<plan>/phases/<phase>/<part>/<control>`), so that a finding leads straight
//! to the control. A feature gives its parts and what each shows; see [`PhaseFrame`].

mod glance;
mod vocabularies;

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::t;

use crate::findings::PhaseFindings;
use crate::form::{go_to, use_wanted};
use crate::links;
use crate::part::WantedPart;
use crate::phase_head::PhaseHead;
use crate::platform::page;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::ui::{Icon, IconName, LinkButton, TabItem, Tabs};

pub use glance::{PhaseAim, PhaseKnown, PhaseTasks};
pub use vocabularies::Vocabularies;

/// The first part of every phase's page: findings, what is known, what is to do.
pub const GLANCE: &str = "glance";

/// The element that holds the part on screen.
const PART: &str = "phase-part";

/// The page of a phase: head, aim, tabs.
#[component]
pub fn PhaseFrame(
    /// The phase.
    phase: Phase,
    /// The parts after [`GLANCE`], as ids and labels.
    parts: Vec<(&'static str, String)>,
    /// Draws the part with this id; what it draws for [`GLANCE`] stands between what is known and what is to do.
    panel: fn(&str) -> AnyView,
    /// Actions beside the one that leads to the checklist.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    let tabs: Vec<TabItem> = std::iter::once((GLANCE, t!("phase-page.glance")))
        .chain(parts)
        .map(|(id, label)| TabItem { id: id.to_owned(), label })
        .collect();
    let tab = followed(phase, tabs.iter().map(|tab| tab.id.clone()).collect());
    let shown = Memo::new(move |_| tab.get());
    let draw = move || match shown.get().as_str() {
        GLANCE => view! { <Glance phase extra=panel(GLANCE) /> }.into_any(),
        part => panel(part),
    };
    let checklist = links::plan(&plan, PlanRoute::Checklist);
    let choose = move |part: String| {
        tab.set(part.clone());
        // The address follows, so that a link to where it pointed before leads there again.
        page::replace(&links::part(&plan, phase, &part, ""));
    };
    view! {
        <div class="page">
            <PhaseHead phase>
                <LinkButton href=checklist>
                    <Icon name=IconName::Check />
                    {t!("phase-page.checklist")}
                </LinkButton>
                {children.map(|children| children())}
            </PhaseHead>
            <PhaseAim phase />
            <Tabs label=t!("phase-page.parts") tabs selected=tab on_select=choose>
                <div class="phase-part" id=PART tabindex="-1">{draw}</div>
            </Tabs>
        </div>
    }
}

/// The id of the part on screen: the one the address names, where it is among `known`.
fn followed(phase: Phase, known: Vec<String>) -> RwSignal<String> {
    let at = expect_context::<WantedPart>();
    let wanted = use_wanted();
    let named = move || {
        let name = at.of(phase.key()).map(|part| part.name).filter(|name| known.contains(name));
        name.unwrap_or_else(|| GLANCE.to_owned())
    };
    let tab = RwSignal::new(untrack(&named));
    Effect::new(move |drawn: Option<()>| {
        let Some(part) = at.of(phase.key()) else { return };
        let name = named();
        // A page just drawn takes the focus by itself, and a tab just chosen keeps it.
        let is_moved = drawn.is_some() && tab.get_untracked() != name;
        tab.set(name);
        match part.control {
            // Once the part is on the page.
            Some(control) => page::after(0, move || go_to(wanted, control)),
            None if is_moved => page::after(0, || {
                page::focus(PART);
            }),
            None => {}
        }
    });
    tab
}

#[component]
fn Glance(phase: Phase, extra: AnyView) -> impl IntoView {
    view! {
        <PhaseFindings phase />
        <PhaseKnown phase />
        {extra}
        <PhaseTasks phase />
        <Vocabularies />
    }
}
