// The figures as a careful JavaScript program counts them: one map from learner to number, typed arrays and bit masks
// for the rest. Readers that only part the text into cells count with it.

const DAY_S = 86_400;

/** Learners there is room for at first; doubled when they are more. */
const ROOM = 1024;

/** Weeks and modules are bits of one number each: twelve weeks and eight modules are in the file. */
const MOST_BITS = 32;

/** Columns that are counted, by the names in the header. */
const COLUMNS = ["user_id", "module", "event", "timestamp"];

/** Returns where the counted columns stand in a header. */
export const places = (header) => COLUMNS.map((name) => header.indexOf(name));

export class Count {
  #rows = 0;
  #completed = 0;
  #firstWeek;
  #learners = new Map();
  #modules = new Map();
  #weeks = new Int32Array(ROOM);
  #done = new Int32Array(ROOM);

  /** Takes one row in. Being enrolled is nothing a learner did. */
  row(learner, module, event, time) {
    this.#rows += 1;
    const id = this.#learner(learner);
    if (event === "enrolled") return;
    // A Monday begins a week, and the first day of 1970 was a Thursday.
    const week = Math.floor((days(time) + 3) / 7);
    this.#firstWeek ??= week;
    if (week < this.#firstWeek || week - this.#firstWeek >= MOST_BITS) throw new Error(`${time} is out of reach`);
    this.#weeks[id] |= 1 << (week - this.#firstWeek);
    if (event === "completed") {
      const bit = 1 << number(this.#modules, module);
      if ((this.#done[id] & bit) === 0) this.#completed += 1;
      this.#done[id] |= bit;
    }
  }

  #learner(key) {
    const id = number(this.#learners, key);
    if (id === this.#weeks.length) {
      this.#weeks = grown(this.#weeks);
      this.#done = grown(this.#done);
    }
    return id;
  }

  /** Returns the figures in the form that all readers give. */
  figures() {
    const weeklyActive = {};
    for (let bit = 0; bit < MOST_BITS; bit += 1) {
      let active = 0;
      for (let id = 0; id < this.#learners.size; id += 1) active += (this.#weeks[id] >>> bit) & 1;
      const monday = ((this.#firstWeek + bit) * 7 - 3) * DAY_S * 1000;
      if (active > 0) weeklyActive[new Date(monday).toISOString().slice(0, 10)] = active;
    }
    return { rows: this.#rows, learners: this.#learners.size, weeklyActive, completed: this.#completed };
  }
}

function number(map, key) {
  let id = map.get(key);
  if (id === undefined) map.set(key, (id = map.size));
  return id;
}

function grown(array) {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Days since 1970 of `2026-01-05T…`, without a `Date` per row (the civil calendar of Howard Hinnant). */
function days(time) {
  const digits = (at) => (time.charCodeAt(at) - 48) * 10 + time.charCodeAt(at + 1) - 48;
  const month = digits(5);
  const year = digits(0) * 100 + digits(2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digits(8) - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}
