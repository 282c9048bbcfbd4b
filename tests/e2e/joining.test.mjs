// Several files as one import, joined by their learners; and a file read as one with its header was read before.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { upload } from "./support/actions.mjs";
import { chooseExport, figuresOf, importIt, measureNewPlan, rowsSetAside } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { planNow, reload } from "./support/plans.mjs";
import { stored } from "./support/storage.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const two = (number) => String(number).padStart(2, "0");
const people = Array.from({ length: 12 }, (_, at) => at + 1);
const csv = (...rows) => `${rows.join("\r\n")}\r\n`;

/** Who completed a course; without any team. */
const courses = csv(
  "User ID,Course,Status,Completed on",
  ...people.map((n) => {
    const done = n <= 6 || n === 12;
    return `planted-${two(n)},Safety,${done ? "Completed" : "In progress"},${done ? `2026-09-${two(7 + n)}` : ""}`;
  }),
);

/** Who belongs to which team, and one row that names nobody. */
const roster = csv(
  "User ID,Team,Hire date",
  ...people.map((n) => `planted-${two(n)},${n <= 6 ? "North" : "South"},2026-08-${two(n)}`),
  ",South,2026-08-01",
);

const more = (page) => page.getByLabel("Add another file");
const inList = (page, name) => page.locator(".import-files").getByRole("button", { name: new RegExp(`^${name}`) });
const columnRole = (page, column) =>
  page.locator(".preview-table th").filter({ hasText: column }).getByLabel(column, { exact: true });
const roleOf = (page, column) => columnRole(page, column).evaluate((select) => select.selectedOptions[0].text);

/** Adds a file to those in hand and waits until it is the one shown. */
async function addFile(page, name, content, mimeType) {
  await upload(more(page), name, content, mimeType);
  await inList(page, name).and(page.locator('[aria-current="true"]')).waitFor();
}

journey("a roster and an export are one import, whichever comes first", async ({ page, check }) => {
  await measureNewPlan(page);
  await chooseExport(page, "courses.csv", courses);
  await addFile(page, "roster.csv", roster);
  await columnRole(page, "Team").waitFor();
  await check.screen("import preview of two files");
  await inList(page, "courses.csv").click();
  await columnRole(page, "Status").waitFor();
  assert.equal(await page.getByText("Not every file can be joined").count(), 0);
  assert.deepEqual(await importIt(page), {
    "Rows read": "24",
    "Rows set aside": "1",
    Learners: "12",
    "Rows in courses.csv": "12",
    "Rows in roster.csv": "12",
  });
  assert.deepEqual(await rowsSetAside(page), [["roster.csv", "14", "names no learner"]]);
  await check.screen("result of two files");
  const teams = await figuresOf(page, "Completion by Team");
  assert.deepEqual(teams.map((row) => [row.Team, row.Learners, row.Completed]).sort(), [
    ["North", "6", "6"],
    ["South", "6", "1"],
  ]);

  await page.getByRole("button", { name: "Close", exact: true }).click();
  const files = [
    ["roster.csv", roster],
    ["courses.csv", courses],
  ].map(([name, text]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) }));
  await page.getByLabel("Adoption data (CSV or Excel)").setInputFiles(files);
  await inList(page, "roster.csv").and(page.locator('[aria-current="true"]')).waitFor();
  await inList(page, "courses.csv").filter({ hasText: "One learner in one course" }).waitFor();
  await importIt(page);
  const [first, again] = (await planNow(page)).measurement.imports.map((imported) => imported.figures);
  assert.deepEqual(again, first, "the order of the files changes nothing");
  assert.deepEqual([first.learners, first.completed], [12, 7]);
  assert.ok(!JSON.stringify(await stored(page)).includes("planted"), "no learner is kept");
});

journey("what cannot be joined is said before the import, and can be taken out", async ({ page, check }) => {
  await measureNewPlan(page);
  await chooseExport(page, "courses.csv", courses);
  await addFile(page, "weeks.csv", csv("Week,Active learners", "2026-09-07,12", "2026-09-14,15"));
  await page.getByText("Not every file can be joined").waitFor();
  await page.getByText(/^weeks\.csv has no column in common with the other files/).waitFor();
  await check.screen("two files that nothing joins");
  await page.getByRole("button", { name: "Take out weeks.csv", exact: true }).click();
  await page.locator(".import-files").waitFor({ state: "detached" });
  assert.equal(await page.getByText("Not every file can be joined").count(), 0);

  await upload(more(page), "courses-again.csv", courses);
  await page.getByRole("alert").filter({ hasText: "courses-again.csv is in the list already" }).waitFor();
  await upload(more(page), "report.pdf", Buffer.from("%PDF-1.7\n1 0 obj\n"));
  await page.getByRole("alert").filter({ hasText: /report\.pdf: This is a PDF/ }).waitFor();
  const facts = await importIt(page);
  assert.deepEqual([facts["Rows read"], facts.Learners], ["12", "12"]);
});

journey("a row that stands in two exports counts once", async ({ page }) => {
  await measureNewPlan(page);
  const later = csv(courses.trimEnd(), "planted-13,Safety,Completed,2026-10-05");
  await chooseExport(page, "september.csv", courses);
  await addFile(page, "october.csv", later);
  const facts = await importIt(page);
  assert.equal(facts["Rows in more than one file, counted once"], "12");
  assert.equal(facts.Learners, "13");
  const [{ figures }] = (await planNow(page)).measurement.imports;
  assert.deepEqual([figures.completed, figures.completion_rate], [8, 8 / 13]);
});

journey("one report at two dates counts each enrolment once, in its later state", async ({ page }) => {
  await measureNewPlan(page);
  const open = "planted-07,Safety,In progress,";
  assert.ok(courses.includes(open));
  await chooseExport(page, "september.csv", courses);
  await addFile(page, "october.csv", courses.replace(open, "planted-07,Safety,Completed,2026-10-05"));
  const facts = await importIt(page);
  assert.equal(facts["Rows in more than one file, counted once"], "11");
  await page.getByText("Rows brought up to date").waitFor();
  const [{ figures }] = (await planNow(page)).measurement.imports;
  assert.deepEqual([figures.completed, figures.completion_rate], [8, 8 / 12]);
});

journey("a sheet of a workbook is joined like any file", async ({ page }) => {
  await measureNewPlan(page);
  const crews = csv("User ID,Crew", ...["u-01", "u-02", "u-03", "u-04"].map((id) => `${id},Blue`));
  const workbook = readFileSync(new URL("../fixtures/workbooks/adoption.xlsx", import.meta.url));
  await chooseExport(page, "crews.csv", crews);
  await addFile(page, "wave.xlsx", workbook, XLSX);
  assert.equal(await page.getByLabel("Sheet of the workbook").inputValue(), "Completions");
  await inList(page, "crews.csv").click();
  await page.getByLabel("Sheet of the workbook").waitFor({ state: "detached" });
  const facts = await importIt(page);
  assert.deepEqual([facts["Rows read"], facts.Learners], ["8", "4"]);
});

journey("a file is read as one with its header was read before, until that is forgotten", async ({ page, check }) => {
  await measureNewPlan(page);
  const exportOf = (prefix) =>
    csv("User ID,Team,Course,Status", ...people.map((n) => `${prefix}-${n},${prefix} crew,Safety,Completed`));
  const note = page.getByText("Read like your file of");
  await chooseExport(page, "first.csv", exportOf("planted"));
  assert.equal(await roleOf(page, "Team"), "Group: team, site, region");
  assert.equal(await note.count(), 0);
  await columnRole(page, "Team").selectOption({ label: "Not used" });
  await page.locator('.drawings > li[data-drawn="false"]').filter({ hasText: "Completion by cohort" }).waitFor();
  await importIt(page);

  await reload(page);
  await chooseExport(page, "second.csv", exportOf("other"));
  await note.waitFor();
  assert.equal(await roleOf(page, "Team"), "Not used");
  await check.screen("a header recognised");
  const kept = (await stored(page))["uptake:setting:mappings"];
  assert.ok(!/planted|user id|team/i.test(kept), kept);

  await page.getByRole("button", { name: "Read it as it was found", exact: true }).click();
  await note.waitFor({ state: "detached" });
  await page.locator('.drawings > li[data-drawn="true"]').filter({ hasText: "Completion by cohort" }).waitFor();
  assert.equal(await roleOf(page, "Team"), "Group: team, site, region");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await chooseExport(page, "third.csv", exportOf("third"));
  await note.waitFor();
  await page.getByRole("button", { name: "Forget this", exact: true }).click();
  await note.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await chooseExport(page, "fourth.csv", exportOf("fourth"));
  assert.equal(await note.count(), 0);
});
