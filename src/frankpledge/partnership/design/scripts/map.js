// A map to move, in each <div data-map="address of a GeoJSON">: see templates/design/map.html, which gives words and
// the legend. It is shown only once its areas are here: where they don't come, the picture below it says the same.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const LINE = "#0b0c0c";
  // Classes differ by what is drawn in them, not by colour alone: from nothing to a dense grid, the lowest class first.
  const HATCHES = [
    "",
    "M3 3h2v2h-2z",
    "M0 12L12 0",
    "M0 0L12 12",
    "M0 12L12 0M0 0L12 12",
    "M0 3h12M0 9h12",
    "M0 3h12M0 9h12M3 0v12M9 0v12",
  ];
  const NO_FIGURE = { shade: "#f4f4f4", hatch: "M6 0v12" };

  const isNumber = (value) => value !== null && value !== undefined;
  const isOutline = (feature) => feature.properties.outline === true;

  function drawn(tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  // Whether lines on a shade must be white to be seen.
  function isDark(shade) {
    const [red, green, blue] = [1, 3, 5].map((from) => parseInt(shade.slice(from, from + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }

  function pattern(id, { shade, hatch }) {
    const stroke = isDark(shade) ? "#ffffff" : "#4a5a6a";
    return drawn(
      "pattern",
      { id, width: 12, height: 12, patternUnits: "userSpaceOnUse" },
      drawn("rect", { width: 12, height: 12, fill: shade }),
      drawn("path", { d: hatch, stroke, "stroke-width": 1.25, fill: "none" }),
    );
  }

  // The classes that the legend lists, the lowest first, each with its pattern; the legend gets their swatches.
  function classes(box, name) {
    const steps = [...box.querySelectorAll("[data-shade]")].reverse();
    const found = steps.map((item, i) => ({ item, ...item.dataset, hatch: HATCHES[i] }));
    found.none = { item: box.querySelector("[data-none]"), ...NO_FIGURE };
    const all = [...found, found.none];
    all.forEach((one, i) => (one.id = `${name}-${i}`));
    const patterns = drawn("defs", {}, ...all.map((one) => pattern(one.id, one)));
    box.prepend(drawn("svg", { class: "map__patterns", "aria-hidden": "true" }, patterns));
    for (const { item, id } of all) {
      const swatch = drawn("rect", { x: 0.5, y: 0.5, width: 33, height: 21, fill: `url(#${id})`, stroke: LINE });
      item.prepend(drawn("svg", { class: "map__swatch", viewBox: "0 0 34 22", "aria-hidden": "true" }, swatch));
    }
    return found;
  }

  function classOf(value, places, found) {
    if (!isNumber(value)) return found.none;
    const scale = 10 ** places;
    const rounded = Math.floor(value * scale + 0.5) / scale;
    return found.findLast((one) => one.least === undefined || rounded >= Number(one.least)) ?? found.none;
  }

  function sentence(box, { name, value, text, standing, reason }) {
    const form = isNumber(value) ? box.dataset.said : box.dataset.unsaid;
    const said = form.replace("{text}", () => text).replace("{name}", () => name);
    return [said, isNumber(value) ? standing : reason].filter(Boolean).join(". ");
  }

  // What is set as HTML by Leaflet is made of text here.
  function words(text) {
    const element = document.createElement("span");
    element.textContent = text;
    return element;
  }

  function ground(box) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(box.querySelector(".map__ground"), {
      keyboard: false, // the arrow keys go from area to area, and the map follows
      scrollWheelZoom: false, // the wheel moves the page
      zoomControl: false,
      attributionControl: false,
      zoomSnap: 0.25,
      maxZoom: 18,
      zoomAnimation: !calm,
      fadeAnimation: false, // or two tips would be read at once
      markerZoomAnimation: !calm,
      inertia: !calm,
    });
    L.control.zoom({ zoomInTitle: box.dataset.closer, zoomOutTitle: box.dataset.farther }).addTo(map);
    if (box.dataset.tiles) {
      L.tileLayer(box.dataset.tiles, { attribution: words(box.dataset.attribution).innerHTML }).addTo(map);
      L.control.attribution({ prefix: false }).addTo(map);
    }
    return map;
  }

  // Two lines around the area that has the focus, above all others.
  function ring(map) {
    map.createPane("ring").classList.add("map__ring");
    const lines = [[LINE, 8], ["#ffdd00", 4]].map(([color, weight]) =>
      L.geoJSON(null, { pane: "ring", interactive: false, style: { color, weight, fill: false } }).addTo(map),
    );
    return (feature) => lines.forEach((line) => (line.clearLayers(), feature && line.addData(feature)));
  }

  // The areas, shaded; those with a mark have a heavier edge, and those without a figure a broken one.
  function shaded(map, collection, box, found) {
    const places = Number(box.dataset.places);
    const style = ({ properties: { value, mark } }) => ({
      color: LINE,
      weight: mark ? 3 : 1,
      dashArray: isNumber(value) ? null : "4 4",
      fillColor: `url(#${classOf(value, places, found).id})`,
      fillOpacity: box.dataset.tiles ? 0.75 : 1,
    });
    const isArea = (feature) => feature.geometry && !isOutline(feature);
    const areas = L.geoJSON(collection, { filter: isArea, style }).addTo(map);
    const edge = { color: LINE, weight: 3, fill: false };
    L.geoJSON(collection, { filter: isOutline, interactive: false, style: edge }).addTo(map);
    return areas;
  }

  function mark(map, layer) {
    const html = words(layer.feature.properties.mark);
    const icon = L.divIcon({ className: "map__mark", html, iconSize: [24, 24] });
    L.marker(layer.getBounds().getCenter(), { icon, interactive: false, keyboard: false }).addTo(map);
  }

  // One stop for the Tab key, on the area that was last looked at; the arrow keys, Home and End go on from it.
  function reachable(layers, look) {
    const paths = layers.map((layer) => layer.getElement());
    paths.forEach((path, at) => {
      path.setAttribute("tabindex", at ? "-1" : "0");
      path.addEventListener("focus", () => {
        paths.forEach((other) => other.setAttribute("tabindex", other === path ? "0" : "-1"));
        look(layers[at]);
      });
      path.addEventListener("blur", () => look(null));
      path.addEventListener("keydown", (event) => {
        if (event.key === "Escape") layers[at].closeTooltip();
        const to = { Home: 0, End: paths.length - 1 }[event.key] ?? at + (STEP[event.key] ?? 0);
        if (to === at || !paths[to]) return;
        event.preventDefault();
        paths[to].focus({ preventScroll: true });
      });
    });
  }

  function draw(box, collection, name) {
    const map = ground(box);
    const areas = shaded(map, collection, box, classes(box, name));
    map.fitBounds(areas.getBounds(), { padding: [8, 8] });
    map.setMinZoom(map.getZoom() - 1);

    const layers = areas.getLayers();
    const said = (layer) => sentence(box, layer.feature.properties);
    const show = (layer) => (box.querySelector(".map__said").textContent = said(layer));
    for (const layer of layers) {
      const path = layer.getElement();
      path.setAttribute("role", "img");
      path.setAttribute("aria-label", said(layer));
      layer.bindTooltip(() => words(said(layer)), { className: "map__tip", direction: "top", opacity: 1 });
      layer.on("mouseover", () => show(layer));
      if (layer.feature.properties.mark) mark(map, layer);
    }
    const focusOn = ring(map);
    reachable(layers, (layer) => {
      focusOn(layer && layer.feature);
      if (!layer) return;
      map.panInside(layer.getBounds().getCenter(), { padding: [100, 80] });
      show(layer);
    });
  }

  document.querySelectorAll("[data-map]").forEach(async (box, i) => {
    const answer = await fetch(box.dataset.map);
    if (!answer.ok) return;
    const collection = await answer.json();
    box.hidden = false; // first, because Leaflet asks how large it is
    try {
      draw(box, collection, `map-${i}`);
    } catch (fault) {
      box.hidden = true;
      throw fault;
    }
  });
})();
