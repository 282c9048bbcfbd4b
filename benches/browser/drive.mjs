// Runs the readers against each other in a real Chromium and prints the comparison as Markdown.
//
//   node drive.mjs SITE DIST FILE REPETITIONS
//
// SITE holds the bundled page and readers, DIST the built app. `cargo xtask bench` prepares all of it, and names the
// browser (UPTAKE_CHROMIUM) and the folder of npm packages that has its driver (UPTAKE_E2E_MODULES).
//
// In each repetition every reader reads the whole file once, in a page and process of its own; odd repetitions go
// backwards, so that what warms up or wears out meets all alike. Times are compared within a repetition only.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { launchBrowser } from "../../tests/e2e/support/browser.mjs";
import { host, under } from "../../tests/e2e/support/server.mjs";
import { report, reportWishes } from "./report.mjs";

/** `floor` and `stream` only read the file and count nothing. */
const READERS = ["uptake", "floor", "stream", "papaparse", "udsv", "duckdb"];

/** A reader that takes longer has hung. */
const PATIENCE_MS = 30 * 60_000;

/** Milliseconds from the first sign of progress to the wish to stop, over the time between two reports. */
const WISHES_AFTER_MS = [0, 15, 30, 45, 60, 75, 90, 105, 120, 135];

const PAGE = '<!doctype html><title>Measuring</title><input type="file"><script type="module" src="/page.js"></script>';

const [site, dist, file] = process.argv.slice(2, 5).map((path) => path && resolve(path));
const repetitions = Number(process.argv[5]);
if (!(site && dist && file && repetitions > 0)) throw new Error("usage: node drive.mjs SITE DIST FILE REPETITIONS");

writeFileSync(join(site, "index.html"), PAGE);
const [inDist, inSite] = [under("/dist/", dist), under("/", site)];
const server = await host((path) => inDist(path) ?? inSite(path));
const runs = [];
for (let repetition = 0; repetition < repetitions; repetition += 1) {
  const browser = await launchBrowser();
  try {
    const order = repetition % 2 === 0 ? READERS : [...READERS].reverse();
    for (const reader of order) {
      const run = { reader, repetition, ...(await measure(browser, reader)) };
      runs.push(run);
      const memory = run.memory === undefined ? "" : `, ${run.memory.toFixed(0)} MB`;
      console.error(`  ${repetition + 1}/${repetitions} ${reader}: ${run.ms.toFixed(0)} ms${memory}`);
    }
  } finally {
    await browser.close();
  }
}
const wishes = await stop();
await server.close();
writeFileSync(join(site, "runs.json"), JSON.stringify({ runs, wishes }, undefined, 1));
console.log(report(runs, statSync(file).size));
console.log(reportWishes(wishes));

/** One reader, one file, one fresh page. */
function measure(browser, reader) {
  return withReader(browser, reader, async (page) => {
    const peak = await watchMemory(browser);
    const found = await page.evaluate(() => window.measure());
    return { ...found, memory: await peak() };
  });
}

/** Stops one import of Uptake after the other; returns how many milliseconds passed from each wish to its answer. */
async function stop() {
  const browser = await launchBrowser();
  try {
    const ask = (page) => page.evaluate((after) => window.stop(after), WISHES_AFTER_MS);
    return await withReader(browser, "uptake", ask);
  } finally {
    await browser.close();
  }
}

/** Does something on a fresh page with the file chosen and a reader started. */
async function withReader(browser, reader, act) {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("window.isReady");
    await page.setInputFiles("input", file);
    await page.evaluate((name) => window.prepare(name), reader);
    return await act(page);
  } finally {
    await context.close();
  }
}

/**
 * Notes what the browser's page processes hold, and returns how to ask by how many megabytes the one that grew most
 * had grown at its peak. The system keeps that number, so that no moment is missed; only Linux tells it.
 */
async function watchMemory(browser) {
  if (process.platform !== "linux") return async () => undefined;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const before = new Map();
  for (const { id, type } of processInfo) {
    if (type !== "renderer") continue;
    try {
      writeFileSync(`/proc/${id}/clear_refs`, "5");
    } catch {
      // The peak cannot be set back; that of its start, which is lower than what follows, remains.
    }
    before.set(id, status(id, "VmRSS"));
  }
  return async () => Math.max(...[...before].map(([id, base]) => status(id, "VmHWM") - base));
}

/** A number of megabytes (1,000,000 bytes) out of `/proc/ID/status`; 0 for a process that is gone. */
function status(id, name) {
  try {
    const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${id}/status`, "utf8"));
    return found ? (Number(found[1]) * 1024) / 1e6 : 0;
  } catch {
    return 0;
  }
}
