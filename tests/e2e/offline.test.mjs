// Without a network: the app after one visit, a newer version that waits for the person, and two versions at once.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tabTo, upload } from "./support/actions.mjs";
import { chooseExport, closeResult, figuresOf, fixture, importIt, measureNewPlan } from "./support/adoption.mjs";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import {
  SAMPLE,
  fromMenu,
  heading,
  notice,
  openPlan,
  openSample,
  planNow,
  reload,
  saved,
  startPlan,
  toPhase,
  toPlans,
  tuesdayIn,
} from "./support/plans.mjs";
import { dist, headersOf } from "./support/server.mjs";
import { fullStorage } from "./support/storage.mjs";
import { NEXT, nextVersion } from "./support/versions.mjs";

const OFFLINE = { offline: true };

const CHARTS = "Completion rate over time";

/** Waits until the worker has everything and answers for the page. */
async function kept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, { timeout: 30_000 });
}

/** Which version the page is of, by its own word. */
const version = (page) => page.evaluate(() => document.querySelector('meta[name="version"]').content);

/** The versions whose files are kept. */
const keptVersions = (page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)).sort());

/** Waits until the files of one version alone are kept. */
async function onlyKept(page, version) {
  for (let looked = 0; looked < 50; looked += 1) {
    const versions = await keptVersions(page);
    if (versions.length === 1 && versions[0] === version) return;
    await page.waitForTimeout(200);
  }
  assert.deepEqual(await keptVersions(page), [version]);
}

journey("after one visit everything works with the network cut", async ({ page, context, host, check }) => {
  await kept(page);
  await host.close();
  await context.setOffline(true);
  await reload(page);
  await check.screen("start offline");
  await openSample(page);
  await toPhase(page, "Measure");
  await figuresOf(page, CHARTS);
  await check.screen("charts offline");

  await toPlans(page);
  await measureNewPlan(page);
  await chooseExport(page, "steps.csv", fixture("steps.csv"));
  await importIt(page);
  await closeResult(page);
  const workbook = readFileSync(new URL("../fixtures/workbooks/adoption.xlsx", import.meta.url));
  await upload(page.getByLabel("Adoption data (CSV or Excel)"), "wave.xlsx", workbook);
  await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
  await importIt(page);
  assert.equal((await planNow(page)).measurement.imports.length, 2);

  await reload(page);
  await heading(page, "Measure");
  await toPlans(page);
  await openPlan(page, SAMPLE);
}, OFFLINE);

journey("a newer version waits for the person, and old and new are never mixed", async ({ page, openTab, host, check }) => {
  const { folder, charts, nextCharts } = nextVersion();
  await kept(page);
  const old = await version(page);
  await startPlan(page, { name: "Kept academy", launch: tuesdayIn(12) });
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  await saved(page);

  host.publish(folder);
  await reload(page);
  const offer = page.locator(".toast").filter({ hasText: "Update ready" });
  await offer.waitFor({ timeout: 30_000 });
  await check.screen("update ready");
  assert.equal(await version(page), old, "the old version stays until the person goes over");
  const second = await openTab();
  assert.equal(await version(second), old);
  await openSample(second);
  await saved(second);

  // By keyboard, and with a change just made.
  const organisation = page.getByLabel("Organisation or unit", { exact: true });
  await organisation.fill("Typed just before");
  const button = offer.getByRole("button", { name: "Save and switch to it", exact: true });
  await tabTo(page, button, { most: 200 });
  await page.keyboard.press("Enter");
  await page.waitForFunction((next) => document.querySelector('meta[name="version"]')?.content === next, NEXT);
  await started(page);
  await heading(page, "Plan settings");
  assert.equal(await organisation.inputValue(), "Typed just before");

  // The other tab is of the old version still, and gets what it fetches only now from there.
  await second.locator(".toast").filter({ hasText: "Another tab has switched" }).waitFor();
  assert.equal(await version(second), old);
  await toPhase(second, "Measure");
  await figuresOf(second, CHARTS);
  const fetched = (on) =>
    on.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name.split("/").at(-1)));
  assert.ok((await fetched(second)).includes(charts), "the old charts");
  assert.ok(!(await fetched(second)).includes(nextCharts), "and none of the new");
  assert.deepEqual(await keptVersions(second), [old, NEXT].sort());

  await second.getByRole("button", { name: "Load it again", exact: true }).click();
  await second.waitForFunction((next) => document.querySelector('meta[name="version"]')?.content === next, NEXT);
  await started(second);
  await figuresOf(second, CHARTS);
  assert.ok((await fetched(second)).includes(nextCharts), "the new charts");
  // The old files go when no page needs them.
  await onlyKept(second, NEXT);
}, OFFLINE);

journey("work that cannot be saved is not switched away", async ({ page, host }) => {
  await kept(page);
  const old = await version(page);
  await startPlan(page, { name: "Kept academy", launch: tuesdayIn(12) });
  await fromMenu(page, "Plan settings");
  await saved(page);
  host.publish(nextVersion().folder);
  await reload(page);
  const button = page.getByRole("button", { name: "Save and switch to it", exact: true });
  await button.waitFor({ timeout: 30_000 });
  await page.evaluate(fullStorage);
  const organisation = page.getByLabel("Organisation or unit", { exact: true });
  await organisation.fill("Nowhere to go");
  await button.click();
  await notice(page, "Not switched: this page holds changes that could not be saved.");
  assert.equal(await version(page), old);
  assert.equal(await organisation.inputValue(), "Nowhere to go");
  await button.waitFor();
}, OFFLINE);

journey("a version that arrives by halves is not kept", async ({ page, host }) => {
  await kept(page);
  const old = await version(page);
  const { folder, nextCharts } = nextVersion();
  rmSync(join(folder, nextCharts));
  host.publish(folder);
  const end = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const arriving = new Promise((arrived) => {
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => arrived(installing.state));
      });
    });
    await registration.update().catch(() => {});
    return arriving;
  });
  assert.equal(end, "redundant");
  await onlyKept(page, old);
  await host.close();
  await reload(page);
  assert.equal(await version(page), old);
}, { ...OFFLINE, expectedErrors: [/404/] });

journey("the headers for hosts say what the page itself says", async ({ page }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const headers = headersOf(dist);
  assert.equal(headers["Content-Security-Policy"], `${policy}; frame-ancestors 'none'`);
  assert.equal(headers["X-Content-Type-Options"], "nosniff");
  assert.equal(headers["Referrer-Policy"], "no-referrer");
  assert.equal(headers["Cross-Origin-Opener-Policy"], "same-origin");
  assert.match(headers["Permissions-Policy"], /camera=\(\)/);
  for (const part of ["default-src 'none'", "connect-src 'self'", "worker-src 'self'", "form-action 'none'"]) {
    assert.ok(policy.includes(part), `${part} is not in ${policy}`);
  }
  assert.ok(!/'unsafe-inline'/.test(policy.replace("style-src-attr 'unsafe-inline'", "")), policy);
  assert.ok(!/'unsafe-eval'|https?:|\*/.test(policy), policy);
});

journey("the app can be installed: its manifest and icons are there", async ({ page }) => {
  const manifest = await page.evaluate(async () => {
    const address = document.querySelector('link[rel="manifest"]').href;
    const manifest = await (await fetch(address)).json();
    const icons = manifest.icons.map(async (icon) => (await fetch(new URL(icon.src, address))).ok);
    return { ...manifest, icons: await Promise.all(icons), start: new URL(manifest.start_url, address).href };
  });
  assert.equal(manifest.start, await page.evaluate(() => new URL("./", document.baseURI).href));
  assert.equal(manifest.display, "standalone");
  assert.ok(manifest.icons.length > 0 && manifest.icons.every(Boolean));
});

journey("the icons are as large as they say, and a home screen gets one it can draw", async ({ page }) => {
  const icons = await page.evaluate(async () => {
    const sizeOf = async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    };
    const address = document.querySelector('link[rel="manifest"]').href;
    const { icons } = await (await fetch(address)).json();
    const touch = document.querySelector('link[rel="apple-touch-icon"]');
    const all = icons.map(({ src, sizes }) => ({ address: new URL(src, address).href, sizes }));
    all.push({ address: touch.href, sizes: touch.getAttribute("sizes") });
    const drawn = all.filter((icon) => icon.sizes !== "any");
    return Promise.all(drawn.map(async (icon) => ({ ...icon, found: await sizeOf(icon.address) })));
  });
  assert.deepEqual(
    icons.map((icon) => icon.found),
    icons.map((icon) => icon.sizes),
  );
  for (const size of ["180x180", "192x192", "512x512"]) assert.ok(icons.some((icon) => icon.found === size), size);
});
