// The list of recordings. Only the rows that can be seen exist as elements, so ten thousand scroll like ten.
const ROW_HEIGHT = 56;
const list = byId("list");
const spacer = byId("spacer");
const shownRows = new Map();

function rowElement(position) {
  const index = matching[position];
  const row = rows[index];
  const slow = outliers.get(index)?.slower;
  const element = el("div", {
    id: "row-" + index, class: "row " + row.status, role: "option", "aria-selected": index === selected,
    "aria-setsize": matching.length, "aria-posinset": position + 1,
    "aria-label": LABELS[row.status] + ", " + row.id + ", " + summary(row),
    onclick: () => select(index),
  },
  el("span", { class: "icon", "aria-hidden": "true" }, ICONS[row.status]),
  el("span", { class: "name mono", title: row.id }, row.id),
  el("span", { class: slow ? "took slow" : "took" }, duration(row.replayedMicros)),
  el("span", { class: "what" }, summary(row)));
  element.style.top = position * ROW_HEIGHT + "px";
  return element;
}

function renderRows() {
  const first = Math.max(0, Math.floor(list.scrollTop / ROW_HEIGHT) - 6);
  const last = Math.min(matching.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW_HEIGHT) + 6);
  for (const [position, element] of shownRows) {
    if (position < first || position >= last) {
      element.remove();
      shownRows.delete(position);
    }
  }
  for (let position = first; position < last; position++) {
    if (!shownRows.has(position)) {
      const element = rowElement(position);
      shownRows.set(position, element);
      list.append(element);
    }
  }
}

function renderList() {
  shownRows.forEach(element => element.remove());
  shownRows.clear();
  list.querySelector(".none-match")?.remove();
  spacer.style.height = matching.length * ROW_HEIGHT + "px";
  if (matching.length === 0) {
    list.append(el("p", { class: "none-match" }, rows.length === 0 ? "This run compared no recording." : "No recording matches these filters."));
  }
  byId("shown").textContent = isFiltered()
    ? number.format(matching.length) + " of " + counted(rows.length, "recording", "recordings")
    : counted(rows.length, "recording", "recordings");
  byId("clear").hidden = !isFiltered();
  renderRows();
}

function reveal(index) {
  const position = matching.indexOf(index);
  if (position < 0) { return; }
  const top = position * ROW_HEIGHT;
  if (top < list.scrollTop) {
    list.scrollTop = top;
  } else if (top + ROW_HEIGHT > list.scrollTop + list.clientHeight) {
    list.scrollTop = top + ROW_HEIGHT - list.clientHeight;
  }
}

function markSelected() {
  for (const [position, element] of shownRows) {
    element.setAttribute("aria-selected", String(matching[position] === selected));
  }
  if (selected >= 0 && matching.includes(selected)) {
    list.setAttribute("aria-activedescendant", "row-" + selected);
  } else {
    list.removeAttribute("aria-activedescendant");
  }
}

// Moves the selection by a number of rows; without a selection the next one is the first.
function step(by) {
  if (matching.length === 0) { return; }
  const position = matching.indexOf(selected);
  const next = Math.min(matching.length - 1, Math.max(0, position < 0 && by === 1 ? 0 : position + by));
  select(matching[next], true);
}

list.addEventListener("scroll", renderRows, { passive: true });
new ResizeObserver(renderRows).observe(list);
