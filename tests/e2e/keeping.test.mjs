// Nothing typed is lost: saving, reloading, two tabs, storage that fails, files and texts that are not plans.
import assert from "node:assert/strict";
import { download, upload } from "./support/actions.mjs";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import {
  SAMPLE,
  daysAfter,
  exportPlan,
  fromMenu,
  heading,
  listedPlans,
  longDate,
  newestOf,
  notice,
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
import { OLD_KEY, SLOT_KEY, saveBehind, slotsOf } from "./support/slots.mjs";
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

/** The settings of the plan in a second tab. */
async function secondTab(page, openTab) {
  await saved(page);
  const second = await openTab();
  await second.goto(page.url());
  await started(second);
  await heading(second, "Plan settings");
  return second;
}

/** Waits until a field of the settings says this. */
async function says(page, field, text) {
  await page.waitForFunction(([id, text]) => document.getElementById(id).value === text, [field, text]);
}

journey("two tabs change different things at the same time, and both are kept", async ({ page, openTab }) => {
  await settingsOfNewPlan(page);
  const second = await secondTab(page, openTab);
  await Promise.all([organisation(page).fill("From the first tab"), programme(second).fill("From the second tab")]);
  for (const tab of [page, second]) {
    await says(tab, "settings.organisation", "From the first tab");
    await says(tab, "settings.programme", "From the second tab");
    await saved(tab);
  }
  const plan = await planNow(page);
  assert.deepEqual([plan.organisation, plan.programme], ["From the first tab", "From the second tab"]);
  assert.deepEqual(Object.keys(await stored(page)).filter((key) => key.startsWith("uptake:aside:")), []);
});

journey("what another tab saved unheard is merged with the next save, one undo away", async ({ page }) => {
  await settingsOfNewPlan(page);
  await saved(page);
  await saveBehind(page, planId(page), (held) => (held.body.programme = "From the other tab"));
  await organisation(page).fill("From this tab");
  await notice(page, "Changes from another tab");
  await says(page, "settings.programme", "From the other tab");
  const plan = await planNow(page);
  assert.deepEqual([plan.organisation, plan.programme], ["From this tab", "From the other tab"]);
  assert.equal(await undo(page), "Changes from another tab");
  await says(page, "settings.programme", "");
  assert.equal((await planNow(page)).organisation, "From this tab");
});

/** Another tab has changed the field that is typed into here. */
async function clash(page, check) {
  await settingsOfNewPlan(page);
  await saved(page);
  await saveBehind(page, planId(page), (held) => {
    held.body.organisation = "From the other tab";
    held.body.programme = "Only from the other tab";
  });
  await organisation(page).fill("From this tab");
  await page.getByText("You and another tab changed the same thing in this plan.").waitFor();
  await check.screen("two tabs clash");
  assert.equal((await newestOf(page, planId(page))).body.organisation, "From the other tab");
  // Typing goes on, and still nothing is written over the other tab.
  await organisation(page).fill("From this tab, and on");
  assert.equal((await newestOf(page, planId(page))).body.organisation, "From the other tab");
}

journey("when two tabs change the same thing, both values are offered", async ({ page, check }) => {
  await clash(page, check);
  await page.getByRole("button", { name: "Choose what to keep", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Two tabs changed the same thing" });
  const question = dialog.getByRole("group", { name: "The plan › Organisation or unit" });
  await question.getByText("From this tab, and on").waitFor();
  await question.getByText("From the other tab", { exact: true }).waitFor();
  await check.screen("choosing between two tabs");
  await question.getByText("In the other tab", { exact: true }).click();
  assert.ok(await question.getByLabel("In the other tab", { exact: true }).isChecked());
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await says(page, "settings.organisation", "From the other tab");
  await says(page, "settings.programme", "Only from the other tab");
  assert.equal((await planNow(page)).organisation, "From the other tab");
  assert.equal(await undo(page), "Changes from another tab");
  await says(page, "settings.organisation", "From this tab, and on");
  assert.equal((await planNow(page)).organisation, "From this tab, and on");
});

journey("when two tabs change the same thing, mine can be kept as a copy", async ({ page, check }) => {
  await clash(page, check);
  await page.getByRole("button", { name: "Keep mine as a copy", exact: true }).click();
  await heading(page, `${NAME} (my copy)`);
  assert.equal((await planNow(page)).organisation, "From this tab, and on");
  await toPlans(page);
  assert.deepEqual((await listedPlans(page)).map((plan) => plan.name).sort(), [NAME, `${NAME} (my copy)`]);
  await openPlan(page, NAME);
  const other = await planNow(page);
  assert.deepEqual([other.organisation, other.programme], ["From the other tab", "Only from the other tab"]);
});

journey("a page closed before the choice keeps what was typed aside", async ({ page, check }) => {
  await clash(page, check);
  await reload(page);
  assert.equal(await organisation(page).inputValue(), "From the other tab");
  await toPlans(page);
  await page.getByText("One text was kept aside").waitFor();
  const kept = await download(page, () => page.getByRole("button", { name: /^Download the text from plan/ }).click());
  assert.equal(JSON.parse(kept.text).body.organisation, "From this tab, and on");
});

journey("a plan deleted in another tab can be kept as a copy", async ({ page, openTab, check }) => {
  await settingsOfNewPlan(page);
  await saved(page);
  const second = await openTab();
  await withPlan(second, NAME, "Delete");
  await second.getByText("No plans yet").waitFor();
  await organisation(page).fill("Typed after that");
  await page.getByText("Another tab deleted this plan").waitFor();
  await check.screen("deleted in another tab");
  await page.getByRole("button", { name: "Keep mine as a copy", exact: true }).click();
  await heading(page, `${NAME} (my copy)`);
  assert.equal((await planNow(page)).organisation, "Typed after that");
});

journey("what a newer version saved is shown, said to be so, and never written over", async ({ page, check }) => {
  await settingsOfNewPlan(page);
  await organisation(page).fill("Before the update");
  await saved(page);
  await saveBehind(page, planId(page), (held) => {
    held.version = 99;
    held.body.organisation = "From the newer version";
  });
  await programme(page).fill("Typed in the old page");
  await page.getByText("A newer version of Uptake has saved this plan in another tab.").waitFor();
  await check.screen("read only");
  await organisation(page).fill("Typed once more");
  await notice(page, "a newer version of Uptake has saved this plan");
  const id = planId(page);
  const isUntouched = async () => {
    const newest = await newestOf(page, id);
    assert.deepEqual([newest.version, newest.body.organisation], [99, "From the newer version"]);
  };
  await isUntouched();
  await page.reload();
  await heading(page, "This plan cannot be opened");
  await isUntouched();
});

journey("a damaged save falls back to the one before, and its text can be taken away", async ({ page, check }) => {
  await settingsOfNewPlan(page);
  await organisation(page).fill("Saved first");
  await saved(page);
  await organisation(page).fill("Saved last");
  await page.locator('.save-state[data-state="saving"]').waitFor();
  await saved(page);
  const [newest, before] = await slotsOf(page, planId(page));
  assert.deepEqual([newest.stored.body.organisation, before.stored.body.organisation], ["Saved last", "Saved first"]);
  const damaged = newest.text.slice(0, -40);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [newest.key, damaged]);
  await reload(page);
  await notice(page, "Part of what was stored of this plan was damaged");
  assert.equal(await organisation(page).inputValue(), "Saved first");
  await toPlans(page);
  await page.getByText("One text was kept aside").waitFor();
  await check.screen("a text kept aside");
  const kept = await download(page, () => page.getByRole("button", { name: /^Download the text from plan/ }).click());
  assert.equal(kept.text, damaged);
  await page.getByRole("button", { name: /^Delete the text from plan/ }).click();
  await page.getByText("One text was kept aside").waitFor({ state: "detached" });
});

journey("a plan kept the way older versions did opens and is moved over", async ({ page }) => {
  await settingsOfNewPlan(page);
  await organisation(page).fill("Kept the old way");
  const held = await storedPlan(page);
  const id = planId(page);
  await page.evaluate(
    ([slots, old, id, text]) => {
      const own = Object.keys(localStorage).filter((key) => key.startsWith(slots) && key.endsWith(`:${id}`));
      for (const key of own) localStorage.removeItem(key);
      localStorage.setItem(old + id, text);
    },
    [SLOT_KEY, OLD_KEY, id, JSON.stringify(held)],
  );
  await reload(page);
  assert.equal(await organisation(page).inputValue(), "Kept the old way");
  await programme(page).fill("Kept the new way");
  await page.locator('.save-state[data-state="saving"]').waitFor();
  const now = await storedPlan(page);
  assert.deepEqual([now.rev, now.body.organisation, now.body.programme], [
    held.rev + 1,
    "Kept the old way",
    "Kept the new way",
  ]);
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
  assert.deepEqual(await newestOf(page, planId(page)), before);
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
      [OLD_KEY, UNREADABLE],
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
    for (const [id, text] of Object.entries(UNREADABLE)) assert.equal(held[OLD_KEY + id], text);
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
  const id = planId(page);
  await toPlans(page);
  await withPlan(page, NAME, "Delete");
  await page.getByText("No plans yet").waitFor();
  await check.screen("a plan deleted");
  await page.locator(".toast").getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText(`“${NAME}” is back.`).waitFor();
  await page.waitForFunction((name) => document.activeElement.textContent === name, NAME);
  assert.deepEqual(await newestOf(page, id), before);

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
