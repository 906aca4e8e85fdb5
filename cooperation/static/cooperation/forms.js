/* The list of what is wrong takes the focus, and leads to the fields. */
"use strict";

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
  // Once Django's own script, which is in no order with this one, has given the focus to the first field.
  window.addEventListener("load", () => problems.focus());
})();
