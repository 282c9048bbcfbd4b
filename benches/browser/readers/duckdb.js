// DuckDB-WASM, which brings its own worker: the file becomes a table of the columns that count, SQL counts it.
import * as duckdb from "@duckdb/duckdb-wasm";

const COLUMNS = "user_id email team region manager course module event timestamp status score".split(" ");

/** Types are given, so that it need not guess them. */
const types = COLUMNS.map((name) => `'${name}': '${name === "timestamp" ? "TIMESTAMP" : "VARCHAR"}'`).join(", ");

const load = (name) => `CREATE OR REPLACE TABLE events AS
  SELECT user_id, module, event, timestamp FROM read_csv('${name}', header = true, auto_detect = false,
  delim = ',', quote = '"', escape = '"', columns = {${types}})`;

const COUNTS = `SELECT count(*), count(DISTINCT user_id),
  (SELECT count(*) FROM (SELECT DISTINCT user_id, module FROM events WHERE event = 'completed')) FROM events`;

const WEEKS = `SELECT strftime(date_trunc('week', timestamp), '%Y-%m-%d') AS monday, count(DISTINCT user_id)
  FROM events WHERE event <> 'enrolled' GROUP BY monday ORDER BY monday`;

/** Starts it and returns how to read a file with it, and how to end it. */
export async function start() {
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker("/duckdb/duckdb-browser-eh.worker.js"));
  await database.instantiate("/duckdb/duckdb-eh.wasm");
  const connection = await database.connect();
  const ask = async (sql) => {
    const rows = (await connection.query(sql)).toArray();
    const plain = (cell) => (typeof cell === "bigint" ? Number(cell) : cell);
    return rows.map((row) => Object.values(row.toJSON()).map(plain));
  };
  let files = 0;
  const read = async (file) => {
    files += 1;
    const name = `events-${files}.csv`;
    await database.registerFileHandle(name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    await ask("SET preserve_insertion_order = false");
    await ask(load(name));
    const [[rows, learners, completed]] = await ask(COUNTS);
    return { rows, learners, weeklyActive: Object.fromEntries(await ask(WEEKS)), completed };
  };
  return { read, end: () => database.terminate() };
}
