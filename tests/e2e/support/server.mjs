// A static host as plain as they come: serves `dist/` from a sub-path and nothing else.
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
 * Starts a server on a free port.
 * @returns {Promise<{url: string, origin: string, close: () => Promise<void>}>}
 */
export async function serve() {
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
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return { url: origin + PREFIX, origin, close };
}

function find(path) {
  if (!path.startsWith(PREFIX)) return undefined;
  const file = join(dist, decodeURIComponent(path.slice(PREFIX.length)) || "index.html");
  const inside = file.startsWith(dist + sep);
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
