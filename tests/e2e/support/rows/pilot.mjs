// Where the rows of “Pilot” stand in the page.
import assert from "node:assert/strict";
import { planNow, undo } from "../plans.mjs";
import { addReady, answer, list } from "../wizard.mjs";

/** The rows D1 to D8. */
export const PILOT = {
  async D1(walk) {
    await walk.part("Pilot");
    const steps = [
      "Hypothesis",
      "Cohort",
      "Length and weeks",
      "Success criteria",
      "Enough learners?",
      "What you learn on the way",
      "Pitfalls",
      "Gate",
      "Pilot brief",
    ];
    await walk.sees(steps, walk.section("Steps"));
    await walk.step("pilot", "hypothesis", "Hypothesis");
    await walk.sees(["What do we change?", "What should follow?", "Why do we believe so?"]);
    await walk.document("brief", "Pilot: ");
    await walk.sees(["Who goes first", "Success criteria", "Week by week", "Decision"]);
  },

  async D2(walk) {
    const { page } = walk;
    await walk.step("pilot", "cohort", "Cohort");
    const kinds = [
      "Sales representatives",
      "Service agents",
      "One country office",
      "Product and customer-success teams",
    ];
    await walk.sees([...kinds, "Site", "Learners in the pilot", "Managers who lead them"]);
    await answer(page, { "Why this group?": "" });
    await answer(page, { "Who goes first?": "One country office" });
    const reason = page.getByLabel("Why this group?", { exact: true });
    await walk.sees([/\w+ \w+ \w+/], page.locator("main"));
    assert.ok((await reason.inputValue()).length > 20, "the kind brings its usual reason");
    await undo(page);
    await undo(page);
    await walk.step("pilot", "sample", "Enough learners?");
    await walk.sees([
      "A similar group that starts later",
      "Comparison group by name",
      "People in the comparison group",
    ]);
  },

  async D3(walk) {
    const { page } = walk;
    await walk.step("pilot", "length", "Length and weeks");
    const lengths = ["2 weeks", "6 weeks", "8 weeks", "12 weeks", "30 to 60 days", "Another length"];
    await walk.sees(lengths);
    await walk.part("Pilot");
    const weeks = await walk.table("Weeks of the pilot", ["Week", "From", "Focus", "Review"], 6);
    assert.equal(weeks.filter((cells) => /\d{4}: /.test(cells[3])).length, 4, "review dates");
    const measures = (await planNow(page)).pilot.criteria.map((criterion) => criterion.metric);
    assert.ok(["weekly-active", "completion-rate"].every((metric) => measures.includes(metric)));
    await walk.step("pilot", "criteria", "Success criteria");
    await walk.offers("Criteria", ["Learning-to-performance correlation"]);
    await walk.step("pilot", "length", "Length and weeks");
    await answer(page, { "How long does it run?": "12 weeks: select, measure, scale" });
    await addReady(page, "Week by week");
    await list(page, "Week by week").locator(".entity").nth(11).waitFor();
    await walk.step("pilot", "criteria", "Success criteria");
    await walk.offers("Criteria", ["Retention", "Internal mobility", "Time to competency"]);
    await walk.document("brief", "Pilot: ");
    await walk.sees(["Selection", "Measurement", "Scaling", "12 weeks"]);
    await undo(page);
    await undo(page);
  },

  async D4(walk) {
    await walk.step("pilot", "criteria", "Success criteria");
    await walk.sees(["at least one measure of early use and one of performance"]);
    await walk.sees(["Measure", "Baseline", "Minimum to go on", "Target"], await walk.row("Criteria"));
    const rows = list(walk.page, "Criteria");
    await walk.sees(["Weekly active learners", "Customer result"], rows);
  },

  async D5(walk) {
    const { page } = walk;
    await walk.step("pilot", "sample", "Enough learners?");
    const told = walk.section("What this size can tell");
    await walk.sees(["Large enough", "from 22 % to 55 %"], told);
    await walk.table("What other sizes would show", ["Learners", "Comparison group", "Chance to show your target"], 6);
    await answer(page, { "Learners in the pilot": 9, "People in the comparison group": 9 });
    await walk.sees([/too small/i], told);
    await undo(page);
    await undo(page);
  },

  async D6(walk) {
    await walk.step("pilot", "learning", "What you learn on the way");
    await walk.sees(["We believe that", "How the pilot tests it", "Result"], await walk.row("Assumptions"));
    await walk.sees(["What was changed", "What was expected", "What was seen"], list(walk.page, "Experiments"));
    await walk.sees(["In their words", "They agreed to be quoted"], list(walk.page, "Testimonials"));
    await walk.sees(["What gets in the way", "Who clears it", "Cleared on"], list(walk.page, "Process blockers"));
  },

  async D7(walk) {
    const { page } = walk;
    await walk.step("pilot", "gate", "Gate");
    const gate = page
      .locator("section.section")
      .filter({ has: page.getByRole("heading", { level: 2, name: "Gate", exact: true }) });
    await walk.sees(
      ["Go", "Every minimum is met.", "95 % interval 47.3 % to 66.7 %", "Week 1", "Week 2", "On track from 60 %"],
      gate,
    );
    await walk.sees(["Learners active this week", "Managers who confirmed"], list(page, "Momentum"));
    await answer(page, { "Decide otherwise": "Iterate" });
    await walk.sees(["Go", "Iterate", "Stop"]);
    const note = page.getByLabel(/Why/).last();
    await note.fill("Module 5 first.");
    await walk.sees(["Module 5 first.", "Iterate"]);
    await undo(page);
    await undo(page);
  },

  async D8(walk) {
    await walk.step("pilot", "pitfalls", "Pitfalls");
    const pitfalls = ["Only completions are rewarded", "Too much content at once", "Managers are left out"];
    const rows = list(walk.page, "Pitfalls and answers");
    await walk.sees([...pitfalls, "What we do about it"], rows);
    for (const tested of await rows.getByLabel("The pilot tests this").all()) assert.ok(await tested.isChecked());
  },
};
