// The second language: chosen on the opening page, kept, and read in English where it has no text yet.
import assert from "node:assert/strict";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";

journey("the page is read in German once it is chosen, and in English again", async ({ page, check }) => {
  await Promise.all([
    page.waitForEvent("framenavigated"),
    page.getByLabel("Language", { exact: true }).selectOption("de"),
  ]);
  await started(page);
  await page.getByRole("button", { name: "Neuer Plan", exact: true }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await check.screen("opening page in German");

  await page.getByRole("button", { name: "Beispielplan öffnen", exact: true }).click();
  await page.getByRole("button", { name: "Mehr", exact: true }).waitFor();
  await check.screen("overview in German");
  await page.getByRole("link", { name: "Uptake", exact: true }).click();
  await Promise.all([
    page.waitForEvent("framenavigated"),
    page.getByLabel("Sprache", { exact: true }).selectOption("en"),
  ]);
  await started(page);
  await page.getByRole("button", { name: "New plan", exact: true }).waitFor();
});

journey("a browser in German reads English until German is whole", async ({ page }) => {
  await page.getByRole("button", { name: "New plan", exact: true }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
}, { context: { locale: "de-DE" } });
