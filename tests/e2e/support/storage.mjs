// Browsers whose storage does not work, for journeys' `scripts`; and what is in one that does.

/** Storage is denied: touching it throws, as with cookies blocked. */
export function blockedStorage() {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  }
}

/** Storage is full: reading works, every write fails. */
export function fullStorage() {
  Storage.prototype.setItem = function setItem() {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
}

/** Returns all of the origin's local storage, as one object. */
export async function stored(page) {
  return page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
}

/**
 * Returns all that the browser keeps of the origin, as texts: local and session storage, databases, and the names and
 * texts of what is in caches.
 * @returns {Promise<Record<string, string>>}
 */
export async function everythingStored(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = { local: JSON.stringify({ ...localStorage }), session: JSON.stringify({ ...sessionStorage }) };
    kept.cookies = document.cookie;
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const held = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(held.getAllKeys()), done(held.getAll())]);
        kept[`${name} ${store}`] = JSON.stringify([keys, values]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = /\.(wasm)$/.test(request.url) ? "" : await (await cache.match(request)).text();
        kept[`${name} ${request.url}`] = text;
      }
    }
    return kept;
  });
}

/** Returns the same once it has come to rest: versions and settings follow a save by a moment. */
export async function restingStorage(page) {
  let before = await everythingStored(page);
  for (let looked = 0; looked < 20; looked += 1) {
    await page.waitForTimeout(500);
    const now = await everythingStored(page);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error("storage never comes to rest");
}
