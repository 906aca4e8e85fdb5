/* What all pictures share: a figure of Plot made fit for the page, and the keyboard along its marks. */
"use strict";

const Pictures = (() => {
  const NARROWEST_PICTURE = 200; // pixels

  /* Plot's <style> element, which the Content-Security-Policy would report, is removed before the figure is in the page;
     pictures.css has what is needed of it. */
  function place(figure, container, name) {
    figure.querySelectorAll("style").forEach((style) => style.remove());
    figure.setAttribute("role", "group");
    figure.setAttribute("aria-label", name);
    figure.querySelectorAll("[aria-hidden]").forEach((part) => part.removeAttribute("aria-label"));
    figure.querySelectorAll("g[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
    container.replaceChildren(figure);
    container.hidden = false;
  }

  /* Make the marks with links one stop of the Tab key. The arrow keys move along them, in the order of `items`.

     `items` have a `url` and a `label`. `now` is the element that shows the label of the current mark. */
  function walk(figure, items, now) {
    const links = new Map();
    for (const link of figure.querySelectorAll("a")) {
      const url = link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
      link.removeAttributeNS("http://www.w3.org/1999/xlink", "href");
      link.setAttribute("href", url);
      links.set(url, link);
    }
    const marks = items.filter((item) => links.has(item.url)).map((item) => ({ item, link: links.get(item.url) }));
    const show = (label) => (now.textContent = label);
    marks.forEach(({ item, link }, index) => {
      link.setAttribute("aria-label", item.label);
      link.setAttribute("tabindex", index ? -1 : 0);
      link.addEventListener("focus", () => show(item.label));
      link.addEventListener("pointerenter", () => show(item.label));
      link.addEventListener("keydown", (event) => {
        const to = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: marks.length - 1 }[event.key];
        if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        const next = marks[Math.min(Math.max(to, 0), marks.length - 1)].link;
        link.setAttribute("tabindex", -1);
        next.setAttribute("tabindex", 0);
        next.focus();
      });
    });
    now.hidden = false;
    now.textContent = "";
    return marks.length;
  }

  /* Draw now, and again if the width changes; a picture that has the focus keeps it. */
  function redraw(container, draw) {
    let width = 0;
    const again = () => {
      const next = Math.floor(container.parentElement.clientWidth);
      // A page that is closed or hidden has hardly any width.
      if (next === width || next < NARROWEST_PICTURE || container.contains(document.activeElement)) return;
      width = next;
      draw(width);
    };
    again();
    new ResizeObserver(again).observe(container.parentElement);
    document.querySelectorAll(".picture-key, .picture-keys").forEach((key) => (key.hidden = false));
  }

  /* The text, shortened to a width in pixels of a font of 13 pixels. */
  function shorten(text, width) {
    const most = Math.floor(width / 6.6);
    return text.length <= most ? text : most < 4 ? "" : `${text.slice(0, most - 1).trimEnd()}…`;
  }

  return { place, walk, redraw, shorten };
})();
