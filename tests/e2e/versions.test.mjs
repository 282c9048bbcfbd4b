// Older states of a plan: kept by themselves and by name, compared, gone back to; backups, and the room there is.
import assert from "node:assert/strict";
import { download, hasFocus, upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import {
  exportPlan,
  fromMenu,
  heading,
  listedPlans,
  notice,
  openPlan,
  planId,
  planNow,
  reload,
  saved,
  startPlan,
  toPhase,
  toPlans,
  tuesdayIn,
  undo,
  withPlan,
} from "./support/plans.mjs";

const NAME = "Versioned academy";

const organisation = (page) => page.getByLabel("Organisation or unit", { exact: true });

async function toVersions(page) {
  await fromMenu(page, "Versions and backups");
  await heading(page, "Versions and backups");
}

async function rename(page, text) {
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  await organisation(page).fill(text);
  await saved(page);
}

/** The row of the version that says `text`. */
const row = (page, text) => page.locator(".version-list > li").filter({ hasText: text });

/** Chooses what to do with a version. */
async function withVersion(page, text, entry) {
  await row(page, text)
    .getByRole("button", { name: /^Actions for the version of / })
    .click();
  await page.locator(".menu-list:popover-open").getByRole("button", { name: entry, exact: true }).press("Enter");
}

/** Keeps the open plan under a name, on the page of its versions. */
async function keepAs(page, name) {
  await page.getByLabel("Name of the version", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Keep this version", exact: true }).click();
  await row(page, name).waitFor();
}

journey("a version is kept by name, compared in words, gone back to, and undone", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12), organisation: "Albers Logistics" });
  await toVersions(page);
  await row(page, "Saved").waitFor();
  await page.getByRole("button", { name: "Keep this version", exact: true }).click();
  await page.getByText("Give the version a name").waitFor();
  await keepAs(page, "As agreed in the steering group");
  await check.screen("versions");

  await rename(page, "Albers Logistics, Lyon");
  await toVersions(page);
  await row(page, "As agreed").getByRole("button", { name: /^Compare with now/ }).click();
  await page.getByText("One thing differs.", { exact: true }).waitFor();
  await hasFocus(page.getByRole("heading", { name: "Compare two versions" }), "the comparison");
  await page.getByText("Albers Logistics, Lyon").first().waitFor();
  await check.screen("versions compared");

  await withVersion(page, "As agreed", "Go back to this version");
  const dialog = page.getByRole("dialog", { name: /^Go back to / });
  await check.screen("going back to a version");
  await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
  assert.equal((await planNow(page)).organisation, "Albers Logistics, Lyon", "nothing happens before it is confirmed");
  await withVersion(page, "As agreed", "Go back to this version");
  await dialog.getByRole("button", { name: "Go back", exact: true }).click();
  await row(page, "Before going back to an older version").waitFor();
  assert.equal((await planNow(page)).organisation, "Albers Logistics");
  assert.match(await undo(page), /^Go back to /);
  assert.equal((await planNow(page)).organisation, "Albers Logistics, Lyon");

  const { text } = await download(page, () => withVersion(page, "As agreed", "Download as a plan file"));
  const file = JSON.parse(text);
  assert.deepEqual([file.format, file.plan.organisation], ["uptake-plan", "Albers Logistics"]);
});

journey("versions outlive the page, take a name, and are dropped by hand", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await toVersions(page);
  await keepAs(page, "First");
  await withVersion(page, "First", "Change its name");
  const dialog = page.getByRole("dialog", { name: "Name this version" });
  await dialog.getByLabel("Name of the version").fill("Before the pilot");
  await check.screen("naming a version");
  await dialog.getByRole("button", { name: "Save the name", exact: true }).click();
  await row(page, "Before the pilot").waitFor();
  await reload(page);
  await row(page, "Before the pilot").waitFor();
  const before = await page.locator(".version-list > li").count();
  await withVersion(page, "Before the pilot", "Drop this version");
  await notice(page, "Dropped the version of");
  await row(page, "Before the pilot").waitFor({ state: "detached" });
  assert.equal(await page.locator(".version-list > li").count(), before - 1);
});

journey("the same content is kept once, whatever is done and undone", async ({ page }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await toVersions(page);
  for (const name of ["One", "Two", "Three"]) await keepAs(page, name);
  const { rows, texts } = await database(page);
  assert.ok(rows.length >= 4, `${rows.length} versions`);
  assert.equal(new Set(rows.map((row) => row.hash)).size, texts);
});

/** What is known of each version in the database, and how many texts there are. */
async function database(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const open = await done(indexedDB.open("uptake-versions"));
    const stores = open.transaction(["versions", "texts"]);
    const [rows, texts] = await Promise.all([
      done(stores.objectStore("versions").getAll()),
      done(stores.objectStore("texts").count()),
    ]);
    open.close();
    return { rows: rows.map((row) => JSON.parse(row)), texts };
  });
}

/** Puts further versions with names into the database, one for each hour that went by. */
async function manyVersions(page, count) {
  await page.evaluate(
    async ([plan, count]) => {
      const open = await new Promise((resolve, reject) => {
        const request = indexedDB.open("uptake-versions");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const writing = open.transaction(["versions"], "readwrite");
      for (let n = 0; n < count; n += 1) {
        const at = new Date(Date.now() - n * 36e5).toISOString().replace(/\.\d+Z/, "Z");
        const version = { id: `v${n}`, plan_id: plan, rev: 1, saved_at: at, reason: "named", name: `Version ${n}` };
        const row = { ...version, hash: "0123456789abcdef", size: 20_000 };
        writing.objectStore("versions").put(JSON.stringify(row), `${plan}\n${version.id}`);
      }
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      open.close();
    },
    [planId(page), count],
  );
}

journey("three hundred versions stay readable", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await toVersions(page);
  await keepAs(page, "First");
  await manyVersions(page, 300);
  await reload(page);
  await row(page, "Version 10").first().waitFor();
  const shown = await page.locator(".version-list > li").count();
  assert.ok(shown < 100, `${shown} rows are drawn at once`);
  await check.screen("many versions");
  await page.getByRole("button", { name: /^Show \d+ more versions$/ }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".version-list > li").length > n, shown);
});

journey(
  "where the browser has no database, saving goes on and the page says that there are no versions",
  async ({ page, check }) => {
    await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
    await rename(page, "Saved all the same");
    assert.equal((await planNow(page)).organisation, "Saved all the same");
    await toVersions(page);
    await page.getByText("Versions are not possible here").waitFor();
    await check.screen("no versions here");
    const { file } = await exportPlan(page);
    assert.equal(file.plan.organisation, "Saved all the same");
  },
  {
    scripts: [
      () => {
        Object.defineProperty(window, "indexedDB", {
          get() {
            throw new DOMException("Access is denied for this document.", "SecurityError");
          },
        });
      },
    ],
  },
);

journey("all plans are backed up into one file, and what is missing comes back from it", async ({ page, check }) => {
  await startPlan(page, { name: "Wave one", launch: tuesdayIn(12) });
  await toPlans(page);
  await startPlan(page, { name: "Wave two", launch: tuesdayIn(20) });
  await toPlans(page);
  const backup = await download(page, () =>
    page.getByRole("button", { name: "Back up all plans into one file", exact: true }).click(),
  );
  const file = JSON.parse(backup.text);
  assert.equal(file.format, "uptake-backup");
  assert.deepEqual(file.plans.map((plan) => plan.plan.name).sort(), ["Wave one", "Wave two"]);

  await openPlan(page, "Wave two");
  await rename(page, "Changed since");
  await toPlans(page);
  await withPlan(page, "Wave one", "Delete");
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), backup.name, backup.text, "application/json");
  await page.getByText("Not here: will be added").waitFor();
  await page.getByText("Here already, but different").waitFor();
  await check.screen("a backup to be taken in");
  await page.getByRole("button", { name: "Add what is missing", exact: true }).click();
  await notice(page, "Added one plan.");
  assert.deepEqual((await listedPlans(page)).map((plan) => plan.name).sort(), ["Wave one", "Wave two"]);
  await openPlan(page, "Wave two");
  assert.equal((await planNow(page)).organisation, "Changed since", "what is here stays as it is");
});

/** A browser that counts how often it is asked to keep what is stored, and does so when it is. */
function promising() {
  let isGiven = false;
  window.asked = 0;
  // An empty page has no storage.
  if (!navigator.storage) return;
  navigator.storage.persisted = async () => isGiven;
  navigator.storage.persist = async () => {
    window.asked += 1;
    isGiven = true;
    return isGiven;
  };
}

/** A browser that promises nothing. */
function declining() {
  if (!navigator.storage) return;
  navigator.storage.persisted = async () => false;
  navigator.storage.persist = async () => false;
}

journey("the browser is asked to keep what is stored once a plan of one's own is saved", async ({ page, check }) => {
  assert.equal(await page.evaluate(() => window.asked), 0, "nothing is asked of a visitor");
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await rename(page, "Saved once more");
  await page.waitForFunction(() => window.asked > 0);
  await toVersions(page);
  await page.getByText("This browser has promised to keep").waitFor();
  assert.equal(await page.getByRole("button", { name: "Ask the browser to keep it" }).count(), 0);
  await check.screen("storage that is kept");
}, { scripts: [promising] });

journey("a browser that does not promise is said to be one, and can be asked again", async ({ page }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await toVersions(page);
  await page.getByText("This browser may clear").waitFor();
  await page.getByRole("button", { name: "Ask the browser to keep it" }).click();
  await notice(page, "The browser did not promise it.");
}, { scripts: [declining] });

journey("a plan of a backup that differs from the one here is merged with it", async ({ page, check }) => {
  await startPlan(page, { name: "Wave one", launch: tuesdayIn(12), programme: "First steps" });
  await toPlans(page);
  const backUp = () => page.getByRole("button", { name: "Back up all plans into one file", exact: true }).click();
  const backup = await download(page, backUp);
  const file = JSON.parse(backup.text);
  file.plans[0].plan.programme = "Second steps";
  file.plans[0].rev += 3;
  await openPlan(page, "Wave one");
  await rename(page, "Changed here");
  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), backup.name, JSON.stringify(file), "application/json");
  const dialog = page.getByRole("dialog", { name: "Import a plan" });
  const merge = dialog.getByRole("button", { name: "Merge with yours: Wave one", exact: true });
  await merge.click();
  await dialog.getByText("One change comes in by itself").waitFor();
  await check.screen("merging a plan of a backup");
  await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
  await merge.click();
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await heading(page, "Wave one");
  const plan = await planNow(page);
  assert.deepEqual([plan.organisation, plan.programme], ["Changed here", "Second steps"]);
  assert.equal(await undo(page), "Merge from a file");
  assert.equal((await planNow(page)).programme, "First steps");
});

journey("a plan not exported for two weeks reminds of it, calmly", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await saved(page);
  const aged = () =>
    page.evaluate((id) => localStorage.setItem(`uptake:setting:reminder:${id}`, "2020-01-06"), planId(page));
  const reminder = page.getByText("This plan has never been exported");
  assert.equal(await reminder.count(), 0, "not on the first day");
  await aged();
  await reload(page);
  await reminder.waitFor();
  await check.screen("reminder of an export");
  await page.getByRole("button", { name: "Remind me in two weeks", exact: true }).click();
  await reminder.waitFor({ state: "detached" });
  await reload(page);
  await page.getByRole("heading", { name: "Do next" }).waitFor();
  assert.equal(await reminder.count(), 0, "put off is put off");

  await exportPlan(page);
  await aged();
  await reload(page);
  await page.getByRole("heading", { name: "Do next" }).waitFor();
  assert.equal(await page.getByText("It has changed, and lives in this browser alone.").count(), 0);
});

journey("people are told before the room for plans is full", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  await saved(page);
  await page.evaluate(() => localStorage.setItem("filler", "x".repeat(4_400_000)));
  await reload(page);
  await page.getByText("This browser’s room for plans is nearly full.").waitFor();
  await check.screen("little room left");
  await toVersions(page);
  await page.getByText(/Plans take 4\.\d\sMB of about 5\sMB/).waitFor();
  await page.evaluate(() => localStorage.removeItem("filler"));
  await toPhase(page, "Overview");
  assert.equal(await page.getByText("This browser’s room for plans is nearly full.").count(), 0);
});
