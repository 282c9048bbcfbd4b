// Made-up exports with enough in them for every chart; the same file each time.
import { daysAfter } from "./plans.mjs";

/** Numbers from 0 to 1 that look like chance and are the same each time (a Lehmer generator). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Rows as CSV. */
function csv(rows) {
  return `${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}

/** Counts up from 0. */
function upTo(count) {
  return Array.from({ length: count }, (_, at) => at);
}

/** The name of a team, counted from 0, so that names sort as numbers do. */
export function teamName(at) {
  return `Team ${String(at + 1).padStart(3, "0")}`;
}

/**
 * A row per learner and step, with team, enrolment and a performance measure: it tells of activity, completion, time,
 * drop-off, content, groups and performance. Learners of later teams do less.
 * @param {{first: string, teams?: number, each?: number, steps?: number, weeks?: number}} shape
 *   the first day, how many teams of how many learners, and how many steps over how many weeks
 */
export function stepExport({ first, teams = 6, each = 12, steps = 5, weeks = 10 }) {
  const random = chance(20_261);
  const head = ["Learner ID", "Team", "Step", "Enrolled on", "Started on", "Completed on", "Output per hour"];
  const rows = upTo(teams * each).flatMap((learner) => {
    const team = learner % teams;
    const keenness = 0.98 - (0.6 * team) / teams;
    const reached = upTo(steps).findIndex(() => random() > keenness);
    const output = 20 + (reached < 0 ? steps : reached) + Math.round(random() * 10);
    const last = reached < 0 ? steps - 1 : reached;
    return upTo(last + 1).map((step) => {
      const day = Math.floor(((step + random()) * weeks * 7) / steps);
      const isDone = reached < 0 || step < reached;
      const done = isDone ? daysAfter(first, Math.min(day + Math.floor(random() * 3), weeks * 7 - 1)) : "";
      const name = `${step + 1}.1 Step number ${step + 1}`;
      return [`L${learner}`, teamName(team), name, first, daysAfter(first, day), done, output];
    });
  });
  return csv([head, ...rows]);
}

/** A row per learner and week with minutes of learning, for so many teams: what a year of a large company looks like. */
export function engagementExport({ first, teams, each = 6, weeks = 52 }) {
  const random = chance(4_711);
  const rows = upTo(weeks).flatMap((week) =>
    upTo(teams * each)
      .filter((learner) => random() > 0.3 + (0.5 * (learner % teams)) / teams)
      .map((learner) => [
        `L${learner}`,
        teamName(learner % teams),
        daysAfter(first, week * 7 + Math.floor(random() * 7)),
        5 + Math.floor(random() * 40),
      ]),
  );
  return csv([["Learner ID", "Team", "Activity date", "Minutes"], ...rows]);
}

/** A row per answer from 0 to 10, the later the better. */
export function surveyExport({ first, weeks = 6, each = 8 }) {
  const random = chance(99);
  const rows = upTo(weeks * each).map((at) => {
    const week = Math.floor(at / each);
    return [`R${at}`, daysAfter(first, week * 7 + (at % 5)), Math.min(10, Math.floor(4 + week * 0.6 + random() * 6))];
  });
  return csv([["Response", "Survey date", "NPS"], ...rows]);
}

/** A row per manager and week: confirmed or not, and minutes of coaching. */
export function managerExport({ first, weeks = 6, managers = 12 }) {
  const random = chance(7);
  const rows = upTo(weeks).flatMap((week) =>
    upTo(managers).map((manager) => [
      `M${manager}`,
      daysAfter(first, week * 7),
      random() < 0.4 + week * 0.08 ? "yes" : "no",
      Math.floor(random() * 60),
    ]),
  );
  return csv([["Manager", "Confirmed on", "Confirmed", "Coaching minutes"], ...rows]);
}
