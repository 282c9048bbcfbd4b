// Every artefact on one page: empty, filled, and with far more than anyone should write, on A4 and on Letter.
import assert from "node:assert/strict";
import { download, upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { fitsOnePage } from "./support/paper.mjs";
import { heading, openSample, planNow, saved, startPlan, toPhase, toPlans, tuesdayIn } from "./support/plans.mjs";

/** Goes through all artefacts that the overview lists, and through all editions of each. */
async function throughArtefacts(page, visit) {
  await toPhase(page, "Overview");
  const links = page.locator(".artefacts a");
  await links.first().waitFor();
  const all = await links.evaluateAll((found) => found.map((link) => ({ name: link.textContent, href: link.hash })));
  assert.ok(all.length >= 7, `only ${all.length} artefacts are listed`);
  for (const { name, href } of all) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, href);
    await page.locator("main").locator(".sheet, .empty").first().waitFor();
    const editions = page.locator("#document-edition option:not([hidden])");
    const offered = await editions.evaluateAll((options) => options.map((option) => option.value));
    // Of many meetings the first two and the last stand for all.
    const keys = offered.filter((_, at) => at < 2 || at === offered.length - 1);
    for (const key of keys.length > 0 ? keys : [undefined]) {
      if (key !== undefined) await page.locator("#document-edition").selectOption(key);
      await visit(key === undefined ? name : `${name} (${key})`);
    }
    await toPhase(page, "Overview");
  }
}

/** The plan with every text long and every list of entities twice as long, as a plan of its own. */
function overlong(plan) {
  const long = lengthened(plan);
  return { ...long, id: "overlong", name: "Far too much of everything" };
}

function lengthened(value) {
  // Keys, ids and dates hold no blank; what people write does.
  if (typeof value === "string") {
    return value.includes(" ") && value.length < 240 ? `${value} `.repeat(Math.ceil(240 / value.length)).trim() : value;
  }
  if (Array.isArray(value)) {
    const longer = value.map(lengthened);
    const copies = longer.filter((entry) => entry?.id).map((entry) => ({ ...entry, id: `${entry.id}-2` }));
    return [...longer, ...copies];
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lengthened(inner)]));
}

async function takeIn(page, plan) {
  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  const file = JSON.stringify({ format: "uptake-plan", version: 2, plan });
  await upload(page.getByLabel("Plan file"), "plan.json", file, "application/json");
  await page.getByRole("button", { name: "Open this plan", exact: true }).click();
  await page.getByRole("heading", { name: "Do next" }).waitFor();
}

const onOnePage = (page) => (what) => fitsOnePage(page, what);

journey("every artefact of the sample fills one page", async ({ page, check }) => {
  await openSample(page);
  await throughArtefacts(page, async (what) => {
    await check.screen(what);
    await fitsOnePage(page, what);
  });
});

journey("every artefact of an empty plan says what is missing, on one page", async ({ page }) => {
  await startPlan(page, { name: "Nothing yet", launch: tuesdayIn(12) });
  await throughArtefacts(page, onOnePage(page));
});

journey("every artefact stays one page however much is typed", async ({ page }) => {
  await openSample(page);
  const plan = await planNow(page);
  await takeIn(page, overlong(plan));
  await throughArtefacts(page, onOnePage(page));
});

journey("the scorecard takes the ask, and goes out as Markdown and CSV", async ({ page, check }) => {
  await openSample(page);
  await page.locator(".artefacts").getByRole("link", { name: "Executive scorecard", exact: true }).click();
  await heading(page, /^Scorecard: /);
  await page.getByLabel("What do you ask of the executives?").fill("Two protected hours a week until December.");
  await page.locator(".sheet").getByText("Two protected hours a week until December.").waitFor();
  await saved(page);
  await check.screen("scorecard with an ask");
  const markdown = await download(page, () => page.getByRole("button", { name: "Download (.md)", exact: true }).click());
  assert.match(markdown.text, /^# Scorecard: /);
  assert.match(markdown.text, /Two protected hours a week until December\./);
  const tables = await download(page, () => page.getByRole("button", { name: "Tables as CSV", exact: true }).click());
  assert.match(tables.text, /^\uFEFFScorecard: /);
  assert.match(tables.text, /Target,Baseline,Now,Trend,Aim,By,Standing/);

  await page.getByRole("link", { name: "Business impact report", exact: true }).click();
  await heading(page, /^Business impact: /);
  await check.screen("business impact report");
});
