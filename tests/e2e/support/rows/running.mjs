// Where the rows of “Listen, resist, celebrate”, “Govern and scale” and “Reports” stand in the page.
import assert from "node:assert/strict";
import { download, upload } from "../actions.mjs";
import { fitsOnePage } from "../paper.mjs";
import { heading, planNow, undo } from "../plans.mjs";
import { readCalendar, readCsv } from "../texts.mjs";
import { answer, list } from "../wizard.mjs";

const PATTERNS = [
  "No time",
  "Not relevant here",
  "Hard to get in",
  "Does not fit my career",
  "Rewards point elsewhere",
];

/** The rows J1 and J2. */
export const LISTEN = {
  async J1(walk) {
    await walk.part("Celebrate", "Feedback");
    await walk.sees(["Resistance is data.", ...PATTERNS, /22 voices; entries told back: 1 of 1/]);
    const fields = [
      "What was said",
      "The need behind it",
      "Pattern",
      "Counter-measure",
      "What we do, or why we do not",
      "Told back on",
    ];
    await walk.sees(fields, await walk.row("The log"));
    await walk.document("said", "You said, we did");
    await walk.sees(["You said", "We did", "Told", "Single sign-on since the second week"]);
  },

  async J2(walk) {
    const { page } = walk;
    await walk.part("Celebrate", "Feedback");
    const card = page
      .locator(".pattern")
      .filter({ has: page.getByRole("heading", { name: "Rewards point elsewhere", exact: true }) });
    await card.locator("summary").click();
    await walk.sees(["Planned in: Align", "Planned in: Govern", "Planned in: Measure"], card);
    const before = (await planNow(page)).actions.length;
    await card
      .getByRole("button", { name: /^Put it into the plan/ })
      .first()
      .click();
    await card.getByRole("link", { name: "In the plan: look at it" }).first().click();
    await heading(page, "Align");
    assert.equal((await planNow(page)).actions.length, before + 1);
    await undo(page);
  },
};

/** The rows K1 to K3. */
export const CELEBRATE = {
  async K1(walk) {
    const { page } = walk;
    await walk.part("Celebrate", "Pulse");
    const { bytes } = await download(page, () => page.getByRole("button", { name: /^Download the template/ }).click());
    const answers = "North,4,9,5,3\r\n".repeat(12);
    await upload(page.locator("#pulse-file"), "pulse.csv", `${bytes.toString("utf8")}${answers}`);
    await walk.sees(["Confidence", "Recommendation", "Relevance", "Manager support", /\(n = 12\)/]);
    await undo(page);
    await walk.document("pulse", "One minute about");
    await walk.sees([
      "I am confident that I can use this at work.",
      "Would you recommend it?",
      "My manager makes room for it",
    ]);
  },

  async K2(walk) {
    const { page } = walk;
    await walk.part("Celebrate", "Weekly summary");
    assert.equal(
      await page
        .locator("main")
        .getByRole("link", { name: /^Week [1-8], from/ })
        .count(),
      8,
    );
    // By keyboard: the notice about the pulse may still lie over the link.
    await page
      .locator("main")
      .getByRole("link", { name: /^Week 5, from/ })
      .press("Enter");
    await heading(page, /^Week 5: /);
    await walk.sees(["What moved", "What is stuck", "Decisions needed"]);
    await walk.sees([/Active learners\s+389/, "Milestone reached"], walk.section("What moved"));
  },

  async K3(walk) {
    const { page } = walk;
    await walk.part("Celebrate", "Recognition");
    for (const kind of ["Milestones", "Group challenges", "Recommended by colleagues", "Testimonials", "Champions"]) {
      assert.ok((await list(page, kind).locator(".entity").count()) >= 2, kind);
    }
    await page.getByRole("tabpanel").getByRole("link", { name: "Put the wins on the wall" }).click();
    await page.waitForURL(/documents\/wins/);
    const shown = page.locator(".wall-slide");
    await walk.sees(["1 of 9"]);
    let wall = "";
    for (let at = 1; at <= 9; at += 1) {
      await walk.sees([`${at} of 9`]);
      wall += `${await shown.innerText()}\n`;
      await page.keyboard.press("ArrowRight");
    }
    for (const win of [
      "A hundred calls settled first time",
      "They took every joint call",
      "I had the answer all along",
    ]) {
      assert.ok(wall.includes(win), `${win} is on the wall`);
    }
  },
};

/** The rows H1 to H4. */
export const GOVERN = {
  async H1(walk) {
    const { page } = walk;
    await walk.part("Govern", "Meetings");
    const rituals = ["Weekly adoption stand-up", "Monthly executive review", "Quarterly strategy sync"];
    const agendas = [
      "Blockers: what stops people",
      "Quick wins",
      "each KPI against its target",
      "Resources: ",
      "Business outcomes of the quarter",
    ];
    await walk.sees([...rituals, ...agendas, "Who leads it", "Who else comes"], list(page, "Meetings that come back"));
    const { bytes } = await download(page, () => page.getByRole("button", { name: "Calendar file (.ics)" }).click());
    const names = readCalendar(bytes).map((event) => event.SUMMARY);
    assert.deepEqual(
      rituals.filter((name) => !names.includes(name)),
      [],
    );
    await walk.part("Govern", "Agenda and minutes");
    await walk.sees(["Which meeting", "Quick wins: one story worth passing on", "Begin the minutes"]);
    await walk.document("meeting", "");
    await walk.sees(["Agenda", "People", "Decisions", "Actions"]);
  },

  async H2(walk) {
    await walk.part("Govern", "Decisions");
    const rights = await walk.table("Who decides what", ["Right", "Decides", "Is asked before", "Answers within"], 3);
    const wanted = ["Approve content", "Fund campaigns", "Retire modules"];
    assert.ok(wanted.every((name) => rights.some(([right, decides]) => right === name && decides !== "")));
    await walk.sees(["By when", "Signed on"], list(walk.page, "Sign-offs"));
    await walk.sees(["Why, and what was turned down", "Decided on"], list(walk.page, "Decision log"));
  },

  async H3(walk) {
    await walk.part("Govern", "Board");
    const seats = ["Business", "Learning and development", "Finance", "IT", "Human resources", "Line managers"];
    await walk.sees(seats, list(walk.page, "Governance board"));
    await walk.part("Govern", "Releases and content");
    const due = await walk.table("Content that is due, longest overdue first", ["Content", "Owner", "Why"]);
    assert.equal(due[0][0], "The old call script, page by page");
    await walk.sees(["Due to go after so long without use"], walk.section("Retirement rule"));
    await walk.sees(["What comes out", "When", "For whom"], list(walk.page, "Release calendar"));
  },

  async H4(walk) {
    const { page } = walk;
    await walk.part("Govern", "Waves");
    const criteria = [
      "The pilot's gate says go",
      "Every pilot criterion reached its minimum",
      "Its managers are briefed and have confirmed",
    ];
    await walk.sees([...criteria, "Wait", "Holds", "Open"], page.locator(".wave-card"));
    await page.getByRole("button", { name: /^Copy the plan to this wave: Wave 2/ }).click();
    const dialog = page.getByRole("dialog");
    await walk.sees(["Duplicate"], dialog);
    assert.match(await dialog.locator("input[type=date]").first().inputValue(), /^20\d\d-\d\d-\d\d$/);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  },
};

/** The artefacts that have to be there, by their keys and the beginnings of their headings. */
const ARTEFACTS = {
  weekly: "Week \\d: ",
  brief: "Pilot: ",
  charter: "Sponsor charter: ",
  playbook: "Manager playbook: ",
  "team-slide": "Teams on one slide",
  impact: "Business impact: ",
  map: "Stakeholder map: ",
  checklist: "Rollout checklist: ",
  scorecard: "Scorecard: ",
};

/** The rows L1 to L3. */
export const REPORTS = {
  async L1(walk) {
    await walk.document("scorecard", "Scorecard: ");
    await walk.sees(["Targets", "Baseline", "Now", "Trend", "Aim", "Standing", /\+\d.* since .*better/]);
    await walk.sees(["What sponsors do", "Top risk", "What we ask", "Keep the protected hour on every roster"]);
    await fitsOnePage(walk.page, "the scorecard");
  },

  async L2(walk) {
    const { page } = walk;
    await walk.overview();
    const listed = await page
      .locator(".artefacts a")
      .evaluateAll((links) => links.map((link) => link.hash.split("/").at(-1)));
    assert.deepEqual(
      Object.keys(ARTEFACTS).filter((key) => !listed.includes(key)),
      [],
    );
    for (const [key, title] of Object.entries(ARTEFACTS)) {
      await walk.document(key, title);
      await fitsOnePage(page, key);
      await walk.sees(["Print", "Copy as Markdown"]);
    }
    const { text } = await download(page, () =>
      page.getByRole("button", { name: "Download (.md)", exact: true }).click(),
    );
    assert.match(text, /^# Scorecard: /);
  },

  async L3(walk) {
    const { page } = walk;
    await walk.part("Govern", "Decisions");
    await answer(list(page, "Sign-offs").locator(".entity").first(), { "What is signed off": "=1+1" });
    const save = (name) => download(page, () => page.getByRole("button", { name, exact: true }).click());
    const cells = readCsv((await save("CSV: Sign-offs")).bytes).flat();
    assert.ok(cells.includes("'=1+1"), "a formula is neutralised");
    assert.ok(cells.every((cell) => !/^[=+@\t\r]/.test(cell)));
    await undo(page);
    await walk.document("scorecard", "Scorecard: ");
    const tables = readCsv((await save("Tables as CSV")).bytes);
    assert.ok(tables.length > 5);
  },
};
