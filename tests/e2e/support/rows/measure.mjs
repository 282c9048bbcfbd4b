// Where the rows of “Measure” stand in the page. What the sample's own imports do not tell is imported here.
import assert from "node:assert/strict";
import { download } from "../actions.mjs";
import { chart, chooseExport, closeResult, importIt } from "../adoption.mjs";
import { stepExport, surveyExport } from "../exports.mjs";
import { exportPlan, planNow, tuesdayIn } from "../plans.mjs";
import { list } from "../wizard.mjs";
import { METRICS } from "./metrics.mjs";

/** Charts that an export with dates, teams and a measure of performance tells. */
const CHARTS = [
  "Weekly active learners",
  "Completion rate over time",
  "Weekly active learners by Team",
  "Time to completion",
  "Drop-off by step",
  "Activity by step and week",
  "Activity by step and Team",
  "Completion by Team",
  "Completed, % against “Output per hour”",
];

/** The rows I1 to I9, those that the sample tells before those that need a file. */
export const MEASURE = {
  async I2(walk) {
    await walk.part("Measure", "Figures");
    await walk.unfold("How every metric is counted");
    const cards = walk.page.locator("details[open]").filter({ hasText: "How every metric is counted" });
    await walk.sees([...METRICS, "Counted", "Out of", "Over", "Beware", "Rows set aside"], cards);
  },

  async I4(walk) {
    const { page } = walk;
    await walk.part("Measure", "Figures");
    await walk.sees(["Site", "Team"], page.getByLabel("Compare by"));
    await walk.sees(["4 groups are not shown, to protect people in small groups."], chart(page, "Completion by Team"));
    await walk.sees(["A group lags behind", "Cebu chat team", "Try: cut"], page.locator(".warning-card"));
    await walk.sees(["Log it as an intervention"], page.locator(".warning-card"));
  },

  async I5(walk) {
    const { page } = walk;
    await walk.part("Measure", "Figures");
    await walk.unfold("What is watched, and by which rule");
    const rules = await walk.table("The rules of the early warnings", ["Warning", "Rule", "Now"], 6);
    const watched = [
      "Momentum is fading",
      "Fewer people are active",
      "A step loses people",
      "Managers have not confirmed",
      "The score is low",
    ];
    assert.deepEqual(
      watched.filter((name) => !rules.some(([it]) => it === name)),
      [],
    );
    await walk.sees(["“5 Three offers” loses 84 of 372", "Rule: "], page.locator(".warning-card").first());
  },

  async I7(walk) {
    const { page } = walk;
    await walk.part("Measure", "Figures");
    const heading = chart(page, "Completion rate over time");
    await walk.sees(
      [/% is expected by \w+ \d+ \w+ 20\d\d, most likely/, "the target is 75 %", "The baseline was 34 %"],
      heading,
    );
    await walk.part("Pilot");
    await walk.sees([/The difference to the comparison group most likely lies between 19\.8 and 45\.1 points/]);
  },

  async I8(walk) {
    await walk.part("Measure", "Interventions");
    const heads = [
      "Intervention",
      "For whom",
      "Began",
      "Measure",
      "Before",
      "After",
      "Change",
      "95 % range",
      "Verdict",
    ];
    await walk.table(/^Each intervention with the mean/, heads, 2);
    assert.equal(await list(walk.page, "Interventions").locator(".entity").count(), 2);
    await walk.part("Measure", "Return on investment");
    const heads2 = ["Estimate", "Benefit", "Costs", "Net benefit", "ROI"];
    const estimates = await walk.table("The return, by estimate", heads2, 3);
    assert.deepEqual(
      estimates.map(([it]) => it),
      ["Low", "Likely", "High"],
    );
    await walk.sees(["Likely: share due to the programme", "Likely: worth of a unit"]);
  },

  async I1(walk) {
    const { page } = walk;
    await walk.part("Measure", "Figures");
    await walk.sees(
      ["The file is read in this browser and sent nowhere.", "Excel workbooks (.xlsx)"],
      walk.section("Import an export"),
    );
    const lines = stepExport({ first: tuesdayIn(-9), weeks: 8 })
      .replaceAll(/(\d)\r\n/g, "$1.5\r\n")
      .split("\r\n");
    const bad = lines[1].split(",").with(4, "the other day").join(",");
    await chooseExport(page, "steps.csv", [...lines.slice(0, -1), bad, ""].join("\r\n"));
    const found = ["Encoding", "Cells are separated by", "The header is on line", "One row is"];
    await walk.sees([...found, /dates?/i, /decimal/i]);
    assert.ok((await page.getByRole("combobox").count()) > 5, "columns can be mapped anew");
    await importIt(page);
    await walk.table("Rows set aside", []);
    await closeResult(page);
  },

  async I3(walk) {
    const { page } = walk;
    await walk.part("Measure", "Figures");
    for (const title of CHARTS) {
      const card = chart(page, title);
      await card.scrollIntoViewIfNeeded();
      await card.locator(".chart svg").waitFor();
      await walk.sees(["Figures as a table", `Save as PNG: ${title}`, `Save as SVG: ${title}`, /\d.*\./], card);
    }
    await walk.sees([/r is .*95 % range/, /rest on \d+ learners/, "not proof of cause"], chart(page, CHARTS.at(-1)));
    await walk.sees(["Kaplan–Meier"], chart(page, "Time to completion"));
    await walk.sees(["Wilson interval"], chart(page, "Completion by Team"));
    const marks = ["Launch", "Messages in the calendar", "Coaching, min", "Target 420", "Baseline 90"];
    const drawn = await chart(page, "Weekly active learners").locator(".chart svg text").allTextContents();
    assert.deepEqual(
      marks.filter((mark) => !drawn.includes(mark)),
      [],
      "marked on adoption over time",
    );
    await chooseExport(page, "survey.csv", surveyExport({ first: tuesdayIn(-9) }));
    await importIt(page);
    await closeResult(page);
    await chart(page, "Net promoter score").locator(".chart svg").waitFor();
    const picture = await download(page, () =>
      page.getByRole("button", { name: "Save as SVG: Net promoter score", exact: true }).click(),
    );
    assert.match(picture.text, /^<svg/);
  },

  async I6(walk) {
    await walk.part("Measure", "Week by week");
    const heads = ["Week", "Active learners", "Completions", "Managers confirmed", "Coaching minutes", "NPS", "Note"];
    await walk.table("", heads, 7);
    await walk.sees(["by hand", "Take from the import", "Add the next week"]);
    const { imports } = (await planNow(walk.page)).measurement;
    assert.ok(imports.length >= 3, "several imports stand beside each other");
  },

  async I9(walk) {
    await walk.part("Measure", "Figures");
    await walk.sees(["names, e-mail addresses and ids are dropped as soon as they are counted"]);
    const { text } = await exportPlan(walk.page);
    assert.doesNotMatch(text, /"L\d+"|Learner ID|"R\d+"/, "no learner of an import goes out with the plan");
  },
};
