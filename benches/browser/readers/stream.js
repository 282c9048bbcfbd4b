// A lower floor: as `floor.js`, but as a stream that the browser reads ahead into a buffer that wanders back and
// forth, which is how Uptake reads.
import { serveReader } from "../serve-reader.js";

const ROOM = 2 << 20;
const CACHE_LINE = 64;

serveReader(async (file) => {
  const reader = file.stream().getReader({ mode: "byob" });
  let room = new ArrayBuffer(ROOM);
  let touched = 0;
  let bytes = 0;
  for (;;) {
    const { value, done } = await reader.read(new Uint8Array(room));
    if (done) break;
    for (let at = 0; at < value.length; at += CACHE_LINE) touched = (touched + value[at]) | 0;
    bytes += value.length;
    room = value.buffer;
  }
  if (bytes !== file.size) throw new Error(`read ${bytes} of ${file.size} bytes`);
  return { touched };
});
