// Learners are counted and not kept: names, addresses and ids planted in imported files are found nowhere afterwards,
// and groups under five are hidden so that nobody can work them out.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { download, upload } from "./support/actions.mjs";
import { chooseExport, closeResult, drawing, figuresOf, importIt, measureNewPlan } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { exportPlan, fromMenu, notice, planNow, reload, saved, toPhase, toPlans } from "./support/plans.mjs";
import { restingStorage } from "./support/storage.mjs";
import { answer } from "./support/wizard.mjs";

/** What every planted text holds a part of. */
const PLANTED = ["planted", "Planted", "PLANTED", "id-47"];

const two = (number) => String(number).padStart(2, "0");

/** Learners by team: two teams are too small to show, so a third is hidden with them where it must be. */
const TEAMS = { North: 9, South: 8, Harbour: 3, "Night watch": 1 };

/** A course export with a name, an address and an id for each learner, in cells and in a comment nobody asked for. */
function courseExport() {
  const rows = Object.entries(TEAMS).flatMap(([team, size]) => Array.from({ length: size }, () => team));
  const lines = rows.map((team, at) => {
    const person = [`id-47${two(at)}`, `planted${at}@mail.test`, `"Planted, Person ${at}"`];
    const done = at % 2 === 0;
    const result = [done ? "Completed" : "In progress", `2026-09-${two(8 + at)}`, `"Ask PLANTED ${at} about it"`];
    return [...person, team, "Safety", ...result].join(",");
  });
  return ["User ID,E-mail,Full name,Team,Course,Status,Completed on,Remarks", ...lines, ""].join("\r\n");
}

/** A survey with an address beside each answer. */
function survey() {
  const lines = Array.from({ length: 9 }, (_, at) => `planted${at}@mail.test,${at + 2},Thanks from Planted ${at}`);
  return ["E-mail,How likely are you to recommend it (0-10),Why", ...lines, ""].join("\r\n");
}

/** Fails with each place where a planted text is found. */
function assertNowhere(places) {
  for (const [place, content] of Object.entries(places)) {
    for (const personal of PLANTED) assert.ok(!content.includes(personal), `“${personal}” is in ${place}`);
  }
}

journey("nothing of a learner is kept, exported, linked or logged", async ({ page, context }) => {
  const logged = [];
  context.on("console", (message) => logged.push(message.text()));
  const asked = [];
  context.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await measureNewPlan(page);
  await chooseExport(page, "courses.csv", courseExport());
  await importIt(page);
  await drawing(page, "Completion by Team");
  const title = "Completion rate over time";
  await drawing(page, title);
  const picture = await download(page, () => page.getByRole("button", { name: `Save as SVG: ${title}` }).click());
  await closeResult(page);
  await chooseExport(page, "survey.csv", survey());
  await importIt(page);
  await saved(page);
  const { text } = await exportPlan(page);
  assertNowhere({ "the exported plan": text, "the picture of a chart": picture.text });

  await reload(page);
  assertNowhere(await restingStorage(page));
  assertNowhere({ "the address": page.url(), "the console": logged.join("\n"), "what was asked of the host": asked.join("\n") });
  assertNowhere({ "the page": await page.evaluate(() => document.documentElement.outerHTML) });
}, { offline: true });

journey("groups under five are hidden, and cannot be worked out from the rest", async ({ page, check }) => {
  await measureNewPlan(page);
  await chooseExport(page, "courses.csv", courseExport());
  await importIt(page);
  const shown = await figuresOf(page, "Completion by Team");
  await check.screen("small groups hidden");
  const sizes = shown.map((row) => Number(row.Learners)).filter((size) => size > 0);
  assert.ok(sizes.every((size) => size >= 5), `groups of ${sizes} are shown`);
  const left = Object.values(TEAMS).reduce((sum, size) => sum + size) - sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(left === 0 || left >= 5, `the shown groups leave ${left} learners`);

  // Neither is it in what is stored and handed on: what is not there cannot be found.
  const { text, file } = await exportPlan(page);
  const kept = await restingStorage(page);
  for (const name of ["Harbour", "Night watch"]) {
    assert.ok(!text.includes(name), `“${name}” is in the exported plan`);
    for (const [place, content] of Object.entries(kept)) assert.ok(!content.includes(name), `“${name}” is in ${place}`);
  }
  const [{ figures }] = file.plan.measurement.imports;
  for (const { column, groups } of figures.cohorts) {
    assert.ok(groups.every((group) => group.learners >= 5), `${column}: ${JSON.stringify(groups)}`);
  }
});

/** A roster with the address of each manager beside the learners. */
function roster() {
  const people = Array.from({ length: 21 }, (_, at) => `id-47${two(at)},planted-boss@mail.test,${at < 11 ? "East" : "West"}`);
  return ["User ID,Manager e-mail,Region", ...people, ""].join("\r\n");
}

/** What a colleague exported without a header: the first learner stands where it would be, and is taken for it. */
function headless() {
  const names = ["Ann", "Bob", "Cyd", "Dee", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jon", "Kay", "Lee"];
  return names.map((name, at) => `Planted ${name};${at ? "South;Safety" : "North;Safety at work"}\r\n`).join("");
}

/** Answers of a pulse with an address and a remark beside each, and a group of one person who is named. */
function answers() {
  const lines = Array.from({ length: 12 }, (_, at) => `North,4,9,5,3,planted${at}@mail.test,"Thanks, PLANTED"`);
  return ["group,confidence,recommend,relevance,manager-support,E-mail,Remark", ...lines, "Planted Person,1,1,1,1,,", ""].join("\r\n");
}

/** The text of the plan in a link to it. */
function unfolded(link) {
  return inflateSync(Buffer.from(new URL(link).hash.split("/").at(-1), "base64url")).toString();
}

/** Names typed into the plan are its own, and go where it goes; nowhere else. */
const PASTED = "Manager Pastedname";

journey("joined files, mappings, a pulse and what is handed on hold nothing of a learner", async ({ page, context }) => {
  const told = [];
  context.on("console", (message) => told.push(message.text()));
  context.on("request", (request) => told.push(`${request.url()} ${request.postData() ?? ""}`));
  await measureNewPlan(page);
  await chooseExport(page, "courses.csv", courseExport());
  await upload(page.getByLabel("Add another file"), "roster.csv", roster());
  await page.locator(".import-files").getByRole("button", { name: /^roster/ }).waitFor();
  await page.locator(".preview-table th").filter({ hasText: "Region" }).first().waitFor();
  await importIt(page);
  await closeResult(page);

  // What is chosen for one file is remembered for the next, whatever stood on its first line.
  await chooseExport(page, "headless.csv", headless());
  const roleOf = (column) => page.locator(".preview-table th").nth(column).getByRole("combobox").first();
  await roleOf(0).selectOption("learner");
  await importIt(page);
  const mappings = await page.evaluate(() => localStorage.getItem("uptake:setting:mappings"));
  assert.match(mappings, /"learner"/, "the choice is remembered");

  await toPhase(page, "Celebrate");
  await page.getByRole("tab", { name: "Pulse", exact: true }).click();
  await upload(page.locator("#pulse-file"), "pulse.csv", answers());
  await notice(page, "The answers of 13 people are in.");
  await toPhase(page, "Enable");
  await page.getByRole("tab", { name: "Managers", exact: true }).click();
  await page.getByText("Add many managers at once").click();
  await answer(page, { "Managers, one a line": `${PASTED}\tNorth\t12` });
  await page.getByRole("button", { name: "Add them", exact: true }).click();
  assert.equal((await planNow(page)).enablement.managers[0].name, PASTED);

  await fromMenu(page, "Share");
  const dialog = page.getByRole("dialog", { name: "Share this plan" });
  const link = await dialog.getByLabel("Link to this plan").inputValue();
  const template = await download(page, () => dialog.getByRole("button", { name: "Download the template" }).click());
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  const { text } = await exportPlan(page);
  await toPlans(page);
  const backUp = () => page.getByRole("button", { name: "Back up all plans into one file", exact: true }).click();
  const backup = await download(page, backUp);
  assertNowhere({ "the link": unfolded(link), "the template": template.text, "the plan": text, "the backup": backup.text });
  assertNowhere(await restingStorage(page));
  assertNowhere({ "the console or a request": told.join("\n") });
  assert.ok(backup.text.includes(PASTED), "who is in the plan is in its backup");
  for (const kept of [template.text, told.join("\n")]) assert.ok(!kept.includes("Pastedname"));
}, { offline: true });
