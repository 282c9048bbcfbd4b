//! The charts that one import can tell, in the order of the page.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uptake::adoption::{CohortSplit, Confirmations, HeatMap, HeatRow, TimeTo, WeeklyGroup, WeeklySplit};
use uptake::choice::Choice;
use uptake::metric::{Definition, Metric};
use uptake::schedule::short_date;
use uptake::schedule::weeks::is_over;
use uptake::t;

use super::context::Context;
use super::counted::counted;
use super::selection::Chosen;
use crate::chart::{self, Beside, ChartSpec, Outlook, Shown};

/// What the page asks of the charts.
pub struct Asked<'a> {
    /// The import and what it is held against.
    pub context: &'a Context,
    /// Where completion is heading.
    pub outlook: Option<&'a Outlook>,
    /// The group and the weeks that are looked at.
    pub chosen: &'a Chosen,
    /// Keys of the charts that show all they have.
    pub unfolded: &'a BTreeSet<String>,
}

/// Every chart that the import can tell.
pub fn charts(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let mut specs = Vec::new();
    specs.extend(weekly_active(asked));
    specs.extend(completion(asked));
    specs.extend(weekly_groups(asked));
    specs.extend(times(asked));
    specs.extend(content(asked));
    specs.extend(cohorts(asked));
    specs.extend(performance(asked));
    specs.extend(support(asked));
    specs.extend(scores(asked));
    specs
}

impl Asked<'_> {
    /// The weeks that are looked at.
    fn weeks<T: Clone>(&self, weeks: Option<&Vec<T>>, monday: impl Fn(&T) -> NaiveDate) -> Option<Vec<T>> {
        let kept: Vec<T> = weeks?.iter().filter(|week| self.chosen.keeps(monday(week))).cloned().collect();
        (!kept.is_empty()).then_some(kept)
    }

    /// The places of the weeks that are looked at.
    fn places(&self, mondays: &[NaiveDate]) -> Vec<usize> {
        (0..).zip(mondays).filter(|(_, monday)| self.chosen.keeps(**monday)).map(|(place, _)| place).collect()
    }

    /// Finds what happened in the weeks of a chart.
    fn beside(&self) -> impl Fn(&[NaiveDate]) -> Beside {
        |mondays| self.context.beside(mondays)
    }

    fn is_unfolded(&self, key: &str) -> bool {
        self.unfolded.contains(key)
    }

    /// The chart with a word on its last week, where that was not over when the figures were imported.
    fn so_far(&self, spec: ChartSpec, last: Option<NaiveDate>) -> ChartSpec {
        match last.filter(|monday| !is_over(*monday, self.context.import.imported_on)) {
            Some(monday) => spec.with_note(t!("charts.so-far", week = short_date(monday))),
            None => spec,
        }
    }

    /// The chart with what to beware of and how its metric is counted.
    fn told(&self, spec: ChartSpec, metric: Metric) -> ChartSpec {
        let spec = spec.with_note(metric.definition(Definition::Caveat));
        spec.with_counted(counted(metric, &self.context.import.figures))
    }
}

fn weekly_active(asked: &Asked<'_>) -> Option<ChartSpec> {
    let (context, metric) = (asked.context, Metric::WeeklyActive);
    let import = &context.import;
    let weeks = asked.weeks(import.figures.weekly_active.as_ref(), |week| week.monday)?;
    let spec = chart::weekly_active(&weeks, import.imported_on, context.reference(metric), &asked.beside());
    let spec = asked.so_far(spec, weeks.last().map(|week| week.monday));
    Some(asked.told(spec, metric))
}

fn completion(asked: &Asked<'_>) -> Option<ChartSpec> {
    let (context, metric) = (asked.context, Metric::CompletionRate);
    let weeks = asked.weeks(context.import.figures.weekly_rate.as_ref(), |week| week.monday)?;
    let reference = context.reference(metric);
    // Where the newest weeks are left out, what lies ahead of them would hang in the air.
    let outlook = asked.outlook.filter(|_| !asked.chosen.is_cut());
    let spec = chart::completion_over_time(&weeks, reference, outlook, &asked.beside());
    let spec = match (reference.target, asked.outlook) {
        (Some(_), None) if !context.has_aim() => spec.with_note(t!("charts.forecast.no-date")),
        (Some(_), None) => spec.with_note(t!("charts.forecast.too-early")),
        _ => spec,
    };
    Some(asked.told(spec, metric))
}

fn weekly_groups(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let context = asked.context;
    let spec = |(index, split): (usize, &WeeklySplit)| {
        let places = asked.places(&split.weeks);
        let group = |group: &WeeklyGroup| WeeklyGroup { active: at(&group.active, &places), ..group.clone() };
        let split = WeeklySplit {
            weeks: at(&split.weeks, &places),
            groups: split.groups.iter().map(group).collect(),
            ..split.clone()
        };
        let all = asked.is_unfolded(&format!("weekly-groups-{index}"));
        let shown = Shown { chosen: asked.chosen.group_of(&split.column), all };
        let spec = chart::weekly_groups(&split, index, context.import.imported_on, shown, &asked.beside());
        let spec = asked.so_far(spec, split.weeks.last().copied());
        (!places.is_empty() && !split.groups.is_empty()).then(|| asked.told(spec, Metric::WeeklyActive))
    };
    context.import.figures.weekly_cohorts.iter().enumerate().filter_map(spec).collect()
}

/// The values at these places.
fn at<T: Clone>(values: &[T], places: &[usize]) -> Vec<T> {
    places.iter().filter_map(|place| values.get(*place).cloned()).collect()
}

fn times(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let figures = &asked.context.import.figures;
    let kinds = [
        (Metric::TimeToFirstCompletion, figures.time_to_first_completion.as_ref()),
        (Metric::TimeToCompletion, figures.time_to_completion.as_ref()),
        (Metric::TimeToCompetency, figures.time_to_competency.as_ref()),
    ];
    let spec = |(metric, time): (Metric, Option<&TimeTo>)| Some(asked.told(chart::time_to(metric, time?)?, metric));
    kinds.into_iter().filter_map(spec).collect()
}

fn content(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let figures = &asked.context.import.figures;
    let funnel = figures.funnel.as_ref().map(|steps| {
        let metric = Metric::DropOff;
        asked.told(chart::funnel(steps, asked.is_unfolded(metric.key())), metric)
    });
    let heat = figures.heat.as_ref().and_then(|map| {
        let places = asked.places(&map.weeks);
        let row = |row: &HeatRow| HeatRow { active: at(&row.active, &places), ..row.clone() };
        let map = HeatMap {
            weeks: at(&map.weeks, &places),
            rows: map.rows.iter().map(row).collect(),
            other_steps: map.other_steps,
        };
        let is_drawn = !map.weeks.is_empty() && !map.rows.is_empty();
        is_drawn.then(|| chart::content_weeks(&map).with_counted(counted(Metric::WeeklyActive, figures)))
    });
    let splits = figures.content_cohorts.iter().enumerate();
    let by_group = splits.map(|(index, split)| chart::content_groups(split, index));
    funnel.into_iter().chain(heat).chain(by_group).collect()
}

fn cohorts(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let splits = asked.context.import.figures.cohorts.iter().enumerate();
    let spec = |(index, split): (usize, &CohortSplit)| {
        let all = asked.is_unfolded(&format!("cohorts-{index}"));
        let shown = Shown { chosen: asked.chosen.group_of(&split.column), all };
        let counts = counted(Metric::CompletionRate, &asked.context.import.figures);
        chart::cohorts(split, index, shown).with_counted(counts)
    };
    splits.map(spec).collect()
}

fn performance(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let found = asked.context.import.figures.performance.iter().enumerate();
    found.map(|(index, found)| asked.told(chart::performance(found, index), Metric::LearningPerformance)).collect()
}

fn support(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let (context, figures) = (asked.context, &asked.context.import.figures);
    let as_of = context.import.imported_on;
    let confirmations = figures.confirmations.as_ref().and_then(|found| {
        let weekly = asked.weeks(Some(&found.weekly), |week| week.monday)?;
        let found = Confirmations { weekly, ..found.clone() };
        Some(asked.told(chart::confirmations(&found, as_of, &asked.beside()), Metric::ManagerConfirmations))
    });
    let coaching = asked.weeks(figures.weekly_coaching.as_ref(), |week| week.monday).map(|weeks| {
        let spec = chart::coaching(&weeks, as_of, &asked.beside());
        asked.told(asked.so_far(spec, weeks.last().map(|week| week.monday)), Metric::CoachingMinutes)
    });
    let minutes = asked.weeks(figures.weekly_minutes.as_ref(), |week| week.monday).map(|weeks| {
        let spec = chart::minutes(&weeks, as_of, &asked.beside());
        asked.so_far(spec, weeks.last().map(|week| week.monday))
    });
    confirmations.into_iter().chain(coaching).chain(minutes).collect()
}

fn scores(asked: &Asked<'_>) -> Vec<ChartSpec> {
    let (context, metric) = (asked.context, Metric::Nps);
    let (figures, reference) = (&context.import.figures, context.reference(metric));
    let all = figures.nps.as_ref().map(|nps| asked.told(chart::nps(nps, reference), metric));
    let weekly = asked
        .weeks(figures.weekly_nps.as_ref(), |week| week.monday)
        .map(|weeks| asked.told(chart::nps_over_time(&weeks, reference, &asked.beside()), metric));
    all.into_iter().chain(weekly).collect()
}
