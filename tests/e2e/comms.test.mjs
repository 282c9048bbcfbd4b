// The communications wizard from a blank plan to a printed calendar and files for other programs.
import assert from "node:assert/strict";
import { download, hasFocus } from "./support/actions.mjs";
import { journey } from "./support/journey.mjs";
import { fitsOnePage } from "./support/paper.mjs";
import {
  daysAfter,
  heading,
  longDate,
  openSample,
  planNow,
  startPlan,
  toPhase,
  tuesdayIn,
  undo,
} from "./support/plans.mjs";
import { readCalendar, readCsv } from "./support/texts.mjs";
import {
  addReady,
  addRow,
  answer,
  answerRow,
  beginWizard,
  followIssue,
  goOn,
  openIssues,
  resumeWizard,
  saveAndLeave,
  seeResult,
} from "./support/wizard.mjs";

async function beginCommsWizard(page, launch = tuesdayIn(14)) {
  await startPlan(page, { name: "Comms academy", launch, programme: "First call solved" });
  await toPhase(page, "Communicate");
  await beginWizard(page, "Audiences");
}

journey("a calendar grows from a blank plan, answer by answer", async ({ page, check }) => {
  const launch = tuesdayIn(14);
  await beginCommsWizard(page, launch);
  assert.deepEqual(await openIssues(page), ["Add at least one audience."]);
  await check.screen("comms audiences with their summary");
  assert.equal(await followIssue(page, "Add at least one audience."), "audiences");
  await addRow(page, "Audiences", "Add an audience", {
    Name: "Service agents",
    Kind: "Learners",
    People: 120,
    "What they gain": "Fewer calls that come back",
  });
  await addReady(page, "Audiences", ["Managers"]);
  await addRow(page, "Sites and cohorts", "Add a site", { "Site or cohort": "Lyon", "Time zone": "Lyon" });
  assert.ok((await openIssues(page)).includes("Give Lyon a time zone such as Europe/Berlin."));
  await answerRow(page, "Sites and cohorts", -1, { "Time zone": "Europe/Paris" });
  await check.screen("comms audiences");
  await goOn(page, "Messages");

  await addRow(page, "Message texts", "Add an empty text", {
    Title: "Why we do this",
    Purpose: "Announcement",
    "Subject line": "{programme} begins on {launch date}",
    Text: "Dear {first name}, {progamme} starts soon.",
  });
  assert.ok(
    (await openIssues(page)).some((text) => text.includes("{progamme}")),
    "a mistyped field is found",
  );
  await answerRow(page, "Message texts", -1, { Text: "Dear {first name}, {programme} starts on {launch date}." });
  await check.screen("comms messages");
  await goOn(page, "Channels");

  await answer(page, { "Channels you can use": ["E-mail", "Meeting"] });
  await check.screen("comms channels");
  await goOn(page, "Rhythm");

  await addRow(page, "Who gets what, how often", "Add a row", {
    Audience: "Service agents",
    Message: "Why we do this",
    "Title in the calendar": "Why we do this",
    Channel: "E-mail",
    "First time": { before: 2 },
    "How often": "Every two weeks",
  });
  await answerRow(page, "Who gets what, how often", -1, { "How many times in all": 3 });
  await check.screen("comms rhythm");
  await goOn(page, "Senders");

  await answerRow(page, "Who says what", 0, { From: "Sponsor" });
  await check.screen("comms senders");
  await goOn(page, "Calendar");

  await page.getByText("This changes: 3 items added.").waitFor();
  await page.getByRole("button", { name: "Lay the rows out", exact: true }).click();
  await page.getByText("The calendar matches its rows.").waitFor();
  const items = (await planNow(page)).comms.items;
  assert.deepEqual(
    items.map((item) => item.when.days),
    [-14, 0, 14],
  );
  await check.screen("comms calendar step");
  await seeResult(page, "Communications calendar");
  await page.locator(".cal-sheet").first().waitFor();
  await check.screen("calendar on paper");
  await fitsOnePage(page, "a month of the calendar");
});

journey("the communications wizard is left, resumed and gone through backwards", async ({ page }) => {
  await beginCommsWizard(page);
  await addReady(page, "Audiences");
  await goOn(page, "Messages");
  await saveAndLeave(page, "Communicate");
  await resumeWizard(page, "Messages");
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await heading(page, "Audiences");
  await page.goBack();
  await heading(page, "Messages");
});

journey("the ready calendar fills a plan in one go, and one undo empties it", async ({ page, check }) => {
  await beginCommsWizard(page);
  await page
    .getByRole("navigation", { name: "Communications calendar" })
    .getByRole("link", { name: /Calendar/ })
    .click();
  await heading(page, "Calendar");
  await page.getByRole("button", { name: "Add the ready calendar", exact: true }).click();
  await page.getByText("Everything of the ready calendar is in this plan.").waitFor();
  assert.ok((await planNow(page)).comms.items.length >= 20);
  await check.screen("calendar filled");
  await undo(page);
  await page.getByText("The calendar is empty").waitFor();
  assert.equal((await planNow(page)).comms.items.length, 0);
});

/** The days on which an item of the stored plan falls, as an offset from launch. */
async function daysOf(page, id) {
  return (await planNow(page)).comms.items.find((item) => item.id === id).when.days;
}

journey(
  "an item of the calendar is moved by keyboard and by drag, and goes on following the launch",
  async ({ page, check }) => {
    const launch = "2030-09-03";
    await startPlan(page, { name: "Moving academy", launch, template: "8-week rollout" });
    await toPhase(page, "Communicate");
    await page.getByRole("button", { name: "Launch", exact: true }).click();
    await page.getByRole("heading", { level: 3, name: "September 2030" }).waitFor();
    await check.screen("month of the launch");

    const onLaunchDay = (await planNow(page)).comms.items.find((item) => item.when.days === 0);
    assert.ok(onLaunchDay, "something goes out on launch day");
    const item = page.locator(`[id="cal-item-${onLaunchDay.id}"], [id$="${onLaunchDay.id}"].cal-item`).first();
    await item.focus();
    await page.keyboard.press("Alt+ArrowRight");
    await hasFocus(item, "the item that moved");
    assert.equal(await daysOf(page, onLaunchDay.id), 1);
    await page.keyboard.press("Alt+ArrowDown");
    assert.equal(await daysOf(page, onLaunchDay.id), 8);
    await page
      .getByRole("status")
      .filter({ hasText: longDate(daysAfter(launch, 8)) })
      .waitFor();

    const day = (date) => page.locator(".cal-day").filter({ has: page.locator(`time[datetime="${date}"]`) });
    await item.dragTo(day("2030-09-19"));
    assert.equal(await daysOf(page, onLaunchDay.id), 16);
    await day("2030-09-19").locator(".cal-item").filter({ hasText: onLaunchDay.title }).waitFor();

    await item.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`On ${longDate("2030-09-19")}. It follows the launch`).waitFor();
    await check.screen("calendar item dialog");
    await dialog.getByRole("button", { name: "Done", exact: true }).click();
    await hasFocus(item, "the item whose dialog closed");

    await page.getByRole("tab", { name: "List" }).click();
    await page.locator(".cal-list").waitFor();
    await check.screen("calendar as a list");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Week by audience", selected: true }).waitFor();
    await check.screen("calendar by week and audience");
  },
);

journey("the calendar goes out as ICS, CSV and Markdown that others read", async ({ page }) => {
  await startPlan(page, { name: 'Export academy; "R&D", one', launch: tuesdayIn(10), template: "8-week rollout" });
  await toPhase(page, "Communicate");
  const plan = await planNow(page);

  const ics = await download(page, () =>
    page.getByRole("button", { name: "Calendar file (ICS)", exact: true }).click(),
  );
  assert.match(ics.name, /\.ics$/);
  const events = readCalendar(ics.bytes);
  const isItem = (event) => plan.comms.items.some((item) => event.UID.startsWith(`${item.id}@`));
  const messages = events.filter(isItem);
  assert.equal(messages.length, plan.comms.items.length);
  assert.ok(events.length > messages.length, "what else has a date goes out too");
  assert.equal(new Set(events.map((event) => event.UID)).size, events.length, "every event has a UID of its own");
  const launchDays = messages.filter((event) => event.DTSTART.startsWith(plan.launch.replaceAll("-", "")));
  assert.equal(launchDays.length, plan.comms.items.filter((item) => item.when.days === 0).length);

  const csv = await download(page, () => page.getByRole("button", { name: "Spreadsheet (CSV)", exact: true }).click());
  const [head, ...records] = readCsv(csv.bytes);
  assert.equal(records.length, plan.comms.items.length);
  assert.ok(records.every((record) => record.length === head.length));
  const dates = records.map((record) => record[0]);
  assert.ok(
    dates.every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)),
    "dates are ISO dates",
  );
  assert.deepEqual(dates, [...dates].sort(), "in the order of their dates");
  assert.ok(
    records.flat().every((cell) => !/^[=+@\t\r]/.test(cell)),
    "no cell is taken for a formula",
  );

  const markdown = await download(page, () => page.getByRole("button", { name: "Markdown", exact: true }).click());
  assert.match(markdown.text, /^# /);

  await page.getByLabel("Audience", { exact: true }).first().selectOption({ index: 1 });
  const filtered = await download(page, () =>
    page.getByRole("button", { name: "Spreadsheet (CSV)", exact: true }).click(),
  );
  const shown = readCsv(filtered.bytes).length - 1;
  assert.ok(shown > 0 && shown < records.length, `${shown} of ${records.length} rows pass the filter`);
  await page.getByText(`${shown} of ${records.length} items shown`).waitFor();
});

journey("the sample's calendar fills one page a month, and its heat map tells the load", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Communicate");
  await page.locator(".cal-load .heat").first().waitFor();
  await check.screen("sample communicate");
  await page.locator("main").getByRole("link", { name: "Open the print view", exact: true }).first().click();
  await heading(page, "Communications calendar");
  await page.locator(".cal-sheet").first().waitFor();
  await check.screen("sample calendar on paper");
  await fitsOnePage(page, "a month of the sample's calendar");
});

journey("the month shows what else is dated, quieter than messages and with a way to where it is changed", async ({
  page,
  check,
}) => {
  await openSample(page);
  await toPhase(page, "Communicate");
  const others = page.locator(".cal-month .cal-occasion:visible");
  await others.filter({ hasText: "Weekly adoption stand-up" }).first().waitFor();
  await check.screen("month with what else is dated");
  const show = page.getByLabel("Also show meetings, touchpoints and other dates");
  await show.uncheck();
  assert.equal(await others.count(), 0);
  await show.check();
  await page.getByLabel("Words in the title").fill("hour");
  await others.first().waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Clear the filters", exact: true }).click();
  await others.filter({ hasText: "Weekly adoption stand-up" }).first().click();
  await heading(page, "Govern");
  await page.getByRole("tab", { name: "Meetings", selected: true }).waitFor();
});

journey("a version that drifted from the shared text is shown and taken back", async ({ page, check }) => {
  await openSample(page);
  await toPhase(page, "Communicate");
  await page.getByRole("link", { name: "Senders", exact: true }).click();
  await heading(page, "Senders");
  const drifted = page.locator("#drift .entity").filter({ hasText: "Tells another story" });
  await drifted.first().waitFor();
  await check.screen("sample senders with a drift");
  assert.equal(await drifted.count(), 1);
  await drifted.getByRole("button", { name: "Take the shared wording", exact: true }).click();
  await page.locator(".toast").getByRole("button", { name: "Undo", exact: true }).waitFor();
  assert.equal(await drifted.count(), 0);
});
