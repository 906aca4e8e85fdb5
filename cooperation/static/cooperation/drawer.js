/* The drawer with the filters on small screens. It takes the focus when it opens, returns it to its button when it
   closes, and opens automatically if a filter has an error. */
"use strict";

(() => {
  const panel = document.getElementById("panel");
  const button = () => document.getElementById("filters-open");
  const isOpen = () => panel.matches(":popover-open");

  /* The first field with an error. A group takes no focus itself, so this is its first control. */
  function wrong() {
    const found = panel.querySelector("[aria-invalid]");
    return found?.matches("fieldset") ? found.querySelector("summary, input") : found;
  }

  function open() {
    if (!isOpen() && button().offsetWidth) {
      panel.showPopover();
    }
  }

  function putRight() {
    if (panel.querySelector("[aria-invalid]")) {
      open();
    }
  }

  panel.addEventListener("toggle", () => {
    const isWithin = panel.contains(document.activeElement);
    if (isOpen() && !isWithin) {
      (wrong() || panel.querySelector("button")).focus();
    } else if (!isOpen() && (isWithin || document.activeElement === document.body)) {
      button().focus();
    }
  });

  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (isOpen() && relatedTarget && !panel.contains(relatedTarget)) {
      panel.hidePopover();
      button().focus();
    }
  });

  // Submitting the form closes the drawer.
  panel.addEventListener("submit", () => isOpen() && panel.hidePopover());

  // Links in error messages point to fields in the drawer.
  document.getElementById("list").addEventListener("click", ({ target }) => {
    if (target.closest(".note a[href^='#']")) {
      open();
    }
  });

  document.body.addEventListener("htmx:afterSettle", putRight);
  putRight();
})();
