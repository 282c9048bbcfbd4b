// Where the rows of “Diagnose” stand in the page.
import assert from "node:assert/strict";
import { chooseExport, closeResult, figuresOf, importIt } from "../adoption.mjs";
import { stepExport } from "../exports.mjs";
import { planNow, tuesdayIn, undo } from "../plans.mjs";
import { addReady, list, row } from "../wizard.mjs";
import { METRICS } from "./metrics.mjs";

/** The rows A1 to A8, that which needs a file last: what each promises is looked for, and done where it is to be done. */
export const DIAGNOSE = {
  async A1(walk) {
    await walk.overview();
    const phases = await walk.page.locator("main section h3").allTextContents();
    const at = (name) => phases.indexOf(name);
    assert.ok(
      at("Diagnose") >= 0 && at("Diagnose") < at("Align") && at("Align") < at("Pilot"),
      "diagnosis comes first",
    );
    await walk.part("Diagnose");
    await walk.sees(["before anyone designs an answer", "Eight to ten weeks before launch"]);
  },

  async A2(walk) {
    await walk.part("Diagnose", "Baseline");
    await walk.sees(METRICS, await walk.row("Baseline"));
    await walk.sees(["Value today", "Read on", "Source"], await walk.row("Baseline"));
    const gaps = await walk.table("What people say they will do, and what they do", [
      "Say they will",
      "Do it",
      "Gap, points",
    ]);
    assert.match(gaps[0].join(" "), /82 % 24 % −58/);
    await walk.sees(["No time for it", "Call queue"], walk.section("What comes up"));
  },

  async A4(walk) {
    await walk.part("Diagnose", "Friction");
    const heads = ["What happens", "Severity", "Group", "Owner", "Fixed by", "Status"];
    await walk.table("The register, what makes people give up first", heads, 3);
    const friction = await walk.row("Friction register");
    await walk.sees(["Log-in fails", "Unclear learning path", "Content does not match the job"], friction);
    await walk.sees(["Severity", "Evidence", "Group it hits", "Who puts it right", "Fix", "Status"], friction);
    await walk.page.getByRole("button", { name: /^Remove: A second password/ }).click();
    await walk.offers("Friction register", ["Log-in fails"]);
    await undo(walk.page);
  },

  async A5(walk) {
    await walk.part("Diagnose", "Barriers");
    const kinds = ["No time for it", "Unclear what it brings", "Not about the job", "Hard to get in and around"];
    await walk.sees(
      [...kinds, "No effect on the career", "Rewards point elsewhere", "Seen as optional"],
      row(walk.page, "Barriers found", 0),
    );
    await addReady(walk.page, "Barriers found", ["Rewards point elsewhere"]);
    const card = walk.page
      .locator(".barrier")
      .filter({ has: walk.page.getByRole("heading", { name: "Rewards point elsewhere" }) });
    await walk.sees(
      ["Write the new behaviour into managers' goals for 90 days", "Planned in Align", "You see that it helps when"],
      card,
    );
    assert.ok(
      (await card.getByRole("button", { name: /^Add to the plan: / }).count()) >= 2,
      "counter-measures to choose from",
    );
    await undo(walk.page);
  },

  async A6(walk) {
    await walk.part("Diagnose", "At a glance");
    const heads = ["Site", "Time zone", "People", "Language", "Ease with technology", "Way of working"];
    const sites = await walk.table("Sites with their people", heads, 3);
    assert.deepEqual(sites[1], ["Rotterdam", "Europe/Amsterdam", "304", "Dutch", "3 of 5", "Hybrid"]);
    await walk.settings();
    const first = await walk.row("Sites and cohorts");
    await walk.sees(["Time zone", "IANA", "On site", "Hybrid", "Remote", "Ease with technology"], first);
    assert.equal(await list(walk.page, "Sites and cohorts").locator(".entity").count(), 3);
  },

  async A7(walk) {
    await walk.part("Diagnose", "Summary");
    const said = walk.page.locator(".diagnosis");
    await walk.sees([/6 people were interviewed.*61.*gap at/s], said);
    await walk.sees(
      ["Talk to five people or more", "Plan something against every barrier", "Done"],
      walk.section("What a diagnosis consists of"),
    );
    await walk.document("diagnosis", "Diagnosis: ");
    await walk.sees(["Baseline", "Barriers found", "What helps"]);
  },

  async A8(walk) {
    await walk.part("Diagnose", "At a glance");
    const cards = walk.page.locator(".evidence");
    assert.equal(await cards.count(), 6);
    const claims = [
      "+30–60 %",
      "three of 12 minutes",
      "completion by 28 %",
      "from 32 to 72 % in ten weeks",
      "down by 40 %",
    ];
    await walk.sees(
      [
        ...claims,
        "confidence up by 25 %",
        "by 40 % in four weeks",
        "8 % more productivity",
        "within six months",
        "risen by 65 %",
      ],
      cards,
    );
    for (const card of await cards.all()) await walk.sees(["Source: ", "Try it: "], card);
    await walk.sees(["What others report, not what you will get."]);
  },

  async A3(walk) {
    await walk.part("Diagnose", "Interviews");
    const talk = await walk.row("Interview log");
    await walk.sees(["Who", "Job", "Group", "What they said", "Barriers they spoke of", "Other themes"], talk);
    await walk.table("Barriers and themes by the number of talks", ["What", "Kind", "Talks", "Groups"], 8);
    await walk.part("Diagnose", "Baseline");
    const before = (await planNow(walk.page)).diagnosis.baselines.length;
    await walk.page
      .getByRole("button", { name: /^Use as baseline: / })
      .first()
      .click();
    const { baselines } = (await planNow(walk.page)).diagnosis;
    assert.equal(baselines.length, before + 1, "a figure of an import becomes a baseline");
    assert.match(baselines.at(-1).source, /LMS export/);
    await undo(walk.page);
    await walk.part("Measure", "Figures");
    await chooseExport(walk.page, "steps.csv", stepExport({ first: tuesdayIn(-9), weeks: 8 }));
    await importIt(walk.page);
    await closeResult(walk.page);
    for (const title of ["Activity by step and week", "Activity by step and Team"]) {
      const rows = await figuresOf(walk.page, title);
      assert.ok(rows.length === 5 && /\d/.test(Object.values(rows[0])[1]), title);
    }
    await walk.part("Diagnose", "Interviews");
    await walk.sees(["Busiest was “1.1 Step number 1”"], walk.section("What people use today"));
    await walk.page.getByRole("link", { name: "See content by week and by group in Measure" }).waitFor();
  },
};
