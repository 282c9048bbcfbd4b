// Every row of the practice, from the diagnosis to the reports, is to be found in the page: one journey for each of its
// parts goes through the sample plan and looks for what the row promises, and one looks for what the rows warn of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { openSample, planNow, toPlans } from "./support/plans.mjs";
import { ALIGN, STAKEHOLDERS } from "./support/rows/align.mjs";
import { COMMS } from "./support/rows/comms.mjs";
import { DIAGNOSE } from "./support/rows/diagnose.mjs";
import { ENABLE } from "./support/rows/enable.mjs";
import { FLAGS, spoilt } from "./support/rows/flags.mjs";
import { MEASURE } from "./support/rows/measure.mjs";
import { PILOT } from "./support/rows/pilot.mjs";
import { CELEBRATE, GOVERN, LISTEN, REPORTS } from "./support/rows/running.mjs";
import { walkThrough } from "./support/rows/walk.mjs";

/** The parts of the practice, and how many rows each has. */
const ROWS = { A: 8, B: 11, C: 4, D: 8, E: 7, F: 11, H: 4, I: 9, J: 2, K: 3, L: 3 };

/** The rows that warn of something. */
const WARNING = [
  "A1",
  "B2",
  "B4",
  "B5",
  "B8",
  "B11",
  "C1",
  "C2",
  "D4",
  "D8",
  "E3",
  "E5",
  "E6",
  "F1",
  "F7",
  "F8",
  "F10",
  "H2",
];

/** Where each row stands. */
const PLACES = {
  A: DIAGNOSE,
  B: ALIGN,
  C: STAKEHOLDERS,
  D: PILOT,
  E: COMMS,
  F: ENABLE,
  H: GOVERN,
  I: MEASURE,
  J: LISTEN,
  K: CELEBRATE,
  L: REPORTS,
};

test("every row is looked for, and none that is not there", () => {
  const all = Object.entries(ROWS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
  );
  assert.deepEqual(Object.values(PLACES).flatMap(Object.keys).toSorted(), all.toSorted());
  assert.deepEqual(Object.keys(FLAGS), WARNING);
});

for (const [letter, places] of Object.entries(PLACES)) {
  journey(`what the rows ${letter} promise stands in the sample plan`, async ({ page }) => {
    await openSample(page);
    const walk = walkThrough(page);
    const missing = [];
    for (const [id, look] of Object.entries(places)) {
      await look(walk).catch((error) => missing.push(`${id}: ${error.message}`));
    }
    assert.deepEqual(missing, []);
  });
}

journey("what the rows warn of is found in a plan that went wrong, with reason and fix", async ({ page }) => {
  await openSample(page);
  const plan = spoilt(await planNow(page));
  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  const file = JSON.stringify({ format: "uptake-plan", version: 2, plan });
  await upload(page.getByLabel("Plan file"), "plan.json", file, "application/json");
  await page.getByRole("button", { name: "Open this plan", exact: true }).click();
  await page.getByRole("heading", { name: "Do next" }).waitFor();
  for (const group of await page.locator(".finding-group:not([open]) > summary").all()) await group.click();
  const findings = await page
    .locator(".finding")
    .evaluateAll((all) =>
      all.map((it) => ({
        title: it.querySelector(".finding-title").innerText,
        text: it.innerText,
        leads: it.querySelector("a")?.hash,
      })),
    );
  const is = (wanted) => (title) => (wanted instanceof RegExp ? wanted.test(title) : title.includes(wanted));
  const missing = Object.entries(FLAGS).flatMap(([id, titles]) =>
    titles.filter((wanted) => !findings.some(({ title }) => is(wanted)(title))).map((wanted) => `${id}: ${wanted}`),
  );
  assert.deepEqual(missing, [], `found: ${findings.map((it) => it.title).join("\n")}`);
  for (const { title, text, leads } of findings) {
    assert.ok(text.length > title.length + 60, `“${title}” has no reason and no fix`);
    assert.match(leads ?? "", /^#\/plans\/spoilt\//, `“${title}” leads nowhere`);
  }
});
