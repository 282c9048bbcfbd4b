// The npm packages of the journeys, taken from the folder that `cargo xtask test` installed them into
// (`UPTAKE_E2E_MODULES`), or from a `node_modules` beside the journeys.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const installed = process.env.UPTAKE_E2E_MODULES;
const require = createRequire(installed ? join(installed, "..", "package.json") : import.meta.url);

export const { chromium } = require("playwright-core");

/** The source text of axe-core, to be run inside a page. */
export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** ical.js and csv-parse: what others make of our calendars and tables. */
export const ICAL = require("ical.js");
export const { parse: parseCsv } = require("csv-parse/sync");

/** Where a child process finds ical.js. */
export const icalPath = require.resolve("ical.js");
