// A second version of the built app, as the next build would publish it: other names, another version, nothing of the
// old left.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist } from "./server.mjs";

/** The version of the next build. */
export const NEXT = "feedfeedfeedfeed";

/**
 * Copies `dist/` and makes it the next version: its charts have another name, and those of the old are gone.
 * @returns {{folder: string, charts: string, nextCharts: string}}
 */
export function nextVersion() {
  const folder = join(mkdtempSync(join(tmpdir(), "uptake-next-")), "dist");
  cpSync(dist, folder, { recursive: true });
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const charts = contentOf(page, "charts");
  const nextCharts = charts.replace(/[0-9a-f]{16}/, NEXT);
  renameSync(join(folder, charts), join(folder, nextCharts));
  const nextPage = page.replaceAll(contentOf(page, "version"), NEXT).replaceAll(charts, nextCharts);
  writeFileSync(join(folder, "index.html"), nextPage);
  const worker = readFileSync(join(folder, "sw.js"), "utf8");
  const nextWorker = worker
    .replaceAll(contentOf(page, "version"), NEXT)
    .replaceAll(charts, nextCharts)
    .replaceAll(sha256(page), sha256(nextPage));
  assert.ok(nextWorker.includes(sha256(nextPage)), "the worker lists the page with its hash");
  writeFileSync(join(folder, "sw.js"), nextWorker);
  return { folder, charts, nextCharts };
}

/** What a `<meta>` of the page says. */
export function contentOf(page, name) {
  const found = page.match(new RegExp(`<meta name="${name}" content="([^"]*)">`));
  assert.ok(found, `the page has no <meta name="${name}">`);
  return found[1];
}

function sha256(text) {
  return createHash("sha256").update(text).digest("base64");
}
