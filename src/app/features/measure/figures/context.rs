//! What the charts of one import need of the plan: its figures, targets, messages, coaching, and where it is heading.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uptake::adoption::findings_text::known_until;
use uptake::adoption::stats::{Aim, backtest, forecast};
use uptake::adoption::summary::Reference;
use uptake::id::{self, Id};
use uptake::metric::Metric;
use uptake::plan::Plan;
use uptake::plan::measure::tracker::coaching_weeks;
use uptake::plan::measure::{ImportedFigures, WeekMarks, reference, week_marks};
use uptake::schedule::weeks::monday_of;

use crate::chart::{Beside, Outlook};
use crate::platform::clock;

/// The metrics whose charts are held against baseline and target.
const HELD: [Metric; 3] = [Metric::WeeklyActive, Metric::CompletionRate, Metric::Nps];

/// Everything that the charts of one import are made from. It stays equal while other parts of the plan are edited, so
/// that nothing is drawn or reckoned anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The import.
    pub import: ImportedFigures,
    references: Vec<(Metric, Reference)>,
    aim: Option<Aim>,
    launch: NaiveDate,
    /// Messages by the Monday of their week.
    messages: BTreeMap<NaiveDate, u64>,
    /// Minutes of coaching by the Monday of their week, from all imports together and the tracker.
    coaching: BTreeMap<NaiveDate, f64>,
}

/// The import with this id, or the one to show first.
pub fn import_of<'a>(plan: &'a Plan, id: Option<&Id>) -> Option<&'a ImportedFigures> {
    let chosen = id.and_then(|id| id::find(&plan.measurement.imports, id));
    chosen.or_else(|| plan.measurement.featured())
}

impl Context {
    /// The context of the import with this id, or of the one to show first.
    pub fn of(plan: &Plan, id: Option<&Id>) -> Option<Self> {
        Some(Self {
            import: import_of(plan, id)?.clone(),
            references: HELD.map(|metric| (metric, reference(plan, metric))).to_vec(),
            aim: aim(plan),
            launch: plan.launch,
            messages: messages(plan),
            coaching: coaching_weeks(plan, clock::today()),
        })
    }

    /// What a metric is held against.
    pub fn reference(&self, metric: Metric) -> Reference {
        let found = self.references.iter().find(|(held, _)| *held == metric);
        found.map(|(_, reference)| *reference).unwrap_or_default()
    }

    /// Whether the plan says by when completion shall be where.
    pub fn has_aim(&self) -> bool {
        self.aim.is_some()
    }

    /// Where the completion rate is heading; `None` without a dated target or with too few weeks.
    pub fn outlook(&self) -> Option<Outlook> {
        let (aim, weeks) = (self.aim?, self.import.figures.weekly_rate.as_deref()?);
        let as_of = known_until(&self.import.figures, self.import.imported_on);
        let made = forecast::forecast(weeks, as_of, aim)?;
        Some(Outlook { made, aim, held: backtest(weeks, as_of) })
    }

    /// What happened in the weeks of these Mondays.
    pub fn beside(&self, mondays: &[NaiveDate]) -> Beside {
        let messages = mondays.iter().map(|monday| self.messages.get(monday).copied().unwrap_or_default()).collect();
        let minutes = |monday: &NaiveDate| self.coaching.get(monday).copied();
        let is_known = mondays.iter().any(|monday| minutes(monday).is_some());
        let coaching = |monday: &NaiveDate| minutes(monday).unwrap_or_default();
        Beside {
            marks: WeekMarks {
                launch: self.launch,
                launch_week: mondays.binary_search(&monday_of(self.launch)).ok(),
                messages,
            },
            coaching: if is_known { mondays.iter().map(coaching).collect() } else { Vec::new() },
        }
    }

    /// The Mondays that the figures tell of, in order.
    pub fn mondays(&self) -> BTreeSet<NaiveDate> {
        let figures = &self.import.figures;
        let mut mondays = BTreeSet::new();
        mondays.extend(figures.weekly_active.iter().flatten().map(|week| week.monday));
        mondays.extend(figures.weekly_rate.iter().flatten().map(|week| week.monday));
        mondays.extend(figures.weekly_cohorts.iter().flat_map(|split| split.weeks.iter().copied()));
        mondays.extend(figures.heat.iter().flat_map(|map| map.weeks.iter().copied()));
        mondays.extend(figures.weekly_minutes.iter().flatten().map(|week| week.monday));
        mondays.extend(figures.weekly_coaching.iter().flatten().map(|week| week.monday));
        mondays.extend(figures.weekly_nps.iter().flatten().map(|week| week.monday));
        let confirmed = figures.confirmations.iter().flat_map(|found| &found.weekly);
        mondays.extend(confirmed.map(|week| week.monday));
        mondays
    }
}

/// The sponsor's first target for completion that has a date.
fn aim(plan: &Plan) -> Option<Aim> {
    let kpis = plan.sponsorship.kpis.iter().filter(|kpi| kpi.metric == Metric::CompletionRate);
    // Targets are in per cent.
    let mut aims = kpis.filter_map(|kpi| Some(Aim { share: kpi.target? / 100.0, by: plan.date(kpi.due?) }));
    aims.next()
}

/// The messages of the calendar in each week that has any.
fn messages(plan: &Plan) -> BTreeMap<NaiveDate, u64> {
    let mondays: BTreeSet<NaiveDate> = plan.comms.items.iter().map(|item| monday_of(plan.date(item.when))).collect();
    let mondays: Vec<NaiveDate> = mondays.into_iter().collect();
    let counts = week_marks(plan, &mondays).messages;
    mondays.into_iter().zip(counts).collect()
}
