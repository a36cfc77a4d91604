// What the page shows, read from the data element, and the filters a reader has set.
const report = JSON.parse(document.getElementById("data").textContent);
const STATUSES = ["EQUAL", "FIXED", "DIFFERENT", "FAILED", "EQUALIZER_FAILURE"];
const LABELS = { EQUAL: "Equal", FIXED: "Fixed", DIFFERENT: "Different", FAILED: "Failed", EQUALIZER_FAILURE: "Not compared" };
const ICONS = { EQUAL: "✓", FIXED: "★", DIFFERENT: "≠", FAILED: "✕", EQUALIZER_FAILURE: "!" };

const ORDERS = {
  changes: (one, other) => (one.status === "EQUAL") - (other.status === "EQUAL"),
  slowest: (one, other) => (other.replayedMicros ?? 0) - (one.replayedMicros ?? 0),
};

const rows = report.comparisons;
const clusters = report.clusters;
const outliers = new Map(report.outliers.map(outlier => [outlier.index, outlier]));
const number = new Intl.NumberFormat("en-US");

const filters = { statuses: new Set(), category: "", text: "", cluster: null, order: "changes" };
let matching = rows.map((row, index) => index);
let selected = -1;

function haystack(row) {
  if (row.haystack === undefined) {
    const differences = row.differences.flatMap(d => [d.path, d.recorded ?? "", d.replayed ?? "", d.kind]);
    const failure = row.failure ? [row.failure.summary] : [];
    row.haystack = [row.id, row.message ?? "", ...differences, ...failure].join("\n").toLowerCase();
  }
  return row.haystack;
}

function applyFilters() {
  const words = filters.text.toLowerCase().split(/\s+/).filter(word => word);
  const from = filters.cluster === null ? rows.keys() : clusters[filters.cluster].indexes;
  matching = [];
  for (const index of from) {
    const row = rows[index];
    if ((filters.statuses.size === 0 || filters.statuses.has(row.status))
        && (!filters.category || row.category === filters.category)
        && words.every(word => haystack(row).includes(word))) {
      matching.push(index);
    }
  }
  const order = ORDERS[filters.order];
  if (order) { matching.sort((one, other) => order(rows[one], rows[other]) || one - other); }
}

function isFiltered() {
  return filters.statuses.size > 0 || filters.category !== "" || filters.text !== "" || filters.cluster !== null;
}

function counted(count, one, many) {
  return number.format(count) + " " + (count === 1 ? one : many);
}

function duration(micros) {
  if (micros === undefined || micros === null) { return "–"; }
  if (micros < 1000) { return micros + " µs"; }
  if (micros < 1000000) { return (micros / 1000).toPrecision(3) + " ms"; }
  return number.format(Math.round(micros / 10000) / 100) + " s";
}

function summary(row) {
  if (row.failure) { return row.failure.summary; }
  const first = row.differences[0];
  if (!first) { return row.message || (row.status === "EQUAL" ? "as recorded" : ""); }
  const more = row.differences.length > 1 ? "  +" + number.format(row.differences.length - 1) : "";
  return first.path + ": " + cut(first.recorded ?? "nothing", 60) + " → " + cut(first.replayed ?? "nothing", 60) + more;
}

function cut(text, length) {
  return text.length > length ? text.slice(0, length) + "…" : text;
}

// The only way this page makes elements. Whatever comes from a recording becomes a text node, never markup.
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "onclick") {
      element.addEventListener("click", value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  return element;
}

const byId = id => document.getElementById(id);
