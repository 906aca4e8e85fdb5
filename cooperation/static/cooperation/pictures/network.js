/* Draws the rows of the tables of a network: a circle for each participant or country, a line for those with records in
   common. */
"use strict";

(() => {
  const container = document.getElementById("network");
  const now = document.getElementById("network-now");
  if (!container || !window.Plot) return;

  const NARROW = 600; // pixels
  const TARGET = 24; // pixels at least
  const WAIT = 250; // milliseconds on a node before its number is fetched
  const tables = [...document.querySelectorAll(".network-rows")];
  const of = (number) => `${number.toLocaleString("en")} ${number === 1 ? container.dataset.one : container.dataset.many}`;

  /* A node for each row, and for each table; a line for each row. */
  const nodes = new Map();
  for (const { dataset } of tables) {
    nodes.set(dataset.node, { id: dataset.node, name: dataset.name, page: dataset.page, isOpened: true, most: 0, with: "" });
  }
  const lines = tables.flatMap((table) =>
    [...table.tBodies[0].rows].map((row) => {
      const [link, code] = [row.querySelector("th a"), row.querySelector("td a.code")];
      const list = row.querySelector(".number a");
      const count = Number(row.dataset.count);
      if (!nodes.has(row.dataset.node)) {
        nodes.set(row.dataset.node, { id: row.dataset.node, name: link.textContent.trim(), page: link.href, isOpened: false, most: 0 });
      }
      const node = nodes.get(row.dataset.node);
      if (!node.row) Object.assign(node, { row, code: code?.textContent.trim() ?? "", list: list?.href, count, with: table.dataset.name });
      node.most = Math.max(node.most, count);
      return { from: table.dataset.node, to: row.dataset.node, count, url: list?.getAttribute("href") ?? null };
    }),
  );
  const items = [...nodes.values()];
  const add = (node) => (node.isOpened ? null : node.row.querySelector(".network-add a"));
  const said = (node) => node.row?.querySelector(".network-add").textContent.trim() ?? "";
  for (const node of items) {
    node.url = add(node)?.getAttribute("href") ?? node.page;
    const whose = node.row ? `${of(node.count)} with ${node.with}` : "in the middle";
    node.title = node.code ? `${node.name}, ${node.code}` : node.name;
    node.label = `${node.title}: ${whose}${node.isOpened ? "" : `. ${said(node)}`}`;
  }

  function linkTo(url, text) {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = text;
    return link;
  }

  /* The visible links of the node that has the focus or had the pointer last. */
  function show(node) {
    const links = [linkTo(node.page, `Page of ${node.name}`)];
    if (node.list) links.push(linkTo(node.list, `List of ${of(node.count)}`));
    if (add(node)) links.unshift(linkTo(node.url, said(node)));
    const name = document.createElement("b");
    name.textContent = node.title;
    const about = node.row ? `: ${of(node.count)} with ${node.with}. ` : " ";
    const nobody = !node.isOpened && !add(node) && said(node) ? `${said(node).replace(/\.$/, "")}. ` : "";
    now.replaceChildren(name, about + nobody, ...links.flatMap((link, index) => (index ? [" · ", link] : [link])));
  }

  /* Ask the register how many a node would add, if the page does not say it. */
  async function count(node, mark) {
    if (!node.row || !("uncounted" in node.row.dataset) || node.isAsked) return;
    node.isAsked = true;
    const page = new DOMParser().parseFromString(await (await fetch(node.url)).text(), "text/html");
    const found = page.querySelector(`.network-rows tr[data-node="${CSS.escape(node.id)}"] .network-add`);
    if (!found) return;
    node.row.querySelector(".network-add").replaceChildren(...document.importNode(found, true).childNodes);
    delete node.row.dataset.uncounted;
    node.url = add(node)?.getAttribute("href") ?? node.page;
    mark.setAttribute("href", node.url);
    mark.setAttribute("aria-label", `${node.title}: ${of(node.count)} with ${node.with}. ${said(node)}`);
    if (now.dataset.node === node.id) show(node);
  }

  /* Make a mark choose its node. The first touch of a circle only chooses it, so its number is told before it opens. */
  function follow(mark, node) {
    let timer = 0;
    let isFirstTouch = false;
    mark.addEventListener("pointerenter", (event) => (isFirstTouch = event.pointerType === "touch" && now.dataset.node !== node.id));
    mark.addEventListener("click", (event) => {
      if (isFirstTouch && event.pointerType === "touch") event.preventDefault();
      isFirstTouch = false;
    });
    const choose = () => {
      now.dataset.node = node.id;
      show(node);
      clearTimeout(timer);
      timer = setTimeout(() => count(node, mark), WAIT);
    };
    for (const event of ["focus", "pointerenter"]) mark.addEventListener(event, choose);
    for (const event of ["blur", "pointerleave"]) mark.addEventListener(event, () => clearTimeout(timer));
    mark.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const url = { p: node.page, l: node.list }[event.key.toLowerCase()];
      if (url) location.assign(url);
    });
  }

  /* What can be clicked and touched: the circle with its name, or some space around it. */
  function target(node) {
    const least = { ...node, r: Math.max(node.r, TARGET / 2), wide: node.isNamed ? node.wide : 0 };
    const [left, top, right, bottom] = NetworkLayout.boxOf(node.isNamed ? node : least);
    const area = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const sizes = { x: left, y: top, width: right - left, height: bottom - top, fill: "transparent" };
    for (const [name, value] of Object.entries(sizes)) area.setAttribute(name, value);
    return area;
  }

  function draw(width) {
    const isNarrow = width < NARROW;
    const height = Math.min(Math.max(360, 150 + items.length * (isNarrow ? 13 : 11)), 1100);
    const radius = d3.scaleSqrt([0, d3.max(items, (node) => node.most)], [3, isNarrow ? 9 : 11]);
    const placed = items.map((node) => ({
      ...node,
      r: node.isOpened ? radius.range()[1] + (node.row ? 1 : 4) : radius(node.most),
    }));
    const numbers = NetworkLayout.place(placed, lines, width, height, isNarrow ? width * 0.33 : 190);
    const byId = new Map(placed.map((node) => [node.id, node]));
    const thick = d3.scaleSqrt([0, d3.max(lines, (line) => line.count)], [0.5, isNarrow ? 4 : 6]);
    const ends = { x1: (it) => byId.get(it.from).x, y1: (it) => byId.get(it.from).y, x2: (it) => byId.get(it.to).x, y2: (it) => byId.get(it.to).y };
    const dot = { x: "x", y: "y", r: "r", href: "url", stroke: "var(--r-accent)" };
    const figure = Plot.plot({
      width,
      height,
      margin: 0,
      x: { type: "identity", axis: null },
      y: { type: "identity", axis: null },
      r: { type: "identity" },
      marks: [
        Plot.link(lines, { ...ends, href: "url", stroke: "var(--p-line)", strokeWidth: (it) => thick(it.count), strokeLinecap: "round" }),
        Plot.text(numbers, { x: "x", y: "y", text: "text", href: "url", fontSize: 11, fill: "var(--r-ink-soft)", stroke: "var(--r-page)", strokeWidth: 4 }),
        Plot.dot(placed.filter((node) => !node.isOpened), { ...dot, fill: "var(--r-page)", strokeWidth: 1.5 }),
        Plot.dot(placed.filter((node) => node.isOpened), { ...dot, fill: "var(--r-accent)" }),
        ...["start", "end", "middle"].map((side) =>
          Plot.text(placed.filter((node) => node.isNamed && node.side === side), {
            x: (node) => node.x + { start: 1, end: -1, middle: 0 }[side] * (node.r + NetworkLayout.GAP),
            y: (node) => node.y + (side === "middle" ? node.r + 9 : 0),
            text: "text",
            textAnchor: side,
            fontSize: NetworkLayout.FONT,
            fontWeight: side === "middle" ? 600 : 400,
            fill: "var(--r-ink)",
            stroke: "var(--r-page)",
            strokeWidth: 4,
          }),
        ),
      ],
    });
    Pictures.place(figure, container, container.dataset.name);
    container.dataset.drawn = Pictures.walk(figure, items, now);
    container.dataset.lines = lines.length;
    const marks = new Map([...figure.querySelectorAll("a[aria-label]")].map((mark) => [mark.getAttribute("href"), mark]));
    for (const node of items) {
      follow(marks.get(node.url), node);
      marks.get(node.url).append(target(byId.get(node.id)));
    }
    // The lists of lines are links of the tables, and of the node that has the focus.
    for (const line of figure.querySelectorAll("a:not([aria-label])")) {
      line.setAttribute("tabindex", -1);
      line.setAttribute("aria-hidden", "true");
      if (!line.getAttribute("href")) line.replaceWith(...line.childNodes);
    }
  }

  Pictures.redraw(container, draw);

  const asked = nodes.get(new URLSearchParams(location.search).get("node"));
  if (asked) show(asked);

  /* Who opened a node continues from there, once the browser has scrolled to the picture, which takes the focus away. */
  const last = tables.at(-1)?.dataset.node;
  if (location.hash === "#picture" && tables.length > 1) {
    addEventListener("load", () => {
      const marks = [...container.querySelectorAll("a[aria-label]")];
      const mark = marks.find((it) => it.getAttribute("href") === nodes.get(last).url);
      marks.forEach((it) => it.setAttribute("tabindex", it === mark ? 0 : -1));
      mark.focus({ preventScroll: true });
    });
  }
})();
