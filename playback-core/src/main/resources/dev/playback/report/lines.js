// The whole of what was recorded beside the whole of what was replayed, line by line, equal stretches folded.
const CONTEXT = 3;

function wholeElement(expected, actual, sideBySide) {
  const edited = edits(expected.split("\n"), actual.split("\n"));
  const numbered = numberLines(edited);
  const body = el("div", { class: sideBySide ? "lines side-by-side" : "lines", role: "group", "aria-label": "recorded and replayed, line by line" });
  for (const part of folded(numbered)) {
    if (part.fold) {
      const fold = el("button", { type: "button", class: "fold" }, "⋯ " + counted(part.fold.length, "equal line", "equal lines"));
      fold.addEventListener("click", () => fold.replaceWith(...lineElements(part.fold, sideBySide)));
      body.append(fold);
    } else {
      body.append(...lineElements(part.lines, sideBySide));
    }
  }
  return body;
}

function numberLines(edited) {
  let left = 0;
  let right = 0;
  return edited.map(([kind, text]) => ({
    kind, text, left: kind === "new" ? null : ++left, right: kind === "gone" ? null : ++right,
  }));
}

function folded(lines) {
  const near = new Array(lines.length).fill(false);
  lines.forEach((line, at) => {
    if (line.kind !== "same") {
      for (let i = Math.max(0, at - CONTEXT); i <= Math.min(lines.length - 1, at + CONTEXT); i++) { near[i] = true; }
    }
  });
  const parts = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && near[end] === near[at]) { end++; }
    const stretch = lines.slice(at, end);
    parts.push(near[at] || stretch.length < 3 ? { lines: stretch } : { fold: stretch });
    at = end;
  }
  return parts;
}

function lineElements(lines, sideBySide) {
  return sideBySide ? pairs(lines).map(pairElement) : lines.map(lineElement);
}

function lineElement(line) {
  const sign = { same: " ", gone: "−", new: "+" }[line.kind];
  return el("div", { class: "line " + line.kind },
    el("span", { class: "number" }, line.left ?? ""), el("span", { class: "number" }, line.right ?? ""),
    el("span", { class: "number" }, sign), el("span", {}, line.text));
}

// Puts the n-th removed line of a stretch beside its n-th added one.
function pairs(lines) {
  const result = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at].kind === "same") {
      result.push([lines[at], lines[at]]);
      at++;
      continue;
    }
    const gone = [];
    const added = [];
    while (at < lines.length && lines[at].kind !== "same") {
      (lines[at].kind === "gone" ? gone : added).push(lines[at]);
      at++;
    }
    for (let i = 0; i < Math.max(gone.length, added.length); i++) { result.push([gone[i], added[i]]); }
  }
  return result;
}

function pairElement([left, right]) {
  return el("div", { class: "line" },
    el("span", { class: "number" }, left?.left ?? ""), el("span", { class: left && left.kind !== "same" ? "gone" : "" }, left?.text ?? ""),
    el("span", { class: "number" }, right?.right ?? ""), el("span", { class: right && right.kind !== "same" ? "new" : "" }, right?.text ?? ""));
}
