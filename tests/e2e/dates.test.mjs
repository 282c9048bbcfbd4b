// Moving the launch: what follows, what stays, what skips a day off; and that a date is the same date everywhere.
import assert from "node:assert/strict";
import { journey } from "./support/journey.mjs";
import {
  daysAfter,
  fromMenu,
  heading,
  longDate,
  notice,
  openSample,
  planNow,
  saved,
  startPlan,
  toPhase,
  toPlans,
  undo,
} from "./support/plans.mjs";
import { addRow, answer, answerRow, list, row } from "./support/wizard.mjs";

/** A Tuesday. */
const LAUNCH = "2030-09-03";

/** A Monday, 62 days later. */
const LATER = "2030-11-04";

/** What moves and how, from a table of moves: `{what: [from, to, note]}`. */
async function movesIn(page) {
  const rows = page.locator(".launch-move table tbody tr");
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  return Object.fromEntries(cells.map(([what, ...rest]) => [what, rest]));
}

async function planWithDates(page) {
  await startPlan(page, { name: "Dated academy", launch: LAUNCH });
  await toPhase(page, "Align");
  await page.getByRole("link", { name: "Town hall, first review, pain points", exact: true }).click();
  await heading(page, "Town hall, first review, pain points");
  await answer(page, {
    // A Saturday after the move: skipped to the Friday before.
    "Launch town hall": { before: 9, unit: "days" },
    "First monthly executive review": { on: "2030-08-01" },
  });
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
}

journey(
  "the launch is moved: a look first, then all that follows moves, and one undo brings it back",
  async ({ page, check }) => {
    await planWithDates(page);
    await check.screen("settings");
    const before = await planNow(page);

    await page.getByLabel("Launch date", { exact: true }).fill(LATER);
    await page.getByRole("heading", { name: `What moves with a launch on ${longDate(LATER)}` }).waitFor();
    await check.screen("settings with a preview of the move");
    const moves = await movesIn(page);
    assert.deepEqual(moves["Launch town hall"] ?? moves["Town hall"], [
      longDate("2030-08-23"),
      longDate("2030-10-25"),
      "Skips a day off: weekend",
    ]);
    const review = Object.entries(moves).find(([what]) => /review/i.test(what))[1];
    assert.deepEqual(review, [longDate("2030-08-01"), longDate("2030-08-01"), "Pinned: stays"]);
    assert.deepEqual(await planNow(page), before, "a look changes nothing");

    await page.getByRole("button", { name: "Move the launch", exact: true }).click();
    await notice(page, `Move the launch to ${longDate(LATER)}`);
    const after = await planNow(page);
    assert.deepEqual(after, { ...before, launch: LATER });
    await toPhase(page, "Overview");
    await page.getByText(`Launch on ${longDate(LATER)}`).waitFor();
    await page.getByText("Dates as a list").click();
    const dates = await page
      .locator(".date-list time")
      .evaluateAll((all) => all.map((it) => it.getAttribute("datetime")));
    assert.ok(dates.includes("2030-10-25") && dates.includes("2030-08-01"), `${dates}`);
    await check.screen("overview after the move");

    assert.equal(await undo(page), `Move the launch to ${longDate(LATER)}`);
    assert.deepEqual(await planNow(page), before);
    await page.getByText(`Launch on ${longDate(LAUNCH)}`).waitFor();
  },
);

journey("the old date is kept when the look was enough", async ({ page }) => {
  await planWithDates(page);
  await page.getByLabel("Launch date", { exact: true }).fill("2030-09-07");
  await page.getByText(`${longDate("2030-09-07")} is a day off`).waitFor();
  await page.getByRole("button", { name: "Keep the old date", exact: true }).click();
  await page.getByRole("button", { name: "Move the launch", exact: true }).waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Launch date", { exact: true }).inputValue(), LAUNCH);
  assert.equal((await planNow(page)).launch, LAUNCH);
});

journey("holidays and black-outs move what falls on them", async ({ page, check }) => {
  await planWithDates(page);
  // The town hall is on the Sunday before; without a weekend rule it would stand there. The Friday is taken away too.
  await addRow(page, "Holidays", "Add a holiday", { "What it is": "Founders' day", Day: "2030-08-23" });
  await page.getByText("One date has moved because of the days off you changed on this page.").waitFor();
  await addRow(page, "Black-out periods", "Add a black-out period", {
    "What it is": "Stock-taking",
    "First day": "2030-08-22",
    "Last day": "2030-08-20",
  });
  await page.getByText("The last day is before the first. Swap them or correct one.").first().waitFor();
  await answerRow(page, "Black-out periods", -1, { "First day": "2030-08-19", "Last day": "2030-08-22" });
  const townHall = page.getByRole("row", { name: /Launch town hall/ });
  await townHall.getByRole("cell", { name: longDate("2030-08-16") }).waitFor();
  await check.screen("settings with days off");
  assert.equal(await list(page, "Holidays").locator(".entity").count(), 1);
});

/** The dates that a person sees: the list of plans, the overview, the settings, a month of the calendar. */
async function civilDates(page) {
  await startPlan(page, { name: "Everywhere", launch: LAUNCH, template: "8-week rollout" });
  const overview = await page.locator("main .lede").first().textContent();
  await page.getByText("Dates as a list").click();
  const timeline = await page.locator(".date-list time").allTextContents();
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  const field = await page.getByLabel("Launch date", { exact: true }).inputValue();
  await toPhase(page, "Communicate");
  await page.getByRole("button", { name: "Launch", exact: true }).click();
  await page.getByRole("tab", { name: "List" }).click();
  const calendar = await page.locator(".cal-list tbody tr td:first-child").allTextContents();
  await saved(page);
  await toPlans(page);
  const listed = await page.locator(".plan-list > li > span").first().textContent();
  return { overview: overview.split(":")[0], timeline, field, calendar, listed };
}

const zones = ["Pacific/Auckland", "America/Los_Angeles", "Europe/London"];
const seen = new Map();
for (const timezoneId of zones) {
  journey(
    `dates are civil dates in ${timezoneId}`,
    async ({ page }) => {
      const dates = await civilDates(page);
      assert.equal(dates.overview, `Launch on ${longDate(LAUNCH)}`);
      assert.equal(dates.field, LAUNCH);
      assert.equal(dates.listed.trim(), `Launch ${longDate(LAUNCH)}`);
      assert.ok(dates.calendar.includes(longDate(LAUNCH)), `${dates.calendar}`);
      seen.set(timezoneId, dates);
      for (const [zone, others] of seen) assert.deepEqual(dates, others, `${timezoneId} and ${zone} differ`);
    },
    { context: { timezoneId } },
  );
}

journey("the sample's phases and dates hold when its launch moves", async ({ page }) => {
  await openSample(page);
  const { launch, comms } = await planNow(page);
  const later = daysAfter(launch, 28);
  await fromMenu(page, "Plan settings");
  await page.getByLabel("Launch date", { exact: true }).fill(later);
  await page.getByRole("button", { name: "Move the launch", exact: true }).click();
  await notice(page, "Move the launch to");
  const moved = await planNow(page);
  assert.equal(moved.launch, later);
  assert.deepEqual(moved.comms, comms, "what hangs on the launch is stored as days from it");
});
