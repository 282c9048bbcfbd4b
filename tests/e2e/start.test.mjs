// The first thing a newcomer sees, wherever the app is hosted.
import assert from "node:assert/strict";
import { hasFocus, tabTo } from "./support/actions.mjs";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import { heading, startPlan, toPlans, tuesdayIn } from "./support/plans.mjs";
import { PREFIX } from "./support/server.mjs";

const WAYS_IN = ["New plan", "Open the sample plan", "Import a plan"];

journey("a newcomer opens the page and sees three ways in", async ({ page, check }) => {
  for (const name of WAYS_IN) await page.getByRole("button", { name, exact: true }).waitFor();
  await check.screen("start");
});

journey("the page works from a sub-path, with relative addresses only", async ({ page, url }) => {
  assert.equal(new URL(page.url()).pathname, PREFIX);
  const addresses = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname),
  );
  assert.ok(addresses.some((path) => path.endsWith(".wasm")), `no wasm among ${addresses}`);
  for (const path of addresses) assert.ok(path.startsWith(PREFIX), `${path} is not under ${url}`);
});

journey("no inline script but the app's own can run", async ({ page }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
    return window.intruder === true;
  });
  assert.equal(ran, false, "the page policy does not hold");
}, { expectedErrors: [/Content Security Policy/] });

journey("an address that leads nowhere shows a way back", async ({ page, url, check }) => {
  await page.goto(`${url}#/no/such/place`);
  await started(page);
  await check.screen("unknown address");
  await page.locator("main").getByRole("link").first().click();
  await page.getByRole("button", { name: "New plan", exact: true }).waitFor();
});

journey("the three ways in are reached by keyboard", async ({ page }) => {
  for (const name of WAYS_IN) {
    const button = page.getByRole("button", { name, exact: true });
    await tabTo(page, button);
    await hasFocus(button, name);
  }
});

journey("the start page holds on a phone in the dark", async ({ check }) => {
  await check.screen("start on a phone, dark");
}, { context: { viewport: { width: 390, height: 844 }, colorScheme: "dark" } });

journey("going elsewhere while a screen is still being fetched does no harm", async ({ page }) => {
  await startPlan(page, { name: "Service academy", launch: tuesdayIn(12) });
  await toPlans(page);
  await page.route(/part-.*\.wasm$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.reload();
  await heading(page, "Get the programme used, not just launched");
  await page.getByRole("button", { name: "New plan", exact: true }).click();
  await page.goBack();
  await page.getByRole("link", { name: "Service academy", exact: true }).click();
  await heading(page, "Service academy");
});
