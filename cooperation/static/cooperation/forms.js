/* Moves the focus: to a notice or the list of errors, from there to the fields, and into a row that was added. The remove
   button of a row follows its fields, and says what it removes. */
"use strict";

(() => {
  // Django's script adds these buttons to the headings of rows, above their fields.
  function putLast(row) {
    const button = row.querySelector(".inline-deletelink");
    const end = row.querySelector(".row-removal");
    if (button && end) {
      end.append(button.parentElement);
      button.addEventListener("focus", () => button.setAttribute("aria-label", `Remove ${nameOf(row)}`.trim()));
    }
  }

  function nameOf(row) {
    const chosen = row.querySelector("select.admin-autocomplete")?.selectedOptions[0];
    const typed = row.querySelector("input[type=text], textarea");
    return (chosen?.value ? chosen.text : typed?.value || "").trim();
  }

  django.jQuery(() => document.querySelectorAll(".inline-related").forEach(putLast));
  document.addEventListener("formset:added", ({ target: row }) => putLast(row));
})();

// Only for rows that the user adds, not for rows of a restored draft.
document.addEventListener("formset:added", ({ target: row }) => {
  if (document.activeElement?.closest(".add-row")) {
    // After its autocomplete fields are set up.
    setTimeout(() => row.querySelector(".select2-selection, select, input:not([type=hidden]), textarea")?.focus());
  }
});

(() => {
  const problems = document.querySelectorAll(".problems");
  if (!problems.length) {
    return;
  }

  function fieldOf(link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    // An autocomplete hides its own select, so the focus goes to its search box. For rows this is the first field.
    const search = target?.nextElementSibling?.querySelector(".select2-selection");
    return search || target?.querySelector(".inline-related:not(.empty-form) .select2-selection, .add-row a") || target;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".problems a");
    const field = link && fieldOf(link);
    if (field) {
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
    }
  });
  // On load, because Django's script also focuses the first field, before or after this one. If the user has already
  // pressed a key or clicked, the focus stays.
  let acted = false;
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, () => (acted = true), { once: true, capture: true });
  }
  window.addEventListener("load", () => acted || problems[0].focus());
})();
