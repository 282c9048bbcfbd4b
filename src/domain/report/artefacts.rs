//! The artefacts there are: what each is made from, where it is changed, and how its page lies (rows L1, L2).
//!
//! A further one is an entry in [`ARTEFACTS`] and its texts under `artefact.<key>` (`name`, `about`): its address, its
//! place on the overview, print, Markdown and CSV follow from that.

use chrono::NaiveDate;

use super::brief::brief;
use super::charter::{charter, stakeholder_map};
use super::diagnosis::diagnosis;
use super::impact::impact;
use super::pathway::{self, pathway_page};
use super::playbook::playbook;
use super::pulse_sheet::pulse_sheet;
use super::rollout_checklist::rollout_checklist;
use super::said::said;
use super::scorecard::scorecard;
use super::team_slide::{self, team_slide};
use super::{Document, Paper, meeting, weekly};
use crate::check::Place;
use crate::choice::Choice;
use crate::plan::{Phase, Plan, places};
use crate::wizard::{Custom, Field, WizardId, reports};

/// A kind of artefact.
#[derive(Clone, Copy)]
pub struct Artefact {
    /// Stable name: in its address, and in its texts' keys.
    pub key: &'static str,
    /// The phase it belongs to; none where it speaks of the whole plan.
    pub phase: Option<Phase>,
    /// Where what it says is changed.
    pub place: fn() -> Place,
    /// The key of the artefact that goes with it.
    pub companion: Option<&'static str>,
    /// What is asked beside it and stands nowhere else in the plan.
    pub fields: &'static [Field<Plan>],
    /// How its page lies.
    pub paper: Paper,
    /// How it is made.
    pub make: Make,
}

/// How an artefact is made as of a day.
#[derive(Clone, Copy, Debug)]
pub enum Make {
    /// There is one of it.
    One(fn(&Plan, NaiveDate) -> Document),
    /// There is one for each of several things: a week, a meeting, a team.
    Each {
        /// What there is one for, in the order in which they are offered.
        editions: fn(&Plan, NaiveDate) -> Vec<Edition>,
        /// The one with this key.
        build: fn(&Plan, NaiveDate, &str) -> Document,
    },
}

/// One of several documents of the same kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Stable name, the part of the address behind the point.
    pub key: String,
    /// What it is called where one is chosen.
    pub label: String,
    /// Whether it is the one to begin with; else the first is.
    pub is_current: bool,
}

/// All artefacts, in the order in which they are listed.
pub static ARTEFACTS: &[Artefact] = &[
    Artefact {
        key: "diagnosis",
        phase: Some(Phase::Diagnose),
        place: || places::diagnose("summary"),
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(diagnosis),
    },
    Artefact {
        key: "charter",
        phase: Some(Phase::Align),
        place: || Place::step(WizardId::Sponsor, "charter", Custom::Charter.key()),
        companion: Some("map"),
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(charter),
    },
    Artefact {
        key: "map",
        phase: Some(Phase::Align),
        place: || Place::step(WizardId::Sponsor, "stakeholders", Custom::StakeholderMap.key()),
        companion: Some("charter"),
        fields: &[],
        paper: Paper::Landscape,
        make: Make::One(stakeholder_map),
    },
    Artefact {
        key: "brief",
        phase: Some(Phase::Pilot),
        place: || Place::step(WizardId::Pilot, "brief", Custom::PilotBrief.key()),
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(brief),
    },
    Artefact {
        key: "playbook",
        phase: Some(Phase::Enable),
        place: || places::enable("playbook"),
        companion: Some("team-slide"),
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(playbook),
    },
    Artefact {
        key: "team-slide",
        phase: Some(Phase::Enable),
        place: || places::enable("results"),
        companion: Some("playbook"),
        fields: &[],
        paper: Paper::Landscape,
        make: Make::Each { editions: team_slide::editions, build: team_slide },
    },
    Artefact {
        key: "pathway",
        phase: Some(Phase::Enable),
        place: || places::enable("courses"),
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::Each { editions: pathway::editions, build: pathway_page },
    },
    Artefact {
        key: "scorecard",
        phase: Some(Phase::Measure),
        place: || Place::Phase(Phase::Measure),
        companion: Some("impact"),
        fields: reports::SCORECARD,
        paper: Paper::Portrait,
        make: Make::One(scorecard),
    },
    Artefact {
        key: "impact",
        phase: Some(Phase::Measure),
        place: || Place::Phase(Phase::Measure),
        companion: Some("scorecard"),
        fields: reports::IMPACT,
        paper: Paper::Portrait,
        make: Make::One(impact),
    },
    Artefact {
        key: "weekly",
        phase: Some(Phase::Celebrate),
        place: || Place::part(Phase::Celebrate, "weeks", ""),
        companion: Some("scorecard"),
        fields: &[],
        paper: Paper::Portrait,
        make: Make::Each { editions: weekly::editions, build: weekly::build },
    },
    Artefact {
        key: "said",
        phase: Some(Phase::Celebrate),
        place: || Place::part(Phase::Celebrate, "feedback", ""),
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(said),
    },
    Artefact {
        key: "pulse",
        phase: Some(Phase::Celebrate),
        place: || Place::part(Phase::Celebrate, "pulse", ""),
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(pulse_sheet),
    },
    Artefact {
        key: "meeting",
        phase: Some(Phase::Govern),
        place: || places::govern("minutes"),
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::Each { editions: meeting::editions, build: meeting::meeting_page },
    },
    Artefact {
        key: "checklist",
        phase: None,
        place: || Place::Checklist,
        companion: None,
        fields: &[],
        paper: Paper::Portrait,
        make: Make::One(rollout_checklist),
    },
];

impl Artefact {
    /// What it is called.
    pub fn name(&self) -> String {
        self.text("name")
    }

    /// What it is for, in a sentence.
    pub fn about(&self) -> String {
        self.text("about")
    }

    fn text(&self, part: &str) -> String {
        // lang: artefact.*
        crate::t!(format!("artefact.{}.{part}", self.key))
    }

    /// What there is one of it for; nothing where there is only one.
    pub fn editions(&self, plan: &Plan, today: NaiveDate) -> Vec<Edition> {
        match self.make {
            Make::One(_) => Vec::new(),
            Make::Each { editions, .. } => editions(plan, today),
        }
    }

    /// The key of the edition with this key where there is one, else of the one to begin with; blank without any.
    pub fn edition(&self, plan: &Plan, today: NaiveDate, wanted: &str) -> String {
        let all = self.editions(plan, today);
        let found = all.iter().find(|edition| edition.key == wanted);
        let found = found.or_else(|| all.iter().find(|edition| edition.is_current)).or(all.first());
        found.map(|edition| edition.key.clone()).unwrap_or_default()
    }

    /// The document as of a day; `edition` is chosen by [`Artefact::edition`] and says nothing where there is only one.
    pub fn build(&self, plan: &Plan, today: NaiveDate, edition: &str) -> Document {
        match self.make {
            Make::One(build) => build(plan, today),
            Make::Each { build, .. } => build(plan, today, &self.edition(plan, today, edition)),
        }
    }

    /// The address of an edition of it among the documents, as [`find`] reads it.
    pub fn address(&self, edition: &str) -> String {
        if edition.is_empty() { self.key.to_owned() } else { format!("{}.{edition}", self.key) }
    }
}

/// The artefact at an address among the documents, and the edition that the address names: `brief`, `minutes.m4`.
pub fn find(address: &str) -> Option<(&'static Artefact, &str)> {
    let (key, edition) = address.split_once('.').unwrap_or((address, ""));
    ARTEFACTS.iter().find(|artefact| artefact.key == key).map(|artefact| (artefact, edition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::practice::sample::sample;
    use crate::report::testing::{overlong, plain_text};

    fn today() -> NaiveDate {
        "2026-09-14".parse().unwrap()
    }

    fn plans() -> [Plan; 3] {
        let filled = sample(Id::new("s"), "2026-09-01".parse().unwrap());
        [Plan { launch: "2026-09-01".parse().unwrap(), ..Plan::default() }, overlong(&filled), filled]
    }

    /// Every document of every artefact for this plan.
    fn documents(plan: &Plan) -> Vec<(String, Document)> {
        let mut all = Vec::new();
        for artefact in ARTEFACTS {
            let mut keys: Vec<String> = artefact.editions(plan, today()).into_iter().map(|one| one.key).collect();
            if keys.is_empty() {
                keys.push(String::new());
            }
            for key in keys {
                all.push((artefact.address(&key), artefact.build(plan, today(), &key)));
            }
        }
        all
    }

    #[test]
    fn every_artefact_is_found_at_its_address_and_has_a_name() {
        for artefact in ARTEFACTS {
            let address = artefact.address("e1");
            let (found, edition) = find(&address).unwrap();
            assert_eq!((found.key, edition), (artefact.key, "e1"));
            assert!(!artefact.name().contains("artefact.") && !artefact.about().contains("artefact."));
            assert!(artefact.companion.is_none_or(|key| find(key).is_some()), "{}", artefact.key);
            assert!(!artefact.key.contains('.'));
        }
        assert!(find("no-such").is_none());
    }

    #[test]
    fn every_document_has_a_title_and_a_foot_and_no_bare_key() {
        for plan in plans() {
            for (key, document) in documents(&plan) {
                assert!(!document.title.is_empty() && !document.kind.is_empty() && !document.foot.is_empty(), "{key}");
                for text in plain_text(&document) {
                    let is_key = text.contains('.') && !text.contains(' ') && crate::lang::optional(&text).is_none();
                    assert!(!text.contains("%{"), "{key}: {text}");
                    assert!(!(is_key && text.starts_with("report.")), "{key}: {text}");
                }
            }
        }
    }

    #[test]
    fn every_document_copies_as_markdown_with_all_that_is_typed() {
        let plan = &plans()[1];
        for (key, document) in documents(plan) {
            let text = document.markdown();
            assert!(text.starts_with("# ") && text.len() > 60, "{key}");
        }
    }
}
