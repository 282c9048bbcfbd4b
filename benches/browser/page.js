// The page of the measurement: `window.measure(name)` reads the chosen file with one reader, started afresh, and
// tells the figures, the time, and the longest task of the page's own thread meanwhile. `window.stop(waits)` tells how
// long it takes to be rid of an import.
import { start as duckdb } from "./readers/duckdb.js";
import { start as uptake } from "./readers/uptake.js";

const STARTS = {
  uptake,
  duckdb,
  floor: () => inWorker("floor"),
  stream: () => inWorker("stream"),
  papaparse: () => inWorker("papaparse"),
  udsv: () => inWorker("udsv"),
};

/** Starts a reader that is a worker of ours and returns how to read a file with it, and how to end it. */
async function inWorker(name) {
  const worker = new Worker(`/readers/${name}.js`, { type: "module" });
  const answer = () =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || "the worker broke"));
      worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
    });
  await answer();
  const read = async (file) => {
    worker.postMessage(file);
    return (await answer()).figures;
  };
  return { read, end: () => worker.terminate() };
}

const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
  type: "longtask",
});

/** Long enough for the observer to be told of the last task. */
const SETTLE_MS = 100;
const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

/** How much of a file Uptake looks at for its preview, in bytes, and how often it imports that for practice. */
const HEAD = 1 << 20;
const ROUNDS = 12;

/** How long a person looks at the preview at the very least. */
const LOOK_MS = 2000;

/**
 * Starts a reader and lets it have a look at the chosen file: Uptake shows a preview and warms up meanwhile
 * (`src/worker/desk.rs`), the others read the same first rows as often. None of this is part of the time.
 */
window.prepare = async (name) => {
  window.reader = await STARTS[name]();
  const [file] = document.querySelector("input").files;
  if (window.reader.look) {
    await window.reader.look(file);
  } else {
    const head = await firstRows(file);
    for (let round = 0; round < ROUNDS; round += 1) await window.reader.read(head);
  }
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
};

/** The whole rows among the first bytes of a file. */
async function firstRows(file) {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return new File([bytes.subarray(0, bytes.lastIndexOf(10) + 1)], "head.csv");
}

/** Reads the chosen file with the reader that was prepared. */
window.measure = async () => {
  const [file] = document.querySelector("input").files;
  longTasks.length = 0;
  const before = performance.now();
  const figures = await window.reader.read(file);
  const ms = performance.now() - before;
  await settled();
  window.reader.end();
  return { figures, ms, longestTask: Math.max(0, ...longTasks) };
};

/** Reads the file with Uptake, which was prepared, and stops it, once for each of the waits in milliseconds. */
window.stop = async (waits) => {
  const [file] = document.querySelector("input").files;
  const times = [];
  for (const wait of waits) {
    const time = await window.reader.stop(file, wait);
    if (time !== undefined) times.push(time);
  }
  window.reader.end();
  return times;
};

window.isReady = true;
