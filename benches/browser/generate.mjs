// Writes the event log that every reader gets: the same bytes for the same arguments, on any machine.
//
//   node generate.mjs ROWS LEARNERS FILE
//
// Rows are in the order of time over twelve weeks from Monday, 5 January 2026. Each learner is enrolled, then goes
// through up to eight modules (started, progress, completed). Texts have letters beyond ASCII, quoted commas and
// doubled quotes, as exports do. A million rows are about 148 MB.
import { closeSync, openSync, renameSync, writeSync } from "node:fs";

const HEADER = "user_id,email,team,region,manager,course,module,event,timestamp,status,score\n";
const FIRST = ["anna", "jonas", "mei", "priya", "tomasz", "zoë", "søren", "maria", "ahmed", "chloe", "lars", "inês"];
const LAST = ["müller", "schmidt", "chen", "patel", "kowalski", "dupont", "larsen", "garcía", "hassan", "silva"];
const MANAGERS = ['"Okafor, Ngozi"', "Petra Lang", '"O\'Neil, Sean"', "Jörg Weiß", '"Smith, Alex"', "Li Wei"];
const REGIONS = ["EMEA", "AMER", "APAC", "LATAM", "DACH"];
const COURSES = ['"Copilot in daily work, basics"', "CRM migration 2026", '"Security ""must know"" 2026"'];
const MODULES = [
  "01 Welcome",
  "02 Why we change",
  "03 First steps",
  "04 Core tasks",
  "05 Übung",
  "06 Collaboration",
  "07 Assessment",
  "08 Wrap-up",
];
const TEAMS = ['"Sales, North %"', "R&D %", '"Ops ""Blue"" %"', "Kundenservice Süd %", "Finance %", "HR %", "IT %"];
const TEAM_COUNT = 40;
const START_MS = Date.UTC(2026, 0, 5);
const WEEKS = 12;

/** Rows are handed to the disk in blocks of about this many characters. */
const BLOCK = 1 << 20;

const [rows, learners, file] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
if (!(rows > 0 && learners > 0 && file)) throw new Error("usage: node generate.mjs ROWS LEARNERS FILE");

/** Mulberry32: the same numbers everywhere, which `Math.random` does not give. */
let seed = 42;
function below(limit) {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
}

const pick = (list) => list[below(list.length)];

/** Some never begin, some stop on the way, most finish. */
function lastModule() {
  const chance = below(100);
  if (chance < 10) return 0;
  return chance < 45 ? 1 + below(MODULES.length - 1) : MODULES.length;
}

function learner(index) {
  const number = index + 1;
  const team = below(TEAM_COUNT);
  return {
    // The cells that never change, in the order of the header: user_id to course.
    cells: [
      `u${String(number).padStart(6, "0")}`,
      `${pick(FIRST)}.${pick(LAST)}${number}@example.com`,
      TEAMS[team % TEAMS.length].replace("%", team),
      pick(REGIONS),
      pick(MANAGERS),
      pick(COURSES),
    ].join(","),
    enrolled: false,
    started: false,
    module: 0,
    last: lastModule(),
    progress: 0,
  };
}

/** How many rows of progress a module takes, so that most learners are through by the last week. */
const perModule = Math.max(0, Math.floor((rows / learners - 17) / MODULES.length));

/** The learner's next event: `event,status,score`, and the module it is about. */
function next(person) {
  const module = MODULES[Math.min(person.module, MODULES.length - 1)];
  const says = (event, status, score = "") => ({ module, event, status, score });
  if (!person.enrolled) {
    person.enrolled = true;
    return says("enrolled", "not_started");
  }
  if (person.module >= person.last) return says("progress", "in_progress");
  if (!person.started) {
    person.started = true;
    person.progress = 0;
    return says("started", "in_progress");
  }
  if (person.progress < perModule && below(100) >= 8) {
    person.progress += 1;
    return says("progress", "in_progress", below(100));
  }
  person.module += 1;
  person.started = false;
  return says("completed", "passed", 50 + below(51));
}

const people = Array.from({ length: learners }, (_, index) => learner(index));
const partial = `${file}.partial`;
const output = openSync(partial, "w");
let block = HEADER;
for (let row = 0; row < rows; row += 1) {
  // More learners have joined the later it is, so that enrolments spread over the first half.
  const joined = Math.min(learners, Math.floor((row * 2 * learners) / rows + learners / 20) + 1);
  const person = people[below(joined)];
  const { module, event, status, score } = next(person);
  const second = Math.floor((row / rows) * WEEKS * 7 * 86_400);
  const time = `${new Date(START_MS + second * 1000).toISOString().slice(0, 19)}Z`;
  block += `${person.cells},${module},${event},${time},${status},${score}\n`;
  if (block.length >= BLOCK) {
    writeSync(output, block);
    block = "";
  }
}
writeSync(output, block);
closeSync(output);
renameSync(partial, file);
