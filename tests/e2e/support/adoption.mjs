// Exports on their way into the Measure page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { upload } from "./actions.mjs";
import { startPlan, toPhase, tuesdayIn } from "./plans.mjs";

/** A made-up export that the domain's own tests use too. */
export function fixture(name) {
  return readFileSync(new URL(`../../fixtures/adoption/${name}`, import.meta.url));
}

/** Starts a plan without figures and goes to its Measure page. */
export async function measureNewPlan(page) {
  await startPlan(page, { name: "Measured academy", launch: tuesdayIn(10) });
  await toPhase(page, "Measure");
}

/** Gives a file to the page and waits for the preview. */
export async function chooseExport(page, name, content) {
  await upload(page.getByLabel("Adoption data (CSV or Excel)"), name, content);
  await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
}

/** What the preview found: shape, encoding, delimiter, header line, by the words on the page. */
export async function findings(page) {
  const chosen = (label) => page.getByLabel(label, { exact: true }).evaluate((it) => it.selectedOptions[0].text);
  return {
    shape: await chosen("One row is"),
    encoding: await chosen("Encoding"),
    delimiter: await chosen("Cells are separated by"),
    header: Number(await page.getByLabel("The header is on line", { exact: true }).inputValue()),
  };
}

/** What the preview says can be drawn, and what cannot: `{"Completion rate": true, …}`. */
export async function drawable(page) {
  const read = (all) => all.map((it) => [it.textContent.split(":")[0].trim(), it.dataset.drawn === "true"]);
  return Object.fromEntries(await page.locator(".drawings > li").evaluateAll(read));
}

/** Accepts the preview and waits for the result; tells the counts by their names. */
export async function importIt(page) {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const result = page.getByRole("heading", { name: "Imported", exact: true });
  await result.waitFor();
  const facts = page.locator("dl.facts > div");
  const read = (all) => all.map((it) => [it.querySelector("dt").textContent, it.querySelector("dd").textContent]);
  return Object.fromEntries(await facts.evaluateAll(read));
}

/** Closes the result of an import, so that another file can be chosen. */
export async function closeResult(page) {
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByLabel("Adoption data (CSV or Excel)").waitFor({ state: "attached" });
}

/** The rows set aside: `[[line, reason], …]`. */
export async function rowsSetAside(page) {
  return tableRows(page.getByRole("table", { name: "Rows set aside" }));
}

/** A chart of the page, by its title. */
export function chart(page, title) {
  return page.locator(".chart-card").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

/**
 * The drawing of a chart, once it is there. Its box is brought into the window first: what stands outside is laid out
 * only when it comes near, and has no place until then.
 */
export async function drawing(page, title) {
  const box = chart(page, title).locator(".chart");
  await box.scrollIntoViewIfNeeded();
  const drawn = box.locator("svg");
  await drawn.waitFor();
  return drawn;
}

/** Waits until a chart is drawn, and returns the figures of its table, each row by the heads of its columns. */
export async function figuresOf(page, title) {
  const card = chart(page, title);
  const marks = await (await drawing(page, title)).locator("path, rect, text").count();
  assert.ok(marks > 3, `${title} is an empty drawing`);
  await card.getByText("Figures as a table").click();
  const table = card.getByRole("table");
  const rows = await tableRows(table);
  const heads = await table.getByRole("columnheader").allTextContents();
  return rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [heads[at], cell])));
}

async function tableRows(table) {
  await table.waitFor();
  const read = (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent));
  return table.locator("tbody tr").evaluateAll(read);
}
