/* Values that a form has from the record before: Escape, Delete or Backspace clears one, a button clears all, and another
   value is no longer marked. The states of that record are added by a button. Without scripts, the form opens again
   without the values. */
"use strict";

(() => {
  const $ = django.jQuery;
  const bar = document.querySelector(".carried-over");
  const names = bar.querySelector("input[name=_carried]");
  const said = bar.querySelector("[role=status]");
  const marked = () => [...document.querySelectorAll("p.carried")];
  const markOf = (field) => document.getElementById(`${field.id}_carried`);
  const fieldOf = (mark) => document.getElementById(mark.id.replace(/_carried$/, ""));
  const valueOf = (field) => (field.type === "checkbox" ? field.checked : String($(field).val()));
  const carried = new Map(marked().map(fieldOf).map((field) => [field, valueOf(field)]));

  function unmark(field) {
    const mark = markOf(field);
    if (!mark) {
      return;
    }
    mark.remove();
    field.classList.remove("carried");
    names.value = names.value.split(" ").filter((name) => name !== field.name).join(" ");
    if (!marked().length) {
      bar.querySelector(".carried-values").remove();
    }
  }

  function clear(field) {
    if (field.type === "checkbox") {
      field.checked = false;
    } else if (field.matches("select.admin-autocomplete")) {
      $(field).val(null).trigger("change");
    } else {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    unmark(field);
  }

  /* The field that an element is part of: Select2's box belongs to the list before it. */
  function ownerOf(element) {
    const box = element.closest(".select2-container");
    return box ? box.previousElementSibling : element;
  }

  const isOpen = (field) => field.matches("select.admin-autocomplete") && $(field).data("select2")?.isOpen();

  // Before Select2, which opens on some keys.
  document.addEventListener("keydown", (event) => {
    const field = ownerOf(event.target);
    if (!field?.id || !markOf(field) || isOpen(field) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    // In a text, the other keys delete letters.
    const keys = field.matches("select") ? ["Escape", "Delete", "Backspace"] : ["Escape"];
    if (keys.includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      clear(field);
      said.textContent = "Cleared.";
    }
  }, true);

  // Another value is the user's own. Django's scripts report changes when the page is ready that are none.
  const unmarkChanged = ({ target: field }) => {
    if (carried.has(field) && valueOf(field) !== carried.get(field)) {
      unmark(field);
    }
  };
  $(document).on("change", unmarkChanged);
  document.addEventListener("input", unmarkChanged);

  bar.querySelector(".clear-carried")?.addEventListener("click", (event) => {
    event.preventDefault();
    const [first] = marked().map(fieldOf);
    marked().map(fieldOf).forEach(clear);
    said.textContent = "Carried values are cleared.";
    ($(first).data("select2")?.$selection[0] || first).focus();
  });

  // --- States ----------------------------------------------------------------------------------------------------------
  function select(field, pk, label) {
    const option = [...field.options].find((one) => one.value === pk) || new Option(label, pk);
    field.add(option);
    option.selected = true;
    $(field).trigger("change");
  }

  /* The field of the next row without a participant; a new row if all have one. */
  function emptyRow(prefix) {
    const group = document.getElementById(`${prefix}-group`);
    const find = () => [...group.querySelectorAll(`.inline-related:not(.empty-form) select[name$="-participant"]`)]
      .find((field) => !field.value);
    if (!find()) {
      group.querySelector(".add-row a").click();
    }
    return find();
  }

  const states = bar.querySelector(".carried-states");
  states?.removeAttribute("hidden");
  states?.querySelector("button").addEventListener("click", ({ currentTarget: button }) => {
    const name = button.dataset.field;
    const field = document.getElementById(`id_${name}`);
    for (const { dataset, textContent } of states.querySelectorAll("[data-pk]")) {
      select(field || emptyRow(name), dataset.pk, textContent);
    }
    const target = field || document.querySelector(`#${name}-0 select[name$="-participant"]`);
    states.remove();
    said.textContent = "Added.";
    const box = $(target).data("select2");
    (box.selection.$search || box.$selection)[0].focus();
  });

  // The boxes of Select2 exist when the page is ready.
  $(() => marked().forEach((mark) => {
    const field = fieldOf(mark);
    field.classList.add("carried");
    ($(field).data("select2")?.$selection || $(field)).attr("aria-describedby", (_, before) =>
      [before, mark.id].filter(Boolean).join(" "));
  }));
})();
