// A static host as plain as they come: gives out files, by default those of `dist/` from a sub-path, and nothing else.
import { createReadStream, statSync } from "node:fs";
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
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The folder that is served. */
export const dist = resolve(process.env.UPTAKE_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url)));

/**
 * Serves the app under `PREFIX`.
 * @returns {Promise<{url: string, origin: string, close: () => Promise<void>}>}
 */
export async function serve() {
  const { origin, close } = await host(under(PREFIX, dist));
  return { url: origin + PREFIX, origin, close };
}

/**
 * Starts a server on a free port.
 * @param {(path: string) => string | undefined} find gives the file that belongs to a path of the host, if there is one
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function host(find) {
  const server = createServer((request, response) => {
    const file = find(new URL(request.url, "http://localhost").pathname);
    if (!file) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is nothing here.\n");
      return;
    }
    response.writeHead(200, { "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
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
