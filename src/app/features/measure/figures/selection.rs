//! One group and a range of weeks, chosen once for all charts that can follow.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::schedule::long_date;
use uptake::t;

use super::context::Context;
use crate::ui::{Choice, SelectField};

/// The choice as the person makes it; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Selection {
    column: RwSignal<String>,
    group: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

/// The choice as charts read it: only what the import at hand has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    column: String,
    group: Option<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Chosen {
    /// Whether the week of this Monday is to be shown.
    pub fn keeps(&self, monday: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= monday) && self.to.is_none_or(|to| monday <= to)
    }

    /// Whether the range ends before the newest week may be reached.
    pub fn is_cut(&self) -> bool {
        self.to.is_some()
    }

    /// The group of this cohort column that is looked at.
    pub fn group_of(&self, column: &str) -> Option<&str> {
        self.group.as_deref().filter(|_| self.column == column)
    }
}

impl Selection {
    /// Nothing chosen: all learners, all weeks.
    pub fn none() -> Self {
        let blank = || RwSignal::new(String::new());
        Self { column: blank(), group: blank(), from: blank(), to: blank() }
    }

    /// The choice, as far as this import has what was chosen.
    pub fn read(self, context: &Context) -> Chosen {
        let (column, group) = (self.column.get(), self.group.get());
        let group = Some(group).filter(|group| groups(context, &column).contains(group));
        let mondays = context.mondays();
        let monday = |text: String| text.parse::<NaiveDate>().ok().filter(|monday| mondays.contains(monday));
        let from = monday(self.from.get());
        let to = monday(self.to.get()).filter(|to| from.is_none_or(|from| from <= *to));
        Chosen { column, group, from, to }
    }
}

fn columns(context: &Context) -> BTreeSet<String> {
    let figures = &context.import.figures;
    let splits = figures.cohorts.iter().map(|split| split.column.clone());
    splits.chain(figures.weekly_cohorts.iter().map(|split| split.column.clone())).collect()
}

fn groups(context: &Context, column: &str) -> BTreeSet<String> {
    let figures = &context.import.figures;
    let splits = figures.cohorts.iter().filter(|split| split.column == column);
    let weekly = figures.weekly_cohorts.iter().filter(|split| split.column == column);
    let names = splits.flat_map(|split| split.groups.iter().map(|group| group.name.clone()));
    names.chain(weekly.flat_map(|split| split.groups.iter().map(|group| group.name.clone()))).collect()
}

/// The fields, those that the import gives a choice for.
#[component]
pub fn SelectionFields(selection: Selection, context: Memo<Option<Context>>) -> impl IntoView {
    let of = move |read: &dyn Fn(&Context) -> BTreeSet<String>| {
        let texts = context.with(|context| context.as_ref().map(read).unwrap_or_default());
        texts.into_iter().map(|text| Choice::new(text.clone(), text)).collect::<Vec<_>>()
    };
    let columns = Memo::new(move |_| of(&columns));
    let groups = Memo::new(move |_| selection.column.with(|column| of(&|context| groups(context, column))));
    let mondays =
        Memo::new(move |_| context.with(|context| context.as_ref().map(Context::mondays).unwrap_or_default()));
    let weeks = move |from: Option<NaiveDate>| {
        let option = |monday: &NaiveDate| Choice::new(monday.to_string(), long_date(*monday));
        let is_after = |monday: &&NaiveDate| from.is_none_or(|from| from <= **monday);
        mondays.with(|mondays| mondays.iter().filter(is_after).map(option).collect::<Vec<_>>())
    };
    let set_column = move |column: String| {
        selection.group.set(String::new());
        selection.column.set(column);
    };
    view! {
        <Show when=move || columns.with(|all| !all.is_empty()) || mondays.with(|all| all.len() > 1)>
            <div class="stack" role="group" aria-label=t!("charts.select.title")>
                <div class="figure-choice">
                    <Show when=move || columns.with(|all| !all.is_empty())>
                        <SelectField id="figures-column" label=t!("charts.select.column")
                            value=selection.column options=columns on_input=set_column
                            empty=t!("charts.select.all-learners") />
                        <SelectField id="figures-group" label=t!("charts.select.group")
                            value=selection.group options=groups
                            on_input=move |group: String| selection.group.set(group)
                            empty=t!("charts.select.all-groups") />
                    </Show>
                    <Show when=move || mondays.with(|all| all.len() > 1)>
                        <SelectField id="figures-from" label=t!("charts.select.from")
                            value=selection.from options=Signal::derive(move || weeks(None))
                            on_input=move |week: String| selection.from.set(week)
                            empty=t!("charts.select.first-week") />
                        <SelectField id="figures-to" label=t!("charts.select.to")
                            value=selection.to
                            options=Signal::derive(move || weeks(selection.from.with(|from| from.parse().ok())))
                            on_input=move |week: String| selection.to.set(week)
                            empty=t!("charts.select.last-week") />
                    </Show>
                </div>
                <p class="muted">{t!("charts.select.about")}</p>
            </div>
        </Show>
    }
}
