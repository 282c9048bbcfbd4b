// Someone who has never seen the app: looks around in the sample, passes it on, and starts a plan of their own.
import assert from "node:assert/strict";
import { hasFocus, upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import {
  SAMPLE,
  exportPlan,
  heading,
  listedPlans,
  longDate,
  openSample,
  planNow,
  startPlan,
  storedPlan,
  toPhase,
  toPlans,
  tuesdayIn,
} from "./support/plans.mjs";

/** Every step a person takes; the journey counts them. */
function counted() {
  let taken = 0;
  return {
    step: (act, presses = 1) => {
      taken += presses;
      return act();
    },
    taken: () => taken,
  };
}

journey(
  "from the opening page over the sample's charts to an export takes less than ten steps",
  async ({ page, check }) => {
    const { step, taken } = counted();
    await step(() => openSample(page));
    await check.screen("sample overview");
    assert.equal(await page.locator(".next-actions > li").count(), 3, "the overview names the next three actions");

    await step(() => toPhase(page, "Measure"));
    const charts = page.locator(".chart-card");
    await charts.first().locator(".chart svg").waitFor();
    assert.deepEqual(await charts.locator("h3").allTextContents(), [
      "Weekly active learners",
      "Completion rate over time",
      "Drop-off by step",
      "Activity by step and week",
      "Activity by step and Site",
      "Completion by Site",
      "Completion by Team",
    ]);
    await check.screen("sample measure");

    // The menu and its entry are two presses.
    step(() => {});
    const { file, name } = await step(() => exportPlan(page));
    assert.ok(taken() < 10, `${taken()} steps`);
    assert.match(name, /\.json$/);
    assert.deepEqual(Object.keys(file), [
      "$schema",
      "format",
      "version",
      "app",
      "plan_id",
      "rev",
      "exported_at",
      "ancestors",
      "plan",
    ]);
    assert.equal(file.format, "uptake-plan");
    assert.equal(file.version, 2);
    assert.equal(file.plan.id, file.plan_id);
    assert.deepEqual(file.plan, await planNow(page));
  },
);

journey("what was exported opens beside the original as a copy, and exports again", async ({ page, check }) => {
  await openSample(page);
  const original = await exportPlan(page);

  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "from a colleague.json", original.text, "application/json");
  const dialog = page.getByRole("dialog", { name: "Import a plan" });
  await dialog.getByRole("heading", { name: SAMPLE }).waitFor();
  await dialog.getByText("You already have this plan here.").waitFor();
  await check.screen("import preview");
  await dialog.getByRole("button", { name: "Open this plan", exact: true }).click();

  const copyName = `${SAMPLE} (imported)`;
  await heading(page, copyName);
  const copy = await exportPlan(page);
  assert.notEqual(copy.file.plan_id, original.file.plan_id);
  assert.deepEqual(copy.file.plan, { ...original.file.plan, id: copy.file.plan_id, name: copyName });

  await toPlans(page);
  const names = (await listedPlans(page)).map((plan) => plan.name);
  assert.deepEqual(names.sort(), [SAMPLE, copyName]);
});

journey("a template starts a plan for the launch that was chosen", async ({ page, check }) => {
  await page.getByRole("button", { name: "New plan", exact: true }).click();
  await heading(page, "New plan");
  await check.screen("new plan");

  await page.getByRole("button", { name: "Create the plan", exact: true }).click();
  const missing = page.locator("#error-summary");
  await missing.waitFor();
  await check.screen("new plan with a summary of what is missing");
  await missing.getByRole("link").first().click();
  await hasFocus(page.locator('[id="new.name"]'), "the name");

  await page.goBack();
  const launch = tuesdayIn(14);
  const name = "Field service academy";
  await startPlan(page, { name, launch, template: "8-week rollout", programme: "First visit fixed" });
  await page.getByText(longDate(launch)).first().waitFor();
  await check.screen("overview of a new plan");

  const { body: plan, format } = await storedPlan(page);
  assert.equal(format, "uptake-stored-plan");
  assert.deepEqual(
    [plan.name, plan.programme, plan.launch, plan.template],
    [name, "First visit fixed", launch, "rollout-8"],
  );
  assert.equal(plan.start.days, -56);
  assert.ok(plan.comms.items.length > 20, "the ready calendar is there");
  assert.ok(
    plan.sponsorship.kpis.every((kpi) => (kpi.baseline ?? null) === null),
    "a template invents no figures",
  );
  await toPlans(page);
  const [listed] = await listedPlans(page);
  assert.equal(listed.name, name);
  assert.equal(listed.facts[0], `Launch ${longDate(launch)}`);
});

journey("every phase of a blank plan says what it is for and leads on", async ({ page, check }) => {
  await startPlan(page, { name: "Nothing yet", launch: tuesdayIn(12) });
  for (const phase of ["Diagnose", "Align", "Pilot", "Communicate", "Enable", "Measure", "Celebrate", "Govern"]) {
    await toPhase(page, phase);
    const lede = await page.locator("main .lede").first().textContent();
    assert.ok(lede.length > 30, `${phase} does not say what it is for: ${lede}`);
    assert.ok((await page.locator("main").getByRole("link").or(page.locator("main").getByRole("button")).count()) > 0);
    await check.screen(`blank ${phase}`);
  }
});
