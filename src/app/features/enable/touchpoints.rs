//! Touchpoints, milestones and cadence: laid out from the launch with one button, after a look at what that adds.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::practice::enablement::{Preview, lay_out, preview, questions};
use uptake::schedule::{long_date, short_date};
use uptake::t;
use uptake::wizard::enablement::{CADENCE, MILESTONES, TOUCHPOINTS};

use crate::form::{Issues, ListEditor};
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, DataTable, Icon, IconName, Tone};

/// The id of the section that lays out, which takes the focus when its button has nothing more to do.
const LAY_OUT: &str = "enable-lay-out";

/// The part.
#[component]
pub fn TouchpointsPart() -> impl IntoView {
    let none: Issues = Signal::stored(Vec::new());
    view! {
        <LayOut />
        <InOrder />
        <ListEditor list=&TOUCHPOINTS issues=none />
        <ListEditor list=&MILESTONES issues=none />
        <ListEditor list=&CADENCE issues=none />
        <section class="section">
            <h2>{t!("enable-view.questions")}</h2>
            <p class="muted">{t!("enable-view.questions-why")}</p>
            <ul>{questions().map(|text| view! { <li>{text}</li> }).into_iter().collect_view()}</ul>
        </section>
    }
}

/// The button that dates everything, and what it would add.
#[component]
fn LayOut() -> impl IntoView {
    let store = use_store();
    let planned = store.slice(preview);
    let is_idle = Memo::new(move |_| planned.with(|planned| *planned == Preview::default()));
    let fill = move |()| {
        let step = t!("enable-view.lay-out.step");
        store.edit(step.clone(), |plan| lay_out(plan, &mut store.ids()));
        store.offer_undo(step);
        page::refocus(LAY_OUT);
    };
    let about = move || planned.with(words);
    let rows = Signal::derive(move || planned.with(rows));
    let table = move || {
        let head = vec![t!("enable-view.column.date"), t!("enable-view.column.what"), t!("enable-view.column.minutes")];
        view! { <DataTable caption=t!("enable-view.lay-out.caption") head rows numeric=vec![2] /> }
    };
    view! {
        <section class="section" id=LAY_OUT tabindex="-1" aria-labelledby="enable-lay-out-title">
            <h2 id="enable-lay-out-title">{t!("enable-view.lay-out.title")}</h2>
            <p>{t!("enable-view.lay-out.about")}</p>
            <p class="muted" role="status">{about}</p>
            <div class="cluster">
                <Button tone=Tone::Primary on_press=fill disabled=is_idle>
                    <Icon name=IconName::Calendar />
                    {t!("enable-view.lay-out.button")}
                </Button>
            </div>
            <Show when=move || rows.with(|rows| !rows.is_empty())>
                <details>
                    <summary>{t!("enable-view.lay-out.preview")}</summary>
                    {table}
                </details>
            </Show>
        </section>
    }
}

/// What laying out would add, in words.
fn words(planned: &Preview) -> String {
    let (Some((_, first, _)), Some((_, last, _))) = (planned.touchpoints.first(), planned.touchpoints.last()) else {
        return match planned.milestones.len() {
            0 => t!("enable-view.lay-out.there"),
            n => count("enable-view.lay-out.milestones", n),
        };
    };
    let n = count("enable-view.lay-out.touchpoints", planned.touchpoints.len());
    t!("enable-view.lay-out.would", touchpoints = n, from = long_date(*first), to = long_date(*last))
}

fn rows(planned: &Preview) -> Vec<Vec<String>> {
    let row = |(name, date, minutes): &(String, chrono::NaiveDate, u32)| {
        vec![long_date(*date), name.clone(), minutes.to_string()]
    };
    planned.touchpoints.iter().map(row).collect()
}

/// All touchpoints in the order of their dates, with their moment and how many managers confirmed.
#[component]
fn InOrder() -> impl IntoView {
    let rows = use_store().slice(in_order);
    let head = || {
        vec![
            t!("enable-view.column.date"),
            t!("enable-view.column.what"),
            t!("enable-view.column.moment"),
            t!("enable-view.column.minutes"),
            t!("enable-view.column.confirmed"),
        ]
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="section">
                <h2>{t!("enable-view.in-order")}</h2>
                <DataTable caption=t!("enable-view.in-order-caption") head=head() rows numeric=vec![3, 4] />
            </section>
        </Show>
    }
}

fn in_order(plan: &Plan) -> Vec<Vec<String>> {
    let managers = &plan.enablement.managers;
    let points = plan.enablement.in_order(plan);
    let row = points.into_iter().map(|(date, point)| {
        let asked = managers.iter().filter(|manager| manager.is_asked(point));
        let (asked, confirmed) = asked.fold((0_usize, 0_usize), |(asked, confirmed), manager| {
            (asked + 1, confirmed + usize::from(point.confirmed.contains(&manager.id)))
        });
        vec![
            short_date(date),
            point.name(),
            point.moment(plan).label(),
            point.minutes.to_string(),
            t!("enable-view.of", n = confirmed, all = asked),
        ]
    });
    row.collect()
}
