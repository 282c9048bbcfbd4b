// Forty script-injection strings in every text of a plan, in tables, file names and links: on every screen, chart,
// print and export none runs, none becomes markup, and none breaks the layout.
import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { download, print, upload } from "./support/actions.mjs";
import { chooseExport, closeResult, importIt, measureNewPlan } from "./support/adoption.mjs";
import { started } from "./support/browser.mjs";
import { journey } from "./support/journey.mjs";
import { LOTS, PAYLOADS, unharmed, watchDialogs } from "./support/payloads.mjs";
import { exportPlan, heading, notice, openSample, planId, saved, toPhase, toPlans } from "./support/plans.mjs";
import { readCalendar, readCsv } from "./support/texts.mjs";
import { answer } from "./support/wizard.mjs";

const ID = "planted-strings";

/** What looks like a text and is a choice: time zones, days of the week, currencies. */
const CHOSEN = ["zone", "weekend", "currency"];

/** Texts that people write and the sample leaves empty here and there. */
const OPEN = "agenda counter detail learned note response review single_action title who winner".split(" ");

/** All phases and documents, whatever else there is. */
const PARTS = [
  ...["diagnose", "align", "pilot", "communicate", "enable", "measure", "celebrate", "govern"].map((it) => `/phases/${it}`),
  ...["diagnosis", "charter", "map", "brief", "playbook", "team-slide", "pathway", "scorecard", "impact", "weekly"].map(
    (it) => `/documents/${it}`,
  ),
  ...["said", "pulse", "meeting", "checklist"].map((it) => `/documents/${it}`),
];

const DATE = /^\d{4}-\d{2}-\d{2}/;

/** Whether a text is written by people: ids, choices and dates have neither blanks nor capitals to begin with. */
function isWritten(key, text) {
  return !CHOSEN.includes(key) && !DATE.test(text) && (/\s/.test(text) || /^[\p{Lu}“]/u.test(text));
}

/** Puts `evil` into every written text of a value; tells how many there were, and numbers them, so that none is twice. */
function plant(value, evil) {
  let count = 0;
  const walk = (inner, key) => {
    if (typeof inner === "string") {
      if (!isWritten(key, inner) && !(inner === "" && OPEN.includes(key))) return inner;
      count += 1;
      return `${count} ${evil}`;
    }
    if (Array.isArray(inner)) return inner.map((it) => walk(it, key));
    if (inner === null || typeof inner !== "object") return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, it]) => [name, walk(it, name)]));
  };
  return { planted: walk(value, ""), count };
}

/** A name for a file that reads like `text`: only a slash cannot be in one. */
const fileName = (text, end) => `${text.replaceAll("/", "∕")}.${end}`;

/** Leaves a finding of the plan check as it is, for a reason. */
async function dismissFinding(page) {
  const group = page.locator(".finding-group").first();
  if (!(await group.evaluate((it) => it.open))) await group.locator("summary").first().click();
  const finding = group.locator(".finding").first();
  await finding.locator("summary").click();
  const dismiss = finding.getByRole("button", { name: "Do not show it again", exact: true });
  await dismiss.click();
  await finding.getByLabel("Why it stays as it is").fill("The board decides in May.");
  await dismiss.click();
  await page.getByText("1 finding you live with", { exact: true }).waitFor();
}

/** The file of a sample plan with `evil` in all its texts. */
async function evilFile(page, evil, id = ID) {
  await openSample(page);
  await dismissFinding(page);
  const { file } = await exportPlan(page);
  assert.equal(file.plan.dismissed.length, 1);
  const { planted, count } = plant(file.plan, evil);
  assert.ok(count > 400, `only ${count} texts of the sample are written by people`);
  return { ...file, plan_id: id, plan: { ...planted, id } };
}

async function importEvil(page, evil, id = ID) {
  const file = await evilFile(page, evil, id);
  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), fileName(evil.slice(0, 60), "json"), JSON.stringify(file), "application/json");
  const open = page.getByRole("button", { name: "Open this plan", exact: true });
  await open.waitFor();
  await unharmed(page, "the preview of the import");
  await open.click();
  await page.waitForFunction((id) => location.hash.includes(id), id);
  await page.locator("h1").first().waitFor();
  await saved(page);
  return file;
}

/** Visits every screen that a link of the plan leads to, and every tab on it; returns the addresses. */
async function visitAll(page) {
  const home = `#/plans/${ID}`;
  // The versions stand in the plan's menu, which is no link.
  const waiting = [home, `${home}/versions`];
  const seen = new Set(waiting);
  while (waiting.length > 0) {
    const hash = waiting.shift();
    await go(page, hash);
    await unharmed(page, hash);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await drawn(page);
      await unharmed(page, `${hash}, ${(await tab.textContent()).slice(0, 40)}`);
    }
    const links = await page.locator(`a[href^="${home}/"]`).evaluateAll((all) => all.map((it) => it.getAttribute("href")));
    const screens = new Set(links.map(screenOf));
    for (const screen of [...screens].filter((it) => !seen.has(it))) {
      seen.add(screen);
      waiting.push(screen);
    }
  }
  return [...seen];
}

/**
 * Spaces letters and words as far apart as a person may have them (WCAG 2.2, 1.4.12): how wide a text is must not hang
 * on the fonts of the machine.
 */
async function spaceText(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
    document.adoptedStyleSheets = [sheet];
  });
}

/** A link to one control leads to the same screen as that to its step, and one to a part of a phase to a tab of it. */
function screenOf(href) {
  const parts = href.split("/");
  return parts.slice(0, parts[3] === "phases" ? 5 : 6).join("/");
}

/** Goes to a screen and waits until it stands: then its heading has the focus. */
async function go(page, hash) {
  const isThere = await page.evaluate((to) => {
    const isThere = location.hash === to;
    if (!isThere) document.activeElement?.blur();
    location.hash = to;
    return isThere;
  }, hash);
  if (!isThere) await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await drawn(page);
}

/** Waits until the screen stands: a frame after the charts that are in it are drawn. */
async function drawn(page) {
  await page.waitForFunction(() => [...document.querySelectorAll(".chart")].every((it) => it.querySelector("svg") || !it.checkVisibility()));
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

for (const [lot, evil] of LOTS.entries()) {
  journey(`strings of lot ${lot + 1} stay texts on every screen, chart and sheet of a plan`, async ({ page }) => {
    const dialogs = watchDialogs(page);
    const { plan } = await importEvil(page, evil);
    await spaceText(page);
    const screens = await visitAll(page);
    const missing = PARTS.filter((part) => !screens.some((it) => it.split(".")[0].endsWith(part)));
    assert.deepEqual(missing, [], `no link of the plan leads to these: ${screens}`);
    assert.ok(screens.some((it) => it.includes("/wizards/")));

    for (const sheet of screens.filter((it) => it.includes("/documents/"))) {
      await go(page, sheet);
      const { pages } = await print(page);
      assert.ok(pages > 0);
      // As it is laid out for paper, which is drawn when printing begins.
      const printing = (moment) => page.evaluate((it) => window.dispatchEvent(new Event(it)), moment);
      await printing("beforeprint");
      await page.emulateMedia({ media: "print" });
      await unharmed(page, `${sheet} in print`);
      await page.emulateMedia({ media: null });
      await printing("afterprint");
    }

    // Not every document has the plan's menu.
    await go(page, screens[0]);
    const { file } = await exportPlan(page);
    assert.deepEqual(file.plan, plan, "every text comes out as it went in");
    await toPlans(page);
    await unharmed(page, "the list of plans");
    assert.deepEqual(dialogs, []);
  });
}

journey("calendar, spreadsheet and pictures carry the strings as texts", async ({ page }) => {
  const dialogs = watchDialogs(page);
  const evil = `${PAYLOADS[4]} ${PAYLOADS[39]}\r\nBEGIN:VEVENT\r\nSUMMARY:not ours`;
  const press = (name) => () => page.getByRole("button", { name, exact: true }).click();
  const calendar = async () => {
    await toPhase(page, "Communicate");
    return readCalendar((await download(page, press("Calendar file (ICS)"))).bytes);
  };
  await importEvil(page, "In plain words.", "plain-strings");
  const clean = await calendar();
  await toPlans(page);
  const { plan } = await importEvil(page, evil);
  const events = await calendar();
  const days = (all) => all.map((event) => event.DTSTART).sort();
  assert.deepEqual(days(events), days(clean), "no event was smuggled in, and none was lost");
  assert.ok(events.every((event) => event.SUMMARY !== "not ours"));
  const rows = readCsv((await download(page, press("Spreadsheet (CSV)"))).bytes);
  assert.equal(rows.length - 1, plan.comms.items.length);
  assert.ok(rows.every((row) => row.length === rows[0].length && row.every((cell) => !/^[=+@\t\r]/.test(cell))));
  await download(page, press("Markdown"));

  await toPhase(page, "Measure");
  await drawn(page);
  const { text } = await download(page, () => page.getByRole("button", { name: /^Save as SVG: / }).first().click());
  // Read in an empty page: the app's own policy would report the styles of the picture.
  const aside = await page.context().newPage();
  const made = await aside.evaluate((svg) => {
    const picture = new DOMParser().parseFromString(svg, "image/svg+xml");
    const names = [...picture.querySelectorAll("*")].map((it) => it.localName);
    const handlers = [...picture.querySelectorAll("*")].filter((it) => [...it.attributes].some(({ name }) => /^on/i.test(name)));
    return { names: [...new Set(names)], handlers: handlers.length };
  }, text);
  assert.equal(made.handlers, 0);
  for (const name of ["parsererror", "script", "img", "iframe", "foreignObject"]) assert.ok(!made.names.includes(name), name);
  await unharmed(page, "after the exports");
  assert.deepEqual(dialogs, []);
});

/** An export whose headers, teams and steps are payloads, seven learners to each. */
function evilExport(payloads) {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const head = ["Learner ID", "Module", "Team", payloads[0], "Status", "Started", "Completed"];
  const rows = payloads.flatMap((payload, at) =>
    Array.from({ length: 7 }, (_, n) => [
      `u-${at}-${n}`,
      `${at + 1} ${payload}`,
      payload,
      payload,
      n % 2 ? "Completed" : "In progress",
      "2026-09-07",
      n % 2 ? "2026-09-08" : "",
    ]),
  );
  return `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

journey("headers, teams, steps and names of files stay texts through an import and its charts", async ({ page }) => {
  const dialogs = watchDialogs(page);
  await measureNewPlan(page);
  for (let at = 0; at < PAYLOADS.length; at += 10) {
    const lot = PAYLOADS.slice(at, at + 10);
    await chooseExport(page, fileName(lot[3], "csv"), evilExport(lot));
    await unharmed(page, "the preview of an export");
    await importIt(page);
    await drawn(page);
    await unharmed(page, "the charts of an export");
    for (const details of await page.getByText("Figures as a table").all()) await details.click();
    await unharmed(page, "the figures of the charts");
    await closeResult(page);
  }
  await page.emulateMedia({ media: "print" });
  await unharmed(page, "the charts in print");
  assert.deepEqual(dialogs, []);
});

journey("answers of a pulse, pasted managers and a colleague's copy stay texts", async ({ page }) => {
  const dialogs = watchDialogs(page);
  await measureNewPlan(page);
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const answers = PAYLOADS.flatMap((payload) => Array(6).fill(`${cell(payload)},4,9`));
  await toPhase(page, "Celebrate");
  await page.getByRole("tab", { name: "Pulse", exact: true }).click();
  const pulse = `${["Group,Confidence,Recommend", ...answers].join("\r\n")}\r\n`;
  await upload(page.locator("#pulse-file"), fileName(PAYLOADS[3], "csv"), pulse);
  await notice(page, `The answers of ${6 * PAYLOADS.length} people are in.`);
  await unharmed(page, "a round of the pulse");

  await toPhase(page, "Enable");
  await page.getByRole("tab", { name: "Managers", exact: true }).click();
  await page.getByText("Add many managers at once").click();
  await answer(page, { "Managers, one a line": PAYLOADS.map((payload) => `${payload}\t${payload}\t12`).join("\n") });
  await page.getByRole("button", { name: "Add them", exact: true }).click();
  await page.getByText(/^1 to 25 of \d+$/).waitFor();
  await unharmed(page, "pasted managers");
  await saved(page);
  const { file } = await exportPlan(page);
  // Semicolons part cells here, and quotes around a cell go.
  const names = file.plan.enablement.managers.map((it) => it.name);
  assert.ok(names.length > 30 && names.every((name) => PAYLOADS.some((payload) => payload.includes(name))), names.join("\n"));
  const slide = `#/plans/${file.plan_id}/documents/team-slide`;
  await go(page, slide);
  await unharmed(page, "the slide of all teams");

  const evil = (at) => PAYLOADS.slice(at, at + 8).join(" ");
  Object.assign(file.plan, { organisation: evil(8), programme: evil(16), name: evil(24) });
  file.plan.people = [{ id: "p", name: evil(0), role: evil(32), function: evil(8) }];
  await toPlans(page);
  await page.getByRole("button", { name: "Import a plan", exact: true }).click();
  await upload(page.getByLabel("Plan file"), "copy.json", JSON.stringify(file), "application/json");
  const dialog = page.getByRole("dialog", { name: "Import a plan" });
  await dialog.getByRole("button", { name: "Go on", exact: true }).click();
  await dialog.getByRole("button", { name: "Apply", exact: true }).waitFor();
  await unharmed(page, "a merge");
  await dialog.getByRole("button", { name: "Apply", exact: true }).click();
  await heading(page, file.plan.name);
  await unharmed(page, "what was merged");
  await go(page, `#/plans/${file.plan_id}/versions`);
  await page.getByRole("button", { name: /^Compare with now/ }).first().click();
  await page.getByRole("heading", { name: "Compare two versions" }).waitFor();
  await unharmed(page, "two versions compared");
  assert.deepEqual(dialogs, []);
});

journey("addresses with scripts in them lead nowhere", async ({ page, url }) => {
  const dialogs = watchDialogs(page);
  for (const payload of PAYLOADS) {
    const places = [`#/${payload}`, `#/plans/${payload}`, `#/plans/${encodeURIComponent(payload)}/settings`, `#/share/${payload}`];
    for (const place of places) {
      await page.evaluate((to) => (location.hash = to), place);
      await page.locator("h1").first().waitFor();
      await unharmed(page, place);
    }
  }
  await page.goto(`${url}?${encodeURIComponent(PAYLOADS[3])}#/plans/${encodeURIComponent(PAYLOADS[4])}`);
  await started(page);
  await unharmed(page, "a fresh page at such an address");
  assert.deepEqual(dialogs, []);
});

journey("a link to a plan full of scripts is read like any other", async ({ page }) => {
  const dialogs = watchDialogs(page);
  const file = await evilFile(page, PAYLOADS[4]);
  const mine = planId(page);
  const few = { ...file, plan: { ...file.plan, comms: { ...file.plan.comms, items: file.plan.comms.items.slice(0, 5) } } };
  const data = deflateSync(Buffer.from(JSON.stringify(few))).toString("base64url");
  await page.evaluate((to) => (location.hash = to), `#/share/${data}`);
  await page.getByRole("button", { name: "Keep a copy", exact: true }).waitFor();
  await drawn(page);
  await unharmed(page, "a plan from a link");
  await page.goto(`${page.url().split("#")[0]}#/plans/${mine}`);
  assert.deepEqual(dialogs, []);
});
