// A static host as plain as they come: gives out files, by default those of `dist/` from a sub-path and with the
// headers that its `_headers` asks for, and nothing else.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the app is on the host: a sub-path, because that is where most static hosts put it. */
export const PREFIX = "/a/b/";

const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The folder that is served. */
export const dist = resolve(process.env.UPTAKE_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));

/**
 * Serves the app under `PREFIX`.
 * @returns {Promise<{url: string, origin: string, publish: (folder: string) => void, open: () => Promise<void>,
 *   close: () => Promise<void>}>} `publish` serves another folder from then on, `open` undoes a `close`
 */
export async function serve() {
  let find;
  let headers;
  const publish = (folder) => {
    find = under(PREFIX, folder);
    headers = headersOf(folder);
  };
  publish(dist);
  const { origin, open, close } = await host((path) => find(path), () => headers);
  return { url: origin + PREFIX, origin, publish, open, close };
}

/**
 * Starts a server on a free port.
 * @param {(path: string) => string | undefined} find gives the file that belongs to a path of the host, if there is one
 * @param {() => Record<string, string>} [headers] gives the headers that go with every file
 * @returns {Promise<{origin: string, open: () => Promise<void>, close: () => Promise<void>}>} `open` undoes a `close`
 */
export async function host(find, headers = () => ({})) {
  const server = createServer((request, response) => {
    const file = find(new URL(request.url, "http://localhost").pathname);
    if (!file) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is nothing here.\n");
      return;
    }
    const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { ...headers(), "Content-Type": type });
    createReadStream(file).pipe(response);
  });
  const listen = (port) => new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  await listen(0);
  const { port } = server.address();
  const close = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, open: () => listen(port), close };
}

/** Finds the files of a folder for paths that begin with `prefix`. */
export function under(prefix, folder) {
  return (path) => {
    if (!path.startsWith(prefix)) return undefined;
    const file = join(folder, decodeURIComponent(path.slice(prefix.length)) || "index.html");
    const inside = file.startsWith(folder + sep);
    return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
  };
}

/** The response headers that the host reads from `_headers`. */
export function headersOf(folder) {
  const lines = readFileSync(join(folder, "_headers"), "utf8").split("\n");
  const set = lines.filter((line) => /^ +\S+: /.test(line)).map((line) => line.trim().split(/: (.*)/s).slice(0, 2));
  return Object.fromEntries(set);
}
