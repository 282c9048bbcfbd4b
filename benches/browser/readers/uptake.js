// Uptake's own worker as `dist/` has it, spoken to as the page does (see `src/domain/ingest/protocol.rs`): nothing is
// told about the file, so that detecting encoding, dialect, columns and dates is part of the time.

/** Starts it and returns how to look at a file with it, to read it, to stop that on the way, and how to end it. */
export async function start() {
  const page = new DOMParser().parseFromString(await (await fetch("/dist/index.html")).text(), "text/html");
  const script = page.querySelector("meta[name='worker']").getAttribute("content");
  const worker = new Worker(`/dist/${script}`, { type: "module" });
  await answer(worker, "ready");
  const open = (file) =>
    worker.postMessage({ request: JSON.stringify({ import: { settings: [{}] } }), files: [file] });
  /** What the page asks first, and shows a person before the import. */
  const look = async (file) => {
    worker.postMessage({ request: JSON.stringify({ preview: { settings: {} } }), files: [file] });
    await answer(worker, "preview");
  };
  const read = async (file) => {
    open(file);
    const { figures } = await answer(worker, "done");
    const weeks = figures.weekly_active.filter((week) => week.count > 0);
    return {
      rows: figures.rows,
      learners: figures.learners,
      weeklyActive: Object.fromEntries(weeks.map((week) => [week.monday, week.count])),
      completed: figures.completed,
    };
  };
  /** Milliseconds from the wish to stop until the worker has stopped; nothing when it was done before. */
  const stop = async (file, wait) => {
    open(file);
    await answer(worker, "progress", "done");
    const end = answer(worker, "failed", "done");
    await new Promise((resolve) => setTimeout(resolve, wait));
    const before = performance.now();
    worker.postMessage({ request: JSON.stringify("cancel"), files: [] });
    const { error } = await end;
    return error?.kind === "cancelled" ? performance.now() - before : undefined;
  };
  return { look, read, stop, end: () => worker.terminate() };
}

/** Waits until the worker says one of `wanted`; what it reports on the way is passed over, a failure is not. */
function answer(worker, ...wanted) {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || "the worker broke"));
    worker.onmessage = ({ data }) => {
      const response = JSON.parse(data);
      const said = wanted.find((kind) => kind in response);
      if (said) resolve(response[said]);
      else if (response.failed) reject(new Error(JSON.stringify(response.failed)));
    };
  });
}
