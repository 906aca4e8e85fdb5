/* Draws the rows of each table of figures: a mark for each value, at its date and number. */
"use strict";

(() => {
  if (!window.Plot) return;

  const HEIGHT = 260;
  const LEFT = 60; // pixels for numbers
  const RIGHT = 16;
  const ABOVE = 28; // pixels for the unit
  const ROW = 30; // pixels for a figure without others
  const ARROW = 20;
  const MANY = 16; // marks beyond which only the last of each nature has its value beside it
  const OPEN = 0.05; // of the width: the line of a period without a beginning or end
  const DAY = 86_400_000;
  const SCALES = [[1e12, "trillion "], [1e9, "billion "], [1e6, "million "]];
  const BOUNDS = { about: "about ", more_than: "over ", at_least: "at least ", less_than: "under ", at_most: "at most " };
  const UP = new Set(["more_than", "at_least"]);
  const DOWN = new Set(["less_than", "at_most"]);
  const TARGETS = new Set(["target", "planned"]);
  const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const day = (value) => (value ? new Date(value) : null);

  /* What a row says of a value: `label` has all of it, for screen readers. */
  function itemOf(row) {
    const { dataset } = row;
    const link = row.querySelector("th a");
    const [from, to] = [day(dataset.from), day(dataset.to)];
    const [low, high] = [Number(dataset.low), dataset.high === undefined ? null : Number(dataset.high)];
    const asOf = text(row.querySelector("[data-as-of]"));
    const title = text(row.querySelector(".measured"));
    const notes = [...row.querySelectorAll(".mark, .revised")].map(text);
    const when = text(row.querySelector(".when"));
    const value = text(link);
    return {
      url: link.getAttribute("href"),
      from,
      to,
      x: from && to ? new Date((+from + +to) / 2) : from ?? new Date(+to - DAY),
      low,
      high,
      y: high === null ? low : (low + high) / 2,
      bound: dataset.bound,
      nature: dataset.nature,
      line: `${dataset.nature} ${dataset.subject ?? ""}`,
      differs: "differs" in dataset,
      isPreferred: dataset.differs === "preferred",
      isRevised: "revised" in dataset,
      isAbout: dataset.bound === "about",
      value,
      title,
      label: [`${when}: ${title ? `${title}, ` : ""}${value}`, text(row.querySelector("[data-label='Nature']")).toLowerCase(), asOf && `as of ${asOf}`, ...notes]
        .filter(Boolean)
        .join(", "),
    };
  }

  /* The first and last day to draw, with some space around them. */
  function extent(items) {
    const days = items.flatMap((item) => [item.from, item.to, item.x]).filter(Boolean);
    const [first, last] = d3.extent(days);
    // At least a year, so the axis has no weeks.
    const space = Math.max((last - first) * 0.06, (365 * DAY - (last - first)) / 2, 30 * DAY);
    return [new Date(+first - space), new Date(+last + space)];
  }

  const axisX = () => Plot.axisX({ fontSize: 12, tickSize: 4, fill: "var(--r-ink-soft)", stroke: "var(--r-line-strong)" });

  function marksOfToday([first, last], today) {
    return today < first || today > last ? [] : [Plot.ruleX([today], { stroke: "var(--r-warning)", strokeDasharray: "4 3" })];
  }

  const symbolOf = (item) => (TARGETS.has(item.nature) ? "diamond" : "circle");
  const strokeOf = (item) => (item.isRevised ? "var(--r-line-strong)" : TARGETS.has(item.nature) ? "var(--r-ink)" : "var(--r-accent)");
  const fillOf = (item) =>
    item.nature !== "actual" || item.isRevised ? "var(--r-page)" : item.isAbout ? "var(--r-accent-soft)" : "var(--r-accent)";

  /* The marks of values, each a link. Plot draws one symbol in each layer. */
  function dots(items, y) {
    return d3.groups(items, symbolOf).map(([symbol, some]) =>
      Plot.dot(some, { x: "x", y, r: symbol === "diamond" ? 6 : 5, symbol, fill: fillOf, stroke: strokeOf, strokeWidth: 1.75, href: "url" }),
    );
  }

  /* How long the period of a value is. One without a known beginning or end has a short dashed line. */
  function periods(items, domain, y) {
    const short = (domain[1] - domain[0]) * OPEN;
    const isOpen = (item) => !item.from || !item.to;
    const ends = (some, options) =>
      Plot.link(some, {
        x1: (item) => item.from ?? new Date(item.x - short),
        x2: (item) => item.to ?? new Date(+item.x + short),
        y,
        stroke: "var(--p-span)",
        strokeWidth: 2.5,
        ...options,
      });
    return [
      ends(items.filter((item) => !isOpen(item) && item.to - item.from > DAY)),
      ends(items.filter(isOpen), { strokeDasharray: "4 3" }),
    ];
  }

  function arrows(items, y) {
    return [[UP, 0], [DOWN, 180]].map(([bounds, rotate]) =>
      Plot.vector(items.filter((item) => bounds.has(item.bound)), {
        x: "x",
        y,
        length: ARROW,
        rotate,
        anchor: "start",
        stroke: strokeOf,
        strokeWidth: 1.75,
      }),
    );
  }

  const rings = (items, y) =>
    Plot.dot(items.filter((item) => item.differs), { x: "x", y, r: 10, stroke: "var(--r-warning)", strokeWidth: 1.5, strokeDasharray: "3 2" });

  /* The values of the same, at the same date: those that contradict each other, and those that a revision replaced. */
  function ties(items) {
    const found = [];
    for (const [, some] of d3.groups(items, (item) => `${item.line} ${+item.x}`)) {
      const [least, most] = d3.extent(some, (item) => item.y);
      if (some.length > 1 && least < most) found.push({ x: some[0].x, least, most, differs: some.some((item) => item.differs) });
    }
    return found.map((tie) =>
      Plot.link([tie], {
        x: "x",
        y1: "least",
        y2: "most",
        stroke: tie.differs ? "var(--r-warning)" : "var(--r-line-strong)",
        strokeDasharray: "3 2",
      }),
    );
  }

  /* The line through the values of one nature that hold: none that was revised, or that another one is preferred to.
     It has a gap where sources differ and no value is preferred. */
  function lines(items) {
    const current = items.filter((item) => !item.isRevised);
    return d3.groups(current, (item) => item.line).map(([, some]) => {
      const points = d3.groups(some, (item) => +item.x).map(([, same]) => {
        const single = same.find((item) => item.isPreferred) ?? (same.every((item) => item.y === same[0].y) ? same[0] : null);
        return { x: same[0].x, y: single ? single.y : NaN };
      });
      return Plot.line(d3.sort(points, (point) => point.x), {
        x: "x",
        y: "y",
        stroke: some[0].nature === "actual" ? "var(--r-accent)" : "var(--r-line-strong)",
        strokeWidth: 1.5,
        strokeDasharray: some[0].nature === "actual" ? undefined : "5 4",
      });
    });
  }

  /* The numbers beside marks, in the unit of the axis: all of few, else the last of each nature; none over another one. */
  function valuesBeside(items, x, y, width, times) {
    const number = (value) => (value / times).toLocaleString("en", { maximumFractionDigits: 3 });
    const wanted = items.length <= MANY ? items : d3.groups(items, (item) => item.nature).map(([, some]) => some[some.length - 1]);
    const boxes = items.map((item) => [x(item.x) - 7, y(item.y) - 7, x(item.x) + 7, y(item.y) + 7]);
    const isFree = (box) =>
      box[0] > LEFT && box[2] < width && box[1] > 2 &&
      boxes.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    const shown = [];
    for (const item of d3.sort(wanted, (one) => -one.x)) {
      const words = `${BOUNDS[item.bound] ?? ""}${number(item.low)}${item.high === null ? "" : `–${number(item.high)}`}`;
      const wide = words.length * 6.8;
      const [left, top] = [x(item.x), y(item.y)];
      const lift = DOWN.has(item.bound) ? -16 : UP.has(item.bound) ? 16 : -16;
      for (const [side, dx, dy, box] of [
        ["middle", 0, lift, [left - wide / 2, top + lift - 8, left + wide / 2, top + lift + 8]],
        ["start", 13, 0, [left + 11, top - 8, left + 13 + wide, top + 8]],
        ["end", -13, 0, [left - 13 - wide, top - 8, left - 11, top + 8]],
        ["middle", 0, -lift, [left - wide / 2, top - lift - 8, left + wide / 2, top - lift + 8]],
        ["end", 0, lift, [left - wide, top + lift - 8, left, top + lift + 8]],
      ]) {
        if (!isFree(box)) continue;
        boxes.push(box);
        shown.push({ ...item, words, side, dx, dy });
        break;
      }
    }
    return shown.map((one) =>
      Plot.text([one], { x: "x", y: "y", text: "words", textAnchor: one.side, dx: one.dx, dy: one.dy, fontSize: 12, fill: "var(--r-ink)", stroke: "var(--r-page)", strokeWidth: 4 }),
    );
  }

  function chart(items, width, today, unit) {
    const domain = extent(items);
    const ends = items.flatMap((item) => [item.low, item.high ?? item.low]);
    const [least, most] = [Math.min(0, d3.min(ends)), Math.max(0, d3.max(ends))];
    const room = (most - least) * 0.14 || 1; // for values above the highest mark
    const range = [least < 0 ? least - room : 0, most + (most > 0 ? room : 0)];
    const [times, name] = SCALES.find(([size]) => Math.max(most, -least) >= size) ?? [1, ""];
    const x = d3.scaleUtc(domain, [LEFT, width - RIGHT]);
    const y = d3.scaleLinear(range, [HEIGHT - 32, ABOVE]);
    const spans = items.filter((item) => item.high !== null);
    return Plot.plot({
      width,
      height: HEIGHT,
      marginLeft: LEFT,
      marginRight: RIGHT,
      marginTop: ABOVE,
      marginBottom: 32,
      x: { type: "utc", domain, label: null },
      y: { domain: range, label: null },
      marks: [
        Plot.gridY({ stroke: "var(--r-line)", strokeOpacity: 1, ticks: 5 }),
        Plot.axisY({ ticks: 5, fontSize: 12, tickSize: 0, fill: "var(--r-ink-soft)", tickFormat: (value) => (value / times).toLocaleString("en", { maximumFractionDigits: 6 }) }),
        Plot.text([`${name}${unit}`], { frameAnchor: "top-left", dx: -LEFT + 4, dy: -ABOVE + 4, fontSize: 12, fill: "var(--r-ink-soft)" }),
        axisX(),
        Plot.ruleY([0], { stroke: "var(--r-line-strong)" }),
        ...marksOfToday(domain, today),
        ...lines(items),
        ...ties(items),
        ...periods(items, domain, "y"),
        ...arrows(items, "y"),
        rings(items, "y"),
        ...d3.groups(spans, strokeOf).map(([stroke, some]) =>
          Plot.link(some, { x: "x", y1: "low", y2: "high", stroke, strokeWidth: 8, strokeOpacity: 0.75, href: "url" }),
        ),
        ...dots(items.filter((item) => item.high === null), "y"),
        ...valuesBeside(items, x, y, width, times),
      ],
    });
  }

  /* Figures that no axis of numbers could share: each in a row of its own, at its date. */
  function alone(items, width, today) {
    const domain = extent(items);
    const x = d3.scaleUtc(domain, [RIGHT, width - RIGHT]);
    const height = items.length * ROW + 48;
    const marks = items.map((item, lane) => {
      const [begin, end] = [item.from ?? item.x, item.to ?? item.x];
      const [left, right] = [x(begin) - RIGHT, width - RIGHT - x(end)];
      // A period from edge to edge has its title above it.
      const side = Math.max(left, right) < 120 ? "above" : left > right ? "end" : "start";
      const room = side === "above" ? width - 2 * RIGHT : Math.max(left, right) - 12;
      return { ...item, lane, side, words: Pictures.shorten(`${item.title}: ${item.value}`, room), at: { above: domain[0], end: begin, start: end }[side] };
    });
    return Plot.plot({
      width,
      height,
      marginLeft: RIGHT,
      marginRight: RIGHT,
      marginTop: 12,
      marginBottom: 32,
      x: { type: "utc", domain, label: null },
      y: { type: "linear", domain: [-0.5, items.length - 0.5], range: [12, height - 32], axis: null },
      marks: [
        Plot.gridX({ stroke: "var(--r-line)", strokeOpacity: 1 }),
        axisX(),
        ...marksOfToday(domain, today),
        ...periods(marks, domain, "lane"),
        rings(marks, "lane"),
        ...dots(marks, "lane"),
        ...d3.groups(marks, (item) => item.side).map(([side, some]) =>
          Plot.text(some, {
            x: "at",
            y: "lane",
            text: "words",
            textAnchor: side === "end" ? "end" : "start",
            dx: { above: 0, end: -11, start: 11 }[side],
            dy: side === "above" ? -12 : 0,
            fontSize: 13,
            fill: "var(--r-ink)",
            stroke: "var(--r-page)",
            strokeWidth: 4,
          }),
        ),
      ],
    });
  }

  /* Dashed outlines of approximate values: Plot draws all marks of one layer alike. */
  function finish(figure, items) {
    const about = new Set(items.filter((item) => item.isAbout).map((item) => item.url));
    for (const link of figure.querySelectorAll("a")) {
      if (about.has(link.getAttribute("href"))) link.firstChild.setAttribute("stroke-dasharray", "3 2");
    }
  }

  for (const container of document.querySelectorAll(".series-chart")) {
    const { table, name, unit } = container.dataset;
    const today = new Date(container.dataset.today);
    const rows = [...document.querySelectorAll(`#${table} tbody tr[data-low]`)];
    const items = rows.map(itemOf);
    if (!items.length) continue;
    Pictures.redraw(container, (width) => {
      const figure = "alone" in container.dataset ? alone(items, width, today) : chart(items, width, today, unit);
      Pictures.place(figure, container, name);
      container.dataset.drawn = Pictures.walk(figure, items, container.nextElementSibling);
      finish(figure, items);
    });
  }
})();
