// From a workbook to figures: the sheet is found, another can be chosen, and what cannot be opened is refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { upload } from "./support/actions.mjs";
import { chooseExport, figuresOf, fixture, importIt, measureNewPlan } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { planNow } from "./support/plans.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A made-up workbook; fixtures/workbooks/make.mjs tells what is in it. */
const workbook = (name) => readFileSync(new URL(`../fixtures/workbooks/${name}`, import.meta.url));

const chooseWorkbook = (page, name, bytes) => upload(page.getByLabel("Adoption data (CSV or Excel)"), name, bytes, XLSX);

/** The workbook with another size in the directory of its archive, as a bomb has it. */
function claiming(size) {
  const bytes = Buffer.from(workbook("adoption.xlsx"));
  const name = bytes.lastIndexOf("xl/worksheets/sheet2.xml");
  assert.equal(bytes.toString("latin1", name - 46, name - 44), "PK", "an entry of the directory");
  bytes.writeUInt32LE(size, name - 46 + 24);
  return bytes;
}

journey("the fullest sheet of a workbook is imported, and another can be looked at", async ({ page, check }) => {
  await measureNewPlan(page);
  await chooseWorkbook(page, "wave.xlsx", workbook("adoption.xlsx"));
  await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
  const sheet = page.getByLabel("Sheet of the workbook");
  assert.equal(await sheet.inputValue(), "Completions");
  assert.deepEqual(await sheet.locator("option:not([hidden])").allTextContents(), ["About", "Completions"]);
  assert.equal(await page.getByLabel("The header is on line", { exact: true }).inputValue(), "3");
  assert.equal(await page.getByLabel("Encoding", { exact: true }).count(), 0, "a workbook leaves none to choose");
  const [first] = await page
    .locator(".preview-table tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(first.slice(0, 7), [
    "u-01",
    "North, coast",
    "Safety",
    "Completed",
    "2026-09-07",
    "2026-09-08 08:00:00",
    "1:30:00",
  ]);
  await check.screen("import preview of a workbook");

  await sheet.selectOption("About");
  await page.locator(".preview-table").getByText("Exported by hand").waitFor();
  await sheet.selectOption("Completions");
  await page.locator(".preview-table").getByText("u-01").waitFor();
  const facts = await importIt(page);
  assert.deepEqual(facts, { "Rows read": "4", "Rows set aside": "0", Learners: "4" });
  const [{ figures }] = (await planNow(page)).measurement.imports;
  assert.deepEqual([figures.learners, figures.completed], [4, 3]);
  assert.ok((await figuresOf(page, "Completion rate over time")).length > 0);
});

journey("a workbook that cannot be opened is refused with the reason", async ({ page, check }) => {
  await measureNewPlan(page);
  const before = await planNow(page);
  const whole = workbook("adoption.xlsx");
  const refused = [
    ["locked.xlsx", workbook("protected.xlsx"), /protected by a password/],
    ["blank.xlsx", workbook("blank.xlsx"), /Every sheet of this workbook is empty/],
    ["half.xlsx", whole.subarray(0, whole.length / 2), /damaged or incomplete/],
    ["bomb.xlsx", claiming(4_000_000_000), /more than 300 MB/],
    ["lie.xlsx", claiming(100), /was not opened/],
  ];
  for (const [name, bytes, reason] of refused) {
    await chooseWorkbook(page, name, bytes);
    await page.getByRole("alert").filter({ hasText: reason }).waitFor();
  }
  await check.screen("a workbook refused");
  assert.deepEqual(await planNow(page), before);
});

journey("only a workbook fetches what reads workbooks", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  const readers = () => fetched.filter((url) => /\/sheets-[^/]+\//.test(url));
  await measureNewPlan(page);
  await chooseExport(page, "steps.csv", fixture("steps.csv"));
  assert.deepEqual(readers(), []);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await chooseWorkbook(page, "dates.xlsx", workbook("dates-of-1904.xlsx"));
  await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
  assert.ok(readers().length > 0);
  assert.equal(await page.getByLabel("Sheet of the workbook").count(), 0, "there is but one");
});
