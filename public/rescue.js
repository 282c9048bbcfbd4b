// Lists and downloads what Uptake keeps in this browser, without the app: it reads local storage and the database of
// versions as plain texts, and writes to neither. What it finds is shown as text only, never as markup.
const PREFIX = "uptake:";
const DATABASE = "uptake-versions";

/** The kinds of keys in local storage, and what a person calls them. */
const KINDS = {
  slot: "Plan",
  plan: "Plan",
  bin: "Mark of a deleted plan",
  deleted: "Deleted plan",
  aside: "Text kept aside",
  setting: "Setting",
};

/** What is said about the number of entries: none, one, more. */
const FOUND = [
  "Nothing of Uptake is stored in this browser.",
  "One entry is stored in this browser.",
  "% entries are stored in this browser.",
];

const by = (id) => document.getElementById(id);

start();

async function start() {
  const trouble = [];
  const local = attempt(localTexts, trouble, "This browser does not let the page read its storage.") ?? [];
  const versions = await databaseRecords().catch(() => undefined);
  if (!versions) trouble.push("The database of earlier versions could not be read.");
  const records = versions ?? [];
  const count = local.length + records.length;
  const found = FOUND[Math.min(count, 2)].replace("%", count);
  by("news").textContent = (count > 0 || trouble.length === 0 ? [...trouble, found] : trouble).join(" ");
  if (count === 0) return;
  by("all").hidden = false;
  by("advice").hidden = false;
  by("plans").onclick = () => save(`uptake-plans-${today()}.json`, backup(local));
  by("everything").onclick = () => save(`uptake-everything-${today()}.json`, everything(local, records));
  const isPlan = ({ kind }) => kind === "Plan";
  table("Plans", local.filter(isPlan).sort(newestFirst));
  table("Earlier versions of plans", records.filter(({ plan }) => plan));
  table("Everything else", [...local.filter((it) => !isPlan(it)), ...records.filter(({ plan }) => !plan)]);
}

function attempt(work, trouble, message) {
  try {
    return work();
  } catch {
    trouble.push(message);
    return undefined;
  }
}

/** An entry of the list: what is stored, byte for byte, and the plan in it if one can be made out. */
function entry(place, kind, text) {
  const plan = planIn(text);
  return { place, kind, text, plan };
}

function localTexts() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).sort();
  return keys.map((key) => {
    const kind = KINDS[key.slice(PREFIX.length).split(":")[0]] ?? "Other";
    return entry(key, kind, localStorage.getItem(key));
  });
}

/** The plan that a stored text holds, after whatever head stands before it: `{name, id, rev, saved_at, stored}`. */
function planIn(text) {
  try {
    const stored = JSON.parse(text.slice(text.indexOf("{")));
    const { body, rev, saved_at } = stored;
    if (typeof body?.id !== "string") return undefined;
    return { id: body.id, name: String(body.name ?? ""), rev: Number(rev) || 0, saved_at: String(saved_at ?? ""), stored };
  } catch {
    return undefined;
  }
}

/** All records of the database, each as a text. */
async function databaseRecords() {
  const database = await openDatabase();
  if (!database) return [];
  const records = [];
  try {
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      keys.forEach((key, at) => {
        const value = values[at];
        const text = typeof value === "string" ? value : JSON.stringify(value);
        records.push(entry(`${DATABASE} ${name} ${JSON.stringify(key)}`, "Version", text));
      });
    }
  } finally {
    database.close();
  }
  return records;
}

/** The database; nothing when there is none, and then none is made. */
function openDatabase() {
  return new Promise((opened, failed) => {
    const asked = indexedDB.open(DATABASE);
    let isNew = false;
    asked.onupgradeneeded = () => {
      isNew = true;
      asked.transaction.abort();
    };
    asked.onsuccess = () => opened(asked.result);
    asked.onerror = () => (isNew ? opened(undefined) : failed(asked.error));
    asked.onblocked = () => failed(new Error("blocked"));
  });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function table(title, entries) {
  if (entries.length === 0) return;
  const rows = entries.map(row);
  const heads = ["What", "Saved", "Size", "Download"].map((text) => make("th", { scope: "col" }, text));
  const head = make("thead", {}, make("tr", {}, ...heads));
  by("found").append(make("table", {}, make("caption", {}, title), head, make("tbody", {}, ...rows)));
}

function row({ place, kind, text, plan }) {
  const name = plan ? plan.name || "(no name)" : kind;
  const what = make("td", {}, make("strong", {}, name), make("br", {}), make("small", {}, place));
  const file = make("button", { type: "button", ariaLabel: `Plan file: “${name}”` }, "Plan file");
  file.onclick = () => save(fileName(name, plan.rev, "json"), pretty(planFile(plan)));
  const raw = make("button", { type: "button", ariaLabel: `As stored: ${place}, byte for byte` }, "As stored");
  raw.onclick = () => save(fileName(plan ? `${name}-as-stored` : place, plan?.rev, "txt"), text);
  const saved = plan ? `${time(plan.saved_at)}, revision ${plan.rev}` : "";
  const size = `${Math.ceil(text.length / 1000).toLocaleString("en")} kB`;
  const ways = make("td", {}, ...(plan ? [file, raw] : [raw]));
  return make("tr", {}, what, make("td", {}, saved), make("td", {}, size), ways);
}

function make(name, given, ...inside) {
  const element = Object.assign(document.createElement(name), given);
  element.append(...inside);
  return element;
}

/** A plan as the file that the app imports. */
function planFile({ id, rev, saved_at, stored }) {
  return {
    $schema: `schema/uptake-plan-${stored.version}.json`,
    format: "uptake-plan",
    version: stored.version,
    app: "Uptake rescue page",
    plan_id: id,
    rev,
    exported_at: saved_at,
    plan: stored.body,
  };
}

/** The newest text of each plan, as the backup file that the app imports. */
function backup(local) {
  const newest = new Map();
  for (const { kind, plan } of local) {
    if (kind !== "Plan" || !plan) continue;
    if (isNewer(plan, newest.get(plan.id))) newest.set(plan.id, plan);
  }
  const plans = [...newest.values()].map(planFile);
  return pretty({ format: "uptake-backup", version: 1, exported_at: new Date().toISOString(), plans });
}

/** Plans by their ids, each with its newest text first; what is no plan any more stands last. */
function newestFirst({ plan: one }, { plan: other }) {
  if (!one || !other) return Number(!one) - Number(!other);
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return isNewer(one, other) ? -1 : 1;
}

function isNewer(plan, other) {
  if (!other) return true;
  return plan.rev === other.rev ? plan.saved_at > other.saved_at : plan.rev > other.rev;
}

function everything(local, records) {
  const texts = Object.fromEntries([...local, ...records].map(({ place, text }) => [place, text]));
  const written_at = new Date().toISOString();
  return pretty({ format: "uptake-rescue", version: 1, written_at, address: location.href, texts });
}

function pretty(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function fileName(name, rev, end) {
  const plain = name.replace(/[^\p{L}\p{N}._]+/gu, "-").slice(0, 80);
  return `uptake-${plain}${rev ? `-rev${rev}` : ""}.${end}`;
}

function time(text) {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? "time unknown" : moment.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
