/* Buttons that copy a citation. Without this script, users select and copy the text of the fields by hand. */
"use strict";

(() => {
  const SHOWN_MS = 3000; // how long a button says what it did

  /* The clipboard is missing on pages without HTTPS; there the browser copies the selection. */
  async function copy(field) {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value);
      return;
    }
    field.select();
    if (!document.execCommand("copy")) {
      throw new Error("The browser does not copy.");
    }
  }

  function offer(button) {
    const field = document.getElementById(button.dataset.copy);
    const word = button.querySelector("[data-word]");
    const status = button.closest("details").querySelector("[role=status]");
    const show = (label, message) => {
      word.textContent = label;
      status.textContent = message;
    };
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await copy(field);
        show("Copied", "Copied");
      } catch {
        field.focus();
        field.select();
        show("Copy", "The browser did not copy it. The text is selected: copy it with Ctrl+C.");
        return;
      }
      window.setTimeout(show, SHOWN_MS, "Copy", "");
    });
  }

  document.querySelectorAll("[data-copy]").forEach(offer);
})();
