// Learners are counted and not kept: names, addresses and ids planted in imported files are found nowhere afterwards,
// and groups under five are hidden so that nobody can work them out.
import assert from "node:assert/strict";
import { download } from "./support/actions.mjs";
import { chart, chooseExport, closeResult, figuresOf, importIt, measureNewPlan } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { exportPlan, reload, saved } from "./support/plans.mjs";
import { restingStorage } from "./support/storage.mjs";

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
  await chart(page, "Completion by Team").locator(".chart svg").waitFor();
  const title = "Completion rate over time";
  await chart(page, title).locator(".chart svg").waitFor();
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
