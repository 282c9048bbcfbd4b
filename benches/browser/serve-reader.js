// The worker's side of a reader: says that it is ready, takes a file, answers with figures or with an error.

/** Serves `read(file) → figures` to the page. */
export function serveReader(read) {
  self.onmessage = async ({ data: file }) => {
    try {
      self.postMessage({ figures: await read(file) });
    } catch (error) {
      self.postMessage({ error: String(error?.stack ?? error) });
    }
  };
  self.postMessage({ ready: true });
}
