//! The one vocabulary of metrics: sponsor KPIs, pilot criteria, chart targets and scorecards all mean these.
//!
//! Names are texts under `choice.metric.<key>`, definitions and caveats under `metric.<key>` (`numerator`,
//! `denominator`, `window`, `caveat`); what code needs to know stands here.

use crate::choice::Choice;
use crate::choices;

choices! {
    /// A metric with one definition everywhere.
    pub enum Metric in "metric" {
        /// Distinct learners with at least one learning event in an ISO week.
        WeeklyActive = "weekly-active",
        /// Completed enrolments over all enrolments that can complete.
        CompletionRate = "completion-rate",
        /// Days from enrolment to the first completed step or course.
        TimeToFirstCompletion = "time-to-first-completion",
        /// Days from enrolment to completing the whole programme.
        TimeToCompletion = "time-to-completion",
        /// Days until a manager confirms the skill is shown at work.
        TimeToCompetency = "time-to-competency",
        /// Share of learners who start a step and do not finish it.
        DropOff = "drop-off",
        /// Correlation of learning with a performance measure.
        LearningPerformance = "learning-performance",
        /// Share of managers who confirmed protected time or application.
        ManagerConfirmations = "manager-confirmations",
        /// Coaching minutes per manager and week.
        CoachingMinutes = "coaching-minutes",
        /// Share of a team that logged a first application within two weeks.
        FirstApplication = "first-application",
        /// Mean confidence on the pulse scale.
        Confidence = "confidence",
        /// Net promoter score of the programme.
        Nps = "nps",
        /// Certified learners over learners who sat the certification.
        CertificationRate = "certification-rate",
        /// Output per person and period, in the team's own unit.
        Productivity = "productivity",
        /// Errors or rework per period.
        Errors = "errors",
        /// Share of people still employed after the window.
        Retention = "retention",
        /// Share of openings filled from inside.
        InternalMobility = "internal-mobility",
        /// Days until teams say the change works for them.
        TimeToBelief = "time-to-belief",
        /// Revenue, margin or cost in the business's own report.
        BusinessResult = "business-result",
        /// A customer measure: satisfaction, complaints, waiting time.
        CustomerResult = "customer-result",
    }

    /// A part of a metric's definition.
    pub enum Definition in "definition" {
        /// What is counted.
        Numerator = "numerator",
        /// Out of what.
        Denominator = "denominator",
        /// Over which time.
        Window = "window",
        /// What to beware of.
        Caveat = "caveat",
    }

    /// What a metric is counted in.
    pub enum Unit in "unit" {
        /// A plain count.
        Count = "count",
        /// Per cent, 0 to 100.
        Percent = "percent",
        /// Days.
        Days = "days",
        /// Minutes.
        Minutes = "minutes",
        /// A score on the metric's own scale.
        Score = "score",
        /// The team's own unit.
        Own = "own",
    }

    /// What a metric tells about: whether it moves early, and what it is evidence of.
    pub enum MetricKind in "metric-kind" {
        /// Use: moves in the first weeks.
        LeadingUse = "leading-use",
        /// Completion and certificates: says that content was consumed.
        Completion = "completion",
        /// What people think and feel.
        Perception = "perception",
        /// What managers and teams do at work.
        Behaviour = "behaviour",
        /// What the business gets: P&L, customers, performance.
        Outcome = "outcome",
    }
}

impl Metric {
    /// The unit in which baseline, target and value are written.
    pub fn unit(self) -> Unit {
        use Metric::*;
        match self {
            WeeklyActive => Unit::Count,
            CompletionRate | DropOff | ManagerConfirmations | FirstApplication | CertificationRate | Retention
            | InternalMobility => Unit::Percent,
            TimeToFirstCompletion | TimeToCompletion | TimeToCompetency | TimeToBelief => Unit::Days,
            CoachingMinutes => Unit::Minutes,
            Confidence | Nps | LearningPerformance => Unit::Score,
            Productivity | Errors | BusinessResult | CustomerResult => Unit::Own,
        }
    }

    /// What the metric is evidence of.
    pub fn kind(self) -> MetricKind {
        use Metric::*;
        match self {
            WeeklyActive | TimeToFirstCompletion | DropOff => MetricKind::LeadingUse,
            CompletionRate | TimeToCompletion | CertificationRate => MetricKind::Completion,
            Confidence | Nps | TimeToBelief => MetricKind::Perception,
            ManagerConfirmations | CoachingMinutes | FirstApplication => MetricKind::Behaviour,
            TimeToCompetency | LearningPerformance | Productivity | Errors | Retention | InternalMobility
            | BusinessResult | CustomerResult => MetricKind::Outcome,
        }
    }

    /// Whether a smaller value is the better one.
    pub fn lower_is_better(self) -> bool {
        use Metric::*;
        matches!(self, TimeToFirstCompletion | TimeToCompletion | TimeToCompetency | TimeToBelief | DropOff | Errors)
    }

    /// Whether the value is a share of a group, so that binomial statistics apply.
    pub fn is_share(self) -> bool {
        self.unit() == Unit::Percent
    }

    /// Whether no import tells it, so that its newest value is typed from someone's report.
    pub fn is_by_hand(self) -> bool {
        use Metric::*;
        matches!(
            self,
            CertificationRate
                | Productivity
                | Errors
                | Retention
                | InternalMobility
                | TimeToBelief
                | BusinessResult
                | CustomerResult
        )
    }

    /// The range a value may lie in, in the metric's unit.
    pub fn range(self) -> (f64, f64) {
        use Metric::*;
        match self {
            LearningPerformance => (-1.0, 1.0),
            Nps => (-100.0, 100.0),
            Confidence => (1.0, 5.0),
            _ if self.is_share() => (0.0, 100.0),
            BusinessResult | CustomerResult | Productivity => (f64::NEG_INFINITY, f64::INFINITY),
            _ => (0.0, f64::INFINITY),
        }
    }

    /// A part of the metric's definition in words.
    pub fn definition(self, part: Definition) -> String {
        // lang: metric.*
        crate::t!(format!("metric.{}.{}", self.key(), part.key()))
    }

    /// A value no finer than it is written: a net promoter score is whole.
    pub fn rounded(self, value: f64) -> f64 {
        if self == Self::Nps { value.round() } else { value }
    }

    /// A value in the metric's unit, as a person writes it: `62 %`, `14 days`, `−8`, a net promoter score of `+19`.
    pub fn format(self, value: f64) -> String {
        if self == Self::Nps {
            return crate::number::score(value);
        }
        let number = crate::number::signed(value);
        match self.unit() {
            Unit::Count | Unit::Score | Unit::Own => number,
            unit => {
                // lang: unit.*
                crate::t!(format!("unit.{}", unit.key()), value = number)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_below_nought_has_a_true_minus_sign_in_every_unit() {
        assert_eq!(Metric::BusinessResult.format(-8.0), "\u{2212}8");
        assert_eq!(Metric::LearningPerformance.format(-0.25), "\u{2212}0.25");
        assert_eq!(Metric::Nps.format(-8.0), "\u{2212}8");
        for metric in Metric::ALL {
            let (below, above) = (metric.format(-8.0), metric.format(8.0));
            assert!(below.contains("\u{2212}8") && !below.contains('-'), "{metric:?}: {below}");
            assert!(!above.contains('\u{2212}'), "{metric:?}: {above}");
        }
    }

    #[test]
    fn every_share_lies_between_nought_and_a_hundred() {
        for metric in Metric::ALL {
            if metric.is_share() {
                assert_eq!(metric.range(), (0.0, 100.0), "{metric:?}");
            }
        }
    }
}
