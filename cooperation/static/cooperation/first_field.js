/* Moves the focus to the first field of a new record, unless it is in the page already. Django's own script takes it away
   from a field that is being filled in: on a slow connection, letters would go into the wrong one. */
"use strict";

(() => {
  const form = document.getElementById(document.currentScript.dataset.form);
  const isField = (element) => element.matches("button, input, select, textarea") && !element.disabled && element.offsetParent;
  if (document.activeElement === document.body) {
    [...form.elements].find(isField)?.focus();
  }
})();
