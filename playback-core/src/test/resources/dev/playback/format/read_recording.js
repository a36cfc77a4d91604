// Lists the entries of a recording of format version 1, written from docs/format.md alone.
const { readFileSync } = require("fs");

const TABLE = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc32 = (bytes, before) => {
  let crc = ~before;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
};

// Splits an object into the raw texts of its values, so that numbers stay as they are.
const fields = (line) => {
  const found = {};
  let depth = 0, from = 1, name = null;
  for (const { 0: token, index } of line.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]/g)) {
    if (token === "[" || token === "{") depth++;
    if (depth === 1 && token === ":" && name === null) {
      name = JSON.parse(line.slice(from, index));
      from = index + 1;
    }
    if (depth === 1 && (token === "," || token === "}")) {
      found[name] = line.slice(from, index);
      from = index + 1;
      name = null;
    }
    if (token === "]" || token === "}") depth--;
  }
  return found;
};

const fail = (message) => {
  console.log(message);
  process.exit(1);
};

const bytes = readFileSync(process.argv[2]);
let crc = 0, count = 0, number = 0;
for (let from = 0, to; from < bytes.length; from = to) {
  to = bytes.indexOf(10, from) + 1;
  number++;
  const line = bytes.subarray(from, to);
  const end = /,"crc32":"([0-9a-f]{8})"\}\n$/.exec(line.subarray(-21).toString());
  if (!end || crc32(line.subarray(0, -21), crc) !== parseInt(end[1], 16)) fail(`line ${number}: checksum does not match`);
  crc = crc32(line, crc);
  const entry = fields(line.toString().trimEnd());
  if (number === 1) {
    if (entry.playback !== "1") fail(`format version ${entry.playback}`);
    console.log("recording", JSON.parse(entry.id));
  } else if ("entry" in entry) {
    count++;
    const ended = "threw" in entry ? "threw" : "returned";
    console.log(entry.entry, JSON.parse(entry.kind), JSON.parse(entry.alias), ended, entry[ended]);
  } else if ("end" in entry) {
    if (Number(entry.end) !== count) fail("entries are missing");
    console.log(`${count} entries, ${entry.complete === "true" ? "complete" : "incomplete"}`);
  }
}
