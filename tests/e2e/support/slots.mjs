// The saves of a plan as the app keeps them: each under a key of its own, with a head line that says which save it is.
//
//   uptake-slot 1 REVISION PARENTS BYTES CHECKSUM
//   {"format": "uptake-stored-plan", …}

/** What the keys of a plan's saves begin with. */
export const SLOT_KEY = "uptake:slot:";

/** The key of a plan before saves had keys of their own; such plans still open. */
export const OLD_KEY = "uptake:plan:";

/** The whole saves of a plan, newest first, as `{key, text, rev, parents, sum, stored}`. */
export async function slotsOf(page, id) {
  const texts = await page.evaluate(() => Object.entries(localStorage));
  const slots = texts.filter(([key]) => key.startsWith(SLOT_KEY) && key.endsWith(`:${id}`)).map(read);
  return slots.filter(Boolean).sort((one, other) => other.rev - one.rev || (other.sum > one.sum ? 1 : -1));
}

function read([key, text]) {
  const end = text.indexOf("\n");
  const [, , rev, parents, bytes, sum] = text.slice(0, end).split(" ");
  const body = text.slice(end + 1);
  if (Buffer.byteLength(body) !== Number(bytes) || sum !== checksum(Number(rev), parents, body)) return undefined;
  return { key, text, rev: Number(rev), parents, sum, stored: JSON.parse(body) };
}

/** A save as the app would write it: `parents` are checksums, joined by commas, or `-`. */
export function sealed(rev, parents, stored) {
  const body = JSON.stringify(stored);
  return `uptake-slot 1 ${rev} ${parents} ${Buffer.byteLength(body)} ${checksum(rev, parents, body)}\n${body}`;
}

/** The FNV-1a hash of 64 bits over revision, parents and text. */
function checksum(rev, parents, body) {
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(BigInt(rev));
  const end = Buffer.from([0xff]);
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.concat([number, Buffer.from(parents), end, Buffer.from(body), end])) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

/**
 * Saves a change to a stored plan behind the app's back, as a tab would that this one does not hear.
 * @param {(stored: object) => void} change makes the change to `{rev, body …}`
 */
export async function saveBehind(page, id, change) {
  const [newest] = await slotsOf(page, id);
  const stored = structuredClone(newest.stored);
  stored.rev += 1;
  change(stored);
  const key = `${SLOT_KEY}behind${stored.rev}:${id}`;
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, sealed(stored.rev, newest.sum, stored)]);
}
