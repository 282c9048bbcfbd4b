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
