// Runs the readers against each other in a real Chromium and prints the comparison as Markdown.
//
//   node drive.mjs SITE DIST FILE REPETITIONS
//
// SITE holds the bundled page and readers, DIST the built app. `cargo xtask bench` prepares all of it, and names the
// browser (UPTAKE_CHROMIUM) and the folder of npm packages that has its driver (UPTAKE_E2E_MODULES).
//
// In each repetition every reader reads the whole file once, in a page and process of its own; odd repetitions go
// backwards, so that what warms up or wears out meets all alike. Times are compared within a repetition only.
import { createReadStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { chromium } from "../../tests/e2e/support/packages.mjs";
import { report } from "./report.mjs";

/** `floor` and `stream` only read the file and count nothing. */
const READERS = ["uptake", "floor", "stream", "papaparse", "udsv", "duckdb"];

/** A reader that takes longer has hung. */
const PATIENCE_MS = 30 * 60_000;

/** Keeps the browser to itself, as in the journeys. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const MEDIA_TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };

const PAGE = '<!doctype html><title>Measuring</title><input type="file"><script type="module" src="/page.js"></script>';

const [site, dist, file] = process.argv.slice(2, 5).map((path) => path && resolve(path));
const repetitions = Number(process.argv[5]);
if (!(site && dist && file && repetitions > 0)) throw new Error("usage: node drive.mjs SITE DIST FILE REPETITIONS");

const host = await serve();
const runs = [];
for (let repetition = 0; repetition < repetitions; repetition += 1) {
  const browser = await chromium.launch({ executablePath: process.env.UPTAKE_CHROMIUM, args: FLAGS });
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
host.close();
writeFileSync(join(site, "runs.json"), JSON.stringify(runs, undefined, 1));
console.log(report(runs, statSync(file).size));

/** One reader, one file, one fresh page. */
async function measure(browser, reader) {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.waitForFunction("window.isReady");
    await page.setInputFiles("input", file);
    await page.evaluate((name) => window.prepare(name), reader);
    const peak = await watchMemory(browser);
    const found = await page.evaluate(() => window.measure());
    return { ...found, memory: await peak() };
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

/** Serves the page at `/`, the bundles of `site` beside it, and the app under `/dist/`. */
async function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/") {
      response.writeHead(200, { "Content-Type": MEDIA_TYPES[".html"] }).end(PAGE);
      return;
    }
    const inDist = pathname.startsWith("/dist/");
    const folder = inDist ? dist : site;
    const path = join(folder, decodeURIComponent(inDist ? pathname.slice("/dist".length) : pathname));
    if (!path.startsWith(folder + sep) || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": MEDIA_TYPES[extname(path)] ?? "application/octet-stream" });
    createReadStream(path).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}
