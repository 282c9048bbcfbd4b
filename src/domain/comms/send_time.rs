//! When an item goes out at each site: the same local time everywhere, so a different instant per time zone (row E6).

use chrono::NaiveDateTime;

use crate::id::Id;
use crate::plan::comms::CommsItem;
use crate::plan::{Plan, Site};
use crate::schedule::zones::{ZoneError, Zones, to_utc};

/// An item's send time at one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendTime {
    /// The site; empty where the sender's own time zone stands in.
    pub site: Id,
    /// The site's name; empty with `site`.
    pub name: String,
    /// The IANA time zone.
    pub zone: String,
    /// Date and time on the clocks of the site.
    pub local: NaiveDateTime,
    /// The same instant in UTC, or why there is none.
    pub utc: Result<NaiveDateTime, ZoneError>,
}

/// The send times of an item: at the audience's own site, else at every site of the plan, else in the sender's zone
/// `home`. An item without a time of day has none.
pub fn send_times(plan: &Plan, item: &CommsItem, zones: &dyn Zones, home: &str) -> Vec<SendTime> {
    let Some(time) = item.time else { return Vec::new() };
    let local = plan.date(item.when).and_time(time);
    let at = |site: Id, name: &str, zone: &str| SendTime {
        site,
        name: name.to_owned(),
        zone: zone.to_owned(),
        local,
        utc: to_utc(zones, zone, local),
    };
    let sites = sites_of(plan, item);
    if sites.is_empty() {
        return vec![at(Id::default(), "", home)];
    }
    let zone_of = |site: &Site| if site.zone.trim().is_empty() { home.to_owned() } else { site.zone.trim().to_owned() };
    sites.into_iter().map(|site| at(site.id.clone(), &site.name, &zone_of(site))).collect()
}

/// The sites an item goes to; none when neither its audience nor the plan names any.
pub fn sites_of<'a>(plan: &'a Plan, item: &CommsItem) -> Vec<&'a Site> {
    let own = plan.audience(&item.audience).and_then(|audience| crate::id::find(&plan.sites, &audience.site));
    own.map_or_else(|| plan.sites.iter().collect(), |site| vec![site])
}

#[cfg(test)]
pub(crate) mod tests {
    use chrono::{NaiveTime, Offset, TimeZone};
    use chrono_tz::Tz;

    use super::*;
    use crate::plan::Audience;
    use crate::schedule::When;
    use crate::schedule::zones::{LocalOffset, local_offset};

    /// The rules of `chrono-tz`.
    pub(crate) struct World;

    impl Zones for World {
        fn offset_seconds(&self, zone: &str, local: NaiveDateTime) -> LocalOffset {
            let Ok(tz) = zone.parse::<Tz>() else { return LocalOffset::UnknownZone };
            local_offset(|utc| Some(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()), local)
        }
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-10-23".parse().unwrap(), ..Plan::default() };
        let site = |id: &str, zone: &str| Site { id: Id::new(id), zone: zone.into(), ..Site::default() };
        plan.sites = vec![site("ber", "Europe/Berlin"), site("nyc", "America/New_York")];
        plan.audiences.push(Audience { id: Id::new("a"), site: Id::new("nyc"), ..Audience::default() });
        plan
    }

    fn item(audience: &str, days: i32) -> CommsItem {
        CommsItem {
            audience: Id::new(audience),
            when: When::offset_days(days),
            time: NaiveTime::from_hms_opt(9, 0, 0),
            ..CommsItem::default()
        }
    }

    fn utc(plan: &Plan, item: &CommsItem) -> Vec<String> {
        send_times(plan, item, &World, "UTC").iter().map(|sent| sent.utc.clone().unwrap().to_string()).collect()
    }

    #[test]
    fn nine_o_clock_is_nine_at_every_site_on_both_sides_of_the_clock_change() {
        // Berlin leaves summer time on 25 October 2026, New York a week later.
        assert_eq!(utc(&plan(), &item("", 0)), ["2026-10-23 07:00:00", "2026-10-23 13:00:00"]);
        assert_eq!(utc(&plan(), &item("", 3)), ["2026-10-26 08:00:00", "2026-10-26 13:00:00"]);
        assert_eq!(utc(&plan(), &item("", 10)), ["2026-11-02 08:00:00", "2026-11-02 14:00:00"]);
    }

    #[test]
    fn an_audience_with_a_site_hears_at_that_site_only() {
        assert_eq!(utc(&plan(), &item("a", 0)), ["2026-10-23 13:00:00"]);
    }

    #[test]
    fn without_sites_the_senders_own_zone_counts() {
        let plan = Plan { sites: Vec::new(), ..plan() };
        assert_eq!(utc(&plan, &item("", 0)), ["2026-10-23 09:00:00"]);
    }

    #[test]
    fn an_unknown_zone_is_told_and_a_day_without_time_has_no_send_time() {
        let mut plan = plan();
        plan.sites[0].zone = "Europe/Atlantis".into();
        let sent = send_times(&plan, &item("", 0), &World, "UTC");
        assert_eq!(sent[0].utc, Err(ZoneError::UnknownZone("Europe/Atlantis".into())));
        let all_day = CommsItem { time: None, ..item("", 0) };
        assert!(send_times(&plan, &all_day, &World, "UTC").is_empty());
    }
}
