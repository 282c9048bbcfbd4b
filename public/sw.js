// Keeps the app for offline use: all files of one version in one cache, filled whole or not at all, and no answer from
// the cache of another version. Sealing the build fills in the version and the list of files with their hashes.
// A new version waits until no page of the old one is left, or until a person asks for it; a page is never reloaded
// from here.
const VERSION = "{version}";
const FILES = new Map([/* files */]);

const SCOPE = self.registration.scope;
// Other apps on the same host share the caches, so the names carry this app's address.
const OURS = `uptake ${SCOPE} `;
const CACHE = OURS + VERSION;

// The files of other versions: their names change with their content, so one of them is right wherever it is found.
const FINGERPRINTED = /-[0-9a-f]{16}(_bg)?(\.\w+$|\/)/;

// How long a page has to say which version it is.
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
// The page of the first visit was loaded without a worker.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name !== undefined) event.respondWith(answer(event.request, name));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data === "tidy") event.waitUntil(tidy());
});

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...FILES].map(([name, integrity]) => keep(cache, name, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, name, integrity) {
  // The hash refuses a file of another version, should the host be changing hands just now.
  const found = await fetch(new URL(name, SCOPE), { integrity, cache: "no-cache" });
  if (!found.ok) throw new Error(`${name}: ${found.status}`);
  // Some hosts lead from one address to another; a page may not be opened with an answer that was led.
  const whole = found.redirected ? new Response(found.body, { headers: found.headers }) : found;
  await cache.put(new URL(name, SCOPE), whole);
}

/** The file a request means, by its name in the list; nothing when it is no business of this worker. */
function nameOf(request) {
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(SCOPE)) return undefined;
  const name = address.slice(SCOPE.length);
  if (name === "" || name === "index.html") return "./";
  return FILES.has(name) || FINGERPRINTED.test(name) ? name : undefined;
}

async function answer(request, name) {
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(new URL(name, SCOPE), { ignoreVary: true })) ?? (await ofAnother(name));
  // Not in any cache: the browser has cleared them, or the page is older than all of them.
  return kept ?? fetch(request);
}

/** A file that a page of another version still asks for, from the cache of that version. */
async function ofAnother(name) {
  if (FILES.has(name)) return undefined;
  for (const other of await others()) {
    const cache = await caches.open(other);
    const kept = await cache.match(new URL(name, SCOPE), { ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

/** Removes what older versions have left, unless a page may still need it; each page asks for it once it has started. */
async function tidy() {
  const left = await others();
  if (left.length === 0) return;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const versions = await Promise.all(open.map(versionOf));
  // A newer version that waits has left nothing: it has its files there already.
  const isLast = !self.registration.installing && !self.registration.waiting;
  if (isLast && versions.every((version) => version === VERSION)) {
    await Promise.all(left.map((name) => caches.delete(name)));
  }
}

/** The version of an open page; nothing when it does not say. */
function versionOf(page) {
  return new Promise((said) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => said(event.data);
    setTimeout(said, PATIENCE_MS);
    page.postMessage("version?", [port2]);
  });
}
