/* Draws the rows of the table of dates: a mark for each record, or bars with the number of records. */
"use strict";

(() => {
  const container = document.getElementById("timeline");
  const now = document.getElementById("timeline-now");
  if (!container || !window.Plot) return;

  const MARGIN = 12;
  const NUMBERS = 48; // pixels for the numbers at the left of bars
  const AXIS = 40; // pixels for two lines
  const ROW = 30; // pixels for a mark with its title
  const LANE = 14; // pixels for marks without titles
  const MAX_TITLES = 80; // marks in rows of their own
  const BAR = 10;
  const day = (text) => (text ? new Date(text) : null);
  const DAY = 86_400_000;

  const rows = [...document.querySelectorAll(".picture-rows tbody tr[data-from], .picture-rows tbody tr[data-to]")];
  const items = rows.map((row) => {
    const link = row.querySelector("th a");
    const when = row.querySelector(".when")?.textContent.trim() ?? link.textContent.trim();
    const precision = row.querySelector("small")?.textContent.trim() ?? "";
    const count = row.dataset.count ? Number(row.dataset.count) : null;
    const title = link.textContent.trim();
    const isOverdue = "overdue" in row.dataset;
    const due = [row.dataset.due && row.querySelector("[data-label='Due'] .date")?.textContent.trim(), isOverdue && "overdue"];
    const deadline = due.filter(Boolean).join(", ");
    return {
      url: link.getAttribute("href"),
      from: day(row.dataset.from),
      to: day(row.dataset.to),
      due: day(row.dataset.due),
      isOverdue,
      doubt: row.dataset.doubt ?? "",
      isBar: "bar" in row.dataset,
      count,
      title: count === null ? title : `${when}: ${count.toLocaleString("en")}`,
      label: count === null ? `${when}${precision ? ` (${precision})` : ""}: ${title}${deadline ? `, due ${deadline}` : ""}` : `${when}: ${count.toLocaleString("en")}`,
    };
  });
  const days = items.flatMap((item) => [item.from, item.to, item.due]).filter(Boolean);
  const isNumbers = Boolean(container.dataset.unit);
  const marginLeft = isNumbers ? NUMBERS : MARGIN; // bars and dates below them have the same axis
  const today = new Date(container.dataset.today);

  /* The first and last day of the picture, with some space around them. */
  function extent() {
    const first = d3.min(days);
    const last = d3.max(days);
    // Some weeks, so the axis has no hours.
    const space = Math.max((last - first) * 0.04, isNumbers ? 0 : 15 * DAY);
    return [new Date(first - space), new Date(+last + space)];
  }

  /* Put marks into as few lanes as possible, so none overlaps another. */
  function lanes(marks, x) {
    const ends = [];
    for (const mark of marks) {
      const left = x(mark.start) - 8;
      const right = x(d3.max([mark.end, mark.start, mark.due ?? mark.end])) + 8;
      let lane = ends.findIndex((end) => end <= left);
      if (lane < 0) lane = ends.length;
      ends[lane] = right;
      mark.lane = lane;
    }
    return ends.length;
  }

  /* The marks of dates: each with its row, and with the room for its title. */
  function datesOf(list, width) {
    const domain = extent();
    const x = d3.scaleUtc(domain, [marginLeft, width - MARGIN]);
    const marks = list.map((item) => {
      const isDay = item.from && item.to && item.to - item.from === DAY;
      const start = item.from ?? domain[0];
      const end = item.to ?? domain[1];
      const noon = new Date(+item.from + DAY / 2);
      return { ...item, isDay, start: isDay ? noon : start, end: isDay ? noon : end };
    });
    const hasTitles = marks.length <= MAX_TITLES;
    const count = hasTitles ? marks.length : lanes(marks, x);
    marks.forEach((mark, index) => {
      mark.lane = hasTitles ? index : mark.lane;
      const [begin, end] = [d3.min([mark.start, mark.due ?? mark.start]), d3.max([mark.end, mark.due ?? mark.end])];
      const [left, right] = [x(begin) - marginLeft, width - MARGIN - x(end)];
      mark.isLeft = left > right;
      mark.at = mark.isLeft ? begin : end;
      const room = Math.max(left, right) - 12;
      // A bar from edge to edge has its title above it.
      mark.isAbove = room < 120;
      // Where the bar is pale.
      mark.isLeft = mark.isAbove ? !mark.to && !mark.due : mark.isLeft;
      mark.at = mark.isAbove ? (mark.isLeft ? domain[1] : begin) : mark.at;
      mark.text = hasTitles ? Pictures.shorten(mark.title, mark.isAbove ? width / 2 : room) : "";
    });
    return { marks, domain, count, row: hasTitles ? ROW : LANE };
  }

  const fill = (mark) =>
    mark.from && mark.to ? (mark.doubt ? "var(--r-accent-soft)" : "var(--p-span)") : mark.from ? "url(#fade-end)" : "url(#fade-start)";

  function dates(list, width) {
    const { marks, domain, count, row } = datesOf(list, width);
    const spans = marks.filter((mark) => !mark.isDay);
    const height = count * row + 2 * AXIS;
    const lane = (mark) => mark.lane;
    const shared = { y: lane, href: "url" };
    return Plot.plot({
      width,
      height,
      marginTop: AXIS,
      marginBottom: AXIS,
      marginLeft,
      marginRight: MARGIN,
      x: { type: "utc", domain, label: null },
      y: { type: "linear", domain: [-0.5, count - 0.5], range: [AXIS, height - AXIS], axis: null },
      marks: [
        ...axes(),
        ...marksOfToday(domain),
        Plot.link(marks.filter((mark) => mark.due), { x1: "end", x2: "due", y: lane, stroke: "var(--r-line-strong)" }),
        deadlines(marks.filter((mark) => mark.due && !mark.isOverdue), lane, "diamond", { fill: "var(--r-page)", stroke: "var(--r-ink-soft)", strokeWidth: 1.5 }),
        // A cross tells them apart without its colour.
        deadlines(marks.filter((mark) => mark.due && mark.isOverdue), lane, "times", { stroke: "var(--r-error)", strokeWidth: 2.5 }),
        Plot.rect(spans, {
          ...shared,
          x1: "start",
          x2: "end",
          y: undefined,
          y1: (mark) => mark.lane - BAR / 2 / row,
          y2: (mark) => mark.lane + BAR / 2 / row,
          insetLeft: -2,
          insetRight: -2,
          rx: 3,
          fill,
          stroke: (mark) => (mark.from && mark.to ? "var(--r-accent)" : "none"),
        }),
        Plot.dot(marks.filter((mark) => mark.isDay), {
          ...shared,
          x: "start",
          r: 5,
          fill: (mark) => (mark.doubt ? "var(--r-accent-soft)" : "var(--r-accent)"),
          stroke: "var(--r-accent)",
          strokeWidth: 1.5,
        }),
        // One layer for each position of titles: beside the mark, or above a long one.
        ...d3
          .groups(
            marks.filter((mark) => mark.text),
            (mark) => [mark.isLeft, mark.isAbove].join(),
          )
          .map(([, some]) => {
            const [{ isLeft, isAbove }] = some;
            return Plot.text(some, {
              x: "at",
              y: lane,
              text: "text",
              textAnchor: isLeft ? "end" : "start",
              dx: (isLeft ? -1 : 1) * (isAbove ? 0 : 11),
              dy: isAbove ? -12 : 0,
              fontSize: 13,
              fill: "var(--r-ink)",
              stroke: "var(--r-page)",
              strokeWidth: 4,
            });
          }),
      ],
    });
  }

  function deadlines(list, lane, symbol, look) {
    return Plot.dot(list, { x: "due", y: lane, r: 5, symbol, ...look });
  }

  function axes() {
    return [
      Plot.gridX({ stroke: "var(--r-line)", strokeOpacity: 1 }),
      ...["top", "bottom"].map((anchor) => Plot.axisX({ anchor, fontSize: 12, tickSize: 4, fill: "var(--r-ink-soft)", stroke: "var(--r-line-strong)" })),
    ];
  }

  function marksOfToday([first, last]) {
    if (today < first || today > last) return [];
    return [Plot.ruleX([today], { stroke: "var(--r-warning)", strokeDasharray: "4 3" })];
  }

  function numbers(list, width) {
    return Plot.plot({
      width,
      height: 260,
      marginLeft,
      marginRight: MARGIN,
      marginTop: 16,
      marginBottom: AXIS,
      x: { type: "utc", domain: extent(), label: null },
      y: { label: null, tickFormat: "~s", grid: true, zero: true },
      marks: [
        Plot.axisX({ fontSize: 12, fill: "var(--r-ink-soft)", stroke: "var(--r-line-strong)" }),
        Plot.rect(list, { x1: "from", x2: "to", y1: 0, y2: "count", href: "url", fill: "var(--r-accent)", inset: 0.5, insetBottom: 0, minSize: 1 }),
        Plot.ruleY([0], { stroke: "var(--r-line-strong)" }),
        ...marksOfToday(extent()),
      ],
    });
  }

  /* Dashed outlines for doubted dates, and the gradients of open ends: Plot draws all marks of one layer alike. */
  function finish(figure, list) {
    const gradients = d3.select(figure).insert("defs", ":first-child");
    for (const [id, from, to] of [["fade-end", 1, 0], ["fade-start", 0, 1]]) {
      const stops = gradients.append("linearGradient").attr("id", id).selectAll("stop").data([from, to]).join("stop");
      stops.attr("offset", (_, index) => index).attr("stop-color", "var(--r-accent)").attr("stop-opacity", (value) => value);
    }
    const doubted = new Set(list.filter((item) => item.doubt).map((item) => item.url));
    for (const link of figure.querySelectorAll("a")) {
      if (doubted.has(link.getAttribute("href"))) link.firstChild.setAttribute("stroke-dasharray", "3 2");
    }
  }

  function draw(width) {
    const bars = items.filter((item) => item.isBar);
    const single = items.filter((item) => !item.isBar);
    const figures = [];
    if (bars.length) figures.push([numbers(bars, width), bars]);
    if (single.length) figures.push([dates(single, width), single]);
    container.replaceChildren();
    let drawn = 0;
    for (const [figure, list] of figures) {
      const part = document.createElement("div");
      container.append(part);
      Pictures.place(figure, part, container.dataset.name);
      drawn += Pictures.walk(figure, list, now);
      finish(figure, list);
    }
    container.hidden = false;
    container.dataset.drawn = drawn;
  }

  Pictures.redraw(container, draw);
})();
