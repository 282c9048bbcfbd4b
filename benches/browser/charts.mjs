// Measures how the charts of a year of weekly data over 200 teams are drawn in the built app, as Markdown.
//
//   node charts.mjs
//
// `cargo xtask bench --charts` names the app (UPTAKE_DIST), the browser (UPTAKE_CHROMIUM) and the folder of npm
// packages that has its driver (UPTAKE_E2E_MODULES). Figures are there when their cards are on the page, and drawn when
// the cards' drawings have marks in them. The first card is brought to the top of the window, since a chart that nobody
// sees may come late; frames count from the one that shows the cards, which is the first. The row of the import also
// has what is needed once: what draws is started there, if it was not before.
import { chooseExport, importIt } from "../../tests/e2e/support/adoption.mjs";
import { launchBrowser, started } from "../../tests/e2e/support/browser.mjs";
import { engagementExport, stepExport } from "../../tests/e2e/support/exports.mjs";
import { startPlan, toPhase, tuesdayIn } from "../../tests/e2e/support/plans.mjs";
import { serve } from "../../tests/e2e/support/server.mjs";
import { median } from "./report.mjs";

const TEAMS = 200;
const WEEKS = 52;

/** How often the page is left and come back to. */
const RETURNS = 5;

/** What hangs for longer has failed. */
const PATIENCE_MS = 60_000;

const first = tuesdayIn(-WEEKS);
const EXPORTS = {
  "minutes by learner and day": engagementExport({ first, teams: TEAMS, weeks: WEEKS }),
  "steps by learner": stepExport({ first, teams: TEAMS, each: 6, steps: 12, weeks: WEEKS }),
};

const lines = [
  `${WEEKS} weeks, ${TEAMS} teams; coming back: medians of ${RETURNS}, longest task and frame of all.`,
  "",
  "| Export | Charts | On screen | Longest task before | These drawn | In frame | All drawn | Longest task | Longest frame |",
  "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
];

const host = await serve();
const browser = await launchBrowser();
try {
  for (const [name, text] of Object.entries(EXPORTS)) lines.push(...(await measure(name, text)));
} finally {
  await browser.close();
  await host.close();
}
console.log(lines.join("\n"));

/** Imports one export into a new plan and comes back to its charts; returns rows of the table. */
async function measure(name, text) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(observe);
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await started(page);
    await startPlan(page, { name: "Running academy", launch: first });
    await toPhase(page, "Measure");
    await chooseExport(page, "export.csv", text);
    const drawn = await drawing(page, () => importIt(page));
    await page.getByRole("button", { name: "Close", exact: true }).click();
    const again = [];
    for (let at = 0; at < RETURNS; at += 1) {
      await toPhase(page, "Overview");
      again.push(await drawing(page, () => toPhase(page, "Measure")));
    }
    const size = `${(text.length / 1e6).toFixed(1)} MB`;
    return [row(`${name}, ${size}: imported`, [drawn]), row(`${name}: come back`, again)];
  } finally {
    await context.close();
  }
}

/** Does what brings the charts onto the page and waits until they stand. */
async function drawing(page, act) {
  await page.evaluate(() => {
    window.drawn = window.watchCharts();
  });
  await act();
  return page.evaluate(() => window.drawn);
}

function row(name, runs) {
  const middle = (key) => ms(median(runs.map((run) => run[key])));
  const most = (key) => ms(Math.max(...runs.map((run) => run[key])));
  const frame = median(runs.map((run) => run.frames));
  const times = [most("taskBefore"), middle("seenDrawn"), frame, middle("lastDrawn"), most("task"), most("frame")];
  const cells = [name, runs[0].charts, runs[0].seen, ...times];
  return `| ${cells.join(" | ")} |`;
}

function ms(time) {
  return `${time.toFixed(0)} ms`;
}

/** Runs in the page before the app: notes tasks over 50 ms, times between frames, and when charts stand. */
function observe() {
  /** Nothing has changed for so long: all is drawn. */
  const QUIET_MS = 500;
  const tasks = [];
  const frames = [];
  const note = (entry) => tasks.push({ start: entry.startTime, end: entry.startTime + entry.duration });
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "longtask" });
  // The app goes to the top of a new page and to the result of an import: the card is brought back before each frame.
  let pinned;
  const nextFrame = (start) =>
    requestAnimationFrame((end) => {
      frames.push({ start, end });
      pinned?.scrollIntoView();
      nextFrame(end);
    });
  nextFrame(performance.now());
  const longest = (spans) => Math.max(0, ...spans.map(({ start, end }) => end - start));

  const isDrawn = (box) => box.querySelector("svg path, svg rect, svg text") !== null;
  const isSeen = (box) => {
    const { top, bottom } = box.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  /** Runs `work` when the next frame is painted. */
  const afterFrame = (work) => {
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = work;
      after.port2.postMessage(undefined);
    });
  };

  window.watchCharts = () => {
    const began = performance.now();
    let figures;
    let painted = 0;
    let seen = 0;
    let seenDrawn;
    let lastDrawn;
    let quiet;
    return new Promise((resolve) => {
      const shown = () => {
        if (seenDrawn !== undefined) return;
        painted += 1;
        pinned?.scrollIntoView();
        const boxes = [...document.querySelectorAll(".chart-card .chart")].filter(isSeen);
        if (boxes.length > 0 && boxes.every(isDrawn)) {
          seen = boxes.length;
          seenDrawn = performance.now();
        } else afterFrame(shown);
      };
      const look = () => {
        const boxes = [...document.querySelectorAll(".chart-card .chart")];
        if (boxes.length === 0) return;
        const now = performance.now();
        if (figures === undefined) {
          figures = now;
          pinned = boxes[0].closest(".chart-card");
          afterFrame(shown);
        }
        if (!boxes.every(isDrawn)) return;
        lastDrawn = now;
        clearTimeout(quiet);
        quiet = setTimeout(() => finish(boxes.length), QUIET_MS);
      };
      const changes = new MutationObserver(look);
      const finish = (charts) => {
        changes.disconnect();
        pinned = undefined;
        // The task that puts the figures onto the page is the first of drawing them.
        const before = tasks.filter(({ start, end }) => start >= began && end <= figures);
        const after = (span) => span.end > figures;
        resolve({
          charts,
          seen,
          frames: painted,
          seenDrawn: seenDrawn - figures,
          lastDrawn: lastDrawn - figures,
          taskBefore: longest(before),
          task: longest(tasks.filter(after)),
          frame: longest(frames.filter(after)),
        });
      };
      changes.observe(document, { childList: true, subtree: true });
      look();
    });
  };
}
