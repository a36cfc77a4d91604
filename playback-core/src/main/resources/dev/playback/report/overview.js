// What a reader wants to know first: did anything change, what, where, and how fast.
const FIRST_CLUSTERS = 12;

function overviewElements() {
  return [...report.brokenCategories.map(brokenCategoryCard), clustersCard(), categoriesCard(), plotCard(), notesCard()].filter(card => card);
}

function brokenCategoryCard(failure) {
  return el("div", { class: "card alert", role: "alert" },
    el("h2", {}, "Category " + failure.category + " could not be run"),
    el("p", {}, failure.failure.summary),
    stackElement(failure.failure));
}

function notesCard() {
  return report.notes.length === 0 ? null : el("div", { class: "card" }, el("h2", {}, "Notes"), report.notes.map(note => el("p", {}, note)));
}

function clustersCard() {
  if (clusters.length === 0) {
    return rows.length === 0 || report.brokenCategories.length > 0 ? null
      : el("div", { class: "card well" }, el("h2", {}, "Nothing changed"), el("p", { class: "soft" }, counted(rows.length, "recording", "recordings") + " replayed as recorded."));
  }
  const card = el("div", { class: "card" }, el("h2", {}, "What changed", el("small", {}, counted(clusters.length, "distinct change", "distinct changes"))));
  clusters.slice(0, FIRST_CLUSTERS).forEach((cluster, index) => card.append(clusterButton(cluster, index)));
  if (clusters.length > FIRST_CLUSTERS) {
    const more = el("button", { type: "button" }, "Show all " + number.format(clusters.length));
    more.addEventListener("click", () => more.replaceWith(...clusters.slice(FIRST_CLUSTERS).map((cluster, index) => clusterButton(cluster, index + FIRST_CLUSTERS))));
    card.append(more);
  }
  return card;
}

function clusterButton(cluster, index) {
  const count = cluster.indexes.length;
  return el("button", { type: "button", class: cluster.kind === "NOT_COMPARED" ? "cluster broken" : "cluster", "data-cluster": index,
    "aria-label": counted(count, "recording", "recordings") + ": " + clusterText(cluster), onclick: () => filterByCluster(index) },
  el("b", {}, number.format(count)),
  el("span", { class: "where" }, el("span", { class: "soft" }, cluster.category + " · " + kindLabel(cluster.kind) + (cluster.values > 1 ? " · " + number.format(cluster.values) + " different values, such as" : ""))),
  el("span", { class: "change mono" }, changeNodes(cluster)));
}

function isMessage(cluster) {
  return cluster.kind === "NOT_COMPARED" || cluster.kind === "MESSAGE";
}

function changeNodes(cluster) {
  if (isMessage(cluster)) { return [cut(cluster.path, 240)]; }
  return [cluster.path + "  ", cluster.recorded !== undefined ? el("del", {}, cut(cluster.recorded, 120)) : el("span", { class: "soft" }, "nothing"),
    el("span", { class: "arrow" }, "→"), cluster.replayed !== undefined ? el("ins", {}, cut(cluster.replayed, 120)) : el("span", { class: "soft" }, "nothing")];
}

function clusterText(cluster) {
  return isMessage(cluster) ? cluster.path
    : cluster.path + " " + cut(cluster.recorded ?? "nothing", 60) + " → " + cut(cluster.replayed ?? "nothing", 60);
}

function categoriesCard() {
  const counts = new Map();
  for (const row of rows) {
    const count = counts.get(row.category) ?? { all: 0 };
    count.all++;
    count[row.status] = (count[row.status] ?? 0) + 1;
    counts.set(row.category, count);
  }
  if (counts.size === 0) { return null; }
  const cell = count => el("td", { class: count ? "" : "zero" }, number.format(count ?? 0));
  return el("div", { class: "card" }, el("h2", {}, "Categories"), el("div", { class: "scroll-x" }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Category"), el("th", { scope: "col" }, "All"), STATUSES.map(status => el("th", { scope: "col" }, LABELS[status])))),
    el("tbody", {}, [...counts].map(([category, count]) => el("tr", {},
      el("td", {}, el("button", { type: "button", onclick: () => filterByCategory(category) }, category)), cell(count.all), STATUSES.map(status => cell(count[status]))))))));
}
