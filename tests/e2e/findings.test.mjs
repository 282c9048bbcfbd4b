// Living with a finding of the plan check: it stays away with its reason, until it is brought back.
import assert from "node:assert/strict";
import { journey } from "./support/journey.mjs";
import { planNow, reload, startPlan, tuesdayIn } from "./support/plans.mjs";

journey("a finding is dismissed with a note, stays away, and comes back when asked", async ({ page, check }) => {
  await startPlan(page, { name: "Service basics", launch: tuesdayIn(4) });
  const found = page.locator(".finding-group[open] .finding");
  await found.first().waitFor();
  const before = await found.count();
  const title = (await found.first().locator(".finding-title").textContent()).trim();

  await found.first().locator("summary").click();
  await found.first().getByRole("button", { name: "Do not show it again", exact: true }).click();
  await found.first().getByText("Give the reason in a few words").waitFor();
  await found.first().getByLabel("Why it stays as it is").fill("The board names a sponsor in May.");
  await check.screen("dismissing a finding");
  await found.first().getByRole("button", { name: "Do not show it again", exact: true }).click();
  await page.getByText("1 finding you live with", { exact: true }).waitFor();
  assert.equal(await found.count(), before - 1);
  const [dismissal] = (await planNow(page)).dismissed;
  assert.equal(dismissal.note, "The board names a sponsor in May.");

  await reload(page);
  const away = page.locator("details", { hasText: "1 finding you live with" });
  await away.locator("summary").first().click();
  await away.getByText("The board names a sponsor in May.").waitFor();
  assert.ok(title.endsWith((await away.locator(".finding-title").textContent()).trim()));
  await check.screen("findings one lives with");
  await away.getByRole("button", { name: /^Bring back/ }).click();
  await away.waitFor({ state: "detached" });
  assert.equal(await found.count(), before);
});
