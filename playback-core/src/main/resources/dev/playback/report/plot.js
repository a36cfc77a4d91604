// Recorded against replayed durations on logarithmic axes; what lies far from the rest is ringed and listed.
const MARGIN = { left: 62, right: 14, top: 12, bottom: 42 };
const STATUS_COLOURS = { EQUAL: "--equal", FIXED: "--fixed", DIFFERENT: "--different", FAILED: "--failed", EQUALIZER_FAILURE: "--broken" };

function plotCard() {
  const timed = [...rows.keys()].filter(index => rows[index].recordedMicros > 0 && rows[index].replayedMicros > 0);
  if (timed.length < 2) { return null; }
  const slower = report.outliers.filter(outlier => outlier.slower).length;
  const text = counted(timed.length, "recording", "recordings") + ", " + number.format(slower) + " much slower and "
    + number.format(report.outliers.length - slower) + " much faster than the rest";
  const canvas = el("canvas", { role: "img", "aria-label": "Recorded against replayed durations: " + text });
  const tip = el("div", { class: "tip", hidden: true });
  const plot = { canvas, timed, scale: scaleOf(timed), points: [] };
  // Drawn once it has a size, and again whenever that or the theme changes.
  new ResizeObserver(() => draw(plot)).observe(canvas);
  canvas.redraw = () => draw(plot);
  canvas.addEventListener("mousemove", event => hover(plot, tip, event));
  canvas.addEventListener("mouseleave", () => { tip.hidden = true; });
  canvas.addEventListener("click", event => { const near = nearest(plot, event); if (near) { select(near.index); } });
  return el("div", { class: "card" }, el("h2", {}, "Durations", el("small", {}, text)),
    el("figure", { class: "plot" }, canvas, tip),
    el("div", { class: "legend" }, STATUSES.filter(status => timed.some(index => rows[index].status === status)).map(status => el("span", { class: status }, el("i", {}), LABELS[status])),
      el("span", {}, el("i", { class: "ring" }), "far from the rest")),
    outliersTable());
}

function scaleOf(timed) {
  let low = Infinity;
  let high = 0;
  for (const index of timed) {
    low = Math.min(low, rows[index].recordedMicros, rows[index].replayedMicros);
    high = Math.max(high, rows[index].recordedMicros, rows[index].replayedMicros);
  }
  return { low: Math.log10(low) - 0.1, high: Math.log10(high) + 0.1 };
}

function draw(plot) {
  const { canvas, timed, scale } = plot;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (width === 0) { return; }
  const density = window.devicePixelRatio || 1;
  canvas.width = width * density;
  canvas.height = height * density;
  const pen = canvas.getContext("2d");
  pen.scale(density, density);
  const style = getComputedStyle(document.documentElement);
  const span = scale.high - scale.low;
  plot.x = micros => MARGIN.left + (Math.log10(micros) - scale.low) / span * (width - MARGIN.left - MARGIN.right);
  plot.y = micros => height - MARGIN.bottom - (Math.log10(micros) - scale.low) / span * (height - MARGIN.top - MARGIN.bottom);
  drawAxes(plot, pen, style, width, height);
  const ordered = [...timed].sort((one, other) => STATUSES.indexOf(rows[one].status) - STATUSES.indexOf(rows[other].status));
  plot.points = ordered.map(index => ({ index, x: plot.x(rows[index].recordedMicros), y: plot.y(rows[index].replayedMicros) }));
  for (const point of plot.points) {
    pen.fillStyle = style.getPropertyValue(STATUS_COLOURS[rows[point.index].status]);
    pen.globalAlpha = timed.length > 500 && !outliers.has(point.index) ? 0.45 : 0.9;
    pen.beginPath();
    pen.arc(point.x, point.y, 2.6, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = style.getPropertyValue("--failed");
  pen.lineWidth = 1.6;
  for (const point of plot.points.filter(point => outliers.has(point.index))) {
    pen.beginPath();
    pen.arc(point.x, point.y, 6, 0, 2 * Math.PI);
    pen.stroke();
  }
}

function drawAxes(plot, pen, style, width, height) {
  const { scale } = plot;
  pen.font = "11px system-ui, sans-serif";
  pen.fillStyle = style.getPropertyValue("--soft");
  pen.strokeStyle = style.getPropertyValue("--line");
  const every = Math.max(1, Math.ceil((scale.high - scale.low) / 6));
  for (let power = Math.ceil(scale.low); power <= scale.high; power += every) {
    const micros = 10 ** power;
    const x = plot.x(micros);
    const y = plot.y(micros);
    pen.beginPath();
    pen.moveTo(x, MARGIN.top);
    pen.lineTo(x, height - MARGIN.bottom);
    pen.moveTo(MARGIN.left, y);
    pen.lineTo(width - MARGIN.right, y);
    pen.stroke();
    pen.textAlign = "center";
    pen.fillText(axisLabel(micros), x, height - MARGIN.bottom + 16);
    pen.textAlign = "right";
    pen.fillText(axisLabel(micros), MARGIN.left - 8, y + 4);
  }
  pen.textAlign = "center";
  pen.fillText("recorded", (MARGIN.left + width - MARGIN.right) / 2, height - 8);
  pen.save();
  pen.translate(12, (MARGIN.top + height - MARGIN.bottom) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText("replayed", 0, 0);
  pen.restore();
  pen.setLineDash([5, 4]);
  pen.strokeStyle = style.getPropertyValue("--soft");
  pen.beginPath();
  pen.moveTo(plot.x(10 ** scale.low), plot.y(10 ** scale.low));
  pen.lineTo(plot.x(10 ** scale.high), plot.y(10 ** scale.high));
  pen.stroke();
  pen.setLineDash([]);
}

function axisLabel(micros) {
  return micros < 1000 ? micros + " µs" : micros < 1000000 ? micros / 1000 + " ms" : micros / 1000000 + " s";
}

function nearest(plot, event) {
  let best = null;
  let distance = 14 * 14;
  for (const point of plot.points) {
    const away = (point.x - event.offsetX) ** 2 + (point.y - event.offsetY) ** 2;
    if (away <= distance) {
      distance = away;
      best = point;
    }
  }
  return best;
}

function hover(plot, tip, event) {
  const point = nearest(plot, event);
  tip.hidden = !point;
  if (!point) { return; }
  const row = rows[point.index];
  tip.textContent = row.id + ": " + duration(row.recordedMicros) + " → " + duration(row.replayedMicros);
  tip.style.left = Math.min(point.x + 10, Math.max(0, plot.canvas.clientWidth - 250)) + "px";
  tip.style.top = Math.max(0, point.y - 36) + "px";
}

function outliersTable() {
  if (report.outliers.length === 0) { return null; }
  const shown = report.outliers.slice(0, 10);
  return el("div", { class: "scroll-x" }, el("table", {},
    el("caption", { class: "hidden" }, "Recordings whose duration lies far from the rest"),
    el("thead", {}, el("tr", {}, ["Far from the rest", "Recorded", "Replayed", "Ratio"].map(title => el("th", { scope: "col" }, title)))),
    el("tbody", {}, shown.map(outlier => { const row = rows[outlier.index]; return el("tr", {},
      el("td", {}, el("button", { type: "button", class: "mono", onclick: () => select(outlier.index) }, row.id)),
      el("td", {}, duration(row.recordedMicros)), el("td", {}, duration(row.replayedMicros)), el("td", {}, "× " + outlier.ratio.toPrecision(2))); }))));
}
