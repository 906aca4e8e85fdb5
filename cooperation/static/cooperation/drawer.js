/* The filters where they are a drawer: it has the focus while it is open, gives it back to the button that opens it, and
   opens by itself where something has to be put right. */
"use strict";

(() => {
  const panel = document.getElementById("panel");
  const button = () => document.getElementById("filters-open");
  const isOpen = () => panel.matches(":popover-open");

  /* The first field with an error; of a group, which takes no focus itself, what it begins with. */
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

  // Its button has done its work once it is pressed.
  panel.addEventListener("submit", () => isOpen() && panel.hidePopover());

  // What a problem leads to is in the drawer.
  document.getElementById("list").addEventListener("click", ({ target }) => {
    if (target.closest(".note a[href^='#']")) {
      open();
    }
  });

  document.body.addEventListener("htmx:afterSettle", putRight);
  putRight();
})();
