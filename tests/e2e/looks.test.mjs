// The main screens of a full plan in every setting people use them in: projector, phone, dark, forced colours, zoom.
import { journey } from "./support/journey.mjs";
import { SAMPLE, heading, openSample, planId, saved } from "./support/plans.mjs";

/** Screens by their address within the plan, each with its heading. */
const SCREENS = [
  ["overview", "", SAMPLE],
  ["settings", "/settings", "Plan settings"],
  ["checklist", "/checklist", "Rollout checklist"],
  ["diagnose", "/phases/diagnose", "Diagnose"],
  ["baseline", "/phases/diagnose/baseline", "Diagnose"],
  ["interviews", "/phases/diagnose/interviews", "Diagnose"],
  ["friction", "/phases/diagnose/friction", "Diagnose"],
  ["barriers", "/phases/diagnose/barriers", "Diagnose"],
  ["diagnosis", "/documents/diagnosis", /^Diagnosis/],
  ["align", "/phases/align", "Align"],
  ["pilot", "/phases/pilot", "Pilot"],
  ["communicate", "/phases/communicate", "Communicate"],
  ["measure", "/phases/measure", "Measure"],
  ["targets", "/wizards/sponsor/targets", "Three to five targets"],
  ["gate", "/wizards/pilot/gate", "Gate"],
  ["charter", "/documents/charter", /^Sponsor charter/],
  ["map", "/documents/map", /^Stakeholder map/],
  ["brief", "/documents/brief", /^Pilot/],
  ["scorecard", "/documents/scorecard", /^Scorecard/],
  ["impact", "/documents/impact", /^Business impact/],
  ["checklist page", "/documents/checklist", /^Rollout checklist: /],
  ["calendar", "/documents/calendar", "Communications calendar"],
];

const LOOKS = {
  "on a projector": { viewport: { width: 1280, height: 720 } },
  "on a phone": { viewport: { width: 390, height: 844 }, hasTouch: true },
  "in the dark": { colorScheme: "dark" },
  "in forced colours": { forcedColors: "active" },
  "at 200 % zoom": { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

for (const [look, context] of Object.entries(LOOKS)) {
  journey(
    `the sample's screens are sound ${look}`,
    async ({ page, check }) => {
      await check.screen(`start ${look}`);
      await openSample(page);
      await saved(page);
      const plan = `#/plans/${planId(page)}`;
      for (const [name, path, title] of SCREENS) {
        await page.evaluate((hash) => location.assign(hash), plan + path);
        await heading(page, title);
        if (name === "measure") await page.locator(".chart-card .chart svg").last().waitFor();
        await check.screen(`${name} ${look}`);
      }
    },
    { context },
  );
}
