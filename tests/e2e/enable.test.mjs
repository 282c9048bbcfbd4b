// Enable, managers' part: touchpoints from the launch, who confirmed what, the playbook on a page, numbers and relief.
import assert from "node:assert/strict";
import { hasFocus } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { fitsOnePage } from "./support/paper.mjs";
import {
  daysAfter,
  heading,
  longDate,
  notice,
  openSample,
  planNow,
  startPlan,
  toPhase,
  tuesdayIn,
  undo,
} from "./support/plans.mjs";
import { addReady, addRow, answer, answerRow, list } from "./support/wizard.mjs";

/** Chooses a part of the page. */
async function toTab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** A blank plan on its Enable page. */
async function enablePlan(page) {
  const launch = tuesdayIn(20);
  await startPlan(page, { name: "Managers first", launch, programme: "First call solved" });
  await toPhase(page, "Enable");
  return launch;
}

/** So many lines of managers, as copied from a sheet. */
function pasted(count) {
  return Array.from({ length: count }, (_, n) => `Manager ${n + 1}\tDesk ${n + 1}\t12`).join("\n");
}

async function paste(page, lines) {
  await page.getByText("Add many managers at once").click();
  await answer(page, { "Managers, one a line": lines });
  await page.getByRole("button", { name: "Add them", exact: true }).click();
}

journey("touchpoints are laid out from the launch with one button, and one step takes them back", async ({ page, check }) => {
  const launch = await enablePlan(page);
  await toTab(page, "Touchpoints");
  await page.getByText("Look at the dates first").click();
  const preview = page.getByRole("table", { name: "What would be added" });
  await preview.getByRole("rowheader", { name: longDate(daysAfter(launch, -49)) }).waitFor();
  await check.screen("touchpoints before they are laid out");

  const button = page.getByRole("button", { name: "Lay out the touchpoints", exact: true });
  await button.click();
  await page.getByText("Everything is laid out.").waitFor();
  assert.ok(await button.isDisabled());
  const plan = await planNow(page);
  assert.equal(plan.enablement.touchpoints.length, 19);
  assert.equal(plan.enablement.milestones.length, 3);
  await check.screen("touchpoints laid out");

  assert.equal(await undo(page), "Lay out touchpoints with managers");
  assert.equal((await planNow(page)).enablement, undefined, "an empty part writes nothing");
});

journey("three hundred managers are pasted, found, and confirm by keyboard", async ({ page, check }) => {
  await enablePlan(page);
  await toTab(page, "Touchpoints");
  await page.getByRole("button", { name: "Lay out the touchpoints", exact: true }).click();
  await toTab(page, "Managers");
  await page.getByText("No managers yet", { exact: true }).waitFor();
  await paste(page, pasted(300));
  await notice(page, "300 managers added.");
  await page.getByText("1 to 25 of 300").waitFor();
  await check.screen("managers");

  await answer(page, { "Find by name or team": "desk 137" });
  await page.getByText("1 to 1 of 1").waitFor();
  await answer(page, { Show: "Touchpoints confirmed" });
  const boxes = page.locator(".tick-grid input");
  assert.equal(await boxes.count(), 19);
  await boxes.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await hasFocus(boxes.nth(1), "the next box");
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  await hasFocus(boxes.nth(18), "the last box");
  const { managers, touchpoints } = (await planNow(page)).enablement;
  const own = managers.find((manager) => manager.name === "Manager 137").id;
  assert.equal(touchpoints.filter((point) => point.confirmed.includes(own)).length, 2);
  await check.screen("who confirmed what");

  await answer(page, { Show: "Pledge, week by week" });
  await page.getByRole("button", { name: "Tick everyone listed: Week 1" }).click();
  const kept = (await planNow(page)).enablement.managers.filter((manager) => manager.pledge_weeks.length > 0);
  assert.deepEqual(kept.map((manager) => manager.name), ["Manager 137"]);
});

journey("the playbook prints on one page whatever is typed", async ({ page, check }) => {
  await enablePlan(page);
  await toTab(page, "Playbook and scripts");
  await page.getByRole("heading", { name: "Coaching: 15 minutes" }).waitFor();
  await check.screen("playbook and scripts");
  await answer(page, { "The goal, as said to a manager": "Every call is solved the first time." });
  await addReady(page, "Who helps when it gets stuck");
  await page.getByRole("link", { name: "Open the playbook", exact: true }).click();
  await heading(page, "Manager playbook: First call solved");
  await fitsOnePage(page, "the playbook");

  await toPhase(page, "Enable");
  await toTab(page, "Playbook and scripts");
  await answer(page, {
    "The goal, as said to a manager": "Every call is solved the first time, and here is why. ".repeat(120),
    "Red flags of your own": "Nobody comes to the huddle: ask them at the desk.\n".repeat(60),
  });
  await page.getByRole("link", { name: "Open the playbook", exact: true }).click();
  await heading(page, "Manager playbook: First call solved");
  await fitsOnePage(page, "the overlong playbook");
});

journey("managers answer for three numbers at most, and new work needs relief", async ({ page, check }) => {
  await enablePlan(page);
  await toTab(page, "Numbers and relief");
  await addReady(page, "What managers answer for");
  await answerRow(page, "What managers answer for", 2, { "Which behaviour": "Calls closed with the next step" });
  await page.getByRole("rowheader", { name: "Calls closed with the next step" }).waitFor();
  await page.getByRole("cell", { name: "30 min a week, 130 min a month" }).waitFor();
  await addRow(page, "What managers answer for", "Add a number");
  await addRow(page, "New administrative work for managers", "Add a piece of work", {
    "What managers have to do": "Weekly sheet",
  });
  await check.screen("numbers and relief");

  await toTab(page, "At a glance");
  await page.getByText("Managers answer for 4 numbers").first().waitFor();
  const finding = page.locator(".finding").filter({ hasText: "nothing falls away: Weekly sheet" });
  await finding.getByRole("link").click();
  await hasFocus(list(page, "New administrative work for managers").getByLabel("What falls away for it"), "the relief");
});

journey("the sample shows managers, scoreboard and slides, on a phone too", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Enable");
  await check.screen("enable at a glance");
  await toTab(page, "Numbers and relief");
  const board = page.getByRole("table", { name: "Teams side by side, up to today" });
  assert.equal(await board.locator("tbody tr").count(), 8);
  await board.getByRole("cell", { name: "hidden, under 5" }).waitFor();
  await page.getByRole("link", { name: "Open the one-slide summary", exact: true }).click();
  await heading(page, /Teams on one slide/);
  await fitsOnePage(page, "the slide of all teams");
  await page.setViewportSize({ width: 390, height: 844 });
  await toPhase(page, "Enable");
  for (const part of ["Touchpoints", "Managers", "Playbook and scripts", "Numbers and relief"]) {
    await toTab(page, part);
    await check.screen(`${part} on a phone`);
  }
});
