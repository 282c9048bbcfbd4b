// The Govern page: meetings with minutes, who decides, what is due to go, and the next wave.
import assert from "node:assert/strict";
import { download } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { fitsOnePage } from "./support/paper.mjs";
import {
  daysAfter,
  fromMenu,
  heading,
  listedPlans,
  longDate,
  notice,
  openSample,
  planNow,
  startPlan,
  toPhase,
  toPlans,
  tuesdayIn,
} from "./support/plans.mjs";
import { addReady, addRow, answer, answerRow, list } from "./support/wizard.mjs";

const LAUNCH = tuesdayIn(20);

/** Chooses a part of the page by its tab. */
async function part(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

async function startRollout(page) {
  await startPlan(page, { name: "Service academy", launch: LAUNCH });
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  await addRow(page, "People", "Add a person", { Name: "Ana Ruiz", "Job title": "Operations director" });
  await toPhase(page, "Govern");
}

journey("meetings come back on dates that follow the launch, and go out as a calendar", async ({ page, check }) => {
  await startRollout(page);
  await part(page, "Meetings");
  await page.getByText("No meeting lies ahead.", { exact: false }).waitFor();
  await addReady(page, "Meetings that come back");
  await answerRow(page, "Meetings that come back", 0, { "Who leads it": "Ana Ruiz" });
  const first = page.getByRole("rowheader", { name: longDate(daysAfter(LAUNCH, 1)) });
  await first.first().waitFor();
  await check.screen("govern meetings");
  const { text } = await download(page, () => page.getByRole("button", { name: "Calendar file (.ics)" }).click());
  const stand = text.match(/SUMMARY:Weekly adoption stand-up/g) ?? [];
  assert.equal(stand.length, 13, "a stand-up each week of the quarter");
  assert.match(text, /SUMMARY:Quarterly strategy sync/);
});

journey("a meeting has its agenda before and its minutes after, on one page", async ({ page, check }) => {
  await startRollout(page);
  await part(page, "Agenda and minutes");
  await page.getByText("No meetings yet").waitFor();
  await page.getByRole("link", { name: "Lay out meetings" }).click();
  await addReady(page, "Meetings that come back", ["Weekly adoption stand-up"]);
  await page.getByRole("link", { name: /^Open\b/ }).first().click();
  await page.getByText("This week: three things, each with a name").waitFor();
  await page.getByRole("button", { name: "Begin the minutes" }).click();
  await answer(page, { Notes: "The night shift cannot get in.", "Who was there": ["Ana Ruiz"] });
  await addRow(page, "Decisions taken", "Add a decision", { "What was decided": "Access comes first" });
  await addRow(page, "Actions agreed", "Add an action", {
    "What is to be done": "Open accounts for the night shift",
    "Who does it": "Ana Ruiz",
    "By when": daysAfter(LAUNCH, 8),
  });
  await check.screen("govern minutes");
  const { governance } = await planNow(page);
  assert.equal(governance.actions[0].meeting, governance.meetings[0].id);
  assert.equal(governance.decisions[0].on, daysAfter(LAUNCH, 1));

  const next = await page.getByLabel("Which meeting").locator("option").nth(1).textContent();
  await page.getByLabel("Which meeting").selectOption({ label: next });
  await page.getByRole("heading", { name: "Still open from earlier meetings" }).waitFor();
  await page.getByRole("button", { name: /^Done: Open accounts/ }).click();
  await page.getByRole("heading", { name: "Still open from earlier meetings" }).waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Page to print, copy or send" }).click();
  await heading(page, "Weekly adoption stand-up");
  await check.screen("govern meeting page");
  await fitsOnePage(page, "the page of a meeting");
});

journey("rights are named, a wave waits at its door, and the plan is copied to it", async ({ page, check }) => {
  await startRollout(page);
  await part(page, "Decisions");
  await addReady(page, "Decision rights", ["Approve content", "Fund campaigns", "Retire modules"]);
  for (const at of [0, 1, 2]) await answerRow(page, "Decision rights", at, { "Who decides": "Ana Ruiz" });
  await page.getByRole("table", { name: "Who decides what" }).waitFor();
  await check.screen("govern decisions");

  await part(page, "Waves");
  await addRow(page, "Waves", "Add the next wave", { "Who is in it": "Nantes", "How many people": 80 });
  await page.locator(".wave-card").filter({ hasText: "Wait" }).waitFor();
  await page.getByText("There is no pilot in this plan.", { exact: false }).first().waitFor();
  await check.screen("govern waves");
  await page.getByRole("button", { name: "Copy the plan to this wave: Wave 2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Duplicate", exact: true }).click();
  await notice(page, "Service academy: Wave 2");
  await toPlans(page);
  const plans = await listedPlans(page);
  const copy = plans.find((plan) => plan.name === "Service academy: Wave 2");
  assert.ok(copy, JSON.stringify(plans));
  assert.ok(copy.facts.some((fact) => fact.includes(longDate(daysAfter(LAUNCH, 91)))), JSON.stringify(copy));
});

journey("content that nobody uses is named by the retirement rule", async ({ page, check }) => {
  await startRollout(page);
  await part(page, "Releases and content");
  await page.getByText("Nothing is due.", { exact: false }).waitFor();
  await addRow(page, "Content and its owners", "Add a piece of content", {
    Title: "The old script",
    "Last used on": "2020-01-15",
  });
  await page.getByRole("rowheader", { name: "The old script" }).waitFor();
  await answerRow(page, "Content and its owners", 0, { "How it stands": "Retired" });
  await page.getByRole("rowheader", { name: "The old script" }).waitFor({ state: "detached" });
  await addRow(page, "Release calendar", "Add a release", { "What comes out": "Module 4" });
  await check.screen("govern content");
});

journey(
  "the sample governs: every part is filled, on a phone too",
  async ({ page, check }) => {
    await openSample(page);
    await toPhase(page, "Govern");
    await check.screen("sample govern");
    for (const name of ["Meetings", "Agenda and minutes", "Decisions", "Board", "Releases and content", "Waves"]) {
      await part(page, name);
      await check.screen(`sample govern ${name}`);
    }
    assert.equal(await list(page, "Waves").locator(".entity").count(), 2);
  },
  { context: { viewport: { width: 390, height: 844 } } },
);
