/* The keyboard in forms. Enter moves to the next field instead of saving, and Ctrl+Enter saves. In popups and short forms,
   which have few fields, Enter saves. Without scripts the browser decides. */
"use strict";

(() => {
  const BUTTONS = ["submit", "button", "reset", "image", "file", "color"]; // types of inputs that Enter presses
  const form = document.querySelector("#content-main > form");
  const save = form?.querySelector(".submit-row [name=_save], .submit-row [type=submit]");
  if (!save) {
    return;
  }
  const enterSaves = Boolean(form.querySelector("input[name=_popup]")) || form.dataset.enter === "save";

  // Select2's boxes are no form controls.
  const isOwn = (element) => element.form === form || element.matches(".select2-selection");
  const isField = (element) =>
    isOwn(element) && element.tabIndex >= 0 && element.checkVisibility() && !/-DELETE$/.test(element.name || "");

  function next(field) {
    const fields = [...form.querySelectorAll("input, select, textarea, .select2-selection")].filter(isField);
    return fields[fields.indexOf(field) + 1] || save;
  }

  // Before Select2, which opens its list on Enter.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit(save);
    }
  }, true);

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    const moves = field.matches("input") && !BUTTONS.includes(field.type) && field.form === form;
    if (event.key === "Enter" && moves && !enterSaves && !event.isComposing && !event.defaultPrevented) {
      event.preventDefault();
      next(field).focus();
    }
  });

  save.ariaKeyShortcuts = "Control+Enter";
  if (!enterSaves) {
    const help = document.createElement("p");
    help.className = "keys";
    help.textContent = "Ctrl+Enter saves. Enter goes to the next field.";
    form.prepend(help);
  }
})();
