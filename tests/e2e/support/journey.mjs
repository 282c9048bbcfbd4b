// One journey is one test: a fresh browser profile, the built app under a sub-path, and a watch over everything that
// must never happen on the way. At the end each journey has also asserted: no console error, no uncaught exception,
// no request to another origin, and no accessibility violation on any screen it checked.
//
//   journey("a newcomer opens the sample", async ({ page, check }) => {
//     await page.getByRole("button", { name: "Open the sample plan" }).click();
//     await check.screen("sample overview");
//   });
//
// `cargo xtask test --only e2e` runs them all against dist/. One alone, with pictures of every checked screen:
//   UPTAKE_CHROMIUM=/usr/bin/chromium UPTAKE_SHOTS=/tmp/shots node --test tests/e2e/start.test.mjs
// (after `npm ci` in tests/e2e, or with UPTAKE_E2E_MODULES naming the folder of an install elsewhere).
import { after, before, test } from "node:test";
import { launchBrowser, started } from "./browser.mjs";
import { checks } from "./checks.mjs";
import { serve } from "./server.mjs";

/** A journey that takes longer has hung. */
const PATIENCE_MS = 120_000;

/** What a single action may take before it fails the journey. */
const ACTION_MS = 15_000;

let browser;
let shared;

before(async () => {
  shared = await serve();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await shared?.close();
});

/**
 * Declares a journey.
 *
 * @param {string} name what the person does, as a sentence
 * @param {(stage: {page, context, url: string, host, check,
 *   openTab: () => Promise<import("playwright-core").Page>}) => Promise<void>} travel opens at the start page, unless
 *   `open` is false
 * @param {object} [options]
 * @param {boolean} [options.open] whether the start page is opened first (default: yes)
 * @param {object} [options.context] settings of the browser context: viewport, colorScheme, timezoneId …
 * @param {(() => void)[]} [options.scripts] run in each page before the app (see storage.mjs)
 * @param {RegExp[]} [options.expectedErrors] console errors, uncaught exceptions and answers that belong to the journey
 * @param {boolean} [options.offline] a host of its own that can be closed, and the service worker, which is kept from
 *   all other journeys: it would answer in the place of the host
 */
export function journey(name, travel, options = {}) {
  test(name, { timeout: PATIENCE_MS }, async () => {
    const host = options.offline ? await serve() : shared;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "en-GB",
      timezoneId: "Europe/London",
      reducedMotion: "reduce",
      acceptDownloads: true,
      serviceWorkers: options.offline ? "allow" : "block",
      ...options.context,
    });
    context.setDefaultTimeout(ACTION_MS);
    for (const script of options.scripts ?? []) await context.addInitScript(script);
    const trouble = watch(context, host.origin, options.expectedErrors ?? []);
    const openTab = async () => {
      const page = await context.newPage();
      await page.goto(host.url);
      await started(page);
      return page;
    };
    let failure;
    try {
      const page = options.open === false ? await context.newPage() : await openTab();
      await travel({ page, context, url: host.url, host, openTab, check: checks(page) });
    } catch (error) {
      failure = error;
    }
    await context.close();
    if (host !== shared) await host.close();
    if (trouble.length > 0) {
      failure = new Error(`seen on the way:\n  ${trouble.join("\n  ")}`, failure && { cause: failure });
    }
    if (failure) throw failure;
  });
}

/** Collects everything that must not happen in any page of the context; the list grows as it does. */
function watch(context, origin, expected) {
  const trouble = [];
  const note = (text) => {
    if (expected.some((pattern) => pattern.test(text))) return;
    // What happens with every frame is told once.
    if (!trouble.includes(text)) trouble.push(text);
  };
  context.on("console", (message) => {
    if (message.type() === "error") note(`console error: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => note(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    const local = protocol === "data:" || protocol === "blob:" || protocol === "about:";
    if (!local && asked !== origin) note(`request to another origin: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()} for ${response.url()}`);
  });
  return trouble;
}
