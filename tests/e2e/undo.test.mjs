// Every edit, on whatever screen, is one step back; all of them together lead to where one began.
import assert from "node:assert/strict";
import { chooseExport, fixture, importIt } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import {
  daysAfter,
  exportPlan,
  fromMenu,
  heading,
  notice,
  openSample,
  planNow,
  redo,
  toPhase,
  undo,
} from "./support/plans.mjs";
import { addRow, answer, answerRow, list } from "./support/wizard.mjs";

/** An exported plan without what every save changes. */
async function exported(page) {
  return (await exportPlan(page)).file.plan;
}

async function toStep(page, phase, step) {
  await toPhase(page, phase);
  await page.locator(".phase-steps").getByRole("link", { name: step, exact: true }).click();
  await heading(page, step);
}

async function editSettings(page) {
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  await answer(page, { "Plan name": "Undone academy" });
  await answer(page, { "Programme or LMS": "Another programme" });
  await answer(page, { "Organisation or unit": "Another organisation" });
  const { launch } = await planNow(page);
  await page.getByLabel("Launch date").fill(daysAfter(launch, 14));
  await page.getByRole("button", { name: "Move the launch", exact: true }).click();
  await notice(page, "Move the launch to");
  await answer(page, { "Days without work": ["Fri"] });
  await addRow(page, "Holidays", "Add a holiday");
  await answerRow(page, "Holidays", -1, { Day: "2030-01-01" });
  await addRow(page, "People", "Add a person", { Name: "Nia Falk" });
  await page.getByRole("button", { name: "Remove: Nia Falk", exact: true }).click();
}

async function editAlign(page) {
  await toStep(page, "Align", "Why, and why now");
  await answer(page, { "Why does this matter now?": "Something else altogether." });
  await answer(page, { "Who runs the programme from day to day?": "HR, on its own" });
  await toStep(page, "Align", "Three to five targets");
  await list(page, "Targets")
    .getByRole("button", { name: /^Move down: / })
    .first()
    .click();
  await toPhase(page, "Align");
  await page.locator(".map-token").first().focus();
  await page.keyboard.press("ArrowDown");
}

async function editPilot(page) {
  await toStep(page, "Pilot", "Hypothesis");
  await answer(page, { "What should follow?": "nothing at all" });
  await toStep(page, "Pilot", "Cohort");
  await answer(page, { "Learners in the pilot": 77 });
  await toStep(page, "Pilot", "Gate");
  await answer(page, { "Decide otherwise": "Stop" });
}

async function editComms(page) {
  await toStep(page, "Communicate", "Senders");
  await page.getByRole("button", { name: "Take the shared wording", exact: true }).first().click();
  await toPhase(page, "Communicate");
  await page.locator(".cal-month .cal-item").first().focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.locator(".cal-month .cal-item").last().click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it out", exact: true }).click();
}

/** The boxes of what is still to do on the page. */
function openTasks(page) {
  return page.locator(".task-list input:not(:checked)");
}

async function editTasksAndFigures(page) {
  await toPhase(page, "Overview");
  await openTasks(page).first().click();
  await toPhase(page, "Measure");
  await page.getByLabel("Name of these figures").fill("Renamed figures");
  await page.getByRole("button", { name: "Delete these figures", exact: true }).click();
  await chooseExport(page, "steps.csv", fixture("steps.csv"));
  await importIt(page);
}

/** Presses a button until it has nothing left to do, and tells the names of the steps. */
async function all(page, press) {
  const names = [];
  const what = press === undo ? "Undo" : "Redo";
  const button = page.getByRole("banner").getByRole("button", { name: new RegExp(`^${what}`) });
  while (await button.isEnabled()) names.push(await press(page));
  return names;
}

journey("twenty edits on many screens are undone to the start and done again to the end", async ({ page, check }) => {
  await openSample(page);
  const start = await exported(page);
  for (const edit of [editSettings, editAlign, editPilot, editComms, editTasksAndFigures]) await edit(page);
  const end = await exported(page);
  assert.notDeepEqual(end, start);
  await check.screen("after twenty edits");

  const undone = await all(page, undo);
  assert.ok(undone.length >= 20, `${undone.length} steps: ${undone.join(", ")}`);
  assert.deepEqual(await exported(page), start);
  await check.screen("all undone");

  const redone = await all(page, redo);
  assert.deepEqual(redone, [...undone].reverse());
  assert.deepEqual(await exported(page), end);
  assert.deepEqual(await planNow(page), end, "and it is saved");
});

journey("undo and redo work by keyboard, and a new edit forgets what was undone", async ({ page }) => {
  await openSample(page);
  const tasks = openTasks(page);
  const open = await tasks.count();
  await tasks.first().click();
  assert.equal(await tasks.count(), open - 1);
  await page.keyboard.press("Control+z");
  assert.equal(await tasks.count(), open);
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await tasks.count(), open - 1);
  await page.keyboard.press("Control+z");
  await tasks.last().click();
  assert.equal(await page.getByRole("button", { name: "Redo", exact: true }).isDisabled(), true);
});
