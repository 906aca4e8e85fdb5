/* Draws the rows of the table of moves as bands between statuses, and those of the table of statuses as bars. */
"use strict";

(() => {
  if (!window.Plot) return;

  const BAR = 12; // pixels: the width of a status at either side
  const GAP = 10; // pixels between statuses
  const STATUS = 40; // pixels for a status, on average
  const THINNEST = 2; // pixels of a band
  const ROW = 32; // pixels of a bar of the statuses now
  const HAS_ROOM = 15; // pixels of a band that has room for its number
  const FONT = 13;
  const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const format = (number) => number.toLocaleString("en");

  const statuses = [...document.querySelectorAll("#statuses-rows tbody tr")].map((row) => ({
    value: row.dataset.status,
    name: text(row.querySelector("th")),
    count: Number(row.dataset.count),
    url: row.querySelector("a")?.getAttribute("href") ?? "#statuses",
  }));
  const place = new Map(statuses.map((status, index) => [status.value, index]));
  const moves = [...document.querySelectorAll("#moves-rows tbody tr")].map((row) => {
    const { before, after, count, rule } = row.dataset;
    const said = [...row.querySelectorAll("td")].map(text);
    return {
      before,
      after,
      count: Number(count),
      isRule: rule !== undefined,
      url: `#${row.id}`,
      label: `${text(row.querySelector(".before"))} to ${text(row.querySelector(".after"))}: ${said[0]}, median time ${said[1]}, by ${said[2]}`,
    };
  });

  /* The moves of one side by status, in the order of statuses, each with its top and bottom in pixels. */
  function stack(side, other, size, top) {
    let at = top;
    return d3.sort(d3.groups(moves, (move) => move[side]), ([status]) => place.get(status)).map(([status, some]) => {
      const node = { name: statuses[place.get(status)].name, count: d3.sum(some, (move) => move.count), top: at };
      for (const move of d3.sort(some, (one) => place.get(one[other]))) {
        move[`${side}Top`] = at;
        at += size(move);
        move[`${side}Bottom`] = at;
      }
      node.bottom = at;
      at += GAP;
      return node;
    });
  }

  function drawFlow(container, width) {
    const sides = d3.max(["before", "after"], (side) => new Set(moves.map((move) => move[side])).size);
    const height = Math.max(200, sides * (STATUS + GAP));
    const room = height - (sides - 1) * GAP - 8;
    const scale = room / d3.sum(moves, (move) => move.count);
    const size = (move) => Math.max(THINNEST, move.count * scale);
    const margin = Math.min(210, Math.round(width * 0.36));
    const [left, right] = [stack("before", "after", size, 4), stack("after", "before", size, 4)];
    const tallest = Math.max(left.at(-1).bottom, right.at(-1).bottom) + 4;
    const points = moves.flatMap((move) => [
      { ...move, x: 0, top: move.beforeTop, bottom: move.beforeBottom },
      { ...move, x: 1, top: move.afterTop, bottom: move.afterBottom },
    ]);
    const band = (some, options) => Plot.areaY(some, { x: "x", y1: "top", y2: "bottom", z: "url", href: "url", curve: "bump-x", ...options });
    const names = (nodes, x, textAnchor, dx) =>
      Plot.text(nodes, {
        x: () => x,
        y: (node) => (node.top + node.bottom) / 2,
        text: (node) => {
          const number = format(node.count);
          return `${Pictures.shorten(node.name, margin - BAR - 8 - (number.length + 1) * 7)} ${number}`;
        },
        textAnchor,
        dx,
        fontSize: FONT,
        fill: "var(--r-ink)",
      });
    const side = (nodes, x) => Plot.ruleX(nodes, { x: () => x, y1: "top", y2: "bottom", stroke: "var(--r-ink-soft)", strokeWidth: BAR });
    const figure = Plot.plot({
      width,
      height: tallest,
      marginLeft: margin,
      marginRight: margin,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: [0, 1], axis: null },
      y: { domain: [0, tallest], range: [0, tallest], axis: null },
      marks: [
        band(points.filter((point) => !point.isRule), { fill: "var(--r-accent)", fillOpacity: 0.4, stroke: "var(--r-accent)", strokeOpacity: 0.5 }),
        band(points.filter((point) => point.isRule), { fill: "var(--r-accent-soft)", fillOpacity: 0.7, stroke: "var(--r-ink-soft)", strokeDasharray: "4 3" }),
        side(left, 0),
        side(right, 1),
        Plot.text(moves.filter((move) => size(move) >= HAS_ROOM), {
          x: () => 0,
          y: (move) => (move.beforeTop + move.beforeBottom) / 2,
          text: (move) => format(move.count),
          textAnchor: "start",
          dx: BAR,
          fontSize: 12,
          fill: "var(--r-ink)",
        }),
        names(left, 0, "end", -BAR),
        names(right, 1, "start", BAR),
      ],
    });
    Pictures.place(figure, container, container.dataset.name);
    container.dataset.drawn = Pictures.walk(figure, moves, document.getElementById("flow-now"));
  }

  function drawNow(container, width) {
    const bars = statuses.filter((status) => status.count).map((status) => ({ ...status, label: `${status.name}: ${format(status.count)}` }));
    const margin = Math.min(190, Math.round(width * 0.42));
    const numbers = 12 + d3.max(bars, (bar) => format(bar.count).length) * 8;
    const figure = Plot.plot({
      width,
      height: bars.length * ROW + 8,
      marginLeft: margin,
      marginRight: numbers,
      marginTop: 4,
      marginBottom: 4,
      x: { axis: null, domain: [0, d3.max(bars, (bar) => bar.count)] },
      y: { axis: null, domain: bars.map((bar) => bar.value), padding: 0.35 },
      marks: [
        Plot.barX(bars, { x1: 0, x2: "count", y: "value", href: "url", fill: "var(--r-accent)", stroke: "var(--r-accent)" }),
        Plot.text(bars, { x: () => 0, y: "value", text: (bar) => Pictures.shorten(bar.name, margin - 10), textAnchor: "end", dx: -8, fontSize: FONT, fill: "var(--r-ink)" }),
        Plot.text(bars, { x: "count", y: "value", text: (bar) => format(bar.count), textAnchor: "start", dx: 6, fontSize: FONT, fill: "var(--r-ink)" }),
      ],
    });
    Pictures.place(figure, container, container.dataset.name);
    container.dataset.drawn = Pictures.walk(figure, bars, document.getElementById("now-now"));
  }

  /* A band leads to its row: show the records there. */
  function openRow() {
    const row = document.getElementById(location.hash.slice(1));
    const details = row?.querySelector("#moves-rows details");
    if (!details) return;
    details.open = true;
    row.scrollIntoView();
  }

  for (const [id, draw] of [["flow", drawFlow], ["now", drawNow]]) {
    const container = document.getElementById(id);
    if (container) Pictures.redraw(container, (width) => draw(container, width));
  }
  addEventListener("hashchange", openRow);
  openRow();
})();
