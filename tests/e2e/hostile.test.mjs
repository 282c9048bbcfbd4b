// Files and links made to do harm: each is refused with a reason within a second, and what is stored stays as it is.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { upload } from "./support/actions.mjs";
import { measureNewPlan } from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { exportPlan, heading, saved, startPlan, toPhase, toPlans, tuesdayIn } from "./support/plans.mjs";
import { restingStorage } from "./support/storage.mjs";

/** In so many milliseconds a person knows why a file is not taken. */
const PATIENCE_MS = 1000;

/**
 * Measures within the page, from the moment it has a file to the moment a reason like `reason` stands there: what the
 * driver needs to hand a file over and to see the answer is not the page's time.
 */
async function timeRefusal(page, reason) {
  await page.evaluate((reason) => {
    const isTold = () => [...document.querySelectorAll("[role=alert]")].some((it) => reason.test(it.textContent));
    const given = () => {
      const start = performance.now();
      const watch = new MutationObserver(() => {
        if (!isTold()) return;
        watch.disconnect();
        window.__took = performance.now() - start;
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    };
    window.__took = undefined;
    addEventListener("change", given, { capture: true, once: true });
  }, reason);
}

/** Gives a file to an input, and asserts that a reason like `reason` comes in time. */
async function refused(page, input, [name, content, reason]) {
  await timeRefusal(page, reason);
  // A large file goes by its path; by its bytes the driver alone would take many seconds.
  const isLarge = content.length > 8 << 20;
  if (isLarge) await input.setInputFiles(written(name, content));
  else await upload(input, name, content, "application/octet-stream");
  await page.getByRole("alert").filter({ hasText: reason }).waitFor();
  const took = await page.evaluate(() => window.__took);
  assert.ok(took < PATIENCE_MS, `${name} took ${Math.round(took)} ms`);
}

/** Writes a file into a folder of its own, and tells its path. */
function written(name, content) {
  const path = join(mkdtempSync(join(tmpdir(), "uptake-hostile-")), name);
  writeFileSync(path, content);
  return path;
}

const nested = (depth, open, close) => open.repeat(depth) + close.repeat(depth);

/** Files that are no plans, made from one that is. */
function hostilePlans(file) {
  const made = (change, plan = {}) => JSON.stringify({ ...file, ...change, plan: { ...file.plan, ...plan } });
  const person = { id: "same", name: "A", role: "", function: "" };
  return [
    ["size.json", Buffer.alloc(33 << 20, 0x20), /too large for a plan/],
    ["depth.json", nested(200_000, "[", "]"), /nested far deeper/],
    ["number.json", made({}).replace('"rev"', '"big":1e999,"rev"'), /reading stopped at line/],
    ["open.json", "[".repeat(1_000_000), /nested far deeper/],
    ["surrogate.json", made({}).replace('"plan":{', '"x":"\\ud800","plan":{'), /reading stopped at line/],
    ["inside.json", made({}).replace('"plan":{', `"x":${nested(100_000, '{"a":', "}").replace("}", "1}")},"plan":{`), /nested far deeper/],
    ["list.json", "[1]", /it holds a list/],
    ["version.json", made({ version: 99 }), /newer version/],
    ["no-version.json", made({ version: "1" }), /does not say which version/],
    ["huge-version.json", made({ version: 2 ** 53 }), /newer version/],
    ["negative.json", made({ version: -1 }), /does not say which version/],
    ["types.json", made({}, { people: "everyone" }), /damaged at “people/],
    ["launch.json", made({}, { launch: "9999999-01-01" }), /damaged at “launch/],
    ["far.json", made({}, { launch: "9999-12-31" }), /between 1900 and 2200/],
    ["twice.json", made({}, { people: [person, person] }), /share the id/],
    ["nobody.json", made({}, { people: [{ ...person, id: "" }] }), /the id is missing/],
    ["crowd.json", made({}, { people: Array(10_000).fill(person) }), /share the id/],
    ["array.json", JSON.stringify({ ...file, plan: [] }), /there is no plan in it/],
    ["other.json", made({ plan_id: "another" }), /damaged at “plan_id”/],
    ["prototype.json", '{"__proto__":{"format":"uptake-plan"},"constructor":{}}', /data of another program/],
    ["nul.json", Buffer.from([0, 0, 0, 0xff, 0xfe]), /reading stopped at line 1/],
    ["empty.json", "", /This file is empty/],
  ];
}

journey("hostile plan files are refused with the reason, and storage stays as it was", async ({ page, check }) => {
  await startPlan(page, { name: "Kept academy", launch: tuesdayIn(12) });
  const { file } = await exportPlan(page);
  await saved(page);
  await toPlans(page);
  const before = await restingStorage(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  for (const hostile of hostilePlans(file)) await refused(page, page.getByLabel("Plan file"), hostile);
  await check.screen("a hostile plan refused");
  assert.deepEqual(await restingStorage(page), before);
});

/** Tables that are none. */
const HOSTILE_TABLES = [
  ["wide.csv", `${"a,".repeat(5000)}b\n`, /more than 4,096 cells/],
  ["quote.csv", `a,b\n"${"x,y\n".repeat(1000)}`, /never closed/],
  ["empty.csv", "", /The file is empty/],
  ["header.csv", "User ID,Course,Status\r\n", /nothing below it/],
  ["nul.csv", Buffer.alloc(4096), /not a text file/],
  ["page.csv", "<!doctype html><html><script>alert(1)</script></html>", /This is a web page/],
  ["zip.csv", Buffer.from("PK\u0003\u0004 not a workbook", "latin1"), /archive|workbook/],
];

journey("hostile tables are refused with the reason, and storage stays as it was", async ({ page, check }) => {
  await measureNewPlan(page);
  await saved(page);
  const before = await restingStorage(page);
  // The worker is fetched and started by the first file; that is the host's time.
  const input = page.getByLabel("Adoption data (CSV or Excel)");
  await upload(input, "first.pdf", "%PDF-1.7\n1 0 obj\n");
  await page.getByRole("alert").filter({ hasText: /This is a PDF/ }).waitFor();
  for (const hostile of HOSTILE_TABLES) await refused(page, input, hostile);
  await check.screen("a hostile table refused");
  assert.deepEqual(await restingStorage(page), before);
});

/** A made-up workbook; fixtures/workbooks/make.mjs tells what is in it. */
const workbook = (name) => readFileSync(new URL(`../fixtures/workbooks/${name}`, import.meta.url));

/** The workbook with other facts in the directory of its archive: `offset` is that of the field in an entry. */
function forged(offset, value) {
  const bytes = Buffer.from(workbook("adoption.xlsx"));
  const name = bytes.lastIndexOf("xl/worksheets/sheet2.xml");
  bytes.writeUInt32LE(value, name - 46 + offset);
  return bytes;
}

journey("hostile workbooks are refused with the reason, and storage stays as it was", async ({ page, check }) => {
  await measureNewPlan(page);
  await saved(page);
  const before = await restingStorage(page);
  const input = page.getByLabel("Adoption data (CSV or Excel)");
  await upload(input, "first.xlsx", workbook("blank.xlsx"));
  await page.getByRole("alert").filter({ hasText: /Every sheet of this workbook is empty/ }).waitFor();
  const whole = workbook("adoption.xlsx");
  const hostile = [
    ["bomb.xlsx", forged(24, 4_000_000_000), /more than 300 MB/],
    ["lie.xlsx", forged(24, 100), /was not opened/],
    ["locked.xlsx", workbook("protected.xlsx"), /protected by a password/],
    ["half.xlsx", whole.subarray(0, whole.length / 2), /damaged or incomplete/],
  ];
  for (const one of hostile) await refused(page, input, one);
  await check.screen("a hostile workbook refused");
  assert.deepEqual(await restingStorage(page), before);
});

/** Files that hold no answers of a pulse. */
function hostileAnswers() {
  // No two in a row for the same reason, so that each answer is told from the one before.
  const head = "Group,Confidence,Recommend";
  const lines = (count, line) => `${head}\n${Array.from({ length: count }, (_, n) => line(n)).join("\n")}`;
  return [
    ["size.csv", Buffer.alloc(21_000_000, 0x2c), /far larger than any pulse/],
    ["empty.csv", "", /The file is empty/],
    ["few.csv", lines(4, () => "North,4,9"), /fewer than 5/],
    ["commas.csv", ",".repeat(3_900_000), /The file is empty/],
    ["quote.csv", `"${"a,b\n".repeat(950_000)}`, /None of the columns/],
    ["words.csv", lines(150_000, () => "North,alert(1),<script>"), /fewer than 5/],
    ["groups.csv", lines(150_000, (n) => `p${n}@mail.test,4,9`), /names 150000 of them/],
    ["bytes.csv", Buffer.from([0xff, 0xfe, 0, 0xd8, 0, 0]), /None of the columns/],
  ];
}

journey("hostile answers of a pulse are refused with the reason, and storage stays as it was", async ({ page, check }) => {
  await startPlan(page, { name: "Kept academy", launch: tuesdayIn(12) });
  await toPhase(page, "Celebrate");
  await page.getByRole("tab", { name: "Pulse", exact: true }).click();
  await saved(page);
  const before = await restingStorage(page);
  const input = page.locator("#pulse-file");
  for (const hostile of hostileAnswers()) await refused(page, input, hostile);
  await check.screen("hostile answers refused");
  assert.deepEqual(await restingStorage(page), before);
});

/** The data of a link that holds `text`. */
const linked = (text) => deflateSync(Buffer.from(text)).toString("base64url");

journey("hostile links are refused with the reason, and storage stays as it was", async ({ page, check }) => {
  await startPlan(page, { name: "Kept academy", launch: tuesdayIn(12) });
  const { text, file } = await exportPlan(page);
  await saved(page);
  const before = await restingStorage(page);
  const whole = linked(text);
  const damaged = /missing or was changed on the way/;
  const hostile = [
    ["", "unknown address"],
    ["%00%ff", damaged],
    ["not base64!", damaged],
    [whole.slice(0, whole.length / 2), damaged],
    [`A${whole.slice(1)}`, damaged],
    ["A".repeat(200_000), /more than any link from Uptake does/],
    [linked("x".repeat(20 << 20)), /more than any link from Uptake does/],
    [linked(nested(100_000, "[", "]")), /nested far deeper/],
    [linked(JSON.stringify({ ...file, version: 99 })), /newer version/],
    [linked('{"format":"uptake-plan"}'), /does not say which version/],
    [linked('{"name":"something else"}'), /data of another program/],
  ];
  // The screen is fetched by the first of them.
  await page.evaluate(() => (location.hash = "#/share/first"));
  await heading(page, "This link does not open");
  for (const [data, reason] of hostile) {
    await page.evaluate(() => (location.hash = "#/new"));
    await heading(page, "New plan");
    const start = await page.evaluate((data) => {
      location.hash = `#/share/${data}`;
      return performance.now();
    }, data);
    const told = reason === "unknown address" ? "There is nothing at this address" : reason;
    await page.locator("main").getByText(told).first().waitFor();
    const took = await page.evaluate((start) => performance.now() - start, start);
    assert.ok(took < PATIENCE_MS, `${data.slice(0, 20)} took ${Math.round(took)} ms`);
  }
  await check.screen("a hostile link refused");
  assert.deepEqual(await restingStorage(page), before);
});
