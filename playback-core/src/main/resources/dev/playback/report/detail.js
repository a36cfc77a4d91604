// One recording: what is known of it, what differs, and why no comparison could be made.
const FIRST_DIFFERENCES = 100;
const view = { sideBySide: true, whole: false };

function detailElements(row) {
  return [aboutCard(row), row.failure && failureCard(row.failure), differencesCard(row)].filter(card => card);
}

function aboutCard(row) {
  const facts = [["recorded in", duration(row.recordedMicros)], ["replayed in", duration(row.replayedMicros)]];
  if (row.recordedMicros > 0 && row.replayedMicros > 0) {
    facts.push(["ratio", "× " + (row.replayedMicros / row.recordedMicros).toPrecision(2)]);
  }
  if (row.recordedAt) { facts.unshift(["recorded at", row.recordedAt.replace("T", " ").replace("Z", " UTC")]); }
  Object.entries(row.calls ?? {}).forEach(([name, count]) => { if (count > 0) { facts.push([name + " calls", number.format(count)]); } });
  return el("div", { class: "card" },
    el("div", { class: "about " + row.status }, el("span", { class: "badge" }, ICONS[row.status] + " " + LABELS[row.status]), el("h2", {}, row.id),
      copyButton(row.id, "Copy id")),
    row.message && el("p", {}, row.message),
    row.notes && row.status !== "EQUAL" && el("ul", { class: "notes", "aria-label": "what the replay was not given as it was recorded" }, row.notes.map(note => el("li", {}, note))),
    el("dl", { class: "facts" }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
    report.rerun && commandElement(report.rerun.replaceAll("{id}", row.id)));
}

function commandElement(command) {
  return el("div", { class: "command" }, el("code", { class: "mono", tabindex: 0, "aria-label": "command that runs this recording again" }, command), copyButton(command, "Copy command"));
}

function copyButton(text, label) {
  const button = el("button", { type: "button" }, label);
  button.addEventListener("click", () => navigator.clipboard?.writeText(text).then(
    () => { button.textContent = "Copied"; setTimeout(() => { button.textContent = label; }, 1500); }, () => {}));
  return button;
}

function failureCard(failure) {
  return el("div", { class: "card alert" }, el("h2", {}, "Why it was not compared"),
    el("pre", { class: "reason" }, failure.summary), stackElement(failure));
}

function stackElement(failure) {
  return failure.stackTrace && el("details", {}, el("summary", {}, "Stack trace"), el("pre", { class: "stack", tabindex: 0, "aria-label": "stack trace" }, failure.stackTrace));
}

function differencesCard(row) {
  const hasWhole = row.expected !== undefined && row.actual !== undefined;
  if (row.differences.length === 0 && !hasWhole) {
    return row.status === "EQUAL" ? el("div", { class: "card well" }, el("h2", {}, "Result and outputs are as recorded")) : null;
  }
  const whole = hasWhole && (view.whole || row.differences.length === 0);
  const body = el("div", { class: "differences" + (view.sideBySide ? "" : " inline") });
  body.style.display = "grid";
  body.style.gap = "10px";
  if (whole) {
    body.append(wholeElement(row.expected, row.actual, view.sideBySide));
  } else {
    appendDifferences(body, row.differences, 0);
  }
  return el("div", { class: "card" },
    el("div", { class: "toolbar" }, el("h2", {}, counted(row.differences.length, "difference", "differences")),
      hasWhole && row.differences.length > 0 && choice("Show", [["Changes", !view.whole, () => { view.whole = false; }], ["Whole", view.whole, () => { view.whole = true; }]]),
      choice("Layout", [["Side by side", view.sideBySide, () => { view.sideBySide = true; }], ["Inline", !view.sideBySide, () => { view.sideBySide = false; }]])),
    body);
}

function appendDifferences(body, differences, from) {
  const end = Math.min(differences.length, from + FIRST_DIFFERENCES);
  differences.slice(from, end).forEach(difference => body.append(differenceElement(difference)));
  if (end < differences.length) {
    const more = el("button", { type: "button" }, "Show " + number.format(Math.min(FIRST_DIFFERENCES, differences.length - end)) + " more of " + number.format(differences.length));
    more.addEventListener("click", () => { more.remove(); appendDifferences(body, differences, end); });
    body.append(more);
  }
}

function choice(label, options) {
  return el("div", { class: "switch", role: "group", "aria-label": label }, options.map(([text, pressed, apply]) =>
    el("button", { type: "button", "aria-pressed": String(pressed), onclick: () => { apply(); renderPane(false); } }, text)));
}
