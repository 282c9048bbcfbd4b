// Every chart of the Measure page: drawn with its sentence and its table, saved, narrowed down, folded, taken down.
import assert from "node:assert/strict";
import { download, hasFocus, tabTo } from "./support/actions.mjs";
import { chart, chooseExport, drawing, figuresOf, importIt } from "./support/adoption.mjs";
import { engagementExport, managerExport, stepExport, surveyExport, teamName } from "./support/exports.mjs";
import { journey } from "./support/journey.mjs";
import { openSample, startPlan, toPhase, toPlans, tuesdayIn } from "./support/plans.mjs";

/** The charts that an export of each kind tells, by their titles. */
const CHARTS = {
  steps: [
    "Weekly active learners",
    "Completion rate over time",
    "Weekly active learners by Team",
    "Time to first completion",
    "Time to completion",
    "Drop-off by step",
    "Activity by step and week",
    "Activity by step and Team",
    "Completion by Team",
    "Completed, % against “Output per hour”",
  ],
  survey: ["Net promoter score", "Net promoter score by week"],
  managers: ["Manager confirmations", "Coaching minutes"],
  engagement: ["Weekly active learners", "Weekly active learners by Team", "Minutes of learning"],
};

/** Starts a plan that was launched nine weeks ago and goes to its Measure page. */
async function measureRunningPlan(page) {
  const first = tuesdayIn(-9);
  await startPlan(page, { name: "Running academy", launch: first });
  await toPhase(page, "Measure");
  return first;
}

/** Imports a text and closes the result. */
async function importText(page, name, text) {
  await chooseExport(page, name, text);
  await importIt(page);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.locator(".chart-card .chart svg").first().waitFor();
}

/** The titles of the charts on the page. */
function titles(page) {
  return page.locator(".chart-card h3").allTextContents();
}

/** The texts in the drawing of a chart. */
async function drawnTexts(page, title) {
  const texts = (await drawing(page, title)).locator("text");
  await texts.first().waitFor();
  return texts.allTextContents();
}

/** Waits until the drawing of a chart has, or has no more, a text. */
async function drawn(page, title, text, { within = 5000 } = {}) {
  const own = chart(page, title).locator(".chart svg text").filter({ hasText: text });
  await own.first().waitFor({ state: "attached", timeout: within });
}

/** Chooses an option of a select by keyboard alone, as its first letters tell it. */
async function choose(page, label, letters) {
  const select = page.getByLabel(label, { exact: true });
  await tabTo(page, select);
  await page.keyboard.type(letters);
  await page.keyboard.press("Tab");
}

journey("every chart is drawn, says what it shows in a sentence, and has a table", async ({ page, check }) => {
  const first = await measureRunningPlan(page);
  const exports = {
    steps: stepExport({ first, weeks: 8 }),
    survey: surveyExport({ first }),
    managers: managerExport({ first }),
    engagement: engagementExport({ first, teams: 6, weeks: 8 }),
  };
  for (const [kind, text] of Object.entries(exports)) {
    await importText(page, `${kind}.csv`, text);
    assert.deepEqual((await titles(page)).toSorted(), CHARTS[kind].toSorted(), kind);
    for (const title of CHARTS[kind]) {
      const sentence = await chart(page, title).locator("figcaption").textContent();
      assert.match(sentence, /\d.*\.$/, `the finding of ${title}`);
      const rows = await figuresOf(page, title);
      assert.ok(rows.length > 1, `the table of ${title} has ${rows.length} rows`);
      assert.match(Object.values(rows[0]).join(" "), /\d/, `the table of ${title} has figures`);
    }
    await check.screen(`charts of ${kind}`);
  }
});

journey("the associations and ranges come with what to beware of", async ({ page }) => {
  const first = await measureRunningPlan(page);
  await importText(page, "steps.csv", stepExport({ first, weeks: 8 }));
  const says = (title) => chart(page, title).textContent();
  const association = await says("Completed, % against “Output per hour”");
  assert.match(association, /Pearson's r is -?−?0\.\d+ \(95\s%\srange/);
  assert.match(association, /not proof of cause/);
  assert.match(association, /rest on 72 learners/);
  assert.match(await says("Completion by Team"), /Wilson interval/);
  assert.match(await says("Time to completion"), /Kaplan–Meier/);
});

journey("every chart is saved as PNG and as SVG, with its title and without a script", async ({ page }) => {
  const first = await measureRunningPlan(page);
  await importText(page, "steps.csv", stepExport({ first, weeks: 8 }));
  const save = (title, kind) =>
    download(page, () => page.getByRole("button", { name: `Save as ${kind}: ${title}`, exact: true }).click());
  for (const title of CHARTS.steps) {
    await drawing(page, title);
    const svg = await save(title, "SVG");
    assert.match(svg.name, /\.svg$/);
    assert.match(svg.text, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(svg.text.includes(title), `the picture of ${title} has no title`);
    assert.doesNotMatch(svg.text, /<script|<foreignObject|javascript:|\son\w+\s*=|href="http/i, title);

    const png = await save(title, "PNG");
    assert.match(png.name, /\.png$/);
    const size = await page.evaluate(async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      return { width: picture.width, height: picture.height };
    }, [...png.bytes]);
    assert.equal(size.width, 1920, `the width of the picture of ${title}`);
    assert.ok(size.height > 300, `the height of the picture of ${title}`);
  }
});

journey("a group and some weeks are chosen by keyboard, shown in every chart, and taken back", async ({ page, check }) => {
  const first = await measureRunningPlan(page);
  await importText(page, "steps.csv", stepExport({ first, weeks: 8 }));
  const weeksOf = async (title) => (await figuresOf(page, title)).length;
  const finding = (title) => chart(page, title).locator("figcaption");
  const [byTeam, completion] = ["Weekly active learners by Team", "Completion by Team"];
  const before = {
    active: await weeksOf("Weekly active learners"),
    findings: [await finding(byTeam).textContent(), await finding(completion).textContent()],
  };
  await page.evaluate(() => document.activeElement.blur());

  await choose(page, "Compare by", "Team");
  await choose(page, "Group", "Team 003");
  await finding(byTeam).filter({ hasText: "“Team 003”" }).waitFor();
  await finding(completion).filter({ hasText: "“Team 003”: " }).waitFor();
  assert.ok((await drawnTexts(page, completion)).some((text) => text.startsWith("Team 001")), "the others stay");

  // From the third week to the fifth.
  const options = await page.getByLabel("From the week of", { exact: true }).locator("option").allTextContents();
  await page.getByLabel("From the week of", { exact: true }).focus();
  for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("ArrowDown");
  await page.getByLabel("To the week of", { exact: true }).focus();
  for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("ArrowDown");
  const shown = async (title) => {
    const rows = chart(page, title).getByRole("table").locator("tbody tr");
    return rows.evaluateAll((all) => all.map((row) => row.cells[0].textContent));
  };
  const expected = options.slice(3, 6);
  const end = Date.now() + 5000;
  while ((await shown("Weekly active learners")).length !== 3 && Date.now() < end) await page.waitForTimeout(50);
  assert.deepEqual(await shown("Weekly active learners"), expected);
  for (const title of ["Completion rate over time", byTeam]) {
    await figuresOf(page, title);
    assert.deepEqual(await shown(title), expected, title);
  }
  const heads = await chart(page, "Activity by step and week").locator(".chart svg text").allTextContents();
  const day = (text) => text.split(" ").slice(1, 3).join(" ").replaceAll("\u00a0", " ");
  const drawnHeads = heads.map((text) => text.replaceAll("\u00a0", " "));
  for (const week of expected) assert.ok(drawnHeads.includes(day(week)), `${day(week)} among ${drawnHeads}`);
  assert.ok(!drawnHeads.includes(day(options[1])), "the first week is left out of the grid too");
  await check.screen("charts of one group and three weeks");

  for (const label of ["To the week of", "From the week of", "Compare by"]) {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.press("Home");
  }
  await finding(byTeam).filter({ hasText: before.findings[0] }).waitFor();
  await finding(completion).filter({ hasText: before.findings[1] }).waitFor();
  assert.equal((await shown("Weekly active learners")).length, before.active);
  assert.equal(await page.getByLabel("Group", { exact: true }).inputValue(), "");
});

journey("of two hundred groups the ends are drawn, and the rest when asked for", async ({ page, check }) => {
  const first = await measureRunningPlan(page);
  await importText(page, "many.csv", stepExport({ first, teams: 200, each: 6, weeks: 8, steps: 30 }));
  const title = "Completion by Team";
  const groups = async () => (await drawnTexts(page, title)).filter((text) => text.startsWith("Team")).length;
  const card = chart(page, title);
  assert.equal(await groups(), 20);
  assert.match(await card.textContent(), /Of 200 groups .* 20 in all/);
  assert.equal((await figuresOf(page, title)).length, 200, "the table has them all");
  await check.accessible("two hundred groups, folded");
  const more = card.getByRole("button", { name: "Draw all 200", exact: true });
  await more.focus();
  await page.keyboard.press("Enter");
  await drawn(page, title, teamName(120));
  assert.equal(await groups(), 200);
  const fewer = card.getByRole("button", { name: "Draw fewer", exact: true });
  await hasFocus(fewer, "the button that folds");
  await page.keyboard.press("Enter");
  await card.getByRole("button", { name: "Draw all 200", exact: true }).waitFor();
  assert.equal(await groups(), 20);

  const funnel = chart(page, "Drop-off by step");
  await funnel.getByRole("button", { name: "Draw all 30", exact: true }).click();
  await drawn(page, "Drop-off by step", "30.1");
});

journey("a chart follows the width of its box, and is taken down when the page is left", async ({ page }) => {
  await openSample(page);
  await toPhase(page, "Measure");
  await page.locator(".chart-card .chart svg").last().waitFor();
  const boxes = page.locator(".chart-card .chart");
  const sizes = () =>
    boxes.evaluateAll((all) =>
      all.map((box) => [Math.round(box.clientWidth), Math.round(box.querySelector("svg")?.clientWidth ?? 0)]),
    );
  const follow = async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const end = Date.now() + 5000;
    const differ = (all) => all.filter(([box, svg]) => Math.abs(box - svg) > 1);
    let now = await sizes();
    while (differ(now).length > 0 && Date.now() < end) {
      await page.waitForTimeout(50);
      now = await sizes();
    }
    assert.deepEqual(differ(now), [], `boxes and drawings in a window of ${width} px`);
    return now[0][0];
  };
  const [wide, narrow] = [await follow(1280), await follow(390)];
  assert.ok(narrow < wide, `${narrow} px in a narrow window, ${wide} px in a wide one`);

  // A drawing that is taken down is emptied by the library; one that only left the page would keep its marks.
  const held = await boxes.evaluateAll((all) => {
    window.heldBoxes = all;
    return all.length;
  });
  assert.ok(held > 3, `${held} charts`);
  await page.getByRole("tab", { name: "Interventions", exact: true }).click();
  await page.getByRole("heading", { name: "Before and after" }).waitFor();
  const left = await page.evaluate(() =>
    window.heldBoxes.map((box) => [box.isConnected, box.getAttribute("_echarts_instance_"), box.childElementCount]),
  );
  assert.deepEqual(left, Array(held).fill([false, "", 0]));
  // A window that changes its size meets none of them.
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.getByRole("tab", { name: "Figures", exact: true }).click();
  await page.locator(".chart-card .chart svg").last().waitFor();
  assert.equal(await boxes.count(), held);
});

journey("on paper every chart is drawn, also those whose turn had not come", async ({ page }) => {
  await openSample(page);
  await toPhase(page, "Measure");
  await page.locator(".chart-card .chart svg").last().waitFor();
  await toPhase(page, "Overview");
  // Neither a frame nor an idle moment comes any more: no chart has its turn.
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
    window.requestIdleCallback = () => 0;
  });
  await toPhase(page, "Measure");
  const boxes = page.locator(".chart-card .chart");
  await boxes.first().waitFor({ state: "attached" });
  await page.waitForTimeout(200);
  const drawn = () => page.locator(".chart-card .chart:has(svg path)").count();
  assert.equal(await drawn(), 0, "drawn before their turn");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok((await boxes.count()) > 3);
  assert.equal(await drawn(), await boxes.count());
});

/** The words in each drawing that lie upon other words, with less than a pixel between them. */
async function wordsUponWords(page) {
  await page.locator(".chart-card .chart svg").last().waitFor();
  return page.locator(".chart-card").evaluateAll((cards) =>
    cards.flatMap((card) => {
      // Words may stand aslant: each has the corners of its box, and the two directions its box lies in.
      const corners = (it) => {
        const { x, y, width, height } = it.getBBox();
        const { a, b, c, d, e, f } = it.getScreenCTM();
        const points = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]];
        return points.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]);
      };
      const direction = ([x, y], [toX, toY]) => {
        const length = Math.hypot(toX - x, toY - y) || 1;
        return [(toX - x) / length, (toY - y) / length];
      };
      const texts = [...card.querySelectorAll(".chart svg text")];
      const words = texts.map((it) => [it.textContent, corners(it)]);
      const shared = (one, other, [x, y]) => {
        const [[from, to], [first, last]] = [one, other].map((points) => {
          const along = points.map((point) => point[0] * x + point[1] * y);
          return [Math.min(...along), Math.max(...along)];
        });
        return Math.min(to, last) - Math.max(from, first);
      };
      const isUpon = (one, other) =>
        [one, other].every(
          (box) => shared(one, other, direction(box[0], box[1])) > -1 && shared(one, other, direction(box[0], box[2])) > 3,
        );
      const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other]));
      const upon = pairs.filter(([[, a], [, b]]) => isUpon(a, b));
      return upon.map(([[a], [b]]) => `${card.querySelector("h3").textContent}: “${a}” and “${b}”`);
    }),
  );
}

for (const [where, viewport] of Object.entries({
  "on a projector": { width: 1280, height: 720 },
  "on a phone": { width: 390, height: 844 },
})) {
  journey(
    `no words of a drawing lie upon each other ${where}`,
    async ({ page }) => {
      await openSample(page);
      await toPhase(page, "Measure");
      assert.deepEqual(await wordsUponWords(page), [], "the sample");
      await toPlans(page);
      const first = await measureRunningPlan(page);
      await importText(page, "steps.csv", stepExport({ first, weeks: 8 }));
      assert.deepEqual(await wordsUponWords(page), [], "an import");
      await importText(page, "managers.csv", managerExport({ first }));
      assert.deepEqual(await wordsUponWords(page), [], "confirmations and coaching");
    },
    { context: { viewport } },
  );
}
