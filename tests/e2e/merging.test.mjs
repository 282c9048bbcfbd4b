// A colleague's copy of a plan comes in: merged with one's own, with the choices that takes, or opened beside it.
import assert from "node:assert/strict";
import { upload } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import {
  exportPlan,
  fromMenu,
  heading,
  listedPlans,
  openPlan,
  planNow,
  saved,
  startPlan,
  toPlans,
  tuesdayIn,
  undo,
} from "./support/plans.mjs";

const NAME = "Shared academy";

const inDialog = (page) => page.getByRole("dialog", { name: "Import a plan" });

/** Exports a new plan, then changes it here; the file is what a colleague was sent. */
async function handedOn(page) {
  await startPlan(page, { name: NAME, launch: tuesdayIn(12), programme: "First steps" });
  const { file } = await exportPlan(page);
  await fromMenu(page, "Plan settings");
  await heading(page, "Plan settings");
  await page.getByLabel("Organisation or unit", { exact: true }).fill("Ours, Lyon");
  await saved(page);
  return file;
}

/** Chooses a file on the list of plans, as the colleague's copy with `change` made to its plan. */
async function importCopy(page, file, change) {
  const copy = structuredClone(file);
  change(copy.plan);
  copy.rev += 4;
  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "copy.json", JSON.stringify(copy), "application/json");
  await inDialog(page).getByRole("heading", { level: 3, name: copy.plan.name }).waitFor();
}

async function beginMerge(page) {
  const dialog = inDialog(page);
  assert.ok(await dialog.getByLabel("Merge with yours").isChecked(), "merging is what is offered first");
  await dialog.getByRole("button", { name: "Go on", exact: true }).click();
  await dialog.getByRole("button", { name: "Apply", exact: true }).waitFor();
}

journey("what a colleague changed comes in by itself, and undo takes it back", async ({ page, check }) => {
  const file = await handedOn(page);
  await importCopy(page, file, (plan) => {
    plan.programme = "Second steps";
    plan.people.push({ id: "ana-of-theirs", name: "Ana Ruiz", role: "Head of service", function: "Service" });
  });
  await check.screen("import of a plan that is here");
  await beginMerge(page);
  const dialog = inDialog(page);
  await dialog.getByText("2 changes come in by themselves").waitFor();
  await dialog.getByText("for you to decide").waitFor({ state: "detached" });
  await dialog.locator(".change").filter({ hasText: "Programme or LMS" }).filter({ hasText: "Second steps" }).waitFor();
  await dialog.locator(".change").filter({ hasText: "Ana Ruiz" }).waitFor();
  await check.screen("a merge before it is applied");
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await heading(page, NAME);
  const plan = await planNow(page);
  assert.deepEqual([plan.organisation, plan.programme], ["Ours, Lyon", "Second steps"]);
  assert.ok(plan.people.some((person) => person.name === "Ana Ruiz"));
  assert.equal(await undo(page), "Merge from a file");
  const before = await planNow(page);
  assert.deepEqual([before.organisation, before.programme], ["Ours, Lyon", "First steps"]);
  assert.equal((await toList(page)).length, 1, "there is one plan, not two");
});

async function toList(page) {
  await toPlans(page);
  return listedPlans(page);
}

journey("two answers to one question are chosen between by keyboard", async ({ page, check }) => {
  const file = await handedOn(page);
  await importCopy(page, file, (plan) => {
    plan.organisation = "Theirs, Porto";
  });
  await beginMerge(page);
  const dialog = inDialog(page);
  const question = dialog.getByRole("group", { name: "The plan › Organisation or unit" });
  await question.getByText("Ours, Lyon").waitFor();
  await question.getByText("Theirs, Porto").waitFor();
  await check.screen("a merge with a conflict");
  const ours = question.getByLabel("Yours", { exact: true });
  assert.ok(await ours.isChecked(), "nothing of one's own is given up unasked");
  await ours.focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await question.getByLabel("From the file", { exact: true }).isChecked());
  await dialog.getByRole("button", { name: "Apply", exact: true }).press("Enter");
  await heading(page, NAME);
  assert.equal((await planNow(page)).organisation, "Theirs, Porto");
});

journey("a merge can be left before it is applied, and nothing has changed", async ({ page }) => {
  const file = await handedOn(page);
  const before = await planNow(page);
  await importCopy(page, file, (plan) => {
    plan.programme = "Second steps";
  });
  await beginMerge(page);
  const dialog = inDialog(page);
  await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
  await dialog.getByRole("button", { name: "Choose another file", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await openPlan(page, NAME);
  assert.deepEqual(await planNow(page), before);
});

journey("a file without a common version asks wherever the two differ", async ({ page, check }) => {
  const file = await handedOn(page);
  delete file.ancestors;
  await importCopy(page, file, (plan) => {
    plan.programme = "Second steps";
  });
  await beginMerge(page);
  const dialog = inDialog(page);
  await dialog.getByText("The copy that both come from is not kept in this browser").waitFor();
  await dialog.getByText("2 things for you to decide").waitFor();
  await check.screen("a merge without a common version");
  await dialog.getByRole("button", { name: "All: From the file", exact: true }).click();
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await heading(page, NAME);
  const plan = await planNow(page);
  assert.deepEqual([plan.organisation, plan.programme], ["", "Second steps"]);
});

journey("a plan that is here already can be opened beside it", async ({ page }) => {
  const file = await handedOn(page);
  const before = await planNow(page);
  await importCopy(page, file, (plan) => {
    plan.programme = "Second steps";
  });
  const dialog = inDialog(page);
  await dialog.getByText("Open as a new plan", { exact: true }).click();
  assert.ok(await dialog.getByLabel("Open as a new plan").isChecked());
  await dialog.getByRole("button", { name: "Go on", exact: true }).click();
  await heading(page, `${NAME} (imported)`);
  assert.equal((await planNow(page)).programme, "Second steps");
  await toPlans(page);
  await openPlan(page, NAME);
  assert.deepEqual(await planNow(page), before);
});
