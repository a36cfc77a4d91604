// Puts the parts together: tiles, filters, keys, selection and the address of what is selected.
const pane = byId("pane");
const KEYS = [["/", "search"], ["↓ ↑  or  j k", "next, previous recording"], ["Page Down, Page Up", "ten further"], ["Home, End", "first, last"],
  ["Enter", "go to the details"], ["s", "side by side or inline"], ["w", "changes or the whole"], ["o  or  Esc", "overview"], ["c", "clear the filters"], ["t", "dark or light"], ["?", "this list"]];

function show(name) {
  document.body.dataset.view = name;
  document.querySelectorAll(".views button").forEach(button => {
    if (button.dataset.show === name) { button.setAttribute("aria-current", "page"); } else { button.removeAttribute("aria-current"); }
  });
  renderRows();
}

function renderPane(fromTop) {
  pane.replaceChildren(...(selected < 0 ? overviewElements() : [el("div", {}, el("button", { type: "button", onclick: overview }, "← Overview")), ...detailElements(rows[selected])]));
  if (fromTop !== false) { pane.scrollTop = 0; }
  document.querySelector(".views [data-show=detail]").hidden = selected < 0;
}

function select(index, stay) {
  selected = index;
  history.replaceState(null, "", "#" + encodeURIComponent(rows[index].id));
  reveal(index);
  renderRows();
  markSelected();
  renderPane();
  if (!stay || document.body.dataset.view !== "list") { show("detail"); }
}

function overview() {
  selected = -1;
  history.replaceState(null, "", "#");
  markSelected();
  renderPane();
  show("overview");
}

function refilter() {
  applyFilters();
  list.scrollTop = 0;
  renderList();
  markSelected();
  document.querySelectorAll(".tile").forEach(tile => tile.setAttribute("aria-pressed",
    String(tile.dataset.status ? filters.statuses.has(tile.dataset.status) : filters.statuses.size === 0)));
  const chosen = byId("cluster-filter");
  chosen.hidden = filters.cluster === null;
  if (filters.cluster !== null) {
    chosen.replaceChildren(el("span", { class: "mono" }, clusterText(clusters[filters.cluster])),
      el("button", { type: "button", "aria-label": "Remove the filter by change", onclick: () => { filters.cluster = null; refilter(); } }, "✕"));
  }
}

function filterByCluster(index) {
  clearFilters();
  filters.cluster = index;
  refilter();
  show("list");
  list.focus();
}

function filterByCategory(category) {
  byId("category").value = category;
  filters.category = category;
  refilter();
  show("list");
}

function clearFilters() {
  Object.assign(filters, { statuses: new Set(), category: "", text: "", cluster: null });
  byId("search").value = "";
  byId("category").value = "";
  refilter();
}

function toggleStatus(status) {
  if (status === null) {
    filters.statuses.clear();
  } else if (!filters.statuses.delete(status)) {
    filters.statuses.add(status);
  }
  refilter();
  if (document.body.dataset.view === "overview") { show(window.innerWidth > 820 ? "overview" : "list"); }
}

function switchTheme() {
  const dark = document.documentElement.dataset.theme === "dark"
    || (document.documentElement.dataset.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  document.querySelectorAll("canvas").forEach(canvas => canvas.redraw());
}

function buildHeader() {
  byId("title").textContent = report.title;
  byId("subtitle").textContent = [counted(rows.length, "recording", "recordings"),
    report.startedAt && "started " + report.startedAt.replace("T", " ").replace(/(\.\d+)?Z/, " UTC"),
    report.durationMillis !== undefined && "took " + duration(report.durationMillis * 1000)].filter(part => part).join(" · ");
  const counts = new Map();
  rows.forEach(row => counts.set(row.status, (counts.get(row.status) ?? 0) + 1));
  const tile = (status, label, count) => el("button", { type: "button", class: "tile " + (status ?? "") + (count ? "" : " none"), "data-status": status,
    "aria-pressed": String(status === null), onclick: () => toggleStatus(status) }, el("b", {}, number.format(count)), label);
  byId("tiles").append(tile(null, "All", rows.length), ...STATUSES.map(status => tile(status, LABELS[status], counts.get(status) ?? 0)));
  byId("category").append(el("option", { value: "" }, "All categories"),
    ...[...new Set(rows.map(row => row.category))].sort().map(category => el("option", { value: category }, category)));
  byId("keys-list").append(...KEYS.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)]));
}

const COMMANDS = {
  "/": () => { if (window.innerWidth <= 820) { show("list"); } byId("search").focus(); }, j: () => step(1), k: () => step(-1), o: overview, c: clearFilters,
  t: switchTheme, "?": () => byId("keys").showModal(), s: () => { view.sideBySide = !view.sideBySide; renderPane(false); }, w: () => { view.whole = !view.whole; renderPane(false); },
};
const LIST_KEYS = { ArrowDown: () => step(1), ArrowUp: () => step(-1), PageDown: () => step(10), PageUp: () => step(-10),
  Home: () => step(-Infinity), End: () => step(Infinity), Enter: () => { if (selected >= 0) { show("detail"); pane.focus(); } } };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) { return; }
  const typing = event.target.matches("input, select");
  let command = typing ? null : COMMANDS[event.key];
  if (event.key === "Escape") { command = typing ? () => { event.target.blur(); list.focus(); } : overview; }
  if (event.target === list || (typing && event.target.id === "search" && event.key.startsWith("Arrow"))) { command = LIST_KEYS[event.key] ?? command; }
  if (command) {
    event.preventDefault();
    command();
  }
}

buildHeader();
document.addEventListener("keydown", onKey);
byId("search").addEventListener("input", event => { filters.text = event.target.value; refilter(); });
byId("order").addEventListener("change", event => { filters.order = event.target.value; refilter(); });
byId("category").addEventListener("change", event => { filters.category = event.target.value; refilter(); });
byId("clear").addEventListener("click", clearFilters);
byId("theme").addEventListener("click", switchTheme);
byId("help").addEventListener("click", () => byId("keys").showModal());
document.querySelectorAll(".views button").forEach(button => button.addEventListener("click",
  () => { if (button.dataset.show === "overview") { overview(); } else { show(button.dataset.show); } }));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.querySelectorAll("canvas").forEach(canvas => canvas.redraw()));
refilter();
const linked = rows.findIndex(row => "#" + encodeURIComponent(row.id) === location.hash);
if (linked >= 0) { select(linked); } else { overview(); }
