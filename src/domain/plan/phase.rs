//! The eight phases every plan is navigated by (row M1).

use crate::choices;

choices! {
    /// A phase of the rollout, in the order of the loop.
    pub enum Phase in "phase" {
        /// Find out what holds people back before designing anything.
        Diagnose = "diagnose",
        /// Win an accountable sponsor, a coalition and measurable targets.
        Align = "align",
        /// Try it small, with criteria set beforehand and a gate at the end.
        Pilot = "pilot",
        /// Tell each audience what it needs, from the sender it listens to.
        Communicate = "communicate",
        /// Equip managers and learners to use it at work.
        Enable = "enable",
        /// Hold targets against what the export says, weekly.
        Measure = "measure",
        /// Show the wins and the people behind them.
        Celebrate = "celebrate",
        /// Keep it alive: rituals, decision rights, waves.
        Govern = "govern",
    }

    /// How far a phase is.
    pub enum PhaseState in "phase-state" {
        /// Nothing entered.
        Empty = "empty",
        /// Something entered, something open.
        Started = "started",
        /// All that the phase's wizard asks for is there.
        Complete = "complete",
    }
}
