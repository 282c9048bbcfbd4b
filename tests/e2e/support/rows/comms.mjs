// Where the rows of “Communicate” stand in the page.
import assert from "node:assert/strict";
import { download } from "../actions.mjs";
import { planNow, undo } from "../plans.mjs";
import { readCalendar, readCsv } from "../texts.mjs";
import { list } from "../wizard.mjs";

/** The item of the calendar that the walk moves, by its title. */
const MOVED = "Eight weeks in: what changed";

/** The rows E1 to E7. */
export const COMMS = {
  async E1(walk) {
    await walk.part("Communicate");
    await walk.sees(["Audiences", "Messages", "Channels", "Rhythm", "Senders", "Calendar"], walk.section("Steps"));
    await walk.step("comms", "rhythm", "Rhythm");
    await walk.sees(["Audience", "Message", "How often", "Channel"], await walk.row("Who gets what, how often"));
  },

  async E2(walk) {
    const { page } = walk;
    await walk.part("Communicate", "List");
    const read = (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.replaceAll("\u00a0", " ")));
    const rows = await page.locator(".cal-list tr").evaluateAll(read);
    const has = (week, ...words) => {
      const from = rows.findIndex(([head]) => head.startsWith(`Week ${week},`));
      assert.ok(from >= 0, `week ${week} is in the calendar`);
      const until = rows.findIndex(([head], at) => at > from && head.startsWith("Week "));
      const found = rows.slice(from, until < 0 ? rows.length : until);
      assert.ok(
        found.some((cells) => words.every((it) => cells.join(" ").includes(it))),
        `${words.join(", ")} in week ${week}`,
      );
    };
    has("−8", "Sponsor briefing: goals and expectations", "Meeting, E-mail");
    has("−7", "Manager briefing: goals, timeline, responsibilities", "Meeting, E-mail");
    has("1", "Welcome: access and your first hour", "E-mail, LMS notice");
    has("2", "Your progress and the next step", "In-app notice, Line manager");
    has("8", MOVED);
    await walk.step("comms", "calendar", "Calendar");
    await walk.sees(["Everything of the ready calendar is in this plan."]);
  },

  async E3(walk) {
    const { page } = walk;
    await walk.step("comms", "messages", "Messages");
    const purposes = [
      "Town hall",
      "Announcement",
      "Talking points for managers",
      "Invitation from the manager",
      "Short reminder",
      "Progress nudge",
      "Recognition",
    ];
    await walk.sees(purposes, list(page, "Message texts"));
    const text = await walk.row("Message texts");
    await walk.sees(["{first name}", "{launch date}", "{sponsor}", "{promise}"], text);
    await walk.row("Shared wording");
    await walk.sees(["promise", "settle it in one call"], list(page, "Shared wording"));
    await walk.step("comms", "senders", "Senders");
    const versions = page.locator("#drift");
    await walk.sees(
      ["Human Resources", "Tells another story", "92.2 % of the words differ", "Changes against the shared text"],
      versions,
    );
    assert.ok(
      (await versions.locator("ins").count()) > 0 && (await versions.locator("del").count()) > 0,
      "a diff is drawn",
    );
  },

  async E4(walk) {
    const { page } = walk;
    await walk.part("Communicate", "Month");
    await walk.sees(["Mon", "Sun", "Next month", "Today", "Launch"], walk.section("Calendar"));
    const item = page.locator(".cal-item").filter({ hasText: "Protected hour" }).first();
    const before = (await planNow(page)).comms.items;
    await item.focus();
    await page.keyboard.press("Alt+ArrowRight");
    const after = (await planNow(page)).comms.items;
    const moved = after.filter((it, at) => it.when.days !== before[at].when.days);
    assert.equal(moved.length, 1, "one item is moved by keyboard");
    await undo(page);
    await page.getByLabel("From", { exact: true }).selectOption({ label: "Sponsor" });
    await walk.sees([/\b[1-9]\d? of 100 items shown/]);
    await page.getByLabel("From", { exact: true }).selectOption({ label: "All" });
    await walk.part("Communicate", "Week by audience");
    await walk.sees(["Week −8", "Week 1", "Shift managers", "Launch town hall"], walk.section("Calendar"));
  },

  async E5(walk) {
    await walk.part("Communicate");
    const load = walk.section("What it asks of people");
    const words = [
      "can bear 90 minutes a week",
      "Week −8",
      "Week 8",
      "Too much in a week",
      "Silence",
      "On the same day",
      "In a black-out",
    ];
    await walk.sees(words, load);
    await load.locator(".heat").first().waitFor();
  },

  async E6(walk) {
    const { page } = walk;
    await walk.part("Communicate", "List");
    const read = (rows) =>
      rows.map((row) => row.textContent).filter((text) => text.includes("Invitation from your manager"));
    const invitations = await page.locator(".cal-list tr").evaluateAll(read);
    assert.ok(invitations.length === 3 && invitations.every((text) => text.includes("Line manager")));
    await page.locator(".cal-list .cal-item").filter({ hasText: "Invitation from your manager" }).first().click();
    const dialog = page.getByRole("dialog");
    await walk.sees(["Local time", "Managers", "endorse"], dialog);
    await dialog.getByRole("button", { name: "Done", exact: true }).click();
    await page.locator(".cal-list .cal-item").filter({ hasText: "Sponsor briefing" }).first().click();
    await walk.sees(
      ["Leeds: ", "(Europe/London)", "Rotterdam: ", "(Europe/Amsterdam)", "Cebu: ", "(Asia/Manila)", "UTC"],
      dialog,
    );
    await dialog.getByRole("button", { name: "Done", exact: true }).click();
  },

  async E7(walk) {
    const { page } = walk;
    await walk.part("Communicate");
    const save = (name) => download(page, () => page.getByRole("button", { name, exact: true }).click());
    const events = readCalendar((await save("Calendar file (ICS)")).bytes);
    assert.ok(
      events.length >= 100 && events.every((event) => event.UID && event.SEQUENCE !== undefined),
      "UID and sequence",
    );
    assert.ok(
      events.some((event) => /^\d{8}$/.test(event.DTSTART)),
      "all-day events",
    );
    assert.ok(
      events.some((event) => /^\d{8}T\d{6}/.test(event.DTSTART)),
      "timed events",
    );
    const names = events.map((event) => event.SUMMARY);
    const others = ["Go/no-go gate", "Target due: Completion rate", "Managers: Manager briefing"];
    assert.deepEqual(
      others.filter((name) => !names.includes(name)),
      [],
      "what else is dated",
    );
    assert.equal(readCsv((await save("Spreadsheet (CSV)")).bytes).length, 101);
    assert.match((await save("Markdown")).text, /^# /);
    await page.getByRole("button", { name: "Copy as text", exact: true }).waitFor();
  },
};
