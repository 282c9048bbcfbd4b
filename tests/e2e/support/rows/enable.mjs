// Where the rows of “Enable managers and learners” stand in the page.
import assert from "node:assert/strict";
import { planNow } from "../plans.mjs";
import { answer, list } from "../wizard.mjs";

const LAID_OUT = "Touchpoints with managers; dates follow the launch";

/** Days from launch, of the touchpoints of a kind. */
async function daysOf(page, kind) {
  const { touchpoints } = (await planNow(page)).enablement;
  return touchpoints.filter((point) => point.kind === kind).map((point) => point.when.days);
}

/** The rows F1 to F11. */
export const ENABLE = {
  async F1(walk) {
    await walk.part("Enable", "Touchpoints");
    const rows = await walk.table(LAID_OUT, ["Date", "Touchpoint", "Moment", "Minutes", "Confirmed"], 19);
    assert.deepEqual(rows[0].slice(1, 4), ["Manager briefing", "Planning, before launch", "45"]);
    const [briefing] = await daysOf(walk.page, "briefing");
    assert.ok(briefing <= -42 && briefing >= -56, "six to eight weeks before launch");
    await walk.sees(["Goals, timeline, responsibilities"], await walk.row("Touchpoints"));
  },

  async F2(walk) {
    await walk.part("Enable", "Touchpoints");
    const rows = await walk.table(LAID_OUT, []);
    const moments = [...new Set(rows.map((cells) => cells[2]))];
    assert.deepEqual(moments, ["Planning, before launch", "Activation, weeks 1 and 2", "Consolidation, from week 3"]);
    const milestones = ["First assignment done", "First use in a real task", "First feedback loop"];
    await walk.sees([...milestones, "Sharing moment", "Shared on"], list(walk.page, "Milestones of a team"));
  },

  async F3(walk) {
    const { page } = walk;
    await walk.part("Enable", "Managers");
    await answer(page, { Show: "Pledge, week by week" });
    const weeks = Array.from({ length: 6 }, (_, at) => `Tick everyone listed: Week ${at + 1}`);
    await walk.sees([...weeks, "Gemma Thackray", "Aled Prosser"], walk.section("Managers"));
    await answer(page, { Show: "Who they are" });
  },

  async F4(walk) {
    const { page } = walk;
    await walk.part("Enable", "Touchpoints");
    const rows = await walk.table(LAID_OUT, []);
    const minutes = (start) => rows.filter((cells) => cells[1].startsWith(start)).map((cells) => cells[3]);
    assert.deepEqual(minutes("Check-in week"), ["30", "30"]);
    assert.deepEqual(minutes("Role-play after the first module"), ["15", "15"]);
    assert.deepEqual(new Set(minutes("Protected learning hour")), new Set(["60"]));
    assert.deepEqual(new Set(minutes("Micro-coaching in the weekly check-in")), new Set(["15"]));
    assert.equal(minutes("Micro-assignment").length, 2);
    const [first, third] = (await daysOf(page, "check-in")).map((days) => Math.floor(days / 7) + 1);
    assert.deepEqual([first, third], [1, 3], "check-ins in weeks 1 and 3");
    await walk.part("Enable", "Managers");
    await answer(page, { Show: "Touchpoints confirmed" });
    await walk.sees([/Protected learning hour/], walk.section("Managers"));
    await answer(page, { Show: "Who they are" });
  },

  async F5(walk) {
    await walk.part("Enable", "Touchpoints");
    const talks = ["Weekly micro-coaching", "Monthly performance conversation", "Quarterly calibration"];
    await walk.sees([...talks, "How often", "weekly", "monthly", "quarterly"], list(walk.page, "Cadence"));
    await walk.sees(["What did you try?", "What changed?"], walk.section("Two questions, always the same"));
  },

  async F6(walk) {
    await walk.part("Enable", "Playbook and scripts");
    const scripts = ["Check-in: 5 minutes", "Coaching: 15 minutes", "Development planning: 30 minutes"];
    await walk.sees(scripts, walk.section("Coaching scripts"));
    await walk.sees(
      ["I have signed in and finished the first module myself."],
      walk.section("In the LMS: a manager's checklist"),
    );
    await walk.document("playbook", "Manager playbook: ");
    await walk.sees(["Your dates", "Your numbers", "What to say", "Red flags", "Who helps", "In the LMS"]);
  },

  async F7(walk) {
    await walk.part("Enable", "Numbers and relief");
    const kpis = list(walk.page, "What managers answer for");
    assert.equal(await kpis.locator(".entity").count(), 3);
    const told = await walk.table(
      "What managers answer for, over all teams that told",
      ["Number", "Now, all teams", "Target", "By", "Standing"],
      3,
    );
    assert.deepEqual(
      told.map((cells) => cells[2]),
      ["70 %", "30 min a week, 130 min a month", "+10 %"],
    );
    const board = await walk.table(
      "Teams side by side, up to today",
      ["Team", "Coaching a week", "A month", "Behaviour"],
      8,
    );
    assert.ok(board.some((cells) => cells.includes("hidden, under 5")));
    await walk.document("team-slide", "Teams on one slide");
    await walk.sees(["Targets", "Scoreboard", "Two questions"]);
  },

  async F8(walk) {
    await walk.part("Enable", "Numbers and relief");
    await walk.sees(["One micro-coaching talk a week and a single action"]);
    await walk.sees(
      ["What managers have to do", "What falls away for it"],
      list(walk.page, "New administrative work for managers"),
    );
    const incentive = walk.section("Incentive for the first 90 days");
    await walk.sees(["It follows how many of the team apply it", "Runs until"], incentive);
    await walk.part("Enable", "Managers");
    await walk.table("", ["Overloaded", "The one action"], 8);
  },

  async F9(walk) {
    const { page } = walk;
    await walk.part("Enable", "Courses and roles");
    const heads = ["Role", "Takes", "Courses", "Time", "Next role", "On the way there"];
    const roles = await walk.table(/^Roles with the time/, heads, 3);
    assert.match(roles[0].join(" "), /185 minutes.*Senior agent.*52\.6 %/);
    await walk.sees(
      ["Service agent → Senior agent → Desk coach", "From Service agent to Senior agent"],
      walk.section("Suggested pathway"),
    );
    await walk.table("For the role", ["Step", "Course", "Minutes", "Builds", "Needed"], 7);
    await page.getByRole("group", { name: "Completed" }).getByRole("checkbox").first().check();
    await walk.sees([/[1-9]\d?(\.\d)? % of the way to Senior agent: 1 of 8 courses/]);
  },

  async F10(walk) {
    const { page } = walk;
    await walk.part("Enable", "Engagement");
    const pillars = await walk.table("What is done for each pillar", ["Pillar", "Actions", "First"], 3);
    assert.deepEqual(
      pillars.map(([pillar]) => pillar),
      ["Relevance", "Habit", "Recognition"],
    );
    await walk.sees(["a quarter of an hour a day", "One line a week with one thing to try"]);
    assert.equal(await page.getByLabel("Minutes a day").inputValue(), "15");
    await walk.sees(["3 × 12 minutes, and 9 minutes to practise."], page.locator(".splitter-result"));
    await page.locator("#schedule-course").selectOption({ label: "5 Three offers" });
    const dates = await walk.table("Dates of 5 Three offers", ["What", "Date"], 9);
    assert.ok(["Part 3: learn", "Part 3: used at work", "Recall 3"].every((it) => dates.some(([what]) => what === it)));
    await walk.sees(["within 48 hours"], walk.section("Dates of the pieces"));
    await walk.table("Cohorts and their groups of peers", ["Groups of peers", "They look at", "Handed in"], 2);
    await walk.sees(["Each in their own time"], list(page, "Cohorts"));
    await walk.part("Enable", "Courses and roles");
    await walk.sees(
      ["16.3 % of the content", "Within the rule.", "at most 20 %"],
      walk.section("What the launch needs"),
    );
  },

  async F11(walk) {
    await walk.part("Enable", "Help and access");
    const tiers = await walk.table("Tiers of support", ["Tier", "Solves", "Answers for it", "Hours", "Goal"], 3);
    assert.deepEqual(
      tiers.map(([tier]) => tier),
      ["Self-help", "Peer champions", "L&D specialists"],
    );
    assert.equal(tiers[1].at(-1), "first answer within 4 h");
    await walk.table("The next office hours", ["Date", "Time", "What", "Where", "Who"]);
    const trials = ["Single sign-on", "Mobile", "Troubleshooting guide", "First tickets"];
    await walk.sees(trials, list(walk.page, "Access, tried before launch"));
    await walk.sees(["4 of 4 tried and working."], walk.section("Who gets in"));
  },
};
