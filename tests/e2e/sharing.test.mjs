// Handing a plan on without a server: as a link, a file or a template; and what happens to what comes back.
import assert from "node:assert/strict";
import { download, drop, upload } from "./support/actions.mjs";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import {
  SAMPLE,
  fromMenu,
  heading,
  notice,
  openPlan,
  openSample,
  planNow,
  startPlan,
  toPhase,
  toPlans,
  tuesdayIn,
  withPlan,
} from "./support/plans.mjs";
import { stored } from "./support/storage.mjs";

const NAME = "Service academy";

/** Opens the dialog and waits until the link is there, or why there is none. */
async function share(page) {
  await fromMenu(page, "Share");
  const dialog = page.getByRole("dialog", { name: "Share this plan" });
  await dialog.getByRole("heading", { name: "As a link" }).waitFor();
  return dialog;
}

async function linkOf(page) {
  const dialog = await share(page);
  const link = await dialog.getByLabel("Link to this plan").inputValue();
  await dialog.getByRole("button", { name: "Close" }).click();
  return link;
}

/** Takes a plan in from a file. */
async function takeIn(page, plan) {
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "plan.json", fileOf(plan), "application/json");
  await page.getByRole("button", { name: "Open this plan", exact: true }).click();
  await page.getByRole("heading", { name: "Do next" }).waitFor();
}

function fileOf(plan) {
  return JSON.stringify({ format: "uptake-plan", version: 1, plan });
}

/** A tab at a link: another address of the same page would not load it anew. */
async function follow(context, link) {
  const page = await context.newPage();
  await page.goto(link);
  await started(page);
  return page;
}

journey("a link shows the plan to someone who has nothing, and stores nothing until they keep it", async ({
  page,
  context,
  check,
}) => {
  await openSample(page);
  const original = await planNow(page);
  const dialog = await share(page);
  await check.screen("share dialog");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  await dialog.getByText("The link is on the clipboard.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(new URL(link).hash, /^#\/share\/[\w-]+$/);

  await page.evaluate(() => localStorage.clear());
  await page.close();
  const reader = await follow(context, link);
  await heading(reader, SAMPLE);
  await reader.getByText("Shared with you, to read").waitFor();
  await reader.locator(".cal-list-sheet").waitFor();
  await check.screen("a plan out of a link", reader);
  const kept = Object.keys(await stored(reader)).filter((key) => key.includes("plan:"));
  assert.deepEqual(kept, [], "nothing is stored by reading");

  await reader.getByRole("button", { name: "Keep a copy" }).click();
  await reader.getByRole("button", { name: "Open this plan", exact: true }).click();
  await heading(reader, SAMPLE);
  await reader.getByRole("heading", { name: "Do next" }).waitFor();
  assert.deepEqual(await planNow(reader), original);
});

journey("a link to a plan that is here already leaves one's own work alone", async ({ page, context }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const own = await planNow(page);
  const reader = await follow(context, await linkOf(page));
  await heading(reader, NAME);
  await reader.getByText("You have this plan already.").waitFor();
  assert.deepEqual(await planNow(page), own);
});

journey("a link that was damaged on the way says so at once and changes nothing", async ({ page, context, url, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const link = await linkOf(page);
  await toPlans(page);
  const before = await stored(page);
  const middle = Math.floor(link.length / 2);
  const letter = link[middle] === "A" ? "B" : "A";
  const damaged = [
    link.slice(0, -20),
    link.slice(0, middle) + letter + link.slice(middle + 1),
    `${link}AAAA`,
    `${url}#/share/not-a-plan`,
    `${url}#/share/${"A".repeat(40_000)}`,
  ];
  for (const address of damaged) {
    const reader = await follow(context, address);
    const start = Date.now();
    await heading(reader, "This link does not open");
    assert.ok(Date.now() - start < 1000, "the reason comes within a second");
    if (address === damaged[0]) await check.screen("a link that does not open", reader);
    await reader.close();
  }
  assert.deepEqual(await stored(page), before, "storage is as it was");
});

journey("a plan too large for a link is offered as a file", async ({ page, check }) => {
  const noise = Array.from({ length: 30_000 }, (_, n) => Math.sqrt(n).toString(36).slice(2, 6)).join(" ");
  await takeIn(page, { id: "large", name: NAME, launch: "2030-06-10", sponsorship: { reason: noise } });
  const dialog = await share(page);
  await dialog.getByText("Too much for a link").waitFor();
  await check.screen("too much for a link");
  const { name, text } = await download(page, () => dialog.getByRole("button", { name: "Download the file" }).click());
  assert.match(name, /\.json$/);
  assert.equal(JSON.parse(text).plan.sponsorship.reason, noise);
});

journey("a plan counts as handed on once it leaves, not when it is offered", async ({ page }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const versions = async () => {
    await fromMenu(page, "Versions and backups");
    await page.getByRole("heading", { name: "Versions kept" }).waitFor();
    await page.locator(".version-list > li").first().waitFor();
    return page.locator(".version-list").getByText("Handed on", { exact: true }).count();
  };
  await linkOf(page);
  assert.equal(await versions(), 0, "nothing has left");
  await toPhase(page, "Overview");
  const dialog = await share(page);
  await download(page, () => dialog.getByRole("button", { name: "Download the file" }).click());
  await dialog.getByRole("button", { name: "Close" }).click();
  assert.equal(await versions(), 1);
});

/** A browser that writes to files, and remembers what it wrote; and one with a share sheet. */
function withFilesAndShareSheet() {
  window.asked = 0;
  window.written = [];
  window.passedOn = [];
  window.showSaveFilePicker = async ({ suggestedName }) => {
    window.asked += 1;
    const close = async () => {};
    const write = async (text) => window.written.push(text);
    return { name: suggestedName, createWritable: async () => ({ write, close }) };
  };
  Object.defineProperty(navigator, "canShare", { value: ({ files }) => files.length === 1 });
  Object.defineProperty(navigator, "share", {
    value: async (what) => window.passedOn.push(what.url ?? (await what.files[0].text())),
  });
}

journey("a file is saved to again and again, and passed on by the system", async ({ page }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const dialog = await share(page);
  await dialog.getByRole("button", { name: "Save to a file" }).click();
  await dialog.getByText("Saved to Service-academy.json.").waitFor();
  await dialog.getByRole("button", { name: "Save to Service-academy.json again" }).click();
  await page.waitForFunction(() => window.written.length === 2);
  assert.equal(await page.evaluate(() => window.asked), 1, "the file is asked for once");
  await dialog.getByRole("button", { name: "Pass the file on" }).click();
  await dialog.getByText("Handed on.").waitFor();
  await dialog.getByRole("button", { name: "Pass the link on" }).click();
  await page.waitForFunction(() => window.passedOn.length === 2);
  const [file, link] = await page.evaluate(() => window.passedOn);
  const { ancestors, plan } = JSON.parse(file);
  assert.equal(plan.name, NAME);
  assert.ok(ancestors.length > 0, "the file says what it has in common with this copy");
  assert.match(link, /#\/share\//);
}, { scripts: [withFilesAndShareSheet] });

/** A browser with none of these. */
function withoutAnything() {
  delete window.showSaveFilePicker;
  for (const name of ["share", "canShare", "clipboard"]) Object.defineProperty(navigator, name, { value: undefined });
}

journey("what a browser does not have is not offered", async ({ page, check }) => {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12) });
  const dialog = await share(page);
  for (const name of ["Save to a file", "Pass the file on", "Pass the link on"]) {
    assert.equal(await dialog.getByRole("button", { name }).count(), 0, name);
  }
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  await dialog.getByText("Select the link and copy it by hand.").waitFor();
  await check.screen("share dialog without help of the browser");
}, { scripts: [withoutAnything] });

journey("a template starts a new plan without the people and figures of the old", async ({ page, check }) => {
  await openSample(page);
  const original = await planNow(page);
  const dialog = await share(page);
  const { text } = await download(page, () => dialog.getByRole("button", { name: "Download the template" }).click());
  for (const { name } of original.people) assert.ok(!text.includes(name), `${name} is in the template`);
  await dialog.getByRole("button", { name: "Close" }).click();
  await toPlans(page);

  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "template.json", text, "application/json");
  await page.getByRole("heading", { name: /^A template: / }).waitFor();
  await check.screen("a template as a file");
  const launch = tuesdayIn(30);
  await page.getByRole("button", { name: "Create the plan", exact: true }).click();
  await page.getByText("Give the plan a name").waitFor();
  await page.getByLabel("Plan name").fill("Second site");
  await page.getByLabel("Launch date").fill(launch);
  await page.getByRole("button", { name: "Create the plan", exact: true }).click();
  await heading(page, "Second site");
  const plan = await planNow(page);
  assert.notEqual(plan.id, original.id);
  assert.deepEqual([plan.launch, plan.people, plan.measurement.imports], [launch, [], []]);
  assert.equal(plan.comms.items.length, original.comms.items.length);
});

journey("a plan dropped anywhere on the page is taken in, for other files the place is named", async ({ page }) => {
  const plan = { id: "dropped", name: "Dropped academy", launch: "2030-06-10" };
  await drop(page, page.locator("main"), "plan.json", fileOf(plan), "application/json");
  await page.getByRole("heading", { name: "Dropped academy" }).waitFor();
  await page.getByRole("button", { name: "Open this plan", exact: true }).click();
  await heading(page, "Dropped academy");
  await drop(page, page.locator("main"), "completions.csv", "Name,Status\nA,done\n");
  await notice(page, "Learning data belongs on the Measure page");
  await page.getByRole("button", { name: "Go to Measure" }).click();
  await heading(page, "Measure");
});

journey("the next wave takes pinned dates along, or leaves them", async ({ page }) => {
  const item = { id: "i1", title: "Town hall", when: { kind: "pinned", date: "2030-06-04" } };
  await takeIn(page, { id: "wave-1", name: NAME, launch: "2030-06-10", comms: { items: [item] } });
  const copy = async (name, launch, moves) => {
    await toPlans(page);
    await withPlan(page, NAME, "Duplicate");
    const dialog = page.getByRole("dialog", { name: "Duplicate this plan" });
    await dialog.getByLabel("Plan name").fill(name);
    await dialog.getByLabel("Launch date").fill(launch);
    await dialog.getByLabel("Move pinned dates as well").setChecked(moves);
    await dialog.getByRole("button", { name: "Duplicate", exact: true }).click();
    await openPlan(page, name);
    return (await planNow(page)).comms.items[0].when.date;
  };
  assert.equal(await copy("Wave 2", "2030-07-08", true), "2030-07-02");
  assert.equal(await copy("Wave 3", "2030-08-05", false), "2030-06-04");
});
