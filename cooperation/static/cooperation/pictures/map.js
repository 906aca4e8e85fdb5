/* Draws the rows of the table of places as points on a map of coasts, and the borders that the owner of the register
   chose, if any. */
"use strict";

(async () => {
  const container = document.getElementById("map");
  const now = document.getElementById("map-now");
  if (!container || !window.Plot) return;

  const MOST_NAMES = 40; // of places; the largest ones
  const NARROWEST = 28; // degrees from south to north that a map shows at least
  const WIDE = 100; // degrees from west to east beyond which a map is that of the world
  const WORLD = 220; // degrees beyond which the map shows all of it
  const CROWD = 40; // points beyond which they are smaller
  const degrees = (text) => text.split(",").map(Number);

  const rows = [...document.querySelectorAll(".picture-rows tbody tr[data-at]")];
  const places = rows.map((row) => {
    const link = row.querySelector("th a");
    return {
      url: link.getAttribute("href"),
      name: link.textContent.trim(),
      note: row.querySelector("small")?.textContent.trim() ?? "",
      at: degrees(row.dataset.at),
      middle: row.dataset.middle ?? row.dataset.at,
      count: Number(row.dataset.count),
      all: Number(row.dataset.all),
      isCountry: "country" in row.dataset,
    };
  });
  const points = [...d3.group(places, (place) => place.middle)].map(([middle, some]) => {
    const count = d3.sum(some, (place) => place.count);
    const [largest] = some;
    const single = some.length === 1;
    return {
      at: degrees(middle),
      count,
      url: single ? largest.url : `#${anchor(largest)}`,
      name: single ? largest.name : `${some.length} places`,
      label: single
        ? `${largest.name}: ${count.toLocaleString("en")}${notes(largest)}`
        : `${some.length} places near ${largest.name}: ${count.toLocaleString("en")}`,
      isCountry: single && largest.isCountry,
    };
  });
  const countries = [...container.querySelectorAll("data")].map((it) => ({ code: it.value, at: degrees(it.dataset.at) }));

  /* Where the table has the first place of a point. */
  function anchor(place) {
    const index = places.indexOf(place);
    rows[index].id = `place-${index}`;
    return rows[index].id;
  }

  /* What the number at a place leaves out: its link shows the places within it too. */
  function notes(place) {
    const all = place.all > place.count ? `${place.all.toLocaleString("en")} with places within it` : "";
    const said = [place.note, all].filter(Boolean).join("; ");
    return said ? ` (${said})` : "";
  }

  const load = async (url) => (await fetch(url)).json();
  const features = (file) =>
    file.type === "Topology"
      ? { type: "GeometryCollection", geometries: Object.values(file.objects).map((it) => topojson.mesh(file, it)) }
      : file;
  const atlas = await load(container.dataset.land);
  const land = topojson.feature(atlas, atlas.objects.land);
  const borders = container.dataset.borders ? features(await load(container.dataset.borders)) : null;

  /* The projection with all points in view. Areas are true to scale. */
  function projectionFor(width, height) {
    const [west, east] = d3.extent(points, (it) => it.at[0]);
    const [south, north] = d3.extent(points, (it) => it.at[1]);
    const space = Math.max((NARROWEST - (north - south)) / 2, (north - south) * 0.12, (east - west) * 0.08, 2);
    const corners = [
      [west - space * 1.4, Math.max(south - space, -89)],
      [west - space * 1.4, Math.min(north + space, 89)],
      [east + space * 1.4, Math.max(south - space, -89)],
      [east + space * 1.4, Math.min(north + space, 89)],
      [(west + east) / 2, Math.min(north + space, 89)],
      [(west + east) / 2, Math.max(south - space, -89)],
    ];
    const isWorld = east - west > WIDE;
    const projection = isWorld
      ? d3.geoEqualEarth().rotate([-(west + east) / 2, 0])
      : d3.geoAzimuthalEqualArea().rotate([-(west + east) / 2, -(south + north) / 2]);
    const seen = east - west > WORLD ? { type: "Sphere" } : { type: "MultiPoint", coordinates: corners };
    return projection.fitExtent([[4, 4], [width - 4, height - 4]], seen).clipExtent([[0, 0], [width, height]]);
  }

  /* The names that have room, those of the largest points first. */
  function named(projection, width, height, radius) {
    const taken = points.map((it) => {
      const [x, y] = projection(it.at);
      return [x - radius(it.count), y - radius(it.count), x + radius(it.count), y + radius(it.count)];
    });
    const isFree = (box) =>
      box[0] > 2 && box[2] < width - 2 && box[1] > 2 && box[3] < height - 2 &&
      taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    const names = [];
    for (const it of d3.sort(points, (point) => -point.count).slice(0, MOST_NAMES)) {
      const [x, y] = projection(it.at);
      const text = `${it.name} ${it.count.toLocaleString("en")}`;
      const [wide, away] = [text.length * 7.2, radius(it.count) + 5];
      for (const [side, left] of [["start", x + away], ["end", x - away - wide]]) {
        const box = [left, y - 8, left + wide, y + 8];
        if (!isFree(box)) continue;
        taken.push(box);
        names.push({ at: it.at, text, side, dx: side === "start" ? away : -away });
        break;
      }
    }
    const codes = countries.filter((it) => {
      const at = projection(it.at);
      if (!at) return false;
      const box = [at[0] - 11, at[1] - 8, at[0] + 11, at[1] + 8];
      if (!isFree(box)) return false;
      taken.push(box);
      return true;
    });
    return { names, codes };
  }

  function draw(width) {
    const height = Math.round(Math.min(Math.max(width * 0.55, 320), 620));
    const projection = projectionFor(width, height);
    const most = d3.max(points, (it) => it.count);
    const radius = d3.scaleSqrt([0, most], [3, width < 600 || points.length > CROWD ? 14 : 20]);
    const { names, codes } = named(projection, width, height, radius);
    const onMap = { x: (it) => it.at[0], y: (it) => it.at[1] };
    const mark = {
      ...onMap,
      r: (it) => radius(it.count),
      href: "url",
      stroke: "var(--r-accent)",
      strokeWidth: 1.5,
    };
    const figure = Plot.plot({
      width,
      height,
      margin: 0,
      projection: () => projection,
      r: { type: "identity" },
      marks: [
        Plot.geo(land, { fill: "var(--p-land)", stroke: "var(--r-line-strong)", strokeWidth: 0.75 }),
        Plot.graticule({ stroke: "var(--r-line)", strokeOpacity: 0.6 }),
        ...(borders ? [Plot.geo(borders, { stroke: "var(--r-line-strong)", strokeDasharray: "3 2", fill: "none" })] : []),
        Plot.text(codes, { ...onMap, text: "code", fontSize: 12, fill: "var(--r-ink-soft)" }),
        Plot.dot(points.filter((it) => it.isCountry), { ...mark, symbol: "square", fill: "var(--r-page)", fillOpacity: 0.7 }),
        Plot.dot(points.filter((it) => !it.isCountry), { ...mark, fill: "var(--r-accent)", fillOpacity: 0.55 }),
        ...d3.groups(names, (it) => it.side, (it) => it.dx).flatMap(([side, groups]) =>
          groups.map(([dx, some]) =>
            Plot.text(some, {
              ...onMap,
              text: "text",
              textAnchor: side,
              dx,
              fontSize: 13,
              fill: "var(--r-ink)",
              stroke: "var(--r-page)",
              strokeWidth: 3,
            }),
          ),
        ),
      ],
    });
    Pictures.place(figure, container, container.dataset.name);
    container.dataset.drawn = Pictures.walk(figure, points, now);
  }

  Pictures.redraw(container, draw);
})();
