// Where the rows of “Align sponsors” and “Stakeholders” stand in the page.
import assert from "node:assert/strict";
import { heading, planNow, toPhase, undo } from "../plans.mjs";
import { answer, goOn, list } from "../wizard.mjs";

const DUTIES = [
  "Remove barriers the team cannot remove itself",
  "Put people and money here first",
  "Decide within days, not at the next committee",
  "Open the budget for change work, not only for licences",
  "Free learners' time on the roster",
  "Tell middle managers that this is not optional",
];

/** The rows B1 to B11. */
export const ALIGN = {
  async B1(walk) {
    const { page } = walk;
    await walk.step("sponsor", "assessment", "How sponsorship looks today");
    await walk.sees(["Sponsorship", "Role modelling", "Metrics accountability"], await walk.row("Ratings"));
    await walk.step("sponsor", "why", "Why, and why now");
    const reason = await page.getByLabel("Why does this matter now?").inputValue();
    await answer(page, { "Why does this matter now?": "" });
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.locator("#error-summary").getByRole("link").first().waitFor();
    await page.getByRole("link", { name: "Save and leave", exact: true }).click();
    await heading(page, "Align");
    await page.getByRole("link", { name: "Go on with “Why, and why now”" }).click();
    await heading(page, "Why, and why now");
    await answer(page, { "Why does this matter now?": reason });
    await goOn(page, "The sponsor and the coalition");
    await walk.step("sponsor", "charter", "The sponsor charter");
    await walk.sees(["Sponsor charter: ", "Accountable sponsor", "Targets we answer for", "Pledges", "Review rhythm"]);
  },

  async B2(walk) {
    await walk.step("sponsor", "sponsor", "The sponsor and the coalition");
    const chosen = walk.page.getByLabel("Accountable executive sponsor", { exact: true });
    assert.equal(await chosen.evaluate((it) => it.selectedOptions[0].text), "Marieke Oosterbaan");
    assert.equal(await chosen.evaluate((it) => it.multiple), false, "exactly one is accountable");
    await walk.sees(["Coalition beside the sponsor", ...DUTIES]);
  },

  async B3(walk) {
    await walk.step("sponsor", "commitments", "Pledges and role modelling");
    const acts = [
      "Finished the flagship module and said so",
      "Brought the learning up in a meeting",
      "Thanked or rewarded learners",
    ];
    await walk.sees(["Leader", "What they did", "On", ...acts], await walk.row("Role-modelling log"));
    await walk.part("Align");
    await walk.table("Role-modelling log", ["Leader", "Did what", "When"], 4);
  },

  async B4(walk) {
    await walk.step("sponsor", "targets", "Three to five targets");
    const fields = ["Metric", "Today", "Target", "By when", "Who answers for it", "Business outcome it serves"];
    await walk.sees(fields, await walk.row("Targets"));
    await walk.part("Align");
    const targets = await walk.table("Targets", ["Today", "Goal", "By", "Owner", "Serves", "Still missing"], 3);
    assert.ok(targets.length <= 5 && targets.every((cells) => cells.at(-1) === "nothing: it is SMART"));
  },

  async B5(walk) {
    await walk.step("sponsor", "roles", "Who does what");
    const streams = ["Sponsor the programme", "Run it from day to day", "Measure its impact"];
    const raci = ["Accountable", "Responsible", "Consulted before decisions", "Informed afterwards"];
    await walk.sees([...streams, ...raci], await walk.row("Roles by work stream"));
    await walk.part("Align");
    await walk.table("Roles by work stream", ["Accountable", "Responsible", "Consulted", "Informed"], 7);
  },

  async B6(walk) {
    const { page } = walk;
    await walk.step("sponsor", "leader-plan", "The leaders' first 90 days");
    await walk.sees(["What the leader does", "Leader", "Due", "Done on"], await walk.row("Leader actions"));
    await walk.sees(
      ["Days 0–30", "Days 31–60", "Days 61–90", "11 of 13 actions done"],
      walk.section("The leaders' 90 days"),
    );
    await answer(page, { "Show the actions of": "Tom Ashworth" });
    const shown = walk.section("The leaders' 90 days");
    await shown.getByText("Take module 3 with the night shift.").waitFor({ state: "detached" });
    await walk.sees(["Sit in on two role-plays of the pilot"], shown);
    await answer(page, { "Show the actions of": "Priya Ramanathan" });
    await shown.getByRole("checkbox", { name: /^Move the Cebu chat team/ }).check();
    await walk.sees(["2 of 3 actions done"], shown);
    await undo(page);
  },

  async B7(walk) {
    await walk.step("sponsor", "commitments", "Pledges and role modelling");
    const fields = ["Pledge", "How often", "Signed on", "Kept", "Missed", "Visible", "Consistent", "Measurable"];
    await walk.sees(fields, await walk.row("Pledges"));
    await walk.step("sponsor", "targets", "Three to five targets");
    for (const where of [
      "Learning goals stand in leaders' own reviews",
      "A learning measure stands among the corporate KPIs",
    ]) {
      assert.ok(await walk.page.getByLabel(where).isChecked(), where);
    }
  },

  async B8(walk) {
    await walk.step("sponsor", "events", "Town hall, first review, pain points");
    await walk.sees(
      ["before launch", /Mon \d+ \w+ 20\d\d/],
      walk.page.getByRole("group", { name: "Launch town hall" }),
    );
    assert.ok(await walk.page.getByLabel("Everyone concerned is invited").isChecked());
    await walk.sees(
      ["Within 30 days of the plan's start"],
      walk.page.getByRole("group", { name: "First monthly executive review" }),
    );
  },

  async B9(walk) {
    await walk.step("sponsor", "events", "Town hall, first review, pain points");
    const pains = ["Competing priorities", "No visible sponsorship", "Functions tell different stories"];
    await walk.sees([...pains, "What is done about it", "Who does it"], list(walk.page, "Pain points and answers"));
    await walk.offers("Pain points and answers", ["Name what stops", "Borrow a voice", "One script"]);
  },

  async B10(walk) {
    await walk.step("sponsor", "assessment", "How sponsorship looks today");
    await walk.sees(["Behaviour", "Own rating", "Team's rating"], await walk.row("Ratings"));
    const view = walk.section("Own view and the team's");
    await walk.sees(["2 points above the team", "Book four appearances in the next 90 days"], view);
    await walk.step("sponsor", "events", "Town hall, first review, pain points");
    assert.notEqual(await walk.page.getByLabel("Brief for the sponsor's “why this matters” video").inputValue(), "");
  },

  async B11(walk) {
    await walk.part("Align");
    const stories = walk.section("How it goes well, and how it fails");
    await walk.sees(["The owner from the line", "The learner in chief", "Handed over and forgotten"], stories);
    const remedy = [
      "Bring the sponsor back into view",
      "tighten the scripts",
      "measurable targets into leaders' reviews",
    ];
    await walk.sees([...remedy, "None of the four signs of failure show in this plan"], stories);
  },
};

/** The rows C1 to C4. */
export const STAKEHOLDERS = {
  async C1(walk) {
    const { page } = walk;
    await walk.step("sponsor", "stakeholders", "Stakeholders");
    await walk.sees(
      ["Influence", "Support", "Decides", "Very little", "Blocking", "Leading", "Drag people"],
      walk.section("Stakeholder map"),
    );
    const kinds = [
      "Business sponsor",
      "Frontline managers",
      "HR",
      "Compliance",
      "IT",
      "L&D",
      "Learners",
      "Pilot group",
      "Champions",
    ];
    const fields = ["What they answer for", "How often they hear from us"];
    await walk.sees([...kinds, ...fields], await walk.row("Stakeholders"));
    await page.getByRole("button", { name: "Remove: Floor champions", exact: true }).click();
    await walk.offers("Stakeholders", ["Champions"]);
    await undo(page);
    const stance = async () => (await planNow(page)).stakeholders.find((it) => it.name === "Dispatchers").stance;
    assert.equal(await stance(), "doubtful");
    await page.locator(".map-token", { hasText: "Dispatchers" }).press("ArrowRight");
    assert.equal(await stance(), "neutral", "moved on the grid by keyboard");
    await undo(page);
    await page.getByText("The map as a table").click();
    const heads = ["Who", "Influence", "Today", "At launch", "Answers for", "Hears from us"];
    await walk.table("Stakeholder map", heads, 14);
  },

  async C2(walk) {
    await walk.step("sponsor", "stakeholders", "Stakeholders");
    const fields = [
      "Where they stand today",
      "Where they need to stand at launch",
      "The move",
      "Who looks after them",
      "Next contact",
    ];
    await walk.sees(fields, await walk.row("Stakeholders"));
    await toPhase(walk.page, "Overview");
    await walk.sees([/Contact with Workforce planning is overdue by \d+ days/]);
  },

  async C3(walk) {
    await walk.part("Align");
    const lines = await walk.table("Alignment matrix", ["Line of sight", "From", "To"], 6);
    const sights = new Set(lines.map(([sight]) => sight));
    const wanted = ["Content → job outcome", "Manager → coaching role", "Metric → business impact"];
    assert.deepEqual(
      wanted.filter((sight) => !sights.has(sight)),
      [],
    );
  },

  async C4(walk) {
    await walk.step("comms", "audiences", "Audiences");
    const fields = [
      "What they gain",
      "What stands in their way",
      "How they work today",
      "How they will work afterwards",
    ];
    await walk.sees([...fields, "Ask two questions, settle it with dispatch on the line"], await walk.row("Audiences"));
  },
};
