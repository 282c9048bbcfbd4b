//! The closed sets of answers of the Govern phase.

use crate::choices;

choices! {
    /// A meeting that comes back (row H1).
    pub enum RitualKind in "ritual" {
        /// Weekly: blockers and quick wins.
        StandUp = "stand-up",
        /// Monthly: KPIs and resources.
        ExecutiveReview = "executive-review",
        /// Quarterly: learning goals against business outcomes.
        StrategySync = "strategy-sync",
        /// Another one.
        Other = "other",
    }

    /// How often a meeting comes back.
    pub enum MeetingRhythm in "meeting-rhythm" {
        /// Each week.
        Weekly = "weekly",
        /// Every two weeks.
        Fortnightly = "fortnightly",
        /// Every four weeks, so that the weekday stays.
        Monthly = "monthly",
        /// Every thirteen weeks.
        Quarterly = "quarterly",
    }

    /// Something that one person has the right to decide (row H2).
    pub enum RightKind in "decision-right" {
        /// Content goes out.
        ApproveContent = "approve-content",
        /// A campaign gets its money.
        FundCampaigns = "fund-campaigns",
        /// A module is taken out.
        RetireModules = "retire-modules",
        /// The next group may start.
        OpenWave = "open-wave",
        /// Something else.
        Other = "other",
    }

    /// A function with a seat on the board (row H3).
    pub enum BoardFunction in "board-function" {
        /// The business that the outcome belongs to.
        Business = "business",
        /// Learning and development.
        LearningDevelopment = "learning-development",
        /// Human resources.
        Hr = "hr",
        /// Information technology.
        It = "it",
        /// Finance.
        Finance = "finance",
        /// Compliance, data protection, works council matters.
        Compliance = "compliance",
        /// Line managers.
        Managers = "managers",
        /// Another one.
        Other = "other",
    }

    /// How a piece of content stands.
    pub enum ContentState in "content-state" {
        /// People are sent to it.
        Live = "live",
        /// Being gone over.
        Review = "review",
        /// Taken out.
        Retired = "retired",
    }

    /// What must hold before a wave starts (row H4).
    pub enum EntryCriterion in "entry-criterion" {
        /// The pilot's gate says go.
        PilotGo = "pilot-go",
        /// Every criterion of the pilot reached its minimum.
        PilotMinimum = "pilot-minimum",
        /// Somebody answers for the wave.
        OwnerNamed = "owner-named",
        /// Managers have been briefed, and have confirmed.
        ManagersReady = "managers-ready",
        /// Access was tried from a desk of the group.
        AccessTried = "access-tried",
        /// Help is staffed in the group's hours and language.
        HelpStaffed = "help-staffed",
        /// The content fits the jobs of the group.
        ContentFits = "content-fits",
    }
}

impl RightKind {
    /// The rights that every rollout hands out before launch (row H2).
    pub const NEEDED: [Self; 3] = [Self::ApproveContent, Self::FundCampaigns, Self::RetireModules];
}
