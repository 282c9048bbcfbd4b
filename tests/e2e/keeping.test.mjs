// Nothing typed is lost: saving, reloading, two tabs, storage that fails, files and texts that are not plans.
import assert from "node:assert/strict";
import { download, upload } from "./support/actions.mjs";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import {
  PLAN_KEY,
  SAMPLE,
  daysAfter,
  exportPlan,
  fromMenu,
  heading,
  listedPlans,
  longDate,
  openPlan,
  openSample,
  planId,
  planNow,
  reload,
  saved,
  startPlan,
  storedPlan,
  toPhase,
  toPlans,
  tuesdayIn,
  undo,
  withPlan,
} from "./support/plans.mjs";
import { blockedStorage, fullStorage, stored } from "./support/storage.mjs";

const NAME = "Kept academy";

async function settingsOfNewPlan(page) {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
}

const organisation = (page) => page.getByLabel("Organisation or unit", { exact: true });
const programme = (page) => page.getByLabel("Programme or LMS", { exact: true });

journey("what is typed is saved by itself, and a reload comes back to the same place", async ({ page }) => {
  await settingsOfNewPlan(page);
  await organisation(page).fill("Albers Logistics");
  await page.locator('.save-state[data-state="saving"]').waitFor();
  await saved(page);
  const address = page.url();
  await reload(page);
  assert.equal(page.url(), address);
  await heading(page, "Plan settings");
  assert.equal(await organisation(page).inputValue(), "Albers Logistics");

  // No time for the save to come by itself: closing the page saves what waits.
  await organisation(page).fill("Albers Logistics, Lyon");
  await reload(page);
  assert.equal(await organisation(page).inputValue(), "Albers Logistics, Lyon");
});

journey("a change in one tab shows in the other, one undo away", async ({ page, openTab, check }) => {
  await settingsOfNewPlan(page);
  await saved(page);
  const second = await openTab();
  await second.goto(page.url());
  await started(second);
  await heading(second, "Plan settings");

  await organisation(page).fill("Changed in the first tab");
  await saved(page);
  await second.waitForFunction(
    () => document.getElementById("settings.organisation").value === "Changed in the first tab",
  );
  await second.locator(".toast").filter({ hasText: "Changes from another tab" }).waitFor();
  await check.screen("a change from another tab", second);

  await programme(second).fill("Changed in the second tab");
  await saved(second);
  await page.waitForFunction(() => document.getElementById("settings.programme").value === "Changed in the second tab");
  const plan = await planNow(page);
  assert.deepEqual([plan.organisation, plan.programme], ["Changed in the first tab", "Changed in the second tab"]);
});

/** Saves a change to the stored plan behind the page's back, as a tab that this one did not hear. */
async function changeBehind(page) {
  await saved(page);
  await page.evaluate(
    (key) => {
      const held = JSON.parse(localStorage.getItem(key));
      held.rev += 1;
      held.body.programme = "From the other tab";
      localStorage.setItem(key, JSON.stringify(held));
    },
    PLAN_KEY + planId(page),
  );
}

async function clash(page, check) {
  await settingsOfNewPlan(page);
  await changeBehind(page);
  await organisation(page).fill("From this tab");
  await page.getByText("This plan was changed in another tab or window.").waitFor();
  await check.screen("two tabs clash");
  const theirs = await page.evaluate((key) => localStorage.getItem(key), PLAN_KEY + planId(page));
  assert.equal(JSON.parse(theirs).body.programme, "From the other tab", "nothing is written over the other tab");
}

journey("when two tabs clash, mine can be kept as a copy", async ({ page, check }) => {
  await clash(page, check);
  await page.getByRole("button", { name: "Keep mine as a copy", exact: true }).click();
  await heading(page, `${NAME} (my copy)`);
  assert.equal((await planNow(page)).organisation, "From this tab");
  await toPlans(page);
  assert.deepEqual((await listedPlans(page)).map((plan) => plan.name).sort(), [NAME, `${NAME} (my copy)`]);
  await openPlan(page, NAME);
  const other = await planNow(page);
  assert.deepEqual([other.organisation, other.programme], ["", "From the other tab"]);
});

journey("when two tabs clash, theirs can be shown, and mine is one undo away", async ({ page, check }) => {
  await clash(page, check);
  await page.getByRole("button", { name: "Show the other version", exact: true }).click();
  await page.getByText("This plan was changed in another tab or window.").waitFor({ state: "detached" });
  assert.equal(await programme(page).inputValue(), "From the other tab");
  assert.equal(await undo(page), "Changes from another tab");
  assert.equal(await organisation(page).inputValue(), "From this tab");
  assert.equal((await planNow(page)).organisation, "From this tab", "and it can be saved again");
});

journey(
  "where storage is blocked the app says so, works in memory and exports",
  async ({ page, check }) => {
    await page.getByText("This browser blocks storage for this page.").waitFor();
    await check.screen("start with storage blocked");
    await settingsOfNewPlan(page);
    await organisation(page).fill("In memory only");
    await page.getByText("the plan is gone when the page closes").waitFor();
    await page.getByText("Not kept: storage is blocked").waitFor();
    await check.screen("a plan with storage blocked");
    await toPlans(page);
    await openPlan(page, NAME);
    const { file } = await exportPlan(page);
    assert.equal(file.plan.organisation, "In memory only");
  },
  { scripts: [blockedStorage] },
);

journey("where storage is full the app says so, and what was saved before stays", async ({ page, check }) => {
  await settingsOfNewPlan(page);
  await organisation(page).fill("Saved before");
  const before = await storedPlan(page);
  await page.evaluate(fullStorage);
  await organisation(page).fill("Too much for the storage");
  await page.getByText("The browser refused to save: its storage is probably full.").waitFor();
  await check.screen("storage is full");
  const held = await page.evaluate((key) => localStorage.getItem(key), PLAN_KEY + planId(page));
  assert.deepEqual(JSON.parse(held), before);
  const { file } = await exportPlan(page);
  assert.equal(file.plan.organisation, "Too much for the storage");

  await toPlans(page);
  await page.getByText(`“${NAME}” has changes that are not saved.`).waitFor();
  await page.getByRole("link", { name: "Back to it", exact: true }).click();
  await heading(page, NAME);
  await fromMenu(page, "Plan settings");
  assert.equal(await organisation(page).inputValue(), "Too much for the storage");
});

const UNREADABLE = {
  cut: '{"format":"uptake-stored-plan","version":1,"rev":4,"saved_at":"2026-09-01T08:00:00Z","body":{"id":"cut","na',
  newer: '{"format":"uptake-stored-plan","version":99,"rev":4,"saved_at":"2026-09-01T08:00:00Z","body":{"id":"newer"}}',
};

journey(
  "stored plans that cannot be read are left byte for byte, and can be taken away",
  async ({ page, url, check }) => {
    await page.evaluate(
      ([prefix, texts]) => {
        for (const [id, text] of Object.entries(texts)) localStorage.setItem(prefix + id, text);
      },
      [PLAN_KEY, UNREADABLE],
    );
    await reload(page);
    await page.getByText("Stored plan cut cannot be read").waitFor();
    await page.getByText("Stored plan newer cannot be read").waitFor();
    await check.screen("list with unreadable plans");
    for (const [id, text] of Object.entries(UNREADABLE)) {
      await page.goto(`${url}#/plans/${id}`);
      await heading(page, "This plan cannot be opened");
      await check.screen(`unreadable plan ${id}`);
      const raw = await download(page, () =>
        page.getByRole("button", { name: "Download the stored text", exact: true }).click(),
      );
      assert.equal(raw.text, text);
    }
    await page.getByText("A newer version of Uptake wrote it.").waitFor();
    await page.getByRole("link", { name: "All plans", exact: true }).click();
    await openSample(page);
    await saved(page);
    const held = await stored(page);
    for (const [id, text] of Object.entries(UNREADABLE)) assert.equal(held[PLAN_KEY + id], text);
  },
);

journey("an address of a plan that is not here says where it may be", async ({ page, url, check }) => {
  await page.goto(`${url}#/plans/elsewhere/phases/align`);
  await heading(page, "This plan is not in this browser");
  await check.screen("missing plan");
});

journey("files that are not plans are refused with the reason, and nothing changes", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const { text, file } = await exportPlan(page);
  await toPlans(page);
  const before = await stored(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  const broken = (change) => JSON.stringify({ ...structuredClone(file), ...change });
  const refused = [
    ["cut.json", text.slice(0, text.length / 2), /damaged or cut off: reading stopped at line \d+/],
    ["empty.json", "", /This file is empty/],
    ["package.json", '{"name": "something else", "version": "1.0.0"}', /not a plan exported from here/],
    ["table.json", "[1, 2, 3]", /not a plan exported from here/],
    ["newer.json", broken({ version: 99 }), /written by a newer version/],
    [
      "launch.json",
      broken({ plan: { ...file.plan, launch: "next week" } }),
      /damaged at “plan\.launch|damaged at “launch/,
    ],
    ["other.json", broken({ plan_id: "another" }), /damaged at “plan_id”/],
  ];
  for (const [name, content, reason] of refused) {
    await upload(page.getByLabel("Plan file"), name, content, "application/json");
    await page.getByRole("alert").filter({ hasText: reason }).waitFor();
  }
  await check.screen("import refused");
  assert.deepEqual(await stored(page), before);
});

journey("a plan is deleted and brought back, also after a reload", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const before = await storedPlan(page);
  const key = PLAN_KEY + planId(page);
  await toPlans(page);
  await withPlan(page, NAME, "Delete");
  await page.getByText("No plans yet").waitFor();
  await check.screen("a plan deleted");
  await page.locator(".toast").getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText(`“${NAME}” is back.`).waitFor();
  await page.waitForFunction((name) => document.activeElement.textContent === name, NAME);
  assert.deepEqual(JSON.parse((await stored(page))[key]), before);

  await withPlan(page, NAME, "Delete");
  await reload(page);
  await page.getByRole("button", { name: "Bring back the plan deleted last", exact: true }).click();
  await openPlan(page, NAME);
  assert.deepEqual(await storedPlan(page), before);
});

journey("a plan is renamed from the list", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await toPlans(page);
  await withPlan(page, NAME, "Rename");
  const dialog = page.getByRole("dialog", { name: "Rename this plan" });
  await dialog.getByLabel("Plan name").fill(" ");
  await dialog.getByRole("button", { name: "Rename", exact: true }).click();
  await dialog.getByText("Give the plan a name").waitFor();
  await check.screen("rename without a name");
  await dialog.getByLabel("Plan name").fill("Renamed academy");
  await dialog.getByRole("button", { name: "Rename", exact: true }).click();
  await openPlan(page, "Renamed academy");
  assert.equal((await planNow(page)).name, "Renamed academy");
});

journey("a plan is duplicated for a later launch, and starts afresh", async ({ page, check }) => {
  await openSample(page);
  const original = await planNow(page);
  await toPlans(page);
  await withPlan(page, SAMPLE, "Duplicate");
  const dialog = page.getByRole("dialog", { name: "Duplicate this plan" });
  await check.screen("duplicate dialog");
  const launch = daysAfter(original.launch, 182);
  await dialog.getByLabel("Plan name").fill("Second wave");
  await dialog.getByLabel("Launch date").fill(launch);
  await dialog.getByRole("button", { name: "Duplicate", exact: true }).click();
  const copy = (await listedPlans(page)).find((plan) => plan.name === "Second wave");
  assert.equal(copy.facts[0], `Launch ${longDate(launch)}`);
  await openPlan(page, "Second wave");
  const plan = await planNow(page);
  assert.notEqual(plan.id, original.id);
  assert.equal(plan.launch, launch);
  assert.deepEqual(
    plan.comms.items.map((item) => item.when),
    original.comms.items.map((item) => item.when),
  );
  assert.ok(
    plan.comms.items.every((item) => item.state === "planned"),
    "nothing is sent yet",
  );
  assert.deepEqual(plan.measurement.imports, [], "nothing is measured yet");
  await toPlans(page);
  await openPlan(page, SAMPLE);
  assert.deepEqual(await planNow(page), original, "the original stays as it is");
  await toPhase(page, "Measure");
});
