// Filling in a wizard as a person does: by the words on the page, whatever control stands behind them.
import assert from "node:assert/strict";
import { heading, reload } from "./plans.mjs";

/** Begins the wizard of the phase whose page is on the screen; its first step has this heading. */
export async function beginWizard(page, first) {
  await page.getByRole("link", { name: "Start", exact: true }).click();
  await heading(page, first);
}

/** Leaves a wizard half-way, for the page of its phase. */
export async function saveAndLeave(page, phase) {
  await page.getByRole("link", { name: "Save and leave", exact: true }).click();
  await heading(page, phase);
}

/** Loads the page of the phase anew and goes on with the step that was left. */
export async function resumeWizard(page, step) {
  await reload(page);
  await page.getByRole("link", { name: `Go on with “${step}”` }).click();
  await heading(page, step);
}

/** Asserts that nothing is open in the wizard, and goes from its last step to the artefact with this heading. */
export async function seeResult(page, title) {
  const open = Object.entries(await stepStates(page)).filter(([, state]) => state === "issue" || state === "todo");
  assert.deepEqual(open, [], "every step is done");
  await page.getByRole("button", { name: "See the result", exact: true }).click();
  await heading(page, title);
}

/**
 * Answers questions by their labels. What an answer looks like follows the control:
 * a text, number or ISO date is typed, an option chosen by its label, `true` or `false` ticks a box; a list ticks
 * several; a number for a rating; `{before: 8}` or `{after: 3, unit: "days"}` or `{on: "2030-09-03"}` for a date tied
 * to the launch.
 * @param {import("playwright-core").Page | import("playwright-core").Locator} scope
 */
export async function answer(scope, answers) {
  for (const [label, value] of Object.entries(answers)) await answerOne(scope, label, value);
}

async function answerOne(scope, label, value) {
  const { control, kind } = await question(scope, label);
  if (kind === "select") return control.selectOption({ label: value });
  if (kind === "checkbox") return control.setChecked(value);
  if (kind !== "group") return control.fill(String(value));
  if (Array.isArray(value)) {
    for (const option of value) await control.getByRole("checkbox", { name: option, exact: true }).check();
    return undefined;
  }
  if (typeof value === "number") return control.getByRole("radio", { name: String(value), exact: true }).check();
  return answerWhen(control, value);
}

async function answerWhen(group, { before, after, on, unit = "weeks" }) {
  const choose = (label, option) => group.getByLabel(label, { exact: true }).selectOption({ label: option });
  if (on) {
    await choose("Counted from", "on a fixed date");
    await group.getByLabel("Date", { exact: true }).fill(on);
    return;
  }
  await choose("Counted from", before === undefined ? "after launch" : "before launch");
  await choose("Unit", unit);
  await group.getByLabel("How many", { exact: true }).fill(String(before ?? after));
}

/** The control with this label, and what it is: the label of one control, or the legend of a group. */
async function question(scope, label) {
  const single = scope.getByLabel(label, { exact: true });
  const group = scope.getByRole("group", { name: label, exact: true });
  const control = single.or(group).first();
  await control.waitFor();
  const kind = await control.evaluate((element) => {
    if (element.tagName === "FIELDSET") return "group";
    if (element.tagName === "SELECT") return "select";
    return element.type === "checkbox" ? "checkbox" : "text";
  });
  return { control, kind };
}

/** The part of a step that holds a list, by its title. */
export function list(page, title) {
  const own = page.getByRole("heading", { level: 2, name: title, exact: true });
  return page.locator("section.list-editor").filter({ has: own });
}

/** A row of a list, counted from 0; -1 is the last. */
export function row(page, title, at = -1) {
  const rows = list(page, title).locator(".entity");
  return at < 0 ? rows.last() : rows.nth(at);
}

/** Answers questions about a row of a list; in long lists rows are folded, so it is opened first. */
export async function answerRow(page, title, at, answers) {
  const own = row(page, title, at);
  const toggle = own.locator(".entity-toggle");
  if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  await answer(own, answers);
}

/** Adds a row to a list by its button and fills it in. */
export async function addRow(page, title, button, answers = {}) {
  const rows = list(page, title).locator(".entity");
  const before = await rows.count();
  await list(page, title).getByRole("button", { name: button, exact: true }).click();
  await rows.nth(before).waitFor();
  await answer(rows.nth(before), answers);
  return rows.nth(before);
}

/** Adds ready-made rows to a list: those with these labels, or all there are. */
export async function addReady(page, title, labels) {
  const offered = list(page, title).locator(".presets button");
  if (labels) {
    for (const label of labels) await offered.filter({ hasText: label }).first().click();
    return;
  }
  for (let left = await offered.count(); left > 0; left -= 1) await offered.first().click();
  assert.equal(await offered.count(), 0, `${title} still offers ready-made rows`);
}

/** Goes on to the next step, whose heading this is. */
export async function goOn(page, next) {
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await heading(page, next);
}

/** What the summary of the step says is open; presses Continue to have it shown, if it does not show yet. */
export async function openIssues(page) {
  const summary = page.locator("#error-summary");
  if ((await summary.count()) === 0) {
    await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
    await summary.waitFor();
  }
  return summary.getByRole("link").allTextContents();
}

/** Presses an entry of the summary and tells the id of what has the focus then. */
export async function followIssue(page, text) {
  await page.locator("#error-summary").getByRole("link", { name: text, exact: true }).click();
  const focused = page.locator(":focus:not(#error-summary a)");
  await focused.waitFor();
  return focused.getAttribute("id");
}

/** The state of each step in the wizard's list, by its title. */
async function stepStates(page) {
  const steps = page.locator(".stepper > li");
  const read = (all) => all.map((it) => [it.querySelector(".step-label").textContent, it.dataset.state]);
  return Object.fromEntries(await steps.evaluateAll(read));
}
