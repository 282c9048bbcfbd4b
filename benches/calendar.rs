//! How long the calendar takes with 5,000 items: its index, the views read from it, the checks and the exports.

/// The browser build has no benchmarks; Cargo compiles this file for it all the same.
fn main() {
    #[cfg(not(target_family = "wasm"))]
    divan::main();
}

#[cfg(not(target_family = "wasm"))]
mod native {
    use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
    use divan::{Bencher, black_box};
    use uptake::comms::calendar::{CalendarIndex, Filter};
    use uptake::comms::layout::preview;
    use uptake::comms::load::{collisions, load, silences};
    use uptake::comms::moves::shift_item;
    use uptake::exchange::comms_export::csv;
    use uptake::exchange::ics::{IcsContext, plan_calendar};
    use uptake::id::Id;
    use uptake::plan::comms::{Channel, CommsItem, ItemKind};
    use uptake::plan::{Audience, Plan};
    use uptake::schedule::When;
    use uptake::schedule::zones::{LocalOffset, Zones};

    const ITEMS: i32 = 5_000;
    const AUDIENCES: i32 = 20;

    /// Every zone an hour east of Greenwich, so that only our own work is measured.
    struct OneHourEast;

    impl Zones for OneHourEast {
        fn offset_seconds(&self, _: &str, _: NaiveDateTime) -> LocalOffset {
            LocalOffset::Single(3600)
        }
    }

    fn launch() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 7).unwrap_or_default()
    }

    /// 5,000 items for 20 audiences over a year around launch.
    fn plan() -> Plan {
        let mut plan = Plan { id: Id::new("plan"), launch: launch(), ..Plan::default() };
        plan.audiences = (0..AUDIENCES)
            .map(|n| Audience { id: Id::new(format!("a{n}")), name: format!("Audience {n}"), ..Audience::default() })
            .collect();
        plan.comms.items = (0..ITEMS)
            .map(|n| CommsItem {
                id: Id::new(format!("i{n}")),
                title: format!("Reminder {n} of the weekly hour"),
                kind: if n % 5 == 0 { ItemKind::Training } else { ItemKind::Message },
                audience: Id::new(format!("a{}", n % AUDIENCES)),
                channels: vec![Channel::Email, Channel::Chat],
                when: When::offset_days(n * 7 % 365 - 120),
                time: NaiveTime::from_hms_opt(9, 0, 0),
                ..CommsItem::default()
            })
            .collect();
        plan
    }

    #[divan::bench]
    fn build_index(bencher: Bencher<'_, '_>) {
        let plan = plan();
        bencher.bench(|| CalendarIndex::build(black_box(&plan)));
    }

    #[divan::bench]
    fn month(bencher: Bencher<'_, '_>) {
        let index = CalendarIndex::build(&plan());
        bencher.bench(|| index.month(2026, 9, black_box(&Filter::default())));
    }

    #[divan::bench]
    fn list_by_week_with_a_search(bencher: Bencher<'_, '_>) {
        let index = CalendarIndex::build(&plan());
        let filter = Filter { text: "reminder 42".into(), ..Filter::default() };
        bencher.bench(|| index.weeks(black_box(&filter)));
    }

    #[divan::bench]
    fn matrix(bencher: Bencher<'_, '_>) {
        let index = CalendarIndex::build(&plan());
        bencher.bench(|| index.matrix(black_box(&Filter::default())));
    }

    #[divan::bench]
    fn load_and_its_warnings(bencher: Bencher<'_, '_>) {
        let plan = plan();
        let index = CalendarIndex::build(&plan);
        bencher.bench(|| (load(&plan, &index), silences(&plan, &index), collisions(&plan, &index)));
    }

    #[divan::bench]
    fn plan_check(bencher: Bencher<'_, '_>) {
        let plan = plan();
        bencher.bench(|| uptake::check::check(black_box(&plan), launch()));
    }

    #[divan::bench]
    fn move_by_keyboard_and_index_again(bencher: Bencher<'_, '_>) {
        bencher.with_inputs(plan).bench_refs(|plan| {
            let landed = shift_item(plan, &Id::new("i2500"), 1);
            (landed, CalendarIndex::build(plan))
        });
    }

    #[divan::bench]
    fn lay_out_again(bencher: Bencher<'_, '_>) {
        let plan = plan();
        bencher.bench(|| preview(black_box(&plan)));
    }

    #[divan::bench]
    fn export_csv(bencher: Bencher<'_, '_>) {
        let plan = plan();
        let index = CalendarIndex::build(&plan);
        bencher.bench(|| csv(&plan, &index, &Filter::default()));
    }

    #[divan::bench]
    fn export_ics(bencher: Bencher<'_, '_>) {
        let plan = plan();
        let stamp = launch().and_time(NaiveTime::MIN);
        let context = IcsContext { stamp, sequence: 1, zones: &OneHourEast, home: "Europe/Berlin" };
        bencher.bench_local(|| plan_calendar(&plan, black_box(context)));
    }
}
