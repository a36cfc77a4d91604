"""Lists the entries of a recording of format version 1, written from docs/format.md alone."""
import re
import sys
import zlib

sys.stdout.reconfigure(encoding="utf-8")
END = re.compile(rb',"crc32":"([0-9a-f]{8})"\}\n$')
STRING = r'"(?:[^"\\]|\\.)*"'


def skip(text, at):
    """Returns where the JSON value that begins at `at` ends."""
    depth = 0
    while True:
        match = re.compile(STRING).match(text, at)
        at = match.end() if match else at + 1
        depth += text[at - 1] in "[{" and not match
        depth -= text[at - 1] in "]}" and not match
        if depth == 0 and (match or at == len(text) or text[at] in ",]}" or text[at - 1] in "]}"):
            return at


def fields(line):
    """Splits an object into the raw texts of its values, so that numbers stay as they are."""
    at, found = 1, {}
    while line[at - 1] != "}":
        colon = skip(line, at)
        end = skip(line, colon + 1)
        found[line[at + 1 : colon - 1]] = line[colon + 1 : end]
        at = end + 1
    return found


def text(raw):
    import json

    return json.loads(raw)


def read(path):
    crc, count = 0, 0
    for number, line in enumerate(open(path, "rb"), 1):
        end = END.search(line)
        if not end or zlib.crc32(line[: end.start()], crc) != int(end.group(1), 16):
            sys.exit(f"line {number}: checksum does not match")
        crc = zlib.crc32(line, crc)
        entry = fields(line.decode("utf-8").rstrip("\n"))
        if number == 1:
            if entry.get("playback") != "1":
                sys.exit("format version " + entry.get("playback", "unknown"))
            print("recording", text(entry["id"]))
        elif "entry" in entry:
            count += 1
            ended = "threw" if "threw" in entry else "returned"
            print(entry["entry"], text(entry["kind"]), text(entry["alias"]), ended, entry[ended])
        elif "end" in entry:
            if int(entry["end"]) != count:
                sys.exit("entries are missing")
            print(count, "entries,", "complete" if entry["complete"] == "true" else "incomplete")


read(sys.argv[1])
