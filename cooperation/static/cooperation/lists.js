/* On a phone the filters stay folded until they are asked for. */
"use strict";

if (window.matchMedia("(max-width: 767px)").matches) {
  document.querySelectorAll("details.filters").forEach((filters) => {
    filters.open = false;
  });
}
