// How two texts differ: by words inside a value, by lines in a whole.
const MOST_CELLS = 1500000;

// Longest common subsequence of two arrays as a list of [kind, item of before, item of after], equal ends first cut off.
function edits(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) { head++; }
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head
      && before[before.length - 1 - tail] === after[after.length - 1 - tail]) { tail++; }
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const middle = left.length * right.length > MOST_CELLS
    ? [...left.map(item => ["gone", item]), ...right.map(item => ["new", item])]
    : middleEdits(left, right);
  return [
    ...before.slice(0, head).map(item => ["same", item]),
    ...middle,
    ...before.slice(before.length - tail).map(item => ["same", item]),
  ];
}

function middleEdits(left, right) {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] = left[i] === right[j]
        ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const result = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      result.push(["same", left[i]]);
      i++;
      j++;
    } else if (j >= right.length || (i < left.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      result.push(["gone", left[i++]]);
    } else {
      result.push(["new", right[j++]]);
    }
  }
  return result;
}

const words = text => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

// The value as it stands on one side, with the words marked that the other side has not.
function marked(edited, side) {
  const nodes = [];
  let run = "";
  let runKind = "same";
  const flush = () => {
    if (run) { nodes.push(runKind === "same" ? run : el(side === "gone" ? "del" : "ins", {}, run)); }
    run = "";
  };
  for (const [kind, word] of edited) {
    if (kind !== "same" && kind !== side) { continue; }
    if (kind !== runKind) {
      flush();
      runKind = kind;
    }
    run += word;
  }
  flush();
  return nodes;
}

function valueElement(text, edited, side) {
  if (text === undefined || text === null) {
    return el("div", { class: "value absent", "data-sign": side === "gone" ? "−" : "+" }, "nothing");
  }
  return el("pre", { class: "value " + side, "data-sign": side === "gone" ? "−" : "+", tabindex: text.length > 2000 ? 0 : null,
    "aria-label": side === "gone" ? "recorded" : "replayed" }, edited ? marked(edited, side) : text);
}

function differenceElement(difference) {
  const { recorded, replayed } = difference;
  const both = recorded !== undefined && recorded !== null && replayed !== undefined && replayed !== null;
  const edited = both ? edits(words(recorded), words(replayed)) : null;
  // A value that changed as a whole is easier to read unmarked.
  const useful = edited && edited.some(([kind, word]) => kind === "same" && word.trim().length > 1) ? edited : null;
  return el("article", { class: "difference" },
    el("header", {}, el("code", {}, difference.path), el("span", { class: "badge" }, kindLabel(difference.kind))),
    el("div", { class: "sides" }, valueElement(recorded, useful, "gone"), valueElement(replayed, useful, "new")));
}

function kindLabel(kind) {
  return kind.toLowerCase().replaceAll("_", " ");
}
