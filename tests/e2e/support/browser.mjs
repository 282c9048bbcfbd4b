// The browser and the app in it, for journeys and for measurements.
import { chromium } from "./packages.mjs";

/** Keeps the browser to itself: it runs as root in containers, and must neither update nor call home. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser that `UPTAKE_CHROMIUM` names. */
export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.UPTAKE_CHROMIUM, args: FLAGS });
}

/** Waits until the app has replaced the loading text with a screen. */
export async function started(page) {
  await page.locator("#loading").waitFor({ state: "detached" });
  await page.locator("h1").first().waitFor();
}
