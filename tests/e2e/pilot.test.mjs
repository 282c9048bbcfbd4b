// The pilot wizard from a hypothesis to a brief on one page, and the gate that decides.
import assert from "node:assert/strict";
import { hasFocus, tabTo } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { fitsOnePage } from "./support/paper.mjs";
import { fromMenu, heading, openSample, planNow, startPlan, toPhase, tuesdayIn } from "./support/plans.mjs";
import {
  addReady,
  addRow,
  answer,
  answerRow,
  beginWizard,
  followIssue,
  goOn,
  list,
  openIssues,
  resumeWizard,
  row,
  saveAndLeave,
  seeResult,
} from "./support/wizard.mjs";

async function beginPilotWizard(page, name = "Pilot academy") {
  await startPlan(page, { name, launch: tuesdayIn(20), programme: "First call solved" });
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  await addRow(page, "People", "Add a person", { Name: "Ana Ruiz", "Job title": "Operations director" });
  await toPhase(page, "Pilot");
  await page.getByRole("link", { name: "Begin with the hypothesis" }).waitFor();
  await beginWizard(page, "Hypothesis");
}

async function tellHypothesis(page) {
  await answer(page, {
    "What do we change?": "agents practise one call type a week in lessons of 12 minutes",
    "What should follow?": "more calls are solved the first time",
    "Why do we believe so?": "they can try it on the next call",
  });
}

journey("a pilot brief grows from a blank plan, answer by answer", async ({ page, check }) => {
  await beginPilotWizard(page);
  assert.deepEqual(await openIssues(page), [
    "Say what you change.",
    "Say what should follow from the change.",
    "Say why you believe so; without a reason nothing is learned when it fails.",
  ]);
  await check.screen("pilot hypothesis with its summary");
  assert.equal(await followIssue(page, "Say what should follow from the change."), "pilot.effect");
  await tellHypothesis(page);
  await goOn(page, "Cohort");

  await answer(page, { "Who goes first?": "Service agents" });
  const reason = await page.getByLabel("Why this group?").inputValue();
  assert.match(reason, /measured daily/, "the kind of group brings a reason along");
  await answer(page, {
    "The group by name": "Lyon service desk",
    "Learners in the pilot": 90,
    "Managers who lead them": 120,
  });
  assert.deepEqual(await openIssues(page), ["There are more managers than learners; check both numbers."]);
  await answer(page, { "Managers who lead them": 8 });
  await check.screen("pilot cohort");
  await goOn(page, "Length and weeks");

  await answer(page, {
    "How long does it run?": "6 weeks: use, completion and performance",
    "First day": { before: 9 },
  });
  await addReady(page, "Week by week", ["Lay out 6 weeks"]);
  assert.equal(await list(page, "Week by week").locator(".entity").count(), 6);
  await check.screen("pilot weeks");
  await goOn(page, "Success criteria");

  await addRow(page, "Criteria", "Add a criterion", { Measure: "First application", Baseline: 22 });
  await answerRow(page, "Criteria", -1, { "Minimum to go on": 60, Target: 50 });
  assert.deepEqual(await openIssues(page), ["First application: the minimum asks for more than the target."]);
  await answerRow(page, "Criteria", -1, { "Minimum to go on": 45 });
  await addRow(page, "Criteria", "Add a criterion", {
    Measure: "Weekly active learners",
    Baseline: 10,
    "Minimum to go on": 55,
    Target: 70,
  });
  await check.screen("pilot criteria");
  await goOn(page, "Enough learners?");

  await answer(page, { "What is it held against?": "A similar group that starts later" });
  await answer(page, { "Comparison group by name": "Nantes service desk", "People in the comparison group": 95 });
  await page.locator("main .notice").filter({ hasText: /./ }).first().waitFor();
  await page
    .getByRole("cell", { name: /^\d+ %$/ })
    .first()
    .waitFor();
  await check.screen("pilot sample size");
  await goOn(page, "What you learn on the way");

  await addReady(page, "Assumptions");
  await addRow(page, "Process blockers", "Add a blocker", {
    "What gets in the way": "No quiet hour",
    "Who clears it": "Ana Ruiz",
  });
  await check.screen("pilot learning");
  await goOn(page, "Pitfalls");

  await addReady(page, "Pitfalls and answers");
  for (const at of [0, 1, 2]) await answerRow(page, "Pitfalls and answers", at, { "The pilot tests this": true });
  await check.screen("pilot pitfalls");
  await goOn(page, "Gate");

  await answer(page, { "Who decides at the gate?": "Ana Ruiz" });
  await page.getByText("Not decided yet").first().waitFor();
  await check.screen("pilot gate without results");
  await goOn(page, "Pilot brief");
  await seeResult(page, "Pilot: First call solved");
  await page.getByText("we expect more calls are solved the first time").waitFor();
  await check.screen("pilot brief");
  await fitsOnePage(page, "the brief");
});

journey("the gate follows from what was seen, and an override says why", async ({ page, check }) => {
  await beginPilotWizard(page, "Gate academy");
  await tellHypothesis(page);
  await page
    .getByRole("navigation", { name: "Pilot design" })
    .getByRole("link", { name: /Success criteria/ })
    .click();
  await heading(page, "Success criteria");
  await addRow(page, "Criteria", "Add a criterion", {
    Measure: "First application",
    Baseline: 20,
    "Minimum to go on": 40,
    Target: 50,
  });
  await page.getByRole("navigation", { name: "Pilot design" }).getByRole("link", { name: /Gate/ }).click();
  await heading(page, "Gate");
  const decision = page.locator(".gate-decision .gate-word");

  await answerRow(page, "What was seen", 0, { "Reached it": 80, Counted: 100 });
  assert.equal(await decision.textContent(), "Go");
  await page.getByText(/^95 % interval 71/).waitFor();
  await answerRow(page, "What was seen", 0, { "Reached it": 5, Counted: 100 });
  assert.equal(await decision.textContent(), "Stop");
  await check.screen("gate that says stop");

  await answer(page, { "Decide otherwise": "Iterate" });
  assert.equal(await decision.textContent(), "Iterate");
  assert.ok((await openIssues(page)).includes("Say why you decide otherwise than computed."));
  await answer(page, {
    "Why decide otherwise?": "The desk moved house in week two.",
    "Who decides at the gate?": "Ana Ruiz",
  });
  await page.getByText("The data alone say: Stop").waitFor();
  await check.screen("gate with an override");
  const { pilot } = await planNow(page);
  assert.deepEqual([pilot.gate_override, pilot.gate_note], ["iterate", "The desk moved house in week two."]);
});

journey("the pilot wizard is left, resumed and gone through backwards", async ({ page }) => {
  await beginPilotWizard(page, "Resumed academy");
  await tellHypothesis(page);
  await goOn(page, "Cohort");
  await answer(page, { "The group by name": "Lyon" });
  await saveAndLeave(page, "Pilot");
  await resumeWizard(page, "Cohort");
  assert.equal(await page.getByLabel("The group by name").inputValue(), "Lyon");
  assert.ok((await page.locator("#error-summary li").count()) > 0, "what is open shows on coming back");
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await heading(page, "Hypothesis");
  await page.goBack();
  await heading(page, "Cohort");
});

journey("the sample's brief fills one page, and its gate says go", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Pilot");
  assert.equal(await page.locator(".gate-decision .gate-word").textContent(), "Go");
  await check.screen("sample pilot");
  await page.locator("main").getByRole("link", { name: "Open the pilot brief", exact: true }).click();
  await heading(page, "Pilot: Right First Time");
  await check.screen("sample brief");
  await fitsOnePage(page, "the sample's brief");
});

journey("a pilot of criteria and weeks is set up wholly by keyboard", async ({ page }) => {
  await beginPilotWizard(page, "Keyboard pilot");
  // Opening a wizard changes the address twice, and the focus is led to the heading after each.
  await page.waitForTimeout(500);
  const press = (key) => page.keyboard.press(key);
  const pressButton = async (name) => {
    await tabTo(page, page.getByRole("button", { name, exact: true }), { most: 120 });
    await press("Enter");
  };
  for (const [label, words] of [
    ["What do we change?", "shorter lessons"],
    ["What should follow?", "more agents finish"],
    ["Why do we believe so?", "they fit between calls"],
  ]) {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.type(words);
  }
  await pressButton("Continue");
  await heading(page, "Cohort");
  await tabTo(page, page.getByLabel("Who goes first?"));
  await page.keyboard.type("Service");
  await tabTo(page, page.getByLabel("The group by name"));
  await page.keyboard.type("Lyon");
  await tabTo(page, page.getByLabel("Learners in the pilot"));
  await page.keyboard.type("80");
  await tabTo(page, page.getByLabel("Managers who lead them"));
  await page.keyboard.type("6");
  await pressButton("Continue");
  await heading(page, "Length and weeks");
  await tabTo(page, page.getByLabel("How long does it run?", { exact: true }));
  await page.keyboard.type("2");
  await pressButton("Lay out 2 weeks");
  await pressButton("Continue");
  await heading(page, "Success criteria");
  await pressButton("Add a criterion");
  await hasFocus(row(page, "Criteria").getByLabel("Measure", { exact: true }), "the measure of the new criterion");
  await page.keyboard.type("First");
  for (const [label, value] of [
    ["Baseline", "20"],
    ["Minimum to go on", "40"],
    ["Target", "55"],
  ]) {
    await tabTo(page, row(page, "Criteria").getByLabel(label, { exact: true }));
    await page.keyboard.type(value);
  }
  await pressButton("Continue");
  await heading(page, "Enough learners?");
  await pressButton("Continue");
  await heading(page, "What you learn on the way");

  const { pilot } = await planNow(page);
  assert.deepEqual([pilot.cohort_kind, pilot.size, pilot.managers, pilot.length], ["service-agents", 80, 6, "2-weeks"]);
  assert.equal(pilot.sprint.length, 2);
  assert.deepEqual(
    pilot.criteria.map(({ metric, baseline, minimum, target }) => [metric, baseline, minimum, target]),
    [["first-application", 20, 40, 55]],
  );
});
