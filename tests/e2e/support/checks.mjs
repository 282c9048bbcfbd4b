// What every screen must satisfy, whichever journey comes by.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axeSource } from "./packages.mjs";

/** WCAG 2.2, levels A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * The checks of a journey, bound to its page.
 * @param {import("playwright-core").Page} page
 */
export function checks(page) {
  return {
    /** Asserts that a screen is sound: one h1, a title, no overflow, no axe violation. Takes a picture when asked to. */
    async screen(name, on = page) {
      await settled(on);
      await picture(on, name);
      const title = await on.title();
      assert.ok(title.trim(), `${name}: the page has no title`);
      const headings = await visibleHeadings(on);
      assert.equal(headings.length, 1, `${name}: one h1 is wanted, there are ${JSON.stringify(headings)}`);
      const { width, content } = await on.evaluate(() => ({
        width: document.documentElement.clientWidth,
        content: document.documentElement.scrollWidth,
      }));
      assert.ok(content <= width, `${name}: ${content} px wide in a window of ${width} px`);
      await accessible(on, name);
    },

    /** Asserts that a screen has no axe violation of WCAG 2.2 AA. */
    accessible: (name, on = page) => accessible(on, name),
  };
}

async function accessible(page, name) {
  // Through the debugging protocol, where the page's policy does not apply: the policy itself stays in force.
  await page.evaluate(`window.axe || (() => { ${axeSource} })()`);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    RULES,
  );
  const lines = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} at ${node.target.join(" ")}\n    ${node.html}\n    ${node.failureSummary}`),
  );
  assert.equal(lines.length, 0, `${name}: ${lines.length} accessibility violation(s)\n  ${lines.join("\n  ")}`);
}

/** Waits for animations that have an end, so that colours and places are the final ones. */
async function settled(page) {
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter((it) => it.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ends.map((it) => it.finished));
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

async function visibleHeadings(page) {
  return page.locator("h1").evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.textContent));
}

async function picture(page, name) {
  const folder = process.env.UPTAKE_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w-]+/g, "-")}.png`), fullPage: true });
}
