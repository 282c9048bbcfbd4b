// What leaves the calendar, read by programs of others: ical.js and csv-parse.
//
// The plan holds in every text field what could break a calendar or a table, and goes out to six time zones on both
// sides of a change of the clocks.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { download, upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { ICAL, icalPath, parseCsv } from "./support/packages.mjs";
import { exportPlan, heading, openSample, planNow, saved, toPhase } from "./support/plans.mjs";

/** Six zones from the far west to the far east: half hours, no summer time, summer time in the south. */
const ZONES = [
  "America/Los_Angeles",
  "America/St_Johns",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Sydney",
  "Pacific/Kiritimati",
];

/** Ends a line, a value, an event; opens another; runs as a formula. */
const EVIL = [
  "=HYPERLINK(\"https://example.org\",\"x\")\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:intruder",
  "+1;X-INTRUDER=1,\\n\\\rBEGIN:VALARM\nTRIGGER:-PT1M",
  "@SUM(A1)\u2028BEGIN:VEVENT\u0085END:VCALENDAR\u0000\u001b, \"quoted\", 'tick'",
  "-2+3 \u{1f600} ünïcödé 統合 ".repeat(12),
  "\tATTENDEE:mailto:intruder@example.org\r\n ,folded",
];

/** A plan with an all-day item, and timed ones around the changes of the clocks in Berlin. */
function hostilePlan() {
  const days = ["2030-03-30", "2030-03-31", "2030-10-27", "2030-06-14"];
  const times = [null, "02:30:00", "02:30:00", "09:00:00"];
  return {
    id: "hostile-1",
    name: EVIL[0],
    organisation: EVIL[1],
    programme: EVIL[2],
    launch: "2030-06-10",
    people: [{ id: "p1", name: EVIL[3], role: EVIL[4], function: EVIL[0] }],
    sites: ZONES.map((zone, at) => ({ id: `s${at}`, name: `${at} ${EVIL[at % EVIL.length]}`, zone })),
    audiences: [{ id: "a1", name: EVIL[1], benefit: EVIL[2] }],
    comms: {
      channels: ["email"],
      messages: EVIL.map((text, at) => ({ id: `m${at}`, title: text, subject: text, body: text })),
      items: days.map((date, at) => ({
        id: `i${at}`,
        title: EVIL[at],
        audience: "a1",
        message: `m${at}`,
        channels: ["email", "chat"],
        owner: "p1",
        minutes: 30,
        when: { kind: "pinned", date },
        time: times[at],
      })),
    },
  };
}

/** Takes a plan in from a file and shows its calendar. */
async function openHostile(page) {
  const file = JSON.stringify({ format: "uptake-plan", version: 1, plan: hostilePlan() });
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "plan.json", file, "application/json");
  await page.getByRole("button", { name: "Open this plan", exact: true }).click();
  await page.getByRole("heading", { name: "Do next" }).waitFor();
  await toPhase(page, "Communicate");
}

async function exported(page, name) {
  return download(page, () => page.getByRole("button", { name, exact: true }).click());
}

/** The events of a calendar file, as ical.js reads them. */
function eventsIn(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.deepEqual([...new Set(calendar.getAllSubcomponents().map((it) => it.name))], ["vevent"]);
  return calendar.getAllSubcomponents("vevent").map((event) => ({
    uid: event.getFirstPropertyValue("uid"),
    sequence: Number(event.getFirstPropertyValue("sequence")),
    summary: event.getFirstPropertyValue("summary"),
    start: event.getFirstPropertyValue("dtstart"),
    end: event.getFirstPropertyValue("dtend"),
    properties: event.getAllProperties().map((property) => property.name),
  }));
}

/** What a person reads on the clocks of a zone at an instant: `2030-03-31 03:30`. */
function onTheClock(instant, timeZone) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return parts.format(instant);
}

journey("nothing in any field breaks out of the calendar file", async ({ page }) => {
  await openHostile(page);
  const { text, bytes } = await exported(page, "Calendar file (ICS)");
  const lines = bytes.toString("latin1").split("\r\n");
  for (const line of lines) {
    assert.ok(line.length <= 75, `${line.length} octets: ${line}`);
    assert.ok(!/[\r\n]/.test(line), `a bare line end in ${JSON.stringify(line)}`);
  }
  const events = eventsIn(text);
  // One all-day item, and three that go out at every site.
  // Beside the messages, the launch.
  assert.equal(events.length, 1 + 1 + 3 * ZONES.length);
  assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
  const known = ["uid", "dtstamp", "sequence", "dtstart", "dtend", "summary", "description", "categories", "transp"];
  for (const event of events) {
    const isLaunch = event.uid.startsWith("launch@");
    assert.deepEqual(event.properties, isLaunch ? known.filter((name) => name !== "description") : known);
  }
  assert.ok(events[0].summary.includes("END:VEVENT\nBEGIN:VEVENT"), "the text itself is whole");
  assert.ok(!events.some((event) => /^intruder/.test(event.summary)));
});

journey("nothing in any field breaks out of the table or runs as a formula", async ({ page }) => {
  await openHostile(page);
  const { bytes } = await exported(page, "Spreadsheet (CSV)");
  const records = parseCsv(bytes, { bom: true, relax_column_count: false });
  assert.equal(records.length, 1 + 4);
  for (const cell of records.flat()) {
    assert.ok(!/^[=+@\t\r\n-]/.test(cell) || /^[+-]?\d+(\.\d+)?$/.test(cell), `runs: ${JSON.stringify(cell)}`);
  }
  const [head, ...rows] = records;
  const titles = rows.map((row) => row[head.indexOf("What")]);
  for (const text of hostilePlan().comms.items.map((item) => item.title.trim())) {
    assert.ok(titles.some((title) => title.replace(/^'/, "").trim() === text), `lost: ${JSON.stringify(text)}`);
  }
});

for (const home of ZONES) {
  journey(`a calendar made in ${home} says the same days and instants everywhere`, async ({ page }) => {
    await openHostile(page);
    const { text } = await exported(page, "Calendar file (ICS)");
    const events = eventsIn(text);
    const allDay = events.find((event) => event.uid.startsWith("i0@"));
    assert.deepEqual([allDay.start.isDate, String(allDay.start), String(allDay.end)], [true, "2030-03-30", "2030-03-31"]);
    for (const [at, zone] of ZONES.entries()) {
      const instant = (item) => events.find((it) => it.uid.startsWith(`i${item}.s${at}@`)).start.toJSDate();
      assert.equal(onTheClock(instant(3), zone), "2030-06-14 09:00", zone);
      // The clocks of Berlin jump over half past two in spring, and pass it twice in autumn.
      const spring = zone === "Europe/Berlin" ? "2030-03-31 03:30" : "2030-03-31 02:30";
      assert.equal(onTheClock(instant(1), zone), spring, zone);
      assert.equal(onTheClock(instant(2), zone), "2030-10-27 02:30", zone);
    }
    const berlin = events.find((event) => event.uid.startsWith("i2.s2@"));
    assert.equal(berlin.start.toJSDate().toISOString(), "2030-10-27T00:30:00.000Z", "the first of the two");
    assert.deepEqual(readsIn(text), Object.fromEntries(ZONES.map((zone) => [zone, ["2030-03-30", "2030-06-10"]])));
  }, { context: { timezoneId: home } });
}

/** The days of all-day events, as programs that run in each of the zones read them. */
function readsIn(text) {
  const script = `
    const ICAL = require(${JSON.stringify(icalPath)});
    const calendar = new ICAL.Component(ICAL.parse(require("node:fs").readFileSync(0, "utf8")));
    const starts = calendar.getAllSubcomponents("vevent").map((it) => it.getFirstPropertyValue("dtstart"));
    const day = (it) => new Intl.DateTimeFormat("sv-SE").format(it.toJSDate());
    process.stdout.write(JSON.stringify(starts.filter((it) => it.isDate).map(day)));`;
  const read = (TZ) =>
    JSON.parse(execFileSync(process.execPath, ["-e", script], { input: text, env: { ...process.env, TZ } }).toString());
  return Object.fromEntries(ZONES.map((zone) => [zone, read(zone)]));
}

journey("exporting again keeps each UID, and a change counts the sequence up", async ({ page }) => {
  await openHostile(page);
  const first = eventsIn((await exported(page, "Calendar file (ICS)")).text);
  const again = eventsIn((await exported(page, "Calendar file (ICS)")).text);
  const named = (events) => events.map((event) => event.uid);
  assert.deepEqual(named(again), named(first));
  assert.deepEqual(again.map((event) => event.sequence), first.map((event) => event.sequence), "nothing has changed");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.locator(".menu-list:popover-open").getByRole("button", { name: "Plan settings", exact: true }).press("Enter");
  await heading(page, "Plan settings");
  // The sequence counts in seconds.
  await page.waitForTimeout(1000);
  await page.getByLabel("Plan name").fill("Renamed");
  await saved(page);
  await toPhase(page, "Communicate");
  const changed = eventsIn((await exported(page, "Calendar file (ICS)")).text);
  assert.deepEqual(named(changed), named(first));
  assert.ok(changed.every((event, at) => event.sequence > first[at].sequence), "importers take the newer one");
});

journey("the calendar goes on where the plan goes to another browser", async ({ page }) => {
  await openHostile(page);
  const before = eventsIn((await exported(page, "Calendar file (ICS)")).text);
  const { file } = await exportPlan(page);
  await page.waitForTimeout(1000);
  await page.evaluate(() => localStorage.clear());
  await page.goto(page.url().split("#")[0]);
  await page.reload();
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "plan.json", JSON.stringify(file), "application/json");
  await page.getByRole("button", { name: "Open this plan", exact: true }).click();
  await page.getByRole("heading", { name: "Do next" }).waitFor();
  await toPhase(page, "Communicate");
  const after = eventsIn((await exported(page, "Calendar file (ICS)")).text);
  assert.deepEqual(after.map((event) => event.uid), before.map((event) => event.uid));
  assert.ok(after.every((event, at) => event.sequence > before[at].sequence), "importers take the newer one");
});

journey("every date of a full plan goes into lines and events that others read", async ({ page }) => {
  await openSample(page);
  await toPhase(page, "Communicate");
  const { text, bytes } = await exported(page, "Calendar file (ICS)");
  for (const line of bytes.toString("latin1").split("\r\n")) {
    assert.ok(line.length <= 75 && !/[\r\n]/.test(line), JSON.stringify(line));
  }
  const events = eventsIn(text);
  const items = (await planNow(page)).comms.items.length;
  assert.ok(events.length > items + 40, `${events.length} events of ${items} messages and all else that has a date`);
  assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
  for (const { start, end } of events) assert.ok(end.compare(start) > 0, `${start} to ${end}`);
});
