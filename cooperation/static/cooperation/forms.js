/* Where the focus goes: to the list of what is wrong, which leads to the fields, and into a row that was added. */
"use strict";

// A row that a person asked for, not one that comes back with a restored text.
document.addEventListener("formset:added", ({ target: row }) => {
  if (document.activeElement?.closest(".add-row")) {
    // Once its search boxes stand.
    setTimeout(() => row.querySelector(".select2-selection, select, input:not([type=hidden]), textarea")?.focus());
  }
});

(() => {
  const problems = document.querySelector(".problems");
  if (!problems) {
    return;
  }

  function fieldOf(link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    // A relation's own box is hidden behind the one in which people search; of rows it is the first field.
    const search = target?.nextElementSibling?.querySelector(".select2-selection");
    return search || target?.querySelector(".inline-related:not(.empty-form) .select2-selection, .add-row a") || target;
  }

  problems.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const field = link && fieldOf(link);
    if (field) {
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
    }
  });
  // On load, because Django's own script, which is in no order with this one, gives the focus to the first field;
  // unless a person was quicker: a slow page must not take the keyboard out of their hands.
  let acted = false;
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, () => (acted = true), { once: true, capture: true });
  }
  window.addEventListener("load", () => acted || problems.focus());
})();
