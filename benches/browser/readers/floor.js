// The floor: brings every byte of the file into the worker, slice by slice, touches one of each cache line and counts
// nothing.
import { serveReader } from "../serve-reader.js";

const SLICE = 8 << 20;
const CACHE_LINE = 64;

serveReader(async (file) => {
  let touched = 0;
  let bytes = 0;
  for (let start = 0; start < file.size; start += SLICE) {
    const slice = new Uint8Array(await file.slice(start, start + SLICE).arrayBuffer());
    for (let at = 0; at < slice.length; at += CACHE_LINE) touched = (touched + slice[at]) | 0;
    bytes += slice.length;
  }
  if (bytes !== file.size) throw new Error(`read ${bytes} of ${file.size} bytes`);
  return { touched };
});
