// From an export of a learning system to charts, and nothing of any person kept on the way.
import assert from "node:assert/strict";
import { download, drop } from "./support/actions.mjs";
import {
  chart,
  chooseExport,
  drawable,
  drawing,
  figuresOf,
  findings,
  fixture,
  importIt,
  measureNewPlan,
  rowsSetAside,
} from "./support/adoption.mjs";
import { journey } from "./support/journey.mjs";
import { exportPlan, notice, planNow, reload, undo } from "./support/plans.mjs";
import { stored } from "./support/storage.mjs";
import { readCsv } from "./support/texts.mjs";

/** Twelve learners of two teams in one course, with names, addresses and ids that must not stay. */
function courseExport() {
  const two = (number) => String(number).padStart(2, "0");
  const row = (n) => {
    const done = n <= 6 || n === 12;
    const team = n <= 6 ? "North" : "South";
    const person = [`id-47${two(n)}`, `planted${n}@example.com`, `"Planted, Person ${n}"`];
    return [...person, team, "Safety", done ? "Completed" : "In progress", `2026-09-${two(7 + n)}`].join(",");
  };
  const rows = Array.from({ length: 12 }, (_, at) => row(at + 1));
  return ["User ID,E-mail,Full name,Team,Course,Status,Completed on", ...rows, ""].join("\r\n");
}

journey("a row per learner and course gives completions by team", async ({ page, check }) => {
  await measureNewPlan(page);
  await page.getByText("No figures yet").waitFor();
  await chooseExport(page, "courses.csv", courseExport());
  assert.deepEqual(await findings(page), {
    shape: "One learner in one course",
    encoding: "UTF-8",
    delimiter: "Comma",
    header: 1,
  });
  assert.equal(await page.getByLabel("Dates: Completed on").evaluate((it) => it.value), "year-first");
  assert.deepEqual(await page.locator(".preview-table tbody tr").first().locator("td").allTextContents(), [
    "id-4701",
    "planted1@example.com",
    "Planted, Person 1",
    "North",
    "Safety",
    "Completed",
    "2026-09-08",
  ]);
  await check.screen("import preview of a course export");
  assert.deepEqual(await importIt(page), { "Rows read": "12", "Rows set aside": "0", Learners: "12" });
  const teams = await figuresOf(page, "Completion by Team");
  assert.deepEqual(teams.map((row) => [row.Team, row.Learners, row.Completed]).sort(), [
    ["North", "6", "6"],
    ["South", "6", "1"],
  ]);
  assert.ok((await figuresOf(page, "Completion rate over time")).length > 0);
  await check.screen("charts of a course export");
  const [{ figures }] = (await planNow(page)).measurement.imports;
  assert.deepEqual([figures.rows, figures.learners, figures.completed], [12, 12, 7]);
  assert.deepEqual(
    figures.cohorts[0].groups.map(({ name, learners, completed }) => [name, learners, completed]).sort(),
    [
      ["North", 6, 6],
      ["South", 6, 1],
    ],
  );
});

journey(
  "a row per learner and step gives the drop-off, and bad rows are listed with line and reason",
  async ({ page, check }) => {
    await measureNewPlan(page);
    await chooseExport(page, "steps.csv", fixture("steps.csv"));
    assert.equal((await findings(page)).shape, "One learner at one step");
    assert.deepEqual(await importIt(page), { "Rows read": "5", "Rows set aside": "2", Learners: "3" });
    assert.deepEqual(await rowsSetAside(page), [
      ["6", "the date in “first_visited_at” is on no calendar"],
      ["7", "names no learner"],
    ]);
    const list = await download(page, () =>
      page.getByRole("button", { name: "CSV: Rows set aside", exact: true }).click(),
    );
    assert.equal(readCsv(list.bytes).length, 3);
    const steps = await figuresOf(page, "Drop-off by step");
    assert.deepEqual(
      steps.map((step) => [step.Step, step.Started, step.Completed]),
      [
        ["1.1", "3", "2"],
        ["1.2", "1", "0"],
        ["1.10", "1", "1"],
      ],
    );
    const weeks = await figuresOf(page, "Weekly active learners");
    assert.equal(weeks.length, 4);
    await check.screen("result and charts of a step export");
  },
);

journey(
  "an event log whose learners stand in the descriptions gives weekly active learners",
  async ({ page, check }) => {
    await measureNewPlan(page);
    await chooseExport(page, "logs.csv", fixture("moodle-log.csv"));
    assert.equal((await findings(page)).shape, "Something that happened");
    assert.equal(await page.getByLabel("Dates: Time").evaluate((it) => it.value), "day-first");
    await check.screen("import preview of an event log");
    assert.deepEqual(await importIt(page), { "Rows read": "3", "Rows set aside": "2", Learners: "2" });
    const weeks = await figuresOf(page, "Weekly active learners");
    assert.deepEqual(
      weeks.map((week) => week["Weekly active learners"]),
      ["2", "0", "1"],
    );
  },
);

journey("answers from 0 to 10 give a net promoter score", async ({ page, check }) => {
  await measureNewPlan(page);
  await chooseExport(page, "survey.csv", fixture("survey.csv"));
  assert.equal((await findings(page)).shape, "One person's answers");
  const facts = await importIt(page);
  assert.deepEqual([facts["Rows read"], facts["Rows set aside"]], ["26", "1"]);
  assert.deepEqual(await rowsSetAside(page), [["28", "the answer in “score” is not a number"]]);
  const answers = await figuresOf(page, "Net promoter score");
  assert.deepEqual(answers.map((kind) => kind.Answers).slice(0, 3), ["9", "6", "9"]);
  await check.screen("chart of a survey");
});

journey("encodings, delimiters and preambles are found out", async ({ page }) => {
  await measureNewPlan(page);
  const files = [
    ["french-sheet.csv", { encoding: "UTF-8", delimiter: "Semicolon", header: 1 }],
    ["windows-1252.csv", { encoding: "Windows, Western European", delimiter: "Semicolon", header: 1 }],
    ["utf-16.csv", { encoding: "UTF-16 (little-endian)", delimiter: "Tab", header: 1 }],
    ["preamble.csv", { encoding: "UTF-8", delimiter: "Comma", header: 4 }],
  ];
  for (const [name, expected] of files) {
    await chooseExport(page, name, fixture(name));
    const { shape: _, ...found } = await findings(page);
    assert.deepEqual(found, expected, name);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByLabel("Adoption data (CSV or Excel)").waitFor();
  }
  assert.deepEqual((await planNow(page)).measurement.imports, []);
});

journey("every finding can be changed before the import", async ({ page, check }) => {
  await measureNewPlan(page);
  const text =
    "user;region;result;when\nu1;North;Passed;03/04/2026\nu2;North;Failed;05/04/2026\nu3;South;Passed;06/05/2026\n";
  await chooseExport(page, "ambiguous.csv", text);
  await page.getByText(/day and month could be swapped/).waitFor();
  const role = (column) =>
    page.locator(".preview-table th").filter({ hasText: column }).getByLabel(column, { exact: true });

  await role("region").selectOption({ label: "Not used" });
  await page.locator('.drawings > li[data-drawn="false"]').filter({ hasText: "Completion by cohort" }).waitFor();
  await role("region").selectOption({ label: "Group: team, site, region" });
  await page.locator('.drawings > li[data-drawn="true"]').filter({ hasText: "Completion by cohort" }).waitFor();
  await role("when").selectOption({ label: "Date completed" });
  await page.getByLabel("Dates: when").selectOption({ label: "Month first: 09/21/2026" });
  await role("user").selectOption({ label: "Not used" });
  await page.locator('.drawings > li[data-drawn="false"]').filter({ hasText: "Weekly active learners" }).waitFor();
  await role("user").selectOption({ label: "Learner's id" });
  assert.equal((await drawable(page))["Completion rate over time"], true);
  await page.getByLabel("Call these figures").fill("Spring wave");
  await check.screen("import preview, changed");
  await importIt(page);

  const [imported] = (await planNow(page)).measurement.imports;
  assert.equal(imported.label, "Spring wave");
  assert.equal(imported.figures.weekly_rate[0].monday, "2026-03-02", "4 March, read month first");
  await notice(page, "“Spring wave” is in the plan.");
  assert.equal(await undo(page), "Import “Spring wave”");
  assert.deepEqual((await planNow(page)).measurement.imports, []);
});

journey("a decimal mark that no number tells is asked about", async ({ page }) => {
  await measureNewPlan(page);
  const text = "Employee ID,Date,Minutes\nu1,2026-09-07,1.234\nu2,2026-09-07,2.500\n";
  await chooseExport(page, "minutes.csv", text);
  const question = page.getByText(/could be thousands or have three decimals/);
  await question.waitFor();
  await page.getByLabel("Decimals: Minutes").selectOption({ label: "Comma: 1.234,5" });
  await question.waitFor({ state: "detached" });
  await importIt(page);
  const [imported] = (await planNow(page)).measurement.imports;
  assert.equal(imported.figures.weekly_minutes[0].sum, 3734);
});

journey("a roster tells time to competency and first applications", async ({ page, check }) => {
  await measureNewPlan(page);
  const text =
    "Employee ID,Enrolled on,Competency date,First application\n1,2026-09-01,2026-09-11,2026-09-10\n" +
    "2,2026-09-01,,2026-09-30\n3,2026-09-05,2026-09-21,\n4,2026-09-20,,\n";
  await chooseExport(page, "roster.csv", text);
  await importIt(page);
  await page.getByText("How every metric is counted", { exact: true }).click();
  const card = (name) =>
    page.locator(".metric-card").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await card("First application").getByText(/^33\.3\s%$/).waitFor();
  await card("Time to competency").getByText("16 days", { exact: true }).waitFor();
  await check.screen("metric cards of a roster");
});

journey("reading a long file shows progress and is cancelled at once", async ({ page, check }) => {
  await measureNewPlan(page);
  const zone = page.locator(".dropzone");
  const transfer = await page.evaluateHandle(() => {
    const row = "u-000001,1.1,2026-09-07 08:00:00 UTC,2026-09-07 08:20:00 UTC\n";
    const slice = row.repeat(40_000);
    const held = new DataTransfer();
    const parts = ["learner_id,step,first_visited_at,last_completed_at\n", ...Array(150).fill(slice)];
    held.items.add(new File(parts, "long.csv", { type: "text/csv" }));
    return held;
  });
  for (const event of ["dragenter", "dragover", "drop"]) await zone.dispatchEvent(event, { dataTransfer: transfer });
  await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page
    .getByText(/of \d+(\.\d)? MB read/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await notice(page, "Import cancelled. Nothing was changed.");
  await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
  await check.screen("import cancelled");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  assert.deepEqual((await planNow(page)).measurement.imports, []);
});

journey("a file that is no table is refused with the reason", async ({ page, check }) => {
  await measureNewPlan(page);
  const before = await planNow(page);
  const refused = [
    [
      "report.xlsx",
      Buffer.from("PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000xl/workbook.xml[Content_Types].xml", "latin1"),
      /workbook|archive/,
    ],
    ["report.pdf", Buffer.from("%PDF-1.7\n1 0 obj\n"), /This is a PDF/],
    ["chart.png", Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR", "latin1"), /This is a picture/],
    ["login.html", Buffer.from("<!DOCTYPE html><html><body>Sign in</body></html>"), /This is a web page/],
    ["empty.csv", Buffer.alloc(0), /The file is empty/],
    ["header.csv", Buffer.from("User ID,Course,Status\r\n"), /There is a header and nothing below it/],
  ];
  for (const [name, bytes, reason] of refused) {
    await page.getByLabel("Adoption data (CSV or Excel)").setInputFiles({ name, mimeType: "text/csv", buffer: bytes });
    await page.getByRole("alert").filter({ hasText: reason }).waitFor();
  }
  await check.screen("an export refused");
  assert.deepEqual(await planNow(page), before);
});

journey("no name, address or id of a learner is kept after an import", async ({ page }) => {
  await measureNewPlan(page);
  await chooseExport(page, "people.csv", courseExport());
  await importIt(page);
  await drawing(page, "Completion by Team");
  const { text } = await exportPlan(page);
  await reload(page);
  const places = { export: text, "local storage": JSON.stringify(await stored(page)) };
  places["session storage"] = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  places["the address"] = page.url();
  for (const [place, content] of Object.entries(places)) {
    for (const personal of ["planted", "Planted", "example.com", "id-47"]) {
      assert.ok(!content.includes(personal), `“${personal}” is in ${place}`);
    }
  }
  assert.ok(places["local storage"].includes("North"), "the groups are kept");
});

journey("a chart is saved as PNG and as SVG", async ({ page }) => {
  await measureNewPlan(page);
  await chooseExport(page, "steps.csv", fixture("steps.csv"));
  await importIt(page);
  const card = chart(page, "Drop-off by step");
  await drawing(page, "Drop-off by step");
  const png = await download(page, () => card.getByRole("button", { name: "Save as PNG: Drop-off by step" }).click());
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(png.bytes.length > 5_000, `${png.bytes.length} bytes`);
  const svg = await download(page, () => card.getByRole("button", { name: "Save as SVG: Drop-off by step" }).click());
  assert.match(svg.text, /^<svg[^>]* xmlns=/);
  assert.ok(svg.text.includes("1.10"), "the steps are named in the picture");
});

journey(
  "the sample export that ships with the page is one press away, and a dropped file works too",
  async ({ page, check }) => {
    await measureNewPlan(page);
    await page.getByRole("button", { name: "Load the sample export", exact: true }).click();
    await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
    assert.equal((await findings(page)).shape, "One learner at one step");
    const facts = await importIt(page);
    assert.ok(Number(facts["Rows read"]) > 500, `${facts["Rows read"]} rows`);
    for (const title of ["Weekly active learners", "Completion rate over time", "Drop-off by step"]) {
      assert.ok((await figuresOf(page, title)).length >= 3, title);
    }
    await check.screen("figures of the sample export");

    await page.getByRole("button", { name: "Close", exact: true }).click();
    await drop(page, page.locator(".dropzone"), "dropped.csv", courseExport());
    await page.getByRole("heading", { name: "Is this how to read it?" }).waitFor();
    await importIt(page);
    assert.equal((await planNow(page)).measurement.imports.length, 2);
  },
);
