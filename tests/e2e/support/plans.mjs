// Into a plan, around it, and what the browser keeps of it: the parts that most journeys share.
import assert from "node:assert/strict";
import { download } from "./actions.mjs";
import { started } from "./browser.mjs";
import { slotsOf } from "./slots.mjs";

/** The name of the sample plan. */
export const SAMPLE = "Right First Time: rollout to the service desks";

/** Waits for a screen by its heading. */
export async function heading(page, text) {
  await page.getByRole("heading", { level: 1, name: text, exact: typeof text === "string" }).waitFor();
}

/** Opens the sample plan from the opening page. */
export async function openSample(page) {
  await page.getByRole("button", { name: "Open the sample plan", exact: true }).click();
  await heading(page, SAMPLE);
}

/**
 * Starts a plan with the form of the opening page.
 * @param {{name: string, launch: string, template?: string, programme?: string, organisation?: string}} plan
 *   the launch as an ISO date, the template by its name
 */
export async function startPlan(page, { name, launch, template = "Blank plan", programme, organisation }) {
  await page.getByRole("button", { name: "New plan", exact: true }).click();
  await heading(page, "New plan");
  await page.getByLabel("Plan name").fill(name);
  if (programme) await page.getByLabel("Programme or LMS").fill(programme);
  if (organisation) await page.getByLabel("Organisation or unit").fill(organisation);
  await page.getByText(template, { exact: true }).click();
  await page.getByLabel("Launch date").fill(launch);
  await page.getByRole("button", { name: "Create the plan", exact: true }).click();
  await heading(page, name);
}

/** Goes to the page of a phase, or to the overview, by the bar at the top. */
export async function toPhase(page, name) {
  const bar = page.getByRole("navigation", { name: "Phases of the rollout" });
  await bar.getByRole("link", { name: new RegExp(`^${name}\\b`) }).click();
  await (name === "Overview" ? page.getByRole("heading", { name: "Do next" }).waitFor() : heading(page, name));
}

/** Chooses an entry of the plan's menu. */
export async function fromMenu(page, entry) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await pressInMenu(page, entry);
}

/** Goes back to the list of plans. */
export async function toPlans(page) {
  await page.getByRole("link", { name: "Uptake", exact: true }).click();
  await page.getByRole("button", { name: "New plan", exact: true }).waitFor();
}

/** Opens a plan from the list. */
export async function openPlan(page, name) {
  await page.getByRole("link", { name, exact: true }).click();
  await heading(page, name);
}

/** Chooses what to do with a plan on the list. */
export async function withPlan(page, name, entry) {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await pressInMenu(page, entry);
}

/** By keyboard: a page that is still settling moves the menu from under the pointer. */
async function pressInMenu(page, entry) {
  await page.locator(".menu-list:popover-open").getByRole("button", { name: entry, exact: true }).press("Enter");
}

/** The name and facts of each plan on the list, in its order. */
export async function listedPlans(page) {
  return page.locator(".plan-list > li").evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector("a").textContent,
      facts: [...row.querySelectorAll(":scope > span:not(.menu)")].map((fact) => fact.textContent.trim()),
    })),
  );
}

/** The id of the plan in the address. */
export function planId(page) {
  return decodeURIComponent(new URL(page.url()).hash.split("/")[2] ?? "");
}

/** Waits until the plan is in storage as it is on the page. */
export async function saved(page) {
  await page.locator('.save-state[data-state="saved"]').waitFor();
}

/** The stored text of the plan on the page, as an object: `{format, version, rev, saved_at, body}`. */
export async function storedPlan(page) {
  await saved(page);
  return newestOf(page, planId(page));
}

/** The newest whole stored text of a plan, as an object. */
export async function newestOf(page, id) {
  const [newest] = await slotsOf(page, id);
  assert.ok(newest, "the plan is not in storage");
  return newest.stored;
}

/** The plan on the page, as it is stored. */
export async function planNow(page) {
  return (await storedPlan(page)).body;
}

/**
 * Exports the open plan by its menu.
 * @returns {Promise<{name: string, text: string, file: object}>} the file's name, its text, and what it says
 */
export async function exportPlan(page) {
  const { name, text } = await download(page, () => fromMenu(page, "Export plan (JSON)"));
  return { name, text, file: JSON.parse(text) };
}

/** Loads the page anew, as after a crash or a lunch break. */
export async function reload(page) {
  await page.reload();
  await started(page);
}

/** Waits for a notice that says this. */
export async function notice(page, text) {
  await page.locator(".toast").filter({ hasText: text }).first().waitFor();
}

/** Takes the last step back by the button at the top, and tells its name. */
export async function undo(page) {
  return step(page, "Undo");
}

/** Takes the last step taken back again, and tells its name. */
export async function redo(page) {
  return step(page, "Redo");
}

async function step(page, what) {
  const button = page.getByRole("banner").getByRole("button", { name: new RegExp(`^${what}: `) });
  const name = (await button.getAttribute("aria-label")).slice(`${what}: `.length);
  await button.click();
  return name;
}

/** The Tuesday in so many weeks, as an ISO date. */
export function tuesdayIn(weeks) {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 7 * weeks + ((9 - day.getUTCDay()) % 7));
  return isoDate(day);
}

/** An ISO date so many days after another. */
export function daysAfter(date, days) {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return isoDate(day);
}

/** A date as the app writes it: `Tue 3 Sep 2030`. */
export function longDate(date) {
  const [weekday, day, month, year] = new Date(`${date}T12:00:00Z`).toUTCString().split(/,? /);
  return `${weekday} ${Number(day)} ${month} ${year}`;
}

function isoDate(day) {
  return day.toISOString().slice(0, 10);
}
