// Beyond the charts: early warnings, the weekly tracker, interventions with before and after, the ROI sheet.
import assert from "node:assert/strict";
import { chooseExport, importIt } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { daysAfter, notice, openSample, planNow, startPlan, toPhase, tuesdayIn, undo } from "./support/plans.mjs";
import { addReady, addRow, answer, answerRow, row } from "./support/wizard.mjs";

/** Completions in each week from launch on; they slow down. */
const COMPLETIONS = [6, 10, 10, 8, 6];

/** A plan that was launched six weeks ago, on its Measure page. */
async function measureRunningPlan(page) {
  const launch = tuesdayIn(-6);
  await startPlan(page, { name: "Running academy", launch });
  await toPhase(page, "Measure");
  return launch;
}

/** A row per learner and course: so many completed in each week, on its Wednesday, and twenty who have not. */
function courseExport(launch) {
  const line = (n, status, date) => [`id-${1000 + n}`, "Safety", status, date].join(",");
  const dates = COMPLETIONS.flatMap((count, week) => Array(count).fill(daysAfter(launch, 7 * week + 1)));
  const done = dates.map((date, n) => line(n, "Completed", date));
  const open = Array.from({ length: 20 }, (_, n) => line(500 + n, "In progress", ""));
  return ["User ID,Course,Status,Completed on", ...done, ...open, ""].join("\r\n");
}

/** Chooses a part of the page. */
async function toTab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** The cells of a table's row, found by the text that heads it. */
async function cellsOf(page, table, head) {
  const rows = page.getByRole("table", { name: table, exact: true }).locator("tbody tr");
  const own = rows.filter({ has: page.getByRole("rowheader", { name: head }) });
  await own.waitFor();
  const cells = await own.evaluate((it) => [...it.cells].map((cell) => cell.textContent));
  return cells.map((cell) => cell.replaceAll("\u00a0", " "));
}

/** A week of the tracker, counted from 1. */
function week(page, number) {
  return page.locator("table.tracker tbody tr").nth(number - 1);
}

journey("the sample warns of a step and two groups, and a warning becomes an intervention", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Measure");
  const cards = page.locator(".warning-card");
  await cards.first().waitFor();
  assert.deepEqual(await cards.locator("h3").allTextContents(), [
    "A step loses people",
    "A group lags behind",
    "A group lags behind",
  ]);
  assert.match(await cards.first().textContent(), /“5 Three offers” loses 84 of 372.*Rule: The share of learners lost/s);
  await page.getByText("What is watched, and by which rule").click();
  assert.equal((await cellsOf(page, "The rules of the early warnings", "Momentum is fading")).at(-1), "Quiet");
  await check.screen("early warnings of the sample");

  await cards
    .first()
    .getByRole("button", { name: /^Log it as an intervention/ })
    .click();
  const logged = row(page, "Interventions", 2);
  await logged.waitFor();
  assert.equal(await logged.getByLabel("What was done").inputValue(), "Cut “5 Three offers” into short parts");
  assert.equal((await planNow(page)).measurement.interventions.length, 3);
  await undo(page);
  assert.equal((await planNow(page)).measurement.interventions.length, 2);
});

journey("the sample's intervention has a before and an after, and a young one says so", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Measure");
  await toTab(page, "Interventions");
  const table = "Each intervention with the mean of the whole weeks before and after it";
  const coached = await cellsOf(page, table, /^Ten minutes of coaching/);
  assert.deepEqual(coached.slice(3), [
    "Coaching minutes",
    "665",
    "1,050",
    "+385",
    "–",
    "Priya Ramanathan",
    "Keep it",
  ]);
  assert.equal((await cellsOf(page, table, /split into three/))[6], "Too early: 1 of 2 whole weeks after it are known");
  await check.screen("interventions of the sample");
  await toTab(page, "Week by week");
  await week(page, 7).waitFor();
  await check.screen("tracker of the sample");
  await toTab(page, "Return on investment");
  assert.equal((await cellsOf(page, "The return, by estimate", "Likely"))[4], "22 %");
  await check.screen("ROI sheet of the sample");
});

journey("weeks are taken from an import, and what is typed by hand stays", async ({ page, check }) => {
  const launch = await measureRunningPlan(page);
  await toTab(page, "Week by week");
  await page.getByText("No weeks yet").waitFor();
  await check.screen("empty tracker");
  await toTab(page, "Figures");
  await chooseExport(page, "courses.csv", courseExport(launch));
  await importIt(page);
  await page.locator(".warning-card").filter({ hasText: "Momentum is fading" }).waitFor();
  await page.getByText("Completions fall: 10, 8 and 6").waitFor();

  await toTab(page, "Week by week");
  await page.getByRole("button", { name: "Take from the import", exact: true }).click();
  await week(page, 5).waitFor();
  const completions = (number) => week(page, number).getByLabel("Completions");
  for (const [at, count] of COMPLETIONS.entries()) {
    assert.equal(await completions(at + 1).inputValue(), String(count));
  }
  await completions(2).fill("9");
  await week(page, 2).getByText("by hand").waitFor();
  await page.getByRole("button", { name: "Take from the import", exact: true }).click();
  await notice(page, "1 figure typed by hand was kept.");
  assert.equal(await completions(2).inputValue(), "9");
  await week(page, 1).getByLabel("Note").fill("Launch week");
  const { tracker } = (await planNow(page)).measurement;
  assert.deepEqual([tracker[1].figures.completions, tracker[1].taken.completions], [9, 10]);
  assert.equal(tracker[0].note, "Launch week");
  await check.screen("tracker filled from an import");

  await page.getByRole("button", { name: "Add the next week", exact: true }).click();
  await week(page, 6).waitFor();
  await week(page, 6)
    .getByRole("button", { name: /^Remove Week 6/ })
    .click();
  await week(page, 6).waitFor({ state: "detached" });

  await toTab(page, "Interventions");
  await addRow(page, "Interventions", "Add an intervention", {
    "What was done": "Office hours on Thursdays",
    "Began on": daysAfter(launch, 15),
    "What shall move": "Completions in the week",
  });
  const table = "Each intervention with the mean of the whole weeks before and after it";
  const cells = await cellsOf(page, table, "Office hours on Thursdays");
  // Weeks 1 and 2, the second as typed by hand, against weeks 4 and 5.
  assert.deepEqual(cells.slice(4, 7), ["7.5", "7", "−0.5"]);
  await check.screen("an intervention of a running plan");
});

journey("an ROI sheet is worked out as it is filled in", async ({ page, check }) => {
  await measureRunningPlan(page);
  await toTab(page, "Return on investment");
  await page.getByText(/^Fill in what a unit is worth/).waitFor();
  await check.screen("empty ROI sheet");
  await answer(page, {
    "A unit of the gain": "Error avoided",
    Currency: "EUR",
    "Likely: worth of a unit": 4,
    "Low: units gained": 500,
    "Likely: units gained": 1000,
    "Likely: share due to the programme": 40,
  });
  await addReady(page, "Costs", ["Licences and systems"]);
  await answerRow(page, "Costs", 0, { Amount: 500 });
  const outcome = (estimate) => cellsOf(page, "The return, by estimate", estimate);
  assert.deepEqual(await outcome("Likely"), [
    "Likely",
    "1,600 EUR",
    "500 EUR",
    "1,100 EUR",
    "220 %",
    "3.2 : 1",
    "3.8 months",
  ]);
  assert.equal((await outcome("Low"))[4], "60 %");
  await page.getByText("It pays for itself once 12.5").waitFor();
  await answer(page, { "Low: units gained": 2000 });
  await page.getByText("The range runs backwards").waitFor();
  await check.screen("ROI sheet with a range that runs backwards");
});
