// Celebrate: a complaint comes back as an answer, a pulse is read, a week is summed up, and wins go on the wall.
import assert from "node:assert/strict";
import { download, hasFocus, print, upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { heading, notice, openSample, planNow, startPlan, toPhase, tuesdayIn, undo } from "./support/plans.mjs";
import { readCsv } from "./support/texts.mjs";
import { addReady, addRow, answerRow, row } from "./support/wizard.mjs";

/** Chooses a part of the page. */
async function toTab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** A blank plan on its Celebrate page. */
async function celebrate(page) {
  await startPlan(page, { name: "Fresh academy", launch: tuesdayIn(12) });
  await toPhase(page, "Celebrate");
}

journey("a complaint becomes a pattern, a counter-measure in the plan, and an answer", async ({ page, check }) => {
  await celebrate(page);
  await toTab(page, "Feedback");
  await check.screen("empty feedback log");
  await addReady(page, "The log", ["No time"]);
  const need = row(page, "The log", 0).getByLabel("The need behind it", { exact: true });
  assert.match(await need.inputValue(), /hour in the roster/);
  await answerRow(page, "The log", 0, { "What was said": "My hour is always taken.", "How many said so": 6 });
  const card = page.locator(".pattern").filter({ has: page.getByRole("heading", { name: "No time", exact: true }) });
  assert.match(await card.textContent(), /6 voices; entries told back: 0 of 1/);
  await check.screen("feedback with a pattern");

  await toTab(page, "At a glance");
  const finding = page.locator(".finding").filter({ hasText: "is heard again and again" });
  await finding.getByRole("link").click();
  const counter = row(page, "The log", 0).getByLabel("Counter-measure", { exact: true });
  await counter.waitFor();
  await hasFocus(counter, "the counter-measure of the entry");
  await counter.selectOption({ index: 1 });
  const answer = row(page, "The log", 0).getByLabel("What we do, or why we do not", { exact: true });
  assert.notEqual(await answer.inputValue(), "", "the counter-measure brings its words");

  await card.locator("summary").click();
  await card.getByRole("button", { name: /^Put it into the plan/ }).first().click();
  await card.getByRole("link", { name: "In the plan: look at it" }).first().waitFor();
  assert.equal((await planNow(page)).actions.filter((action) => action.id.startsWith("counter-")).length, 1);
  await undo(page);
  assert.deepEqual((await planNow(page)).actions.filter((action) => action.id.startsWith("counter-")), []);

  await answerRow(page, "The log", 0, { "Told back on": "2026-09-01" });
  assert.match(await card.textContent(), /All told/);
  await page.getByRole("link", { name: "You said, we did", exact: true }).click();
  await heading(page, /^You said, we did/);
  await page.getByText("My hour is always taken.", { exact: true }).waitFor();
  await check.screen("you said, we did");
  for (const paper of ["A4", "Letter"]) assert.equal((await print(page, paper)).pages, 1, paper);
});

journey("the pulse goes out as a template and comes back as counts, small groups hidden", async ({ page, check }) => {
  await celebrate(page);
  await toTab(page, "Pulse");
  const { bytes } = await download(page, () => page.getByRole("button", { name: /^Download the template/ }).click());
  const [head, ...none] = readCsv(bytes);
  assert.deepEqual([head.length, none.length], [5, 0]);
  const line = (group, answers, times) => `${[group, ...answers].join(",")}\r\n`.repeat(times);
  const filled = (body) => `${bytes.toString("utf8")}${body}`;

  await upload(page.locator("#pulse-file"), "pulse.csv", filled(line("North", [4, 9, 5, 3], 4)));
  await page.getByRole("alert").getByText(/fewer than 5/).waitFor();
  await check.screen("a pulse with too few answers");
  const body = line("North", [4, 9, 5, 3], 12) + line("South", [2, 4, 3, 2], 3) + line("West", [3, 7, 4, 2], 7);
  await upload(page.locator("#pulse-file"), "pulse.csv", filled(body));
  await notice(page, "The answers of 22 people are in.");
  const groups = page.getByRole("table", { name: /^Answers by group/ });
  const names = await groups.locator("tbody th").allTextContents();
  assert.deepEqual(names, ["Everyone", "North"]);
  await page.getByText(/^2 groups are hidden/).waitFor();
  const { listening } = await planNow(page);
  assert.ok(!JSON.stringify(listening).includes("South"), "what is hidden is not kept");
  await check.screen("a round of the pulse");

  await page.getByRole("link", { name: "Open the sheet to print" }).click();
  await heading(page, /^One minute about/);
  await check.screen("pulse sheet");
  for (const paper of ["A4", "Letter"]) assert.equal((await print(page, paper)).pages, 1, paper);
});

journey("the sample's weeks are summed up, one page each", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Celebrate");
  await toTab(page, "Weekly summary");
  await check.screen("weekly summaries");
  await page.getByRole("link", { name: /^Week 5, from/ }).click();
  await heading(page, /^Week 5/);
  for (const part of ["What moved", "What is stuck", "Decisions needed"]) {
    await page.getByRole("heading", { name: part, exact: true }).waitFor();
  }
  await check.screen("weekly summary of week 5");
  for (const paper of ["A4", "Letter"]) assert.equal((await print(page, paper)).pages, 1, paper);
});

journey("wins go on the wall by consent and are stepped through by keys", async ({ page, check }) => {
  await celebrate(page);
  await toTab(page, "Recognition");
  await addReady(page, "Milestones", ["First use at work"]);
  await answerRow(page, "Milestones", 0, { "Reached on": "2026-09-14" });
  await addRow(page, "Recommended by colleagues", "Add a recommendation", {
    "Person or team": "Night shift",
    "For what": "They helped each other through the first week.",
  });
  await check.screen("recognition");
  await page.getByRole("link", { name: "Put the wins on the wall" }).first().click();
  await heading(page, "Wall of wins");
  await page.getByText("1 of 1", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await answerRow(page, "Recommended by colleagues", 0, { "They agreed to be shown": true });
  await page.getByRole("link", { name: "Put the wins on the wall" }).first().click();
  await page.getByText("1 of 2", { exact: true }).waitFor();
  await page.keyboard.press("PageDown");
  await page.getByText("2 of 2", { exact: true }).waitFor();
  await check.screen("wall of wins");
});
