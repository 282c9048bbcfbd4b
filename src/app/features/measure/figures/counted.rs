//! How a metric is counted, with the counts of the import at hand.

use uptake::adoption::Figures;
use uptake::choice::Choice;
use uptake::metric::{Definition, Metric};
use uptake::number::grouped;
use uptake::t;

/// The metric's definition without its caveat, then the rows and learners behind it, as terms with their meanings.
pub fn counted(metric: Metric, figures: &Figures) -> Vec<(String, String)> {
    let counts = [
        (t!("charts.counted.rows"), Some(figures.rows)),
        (t!("charts.counted.set-aside"), Some(figures.set_aside)),
        (t!("charts.counted.learners"), figures.learners),
    ];
    let counts = counts.into_iter().chain(own_counts(metric, figures));
    let shown = counts.filter_map(|(name, count)| Some((name, grouped(count?))));
    terms(metric).into_iter().chain(shown).collect()
}

/// The metric's definition without its caveat.
pub fn terms(metric: Metric) -> Vec<(String, String)> {
    let parts = [Definition::Numerator, Definition::Denominator, Definition::Window];
    parts.map(|part| term(metric, part)).to_vec()
}

/// One part of the metric's definition, with its name.
pub fn term(metric: Metric, part: Definition) -> (String, String) {
    (part.label(), metric.definition(part))
}

/// What only this metric counts, and what it leaves out.
fn own_counts(metric: Metric, figures: &Figures) -> Vec<(String, Option<u64>)> {
    let time = match metric {
        Metric::TimeToCompletion => figures.time_to_completion.as_ref(),
        Metric::TimeToFirstCompletion => figures.time_to_first_completion.as_ref(),
        Metric::TimeToCompetency => figures.time_to_competency.as_ref(),
        _ => None,
    };
    match metric {
        Metric::CompletionRate => vec![(t!("charts.counted.completed"), figures.completed)],
        Metric::TimeToCompletion | Metric::TimeToFirstCompletion | Metric::TimeToCompetency => {
            let followed = time.map(|time| time.exits.iter().map(|day| day.events + day.censored).sum());
            let left_out = time.map(|time| time.left_out);
            vec![(t!("charts.counted.followed"), followed), (t!("charts.counted.left-out"), left_out)]
        }
        Metric::FirstApplication => {
            let found = figures.first_application.as_ref();
            vec![
                (t!("charts.counted.applied"), found.map(|found| found.applied)),
                (t!("charts.counted.followed-two-weeks"), found.map(|found| found.followed)),
                (t!("charts.counted.waiting"), found.map(|found| found.waiting)),
                (t!("charts.counted.left-out"), found.map(|found| found.left_out)),
            ]
        }
        Metric::Nps => {
            let answers = figures.nps.as_ref().map(|nps| nps.answers());
            let left_out = figures.nps.as_ref().map(|nps| nps.out_of_range);
            vec![(t!("charts.counted.answers"), answers), (t!("charts.counted.left-out"), left_out)]
        }
        Metric::LearningPerformance => {
            let left_out = figures.performance.iter().map(|found| found.left_out).max();
            vec![(t!("charts.counted.left-out"), left_out)]
        }
        Metric::ManagerConfirmations => {
            vec![(t!("charts.counted.asked"), figures.confirmations.as_ref().map(|found| found.asked))]
        }
        _ => Vec::new(),
    }
}
