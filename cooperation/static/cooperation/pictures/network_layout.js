/* Where the nodes of a network are: computed by d3-force, then moved until their names have room. Nothing is random, so
   the same data have the same picture, and nothing moves once it is drawn. */
"use strict";

const NetworkLayout = (() => {
  const TICKS = 300;
  const ROUNDS = 300; // of moving nodes apart
  const LINE_HEIGHT = 18; // pixels of a name
  const FONT = 13; // pixels
  const GAP = 5; // pixels between a circle and its name
  const EDGE = 4;
  const SPACE = 5; // pixels between a name and the next circle

  const ruler = document.createElement("canvas").getContext("2d");

  /* The width of a text in pixels; those of opened nodes are bold. */
  function measure(text, isBold) {
    ruler.font = `${isBold ? 600 : 400} ${FONT}px ${getComputedStyle(document.body).fontFamily}`;
    return ruler.measureText(text).width;
  }

  /* Give a node its text, shortened to a width in pixels. */
  function name(node, most) {
    node.text = node.name;
    for (let length = node.name.length; length > 3 && measure(node.text, node.isOpened) > most; length--) {
      node.text = `${node.name.slice(0, length - 1).trimEnd()}…`;
    }
    node.wide = measure(node.text, node.isOpened);
  }

  const overlap = (one, other) =>
    one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

  /* The rectangle of a circle with its name, which is at its left, right, or below it. */
  function boxOf(node) {
    const { wide } = node;
    const tall = Math.max(node.r, LINE_HEIGHT / 2);
    if (node.side === "middle") {
      return [node.x - Math.max(wide / 2, node.r), node.y - node.r, node.x + Math.max(wide / 2, node.r), node.y + node.r + LINE_HEIGHT];
    }
    const far = wide ? node.r + GAP + wide + SPACE : node.r;
    return node.side === "start"
      ? [node.x - node.r, node.y - tall, node.x + far, node.y + tall]
      : [node.x - far, node.y - tall, node.x + node.r, node.y + tall];
  }

  const circleOf = (node) => [node.x - node.r, node.y - node.r, node.x + node.r, node.y + node.r];

  /* Positions without units, from the forces: lines pull, nodes push, frequent partners are near. */
  function simulate(nodes, lines) {
    const most = d3.max(lines, (line) => line.count);
    const near = d3.scaleSqrt([1, Math.max(most, 2)], [150, 70]);
    const links = lines.map((line) => ({ source: line.from, target: line.to, count: line.count }));
    d3.forceSimulation(nodes)
      .force("lines", d3.forceLink(links).id((node) => node.id).distance((link) => near(link.count)).strength(0.5))
      .force("apart", d3.forceManyBody().strength((node) => (node.isOpened ? -700 : -140)))
      .force("x", d3.forceX(0).strength(0.03))
      .force("y", d3.forceY(0).strength(0.05))
      .stop()
      .tick(TICKS);
  }

  function keepWithin(node, width, height) {
    const box = boxOf(node);
    node.x += Math.max(EDGE - box[0], 0) - Math.max(box[2] - (width - EDGE), 0);
    node.y += Math.max(EDGE - box[1], 0) - Math.max(box[3] - (height - EDGE), 0);
  }

  /* Move two nodes whose rectangles overlap, up and down, or sideways if that is shorter. */
  function part(one, other) {
    const [a, b] = [boxOf(one), boxOf(other)];
    if (!overlap(a, b)) return false;
    const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
    const down = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    // One pixel more, or rounding would leave them a little over each other.
    const [axis, by] = across < down * 2 ? ["x", across + 1] : ["y", down + 1];
    const sign = one[axis] < other[axis] || (one[axis] === other[axis] && one.index < other.index) ? -1 : 1;
    const [first, second] = one.isOpened && !other.isOpened ? [0.2, 0.8] : other.isOpened && !one.isOpened ? [0.8, 0.2] : [0.5, 0.5];
    one[axis] += sign * by * first;
    other[axis] -= sign * by * second;
    return true;
  }

  /* Set x, y and side of each node, and whether its name has room.

     `nodes` have an id, r, a name and isOpened; `lines` the ids of two nodes and a count. A name has at most this width
     in pixels. Returns where the numbers of lines are. */
  function place(nodes, lines, width, height, longest) {
    nodes.forEach((node) => name(node, longest));
    simulate(nodes, lines);
    const widest = d3.max(nodes, (node) => (node.isOpened ? 0 : node.wide)) || 0;
    const margin = Math.min(widest + 20, width * 0.32);
    const x = d3.scaleLinear(d3.extent(nodes, (node) => node.x), [margin, width - margin]);
    const y = d3.scaleLinear(d3.extent(nodes, (node) => node.y), [24, height - 24]);
    const hubs = new Map(lines.map((line) => [line.to, line.from]));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      node.x = nodes.length > 1 ? x(node.x) : width / 2;
      node.y = nodes.length > 1 ? y(node.y) : height / 2;
    }
    for (const node of nodes) {
      const hub = byId.get(hubs.get(node.id));
      node.side = node.isOpened ? "middle" : hub && node.x < hub.x ? "end" : "start";
      keepWithin(node, width, height);
    }
    for (let round = 0; round < ROUNDS; round++) {
      let moved = false;
      nodes.forEach((one, index) => {
        for (const other of nodes.slice(index + 1)) moved = part(one, other) || moved;
      });
      nodes.forEach((node) => keepWithin(node, width, height));
      if (!moved) break;
    }
    giveNames(nodes);
    return giveNumbers(nodes, lines, byId);
  }

  /* The names that have room, those of the most lines and records first. */
  function giveNames(nodes) {
    const taken = nodes.map((node) => [node, circleOf(node)]);
    for (const node of d3.sort(nodes, (one) => !one.isOpened, (one) => -one.r)) {
      const box = boxOf(node);
      node.isNamed = node.isOpened || taken.every(([other, its]) => other === node || !overlap(box, its));
      if (node.isNamed) taken.push([node, box]);
    }
  }

  /* Where the numbers of lines are: nearer to the node that is not opened, if there is room. */
  function giveNumbers(nodes, lines, byId) {
    const taken = nodes.map((node) => (node.isNamed ? boxOf(node) : circleOf(node)));
    return d3.sort(lines, (line) => -line.count).flatMap((line) => {
      const [from, to] = [byId.get(line.from), byId.get(line.to)];
      const text = line.count.toLocaleString("en");
      for (const share of [0.62, 0.5, 0.74, 0.4]) {
        const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
        const box = [x - text.length * 4 - 2, y - 8, x + text.length * 4 + 2, y + 8];
        if (taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        return [{ x, y, text, url: line.url }];
      }
      return [];
    });
  }

  return { place, boxOf, FONT, GAP };
})();
