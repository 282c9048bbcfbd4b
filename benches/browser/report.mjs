// Runs to a table: medians, and ratios paired within each repetition, as Markdown for the README.
import { isDeepStrictEqual } from "node:util";

const TITLES = {
  uptake: "Uptake",
  floor: "only reading the file, in slices",
  stream: "only reading the file, as a stream",
  papaparse: "PapaParse in a worker",
  udsv: "uDSV in a worker",
  duckdb: "DuckDB-WASM",
};

/** Returns the middle of numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Compares the runs of all readers over one file.
 *
 * @param {{reader: string, repetition: number, ms: number, longestTask: number, memory?: number, figures}[]} runs
 * @param {number} bytes size of the file
 * @returns {string} a table in Markdown, with a line above that says what was measured
 * @throws when two readers disagree about a figure
 */
export function report(runs, bytes) {
  const figures = agreed(runs);
  const readers = [...new Set(runs.map((run) => run.reader))].sort(
    (a, b) => Object.keys(TITLES).indexOf(a) - Object.keys(TITLES).indexOf(b),
  );
  const repetitions = new Set(runs.map((run) => run.repetition)).size;
  const lines = [
    `${(bytes / 1e6).toFixed(0)} MB, ${figures.rows.toLocaleString("en")} rows, ` +
      `${figures.learners.toLocaleString("en")} learners; median of ${repetitions} paired runs; all figures agree.`,
    "",
    "| Reader | Time | MB/s | Time ÷ Uptake's (least–most) | Peak memory over base | Longest task of the page |",
    "|---|--:|--:|--:|--:|--:|",
    ...readers.map((reader) => row(reader, runs, bytes)),
  ];
  if (runs.some((run) => run.memory === undefined)) lines.push("", "Peak memory is measured on Linux only.");
  return lines.join("\n");
}

/** Says how long an import goes on after the wish to stop it, by the times in milliseconds. */
export function reportWishes(times) {
  if (times.length === 0) return "\nThe file is too small to be stopped on the way.";
  const [middle, most] = [median(times), Math.max(...times)].map((ms) => ms.toFixed(0));
  return `\nAn import stops ${middle} ms after the wish (median of ${times.length}), ${most} ms at most.`;
}

function row(reader, runs, bytes) {
  const own = runs.filter((run) => run.reader === reader);
  const ms = median(own.map((run) => run.ms));
  const ratios = own.map((run) => run.ms / uptakeIn(run.repetition, runs));
  const range = ratios.length > 1 ? ` (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})` : "";
  const memory = own.every((run) => run.memory !== undefined)
    ? `${median(own.map((run) => run.memory)).toFixed(0)} MB`
    : "–";
  const cells = [
    TITLES[reader] ?? reader,
    `${(ms / 1000).toFixed(2)} s`,
    (bytes / 1e3 / ms).toFixed(0),
    reader === "uptake" ? "1" : `${median(ratios).toFixed(2)}${range}`,
    memory,
    `${median(own.map((run) => run.longestTask)).toFixed(0)} ms`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function uptakeIn(repetition, runs) {
  return runs.find((run) => run.reader === "uptake" && run.repetition === repetition).ms;
}

/** Returns the figures that all readers gave; those that only read give none. */
function agreed(runs) {
  const [first, ...others] = runs.filter((run) => "rows" in run.figures);
  for (const other of others) {
    if (!isDeepStrictEqual(sorted(other.figures), sorted(first.figures))) {
      const [a, b] = [first, other].map((run) => `${run.reader}: ${JSON.stringify(run.figures)}`);
      throw new Error(`the figures disagree\n  ${a}\n  ${b}`);
    }
  }
  return first.figures;
}

/** The weeks in their order, however a reader came by them. */
function sorted({ weeklyActive, ...rest }) {
  return { ...rest, weeklyActive: Object.entries(weeklyActive).sort() };
}
