// The sponsor wizard from a blank plan to a charter on one page, and the stakeholder map.
import assert from "node:assert/strict";
import { hasFocus, tabTo } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { fitsOnePage } from "./support/paper.mjs";
import { heading, openSample, planNow, reload, startPlan, toPhase, tuesdayIn, undo } from "./support/plans.mjs";
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

const PEOPLE = [
  { Name: "Ana Ruiz", "Job title": "Operations director", Function: "Operations" },
  { Name: "Ben Okafor", "Job title": "Sales director", Function: "Sales" },
  { Name: "Cleo Lind", "Job title": "Head of learning", Function: "L&D" },
];

async function beginSponsorWizard(page) {
  await startPlan(page, { name: "Service academy", launch: tuesdayIn(16), programme: "First call solved" });
  await toPhase(page, "Align");
  await beginWizard(page, "Why, and why now");
}

journey("a sponsor charter grows from a blank plan, answer by answer", async ({ page, check }) => {
  await beginSponsorWizard(page);
  await check.screen("sponsor why");
  assert.deepEqual(await openIssues(page), [
    "Say why this matters now.",
    "Name the business result it serves.",
    "Decide who runs the programme.",
  ]);
  await hasFocus(page.locator("#error-summary"), "the summary");
  await check.screen("sponsor why with its summary");
  assert.equal(await followIssue(page, "Name the business result it serves."), "sponsor.outcome");
  await answer(page, {
    "Why does this matter now?": "One call in three comes back, and every second one goes to a colleague.",
    "Which business result does it serve?": "Cost per solved call",
    "Who runs the programme from day to day?": "A business line, with L&D beside it",
  });
  assert.equal(await page.locator("#error-summary").count(), 0, "the summary goes when all is answered");
  await goOn(page, "The sponsor and the coalition");

  for (const person of PEOPLE) await addRow(page, "People", "Add a person", person);
  await answer(page, {
    "Accountable executive sponsor": "Ana Ruiz",
    "Coalition beside the sponsor": ["Ben Okafor"],
    "Duties the sponsor has agreed to": ["Free learners' time on the roster"],
  });
  const coalition = page.getByRole("group", { name: "Coalition beside the sponsor" });
  assert.equal(await coalition.getByLabel("Ana Ruiz").count(), 0, "the sponsor does not stand beside herself");
  await check.screen("sponsor and coalition");
  await goOn(page, "Three to five targets");

  await setTargets(page);
  await check.screen("sponsor targets");
  await goOn(page, "Who does what");

  await addReady(page, "Roles by work stream");
  const streams = await list(page, "Roles by work stream").locator(".entity").count();
  for (let at = 0; at < streams; at += 1) {
    await answerRow(page, "Roles by work stream", at, { Accountable: ["Ana Ruiz"], Responsible: ["Cleo Lind"] });
  }
  await check.screen("sponsor roles");
  await goOn(page, "The leaders' first 90 days");

  await addReady(page, "Leader actions");
  await check.screen("sponsor leader plan");
  await goOn(page, "Pledges and role modelling");

  await addRow(page, "Pledges", "Add a pledge", {
    Pledge: "I open every site meeting with one story from the academy.",
    Leader: "Ana Ruiz",
    "How often": "monthly",
    Visible: 4,
  });
  await check.screen("sponsor pledges");
  await goOn(page, "Town hall, first review, pain points");

  await answer(page, {
    "Launch town hall": { before: 1 },
    "Everyone concerned is invited": true,
    "First monthly executive review": { before: 5 },
  });
  await addReady(page, "Pain points and answers");
  const pains = await list(page, "Pain points and answers").locator(".entity").count();
  for (let at = 0; at < pains; at += 1) {
    await answerRow(page, "Pain points and answers", at, { "Who does it": "Ben Okafor" });
  }
  await answer(page, {
    "Brief for the sponsor's “why this matters” video": "Ninety seconds, on the floor, no slides.",
  });
  await check.screen("sponsor events");
  await goOn(page, "How sponsorship looks today");

  await addReady(page, "Ratings");
  const ratings = await list(page, "Ratings").locator(".entity").count();
  for (let at = 0; at < ratings; at += 1) {
    await answerRow(page, "Ratings", at, { Leader: "Ana Ruiz", "Own rating": 4, "Team's rating": 2 });
  }
  await page.getByText("2 points above the team").first().waitFor();
  await check.screen("sponsor assessment");
  await goOn(page, "Stakeholders");

  await addRow(page, "Stakeholders", "Add a stakeholder", {
    "Person or group": "Team leads",
    Kind: "Frontline managers",
    "Influence on the outcome": "High",
    "Where they stand today": "Doubtful",
    "Where they need to stand at launch": "Supportive",
    "What they answer for": "An hour a week off the phones",
    "The move": "Show them the numbers of the first desk",
    "Who looks after them": "Ana Ruiz",
    "How often they hear from us": "weekly",
  });
  await check.screen("sponsor stakeholders");
  await goOn(page, "From content to results");

  await addReady(page, "Alignment matrix");
  await check.screen("sponsor alignment");
  await goOn(page, "The sponsor charter");

  await seeResult(page, "Sponsor charter: First call solved");
  const charter = page.getByRole("article");
  for (const said of ["One call in three comes back", "Ana Ruiz, Operations director", "Cost per solved call"]) {
    await charter.getByText(said).first().waitFor();
  }
  await check.screen("charter");
  await fitsOnePage(page, "the charter");
});

async function setTargets(page) {
  const set = (metric, today, target, more = {}) =>
    addRow(page, "Targets", "Add a target", {
      Metric: metric,
      Today: today,
      Target: target,
      "By when": { after: 12 },
      "Who answers for it": "Ana Ruiz",
      "Business outcome it serves": "Cost per solved call",
      ...more,
    });
  await set("Weekly active learners", 40, 220);
  await set("Completion rate", 31, 70);
  assert.ok((await openIssues(page)).includes("Set at least three targets; there are 2."));
  await set("Customer result", 61, 70, { "Which part of it": "Calls solved the first time, %" });
}

journey("leaving the wizard half-way loses nothing, and Back leads back", async ({ page, check }) => {
  await beginSponsorWizard(page);
  await answer(page, { "Why does this matter now?": "Half of the calls come back." });
  await saveAndLeave(page, "Align");
  await check.screen("align, begun");

  await resumeWizard(page, "Why, and why now");
  assert.equal(await page.getByLabel("Why does this matter now?").inputValue(), "Half of the calls come back.");
  await answer(page, {
    "Which business result does it serve?": "Repeat calls",
    "Who runs the programme from day to day?": "L&D, with the sponsor in front",
  });
  await goOn(page, "The sponsor and the coalition");
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await heading(page, "Why, and why now");
  assert.equal(await page.getByLabel("Which business result does it serve?").inputValue(), "Repeat calls");

  await page.goBack();
  await heading(page, "The sponsor and the coalition");
  await page.goBack();
  await heading(page, "Why, and why now");
  await page.goForward();
  await heading(page, "The sponsor and the coalition");
  await reload(page);
  await heading(page, "The sponsor and the coalition");
});

journey("the sample's charter and map fill one page each", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Align");
  await check.screen("sample align");
  await page.locator("main").getByRole("link", { name: "Sponsor charter", exact: true }).first().click();
  await heading(page, "Sponsor charter: Right First Time");
  await page.getByText("Marieke Oosterbaan").first().waitFor();
  await check.screen("sample charter");
  await fitsOnePage(page, "the sample's charter");

  await page.getByRole("link", { name: "Stakeholder map", exact: true }).click();
  await heading(page, /Right First Time/);
  await page.locator('.sheet[data-kind="map"]').waitFor();
  await check.screen("sample map");
  await fitsOnePage(page, "the sample's stakeholder map");
});

/** Influence and stance of a stakeholder, as stored. */
async function standing(page, name) {
  const { influence, stance } = (await planNow(page)).stakeholders.find((who) => who.name === name);
  return [influence ?? null, stance ?? null];
}

const token = (page, name) => page.locator(".map-token").filter({ hasText: name });
const cell = (page, influence, stance) => page.locator(`[data-influence="${influence}"][data-stance="${stance}"]`);

journey("stakeholders are moved on the map by keyboard and by drag", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Align");
  const name = (await planNow(page)).stakeholders.find((who) => who.id.endsWith("-rosters")).name;
  assert.deepEqual(await standing(page, name), ["high", "doubtful"]);

  await token(page, name).focus();
  await page.keyboard.press("ArrowRight");
  await hasFocus(token(page, name), "the token that moved");
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await standing(page, name), ["very-high", "neutral"]);
  await page
    .getByRole("status")
    .filter({ hasText: `${name}: influence Very high, Neutral` })
    .waitFor({ state: "attached" });

  await token(page, name).dragTo(cell(page, "medium", "supportive"));
  assert.deepEqual(await standing(page, name), ["medium", "supportive"]);
  await cell(page, "medium", "supportive").locator(".map-token").filter({ hasText: name }).waitFor();

  await token(page, name).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name });
  await dialog.getByLabel("What they answer for").fill("Slots that learners can keep");
  await check.screen("stakeholder dialog");
  await page.keyboard.press("Escape");
  await hasFocus(token(page, name), "the token whose dialog closed");
  await page.keyboard.press("Delete");
  assert.deepEqual(await standing(page, name), ["medium", null], "how much they can move is still known");
  await page.getByRole("group", { name: "Not placed yet" }).getByRole("button", { name }).waitFor();

  await undo(page);
  await cell(page, "medium", "supportive").locator(".map-token").filter({ hasText: name }).waitFor();
});

journey("the first steps of the sponsor wizard are taken wholly by keyboard", async ({ page }) => {
  const press = (key) => page.keyboard.press(key);
  const goTo = (role, name) => tabTo(page, page.getByRole(role, { name, exact: true }), { most: 120 });
  await goTo("button", "New plan");
  await press("Enter");
  await heading(page, "New plan");
  await tabTo(page, page.getByLabel("Plan name"));
  await page.keyboard.type("By keyboard");
  // From the first template up is round to the last, the blank one.
  await tabTo(page, page.getByRole("radio", { name: "8-week rollout", exact: true }));
  await press("ArrowUp");
  await goTo("button", "Create the plan");
  await press("Enter");
  await heading(page, "By keyboard");
  await tabTo(page, page.locator(".phase-nav a", { hasText: "Align" }), { key: "Shift+Tab" });
  await press("Enter");
  await heading(page, "Align");
  await goTo("link", "Start");
  await press("Enter");
  await heading(page, "Why, and why now");

  await tabTo(page, page.getByLabel("Why does this matter now?"));
  await page.keyboard.type("People wait days for an answer.");
  await press("Tab");
  await page.keyboard.type("Time to answer");
  await press("Tab");
  await page.keyboard.type("A");
  await goTo("button", "Continue");
  await press("Enter");
  await heading(page, "The sponsor and the coalition");
  await goTo("button", "Add a person");
  await press("Enter");
  await hasFocus(row(page, "People").getByLabel("Name", { exact: true }), "the name of the new person");
  await page.keyboard.type("Dana Weiss");
  await goTo("button", "Add a person");
  await press("Space");
  await hasFocus(row(page, "People").getByLabel("Name", { exact: true }), "the name of the second person");
  await page.keyboard.type("Emil Novak");
  await tabTo(page, page.getByLabel("Accountable executive sponsor"));
  await page.keyboard.type("Dana");
  await tabTo(page, page.getByRole("checkbox", { name: "Emil Novak", exact: true }));
  await press("Space");
  await tabTo(page, page.getByRole("checkbox", { name: "Free learners' time on the roster", exact: true }));
  await press("Space");
  await goTo("button", "Continue");
  await press("Enter");
  await heading(page, "Three to five targets");

  // Whatever leaves or moves under the focus, the focus stays beside it.
  const ready = list(page, "Targets").locator(".presets button");
  for (const at of [0, 1]) {
    await ready.first().focus();
    await press("Enter");
    await row(page, "Targets", at).waitFor();
    await hasFocus(ready.first(), "the ready-made target that took the place of the one taken");
  }
  const moved = await row(page, "Targets", 0).getAttribute("id");
  await row(page, "Targets", 0).getByRole("button", { name: /^Move down: / }).focus();
  await press("Enter");
  await page.locator(".entity:last-child").and(page.locator(`[id="${moved}"]`)).waitFor();
  await hasFocus(
    page.locator(`[id="${moved}"]`).getByRole("button", { name: /^Move up: / }),
    "the button that takes the row back up",
  );

  const { people, sponsorship } = await planNow(page);
  assert.deepEqual(
    people.map((person) => person.name),
    ["Dana Weiss", "Emil Novak"],
  );
  assert.equal(sponsorship.run_by, "business");
  assert.equal(sponsorship.sponsor, people[0].id);
  assert.deepEqual(sponsorship.coalition, [people[1].id]);
  assert.deepEqual(sponsorship.duties, ["free-learner-time"]);
});
