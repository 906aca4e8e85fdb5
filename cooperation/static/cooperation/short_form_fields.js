/* The fields of a short form that was put beside a text: rows that can be added, autocompletes, and one line of help. */
"use strict";

(() => {
  if (!window.django) {
    return;
  }
  const $ = django.jQuery;
  const KEYS = "<kbd>Enter</kbd> saves, <kbd>Shift</kbd>+<kbd>Enter</kbd> begins a line, <kbd>Esc</kbd> goes back.";

  /* What the admin's scripts do for the fields of a page when it loads: rows that can be added, and autocompletes. */
  function setUp(form) {
    for (const group of form.querySelectorAll(".js-inline-admin-formset")) {
      const { name, options } = JSON.parse(group.dataset.inlineFormset);
      const rows = `${name}-group .inline-related`;
      $(rows).stackedFormset(rows, options);
    }
    for (const part of form.querySelectorAll("#short-form > div > fieldset, .inline-related:not(.empty-form)")) {
      part.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: "" } }));
    }
    const hint = document.createElement("p");
    hint.className = "help keys";
    hint.innerHTML = KEYS;
    form.querySelector(".submit-row").prepend(hint);
    // One line for the help of the field that has the focus: beside the field it would cover the next one. Screen readers
    // read it from the field.
    form.addEventListener("focusin", ({ target }) => {
      const help = (target.closest(".fieldBox, .form-multiline > div") || target.closest(".form-row"))?.querySelector("div.help");
      hint.innerHTML = KEYS;
      if (help) {
        hint.textContent = help.textContent.trim();
      }
    });
  }

  // Before drafts.js, which compares the fields with what was typed into them.
  document.addEventListener("short-form:open", ({ target }) => setUp(target), true);
})();
