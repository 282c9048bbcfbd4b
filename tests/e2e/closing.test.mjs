// Type and close: whatever the moment in which a tab is closed, what was typed is there when the plan is opened again.
import assert from "node:assert/strict";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import { fromMenu, heading, newestOf, planId, saved, startPlan, tuesdayIn } from "./support/plans.mjs";

/** Tabs closed in each journey, of which there are as many as make two hundred runs. */
const RUNS = 25;
const JOURNEYS = 8;

/** The save comes 500 ms after the last letter: tabs are closed before, while and after. */
const LATEST_MS = 700;

const organisation = (page) => page.getByLabel("Organisation or unit", { exact: true });

/** Types into a plan in a tab of its own and closes it after a moment; tells whether it was shown as saved by then. */
async function typeAndClose(tab, text) {
  await organisation(tab).fill(text);
  await tab.waitForTimeout(Math.random() * LATEST_MS);
  const state = await tab.locator(".save-state").getAttribute("data-state");
  await tab.close({ runBeforeUnload: false });
  return state === "saved";
}

for (let part = 1; part <= JOURNEYS; part += 1) {
  journey(`a tab is closed while typing, ${RUNS} times, and nothing is lost (${part} of ${JOURNEYS})`, async ({
    page,
    context,
  }) => {
    await startPlan(page, { name: "Closed academy", launch: tuesdayIn(12) });
    await fromMenu(page, "Plan settings");
    await heading(page, "Plan settings");
    await saved(page);
    const [address, id] = [page.url(), planId(page)];
    await page.goto("about:blank");
    let acknowledged = 0;
    let expected = "";
    for (let run = 1; run <= RUNS; run += 1) {
      const tab = await context.newPage();
      await tab.goto(address);
      await started(tab);
      await heading(tab, "Plan settings");
      assert.equal(await organisation(tab).inputValue(), expected, `before run ${run}`);
      assert.equal((await newestOf(tab, id)).body.organisation, expected, `before run ${run}`);
      expected = `Part ${part}, run ${run}`;
      if (await typeAndClose(tab, expected)) acknowledged += 1;
    }
    const last = await context.newPage();
    await last.goto(address);
    await started(last);
    await heading(last, "Plan settings");
    assert.equal(await organisation(last).inputValue(), expected);
    console.log(`type and close: ${RUNS} runs, ${acknowledged} shown as saved when closed, 0 lost`);
  });
}
