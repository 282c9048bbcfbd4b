// Reading what the app writes for other programs, without the app's own code.
import assert from "node:assert/strict";

/**
 * Reads a CSV file as RFC 4180 has it, after asserting what spreadsheets need: a BOM, and CRLF alone between records.
 * @param {Buffer} bytes
 * @returns {string[][]}
 */
export function readCsv(bytes) {
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "no byte order mark");
  const text = bytes.subarray(3).toString("utf8");
  const records = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const record = records.at(-1);
    const char = text[at];
    if (quoted && char === '"' && text[at + 1] === '"') {
      record[record.length - 1] += '"';
      at += 1;
    } else if (char === '"') {
      quoted = !quoted;
    } else if (quoted) {
      record[record.length - 1] += char;
    } else if (char === ",") {
      record.push("");
    } else if (char === "\r" && text[at + 1] === "\n") {
      records.push([""]);
      at += 1;
    } else {
      assert.notEqual(char, "\n", `a bare line feed after ${JSON.stringify(record)}`);
      record[record.length - 1] += char;
    }
  }
  assert.equal(quoted, false, "a quotation mark is never closed");
  assert.deepEqual(records.pop(), [""], "the last record has no end");
  return records;
}

/**
 * Reads a calendar file as RFC 5545 has it, after asserting CRLF and lines of at most 75 octets.
 * @param {Buffer} bytes
 * @returns {Record<string, string>[]} the events, each by its properties' names without parameters
 */
export function readCalendar(bytes) {
  const text = bytes.toString("utf8");
  assert.ok(text.endsWith("\r\n"), "the last line has no end");
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) {
    assert.ok(!/[\r\n]/.test(line), `a bare line end in ${line}`);
    assert.ok(Buffer.byteLength(line) <= 75, `longer than 75 octets: ${line}`);
  }
  const unfolded = lines.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
  assert.equal(unfolded[0], "BEGIN:VCALENDAR");
  assert.equal(unfolded.at(-1), "END:VCALENDAR");
  const events = [];
  for (const line of unfolded) {
    if (line === "BEGIN:VEVENT") events.push({});
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).split(";")[0];
    if (events.length > 0 && name !== "BEGIN" && name !== "END") events.at(-1)[name] = line.slice(colon + 1);
  }
  return events;
}
