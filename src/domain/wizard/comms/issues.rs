//! What is missing or wrong with the answers of the communications wizard, step by step.

use crate::choice::Choice;
use crate::comms::drift::drift;
use crate::comms::layout::{LaidOut, MOST_TIMES, preview};
use crate::comms::merge::{own_field, same_name, unknown_fields};
use crate::id::Id;
use crate::lang::count;
use crate::plan::Plan;
use crate::plan::comms::{Message, Purpose, Rhythm, Sender};
use crate::plan::people::AudienceKind;
use crate::t;
use crate::wizard::{Issue, row_control};

/// Issues in the making.
#[derive(Default)]
struct Issues(Vec<Issue>);

impl Issues {
    /// Notes an issue with the control `control` when `wrong`.
    fn when(&mut self, wrong: bool, control: &str, text: impl FnOnce() -> String) {
        if wrong {
            self.0.push(Issue::new(control, text()));
        }
    }

    /// Notes an issue with `field` of a row when `wrong`.
    fn in_row(&mut self, wrong: bool, field: &str, row: &Id, text: impl FnOnce() -> String) {
        if wrong {
            self.0.push(Issue::new(row_control(field, row), text()));
        }
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

pub(super) fn audiences(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    issues.when(plan.audiences.is_empty(), "audiences", || t!("comms.issue.no_audience"));
    let learners = plan.audiences.iter().any(|audience| audience.kind == AudienceKind::Learners);
    issues.when(!plan.audiences.is_empty() && !learners, "audiences", || t!("comms.issue.no_learners"));
    for audience in &plan.audiences {
        issues.in_row(blank(&audience.name), "audiences.name", &audience.id, || t!("comms.issue.audience_name"));
        issues.in_row(blank(&audience.benefit), "audiences.benefit", &audience.id, || {
            t!("comms.issue.audience_benefit", audience = audience.name)
        });
    }
    for site in &plan.sites {
        issues.in_row(blank(&site.name), "sites.name", &site.id, || t!("comms.issue.site_name"));
        issues.in_row(!looks_like_zone(&site.zone), "sites.zone", &site.id, || {
            t!("comms.issue.site_zone", site = site.name)
        });
    }
    issues.0
}

/// Whether a text has the form of an IANA zone name; whether the zone exists only the browser knows.
fn looks_like_zone(zone: &str) -> bool {
    let zone = zone.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    zone == "UTC" || (zone.contains('/') && zone.chars().all(fits) && zone.split('/').all(|part| !part.is_empty()))
}

pub(super) fn messages(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    issues.when(plan.comms.messages.is_empty(), "messages", || t!("comms.issue.no_message"));
    for message in &plan.comms.messages {
        issues.in_row(blank(&message.title), "messages.title", &message.id, || t!("comms.issue.message_title"));
        issues.in_row(blank(&message.body), "messages.body", &message.id, || {
            t!("comms.issue.message_body", message = message.title)
        });
        let unknown = unknown_in(plan, message);
        issues.in_row(!unknown.is_empty(), "messages.body", &message.id, || {
            t!("comms.issue.unknown_field", message = message.title, fields = braced(&unknown))
        });
    }
    for (at, wording) in plan.comms.wording.iter().enumerate() {
        issues.in_row(blank(&wording.name), "wording.name", &wording.id, || t!("comms.issue.wording_name"));
        issues.in_row(blank(&wording.text), "wording.text", &wording.id, || {
            t!("comms.issue.wording_text", name = wording.name)
        });
        let before = &plan.comms.wording[..at];
        let taken = own_field(&wording.name).is_some() || before.iter().any(|w| same_name(&w.name, &wording.name));
        issues.in_row(taken && !blank(&wording.name), "wording.name", &wording.id, || {
            t!("comms.issue.wording_taken", name = wording.name)
        });
    }
    issues.0
}

/// Merge fields of a message that nothing fills.
fn unknown_in(plan: &Plan, message: &Message) -> Vec<String> {
    unknown_fields(plan, [message.subject.as_str(), message.body.as_str()])
}

fn braced(names: &[String]) -> String {
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn channels(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    let chosen = plan.comms.channels.len();
    issues.when(chosen == 0, "comms.channels", || t!("comms.issue.no_channel"));
    issues.when(chosen == 1, "comms.channels", || t!("comms.issue.one_channel"));
    issues.0
}

pub(super) fn rhythm(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    issues.when(plan.comms.matrix.is_empty(), "matrix", || t!("comms.issue.no_row"));
    for row in &plan.comms.matrix {
        let nobody = plan.audience(&row.audience).is_none();
        issues.in_row(nobody, "matrix.audience", &row.id, || t!("comms.issue.row_audience"));
        let nothing = crate::id::find(&plan.comms.messages, &row.message).is_none() && blank(&row.title);
        issues.in_row(nothing, "matrix.message", &row.id, || t!("comms.issue.row_message"));
        let unusable = !plan.comms.channels.is_empty() && !plan.comms.channels.contains(&row.channel);
        issues.in_row(unusable, "matrix.channel", &row.id, || {
            t!("comms.issue.row_channel", channel = row.channel.label())
        });
        let wild = row.rhythm != Rhythm::Once && !(1..=MOST_TIMES).contains(&row.times);
        issues.in_row(wild, "matrix.times", &row.id, || t!("comms.issue.row_times", most = MOST_TIMES));
    }
    issues.0
}

pub(super) fn senders(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    let rows = &plan.comms.matrix;
    issues.when(rows.is_empty(), "senders", || t!("comms.issue.no_row"));
    let sponsor_speaks = rows.iter().any(|row| row.sender == Sender::Sponsor);
    issues.when(!rows.is_empty() && !sponsor_speaks, "senders", || t!("comms.issue.sponsor_silent"));
    for row in rows {
        let message = crate::id::find(&plan.comms.messages, &row.message);
        let invite = message.is_some_and(|message| message.purpose == Purpose::ManagerInvite);
        issues.in_row(invite && row.sender != Sender::Manager, "senders.sender", &row.id, || {
            t!("comms.issue.invite_sender")
        });
    }
    for message in &plan.comms.messages {
        for version in &message.versions {
            let drifted = !blank(&version.body) && drift(&message.body, &version.body).is_drift();
            issues.in_row(drifted, "drift", &version.id, || {
                t!("comms.issue.drift", message = message.title, function = version.function)
            });
        }
    }
    issues.0
}

pub(super) fn calendar(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    let empty = plan.comms.items.is_empty();
    issues.when(empty, "lay-out-calendar", || t!("comms.issue.no_item"));
    if !empty {
        let LaidOut { added, updated, removed, .. } = preview(plan);
        let changes = added + updated + removed;
        issues.when(changes > 0, "lay-out-calendar", || count("comms.issue.out_of_step", changes));
    }
    issues.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::Site;
    use crate::plan::comms::{MessageVersion, Wording};
    use crate::practice::comms::fill_ready_calendar;

    /// The controls that have an issue after `change` to the ready calendar, which has none.
    fn after(issues: fn(&Plan) -> Vec<Issue>, change: impl FnOnce(&mut Plan)) -> Vec<String> {
        let mut plan = Plan::default();
        fill_ready_calendar(&mut plan, &mut CountedIds::new("c"));
        assert!(issues(&plan).is_empty(), "{:?}", issues(&plan));
        change(&mut plan);
        issues(&plan).into_iter().map(|issue| issue.control).collect()
    }

    #[test]
    fn an_audience_needs_a_name_and_a_benefit() {
        let found = after(audiences, |plan| {
            plan.audiences[0].name = " ".into();
            plan.audiences[1].benefit.clear();
        });
        assert_eq!(found, ["audiences.name.c-1", "audiences.benefit.c-2"]);
    }

    #[test]
    fn a_site_needs_a_zone_that_looks_like_one() {
        let found = after(audiences, |plan| {
            let site =
                |id: &str, zone: &str| Site { id: Id::new(id), name: id.into(), zone: zone.into(), ..Site::default() };
            plan.sites = ["Europe/Berlin", "UTC", "America/Argentina/Salta", "Berlin", "CET+1", "Europe/", ""]
                .into_iter()
                .enumerate()
                .map(|(at, zone)| site(&format!("s{at}"), zone))
                .collect();
        });
        assert_eq!(found, ["sites.zone.s3", "sites.zone.s4", "sites.zone.s5", "sites.zone.s6"]);
    }

    #[test]
    fn a_text_needs_words_and_known_fields() {
        let found = after(messages, |plan| {
            plan.comms.messages[0].body = "Dear {fist name}".into();
            plan.comms.messages[1].body.clear();
            let name = plan.comms.wording[0].name.to_uppercase();
            plan.comms.wording.push(Wording { id: Id::new("w"), name, text: "Twice".into() });
        });
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[2] == "wording.name.w");
    }

    #[test]
    fn a_row_needs_someone_something_and_a_channel_in_use() {
        let found = after(rhythm, |plan| {
            let row = &mut plan.comms.matrix[0];
            row.id = Id::new("r");
            row.audience = Id::default();
            plan.comms.channels.retain(|channel| *channel != row.channel);
            plan.comms.matrix.truncate(1);
        });
        assert_eq!(found, ["matrix.audience.r", "matrix.channel.r"]);
    }

    #[test]
    fn the_sponsor_speaks_the_manager_invites_and_versions_agree() {
        let found = after(senders, |plan| {
            for row in &mut plan.comms.matrix {
                row.sender = Sender::Hr;
            }
            plan.comms.messages[0].versions.push(MessageVersion {
                id: Id::new("v"),
                body: "Something else altogether.".into(),
                ..MessageVersion::default()
            });
        });
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0] == "senders" && found[1].starts_with("senders.sender.") && found[2] == "drift.v");
    }

    #[test]
    fn a_changed_matrix_asks_to_be_laid_out_again() {
        assert_eq!(after(calendar, |plan| plan.comms.matrix[0].minutes = Some(1)), ["lay-out-calendar"]);
    }
}
