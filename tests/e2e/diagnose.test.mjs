// Diagnose: figures, talks, friction and barriers flow into a paragraph, into the plan check and into later phases.
import assert from "node:assert/strict";
import { hasFocus } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { openSample, planNow, startPlan, toPhase, tuesdayIn, undo } from "./support/plans.mjs";
import { addReady, addRow, answerRow, row } from "./support/wizard.mjs";

/** Chooses a part of the page. */
async function toTab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** A blank plan on its Diagnose page. */
async function diagnose(page) {
  await startPlan(page, { name: "Fresh academy", launch: tuesdayIn(12) });
  await toPhase(page, "Diagnose");
}

/** The paragraph of the summary. */
async function paragraph(page) {
  await toTab(page, "Summary");
  return page.locator(".diagnosis").textContent();
}

journey("an empty plan is diagnosed, from the first talk to the paragraph", async ({ page, check }) => {
  await diagnose(page);
  assert.match(await paragraph(page), /Nothing is known yet/);
  await toTab(page, "Interviews");
  const talk = { Job: "Agent", "What they said": "I learn on Sundays.", "Other themes": "Rosters, Sundays" };
  await addRow(page, "Interview log", "Add an interview", { ...talk, "Barriers they spoke of": ["No time for it"] });
  await addRow(page, "Interview log", "Add an interview", { Job: "Team leader", "Other themes": "rosters" });
  const themes = page.getByRole("table", { name: "Barriers and themes by the number of talks" });
  const rosters = themes.getByRole("row", { name: /^Rosters/ });
  assert.deepEqual((await rosters.locator("td").allTextContents()).slice(1), ["2", "1"]);
  await check.screen("interview log");

  await toTab(page, "Baseline");
  await addRow(page, "What people intend, and what they do", "Add a behaviour", {
    Behaviour: "Use it within two weeks",
    "Say they will": 82,
    "Do it": 35,
  });
  const gaps = page.getByRole("table", { name: "What people say they will do, and what they do" });
  assert.match(await gaps.locator("tbody tr").textContent(), /47 points apart.*look for what is in the way/);
  await check.screen("baseline and gap");

  const said = await paragraph(page);
  assert.match(said, /2 people were interviewed.*Rosters.*2 of 2.*Use it within two weeks/);
  await check.screen("diagnosis in a paragraph");
});

journey("a barrier leads to what helps, and one press plans it in its phase", async ({ page, check }) => {
  await diagnose(page);
  await toTab(page, "Barriers");
  await addReady(page, "Barriers found", ["Hard to get in and around"]);
  const heading = page.getByRole("heading", { name: "Hard to get in and around" });
  const card = page.locator(".barrier").filter({ has: heading });
  const action = "One sign-in, and a link where people already work";
  await card.getByRole("button", { name: `Add to the plan: ${action}`, exact: true }).click();
  await card.getByText("In the plan", { exact: true }).waitFor();
  const intervention = "Office hours twice a week until the tickets stop";
  await card.getByRole("button", { name: `Add to the plan: ${intervention}`, exact: true }).click();
  await card.getByText("In the plan", { exact: true }).nth(1).waitFor();
  await check.screen("barriers with counter-measures");
  const plan = await planNow(page);
  const planned = plan.actions.find((it) => it.what === action);
  assert.deepEqual([planned.phase, planned.due], ["enable", { kind: "offset", days: -21 }]);
  assert.deepEqual(
    plan.measurement.interventions.map((it) => it.what),
    [intervention],
  );
  await undo(page);
  assert.equal((await planNow(page)).measurement.interventions.length, 0);
  await toPhase(page, "Enable");
  await page.getByText(action, { exact: true }).first().waitFor();
});

journey("friction without an owner is found, and the finding leads to the field", async ({ page, check }) => {
  await diagnose(page);
  await toTab(page, "Friction");
  await addReady(page, "Friction register", ["Log-in fails"]);
  await answerRow(page, "Friction register", 0, { Severity: "Stops: people give up" });
  await check.screen("friction register");
  await toTab(page, "At a glance");
  const finding = page.locator(".finding").filter({ hasText: "nobody puts it right" });
  await finding.getByRole("link").click();
  const owner = row(page, "Friction register", 0).getByLabel("Who puts it right", { exact: true });
  await owner.waitFor();
  await hasFocus(owner, "the owner of the friction");
});

journey("the sample is diagnosed, and one button takes a baseline from an import", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Diagnose");
  await page.getByRole("table", { name: "Sites with their people" }).waitFor();
  assert.equal(await page.locator(".evidence").count(), 6);
  await check.screen("diagnosis at a glance");
  await toTab(page, "Baseline");
  const before = (await planNow(page)).diagnosis.baselines.length;
  await page.getByRole("button", { name: /^Use as baseline: / }).first().click();
  assert.equal((await planNow(page)).diagnosis.baselines.length, before + 1);
  for (const tab of ["Baseline", "Interviews", "Friction", "Barriers", "Summary"]) {
    await toTab(page, tab);
    await check.screen(`sample, ${tab}`);
  }
});
