// Enable, learners' part: roles and courses, the pathway of a role, pieces with their dates, help and access.
import assert from "node:assert/strict";
import { journey } from "./support/journey.mjs";
import { heading, openSample, planNow, startPlan, toPhase, tuesdayIn } from "./support/plans.mjs";
import { addReady, addRow, answer, answerRow, list, row } from "./support/wizard.mjs";

/** Chooses a part of the page. */
async function toTab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** The rows of a table, as lists of texts. */
async function rowsOf(page, table) {
  const own = page.getByRole("table", { name: table, exact: true });
  await own.waitFor();
  const read = (all) => all.map((it) => [...it.cells].map((cell) => cell.textContent));
  const rows = await own.locator("tbody tr").evaluateAll(read);
  return rows.map((cells) => cells.map((cell) => cell.replaceAll("\u00a0", " ")));
}

journey("roles lead on by courses, and a launch that asks for too much is found", async ({ page, check }) => {
  await startPlan(page, { name: "Learners first", launch: tuesdayIn(20) });
  await toPhase(page, "Enable");
  await toTab(page, "Courses and roles");
  await check.screen("courses before there are any");
  await addReady(page, "Competencies");
  await addReady(page, "Roles");
  const task = "Do the core task right first time";
  await answerRow(page, "Roles", 0, { "What it takes": [task] });
  await answerRow(page, "Roles", 1, { "What it takes": [task, "Bring a colleague along"] });
  const course = (name, minutes, builds, atLaunch) => ({
    Course: name,
    Takes: minutes,
    Builds: [builds],
    "Needed at launch": atLaunch,
  });
  await addRow(page, "Courses", "Add a course", course("First calls", 30, task, true));
  await addRow(page, "Courses", "Add a course", course("Sitting in", 45, "Bring a colleague along", false));
  await page.getByText("Within the rule.").waitFor();
  assert.deepEqual(await rowsOf(page, "For the role"), [["1", "First calls", "30", task, "at launch"]]);
  assert.deepEqual(await rowsOf(page, "On to Practitioner"), [
    ["2", "Sitting in", "45", "Bring a colleague along", "later"],
  ]);
  await page.getByLabel("First calls", { exact: true }).check();
  await page.getByText("40 % of the way to Practitioner: 1 of 2 courses.").waitFor();
  await check.screen("a pathway with its career talk");

  await answerRow(page, "Courses", 1, { "Needed at launch": true });
  await page.getByText("More than the rule allows.").waitFor();
  await toTab(page, "At a glance");
  const finding = page.locator(".finding").filter({ hasText: "The launch asks for 100 % of the content" });
  await finding.getByRole("link").click();
  await page.getByRole("heading", { name: "What the launch needs" }).waitFor();
  const plan = await planNow(page);
  assert.equal(plan.learning.courses.length, 2);
  assert.equal(plan.learning.roles[0].next_role, plan.learning.roles[1].id);
});

journey("a course is cut into pieces, and its dates follow the day it opens", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Enable");
  await toTab(page, "Engagement");
  const result = page.locator(".splitter-result");
  assert.equal((await result.textContent()).trim(), "3 × 12 minutes, and 9 minutes to practise.");
  await answer(page, { "Minutes of the course": 60 });
  await result.filter({ hasText: "4 × 12 minutes, and 12 minutes to practise." }).waitFor();
  await page.locator("#schedule-course").selectOption({ label: "5 Three offers" });
  const dates = await rowsOf(page, "Dates of 5 Three offers");
  assert.deepEqual(dates.map(([what]) => what), [
    "Part 1: learn",
    "Part 1: used at work",
    "Part 2: learn",
    "Part 2: used at work",
    "Part 3: learn",
    "Part 3: used at work",
    "Recall 1",
    "Recall 2",
    "Recall 3",
  ]);
  assert.deepEqual((await rowsOf(page, "What is done for each pillar")).map(([pillar]) => pillar), [
    "Relevance",
    "Habit",
    "Recognition",
  ]);
  await check.screen("engagement of the sample");
});

journey("help has owners and goals, and what was tried is counted", async ({ page, check }) => {
  await startPlan(page, { name: "Learners first", launch: tuesdayIn(20) });
  await toPhase(page, "Enable");
  await toTab(page, "Help and access");
  await addReady(page, "Tiers of support");
  assert.deepEqual((await rowsOf(page, "Tiers of support")).map(([tier, , owner]) => [tier, owner]), [
    ["Self-help", "nobody yet"],
    ["Peer champions", "nobody yet"],
    ["L&D specialists", "nobody yet"],
  ]);
  await addReady(page, "Access, tried before launch");
  await answerRow(page, "Access, tried before launch", 0, { "Worked on": "2026-01-05" });
  await page.getByText("1 of 4 tried and working.").waitFor();
  await addRow(page, "Office hours", "Add a series", { Name: "Open desk", From: "14:00" });
  const ahead = await rowsOf(page, "The next office hours");
  assert.deepEqual([ahead.length, ahead[0][1], ahead[0][2]], [4, "14:00", "Open desk"]);
  await row(page, "Office hours").waitFor();
  assert.equal(await list(page, "Office hours").count(), 1);
  await check.screen("help and access");
});

journey("the pathway of a role is a page to print", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Enable");
  await toTab(page, "Courses and roles");
  await page.locator("#pathway-role").selectOption({ label: "Senior agent" });
  await page.getByRole("heading", { level: 3, name: "From Senior agent to Desk coach" }).waitFor();
  await check.screen("courses and roles of the sample");
  await page.getByRole("link", { name: "Print this pathway", exact: true }).click();
  await heading(page, "From Senior agent to Desk coach");
  await check.screen("the pathway of a role");
});
