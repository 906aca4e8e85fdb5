/* The values of a form as text that can be stored, and back into its fields: also its rows, whose numbers may have changed.
   drafts.js uses them. */
"use strict";

window.formValues = (() => {
  function fields(form) {
    return [...form.elements].filter(
      (field) =>
        field.name &&
        !["csrfmiddlewaretoken", "draft", "submission", "_carried"].includes(field.name) &&
        !["submit", "button", "file"].includes(field.type) &&
        !field.closest(".empty-form"),
    );
  }

  /* Each field's value by its name: a text, yes or no, or the selected options with their labels. */
  function typed(form) {
    const values = {};
    for (const field of fields(form)) {
      if (field.type === "checkbox" || field.type === "radio") {
        values[field.name] = field.checked;
      } else if (field instanceof HTMLSelectElement) {
        values[field.name] = [...field.selectedOptions].map((option) => [option.value, option.text]);
      } else {
        values[field.name] = field.value;
      }
    }
    return values;
  }

  const same = (some, others) => JSON.stringify(some) === JSON.stringify(others);

  function choose(field, options) {
    for (const [value, label] of options) {
      if (![...field.options].some((option) => option.value === value)) {
        field.add(new Option(label, value));
      }
    }
    for (const option of field.options) {
      option.selected = options.some(([value]) => value === option.value);
    }
  }

  /* Existing rows are matched by primary key, because others may have added or deleted rows. New rows fill the empty
     ones. */
  function placesOfRows(form, values) {
    const places = new Map();
    for (const name of Object.keys(values)) {
      const prefix = name.match(/^(.+)-TOTAL_FORMS$/)?.[1];
      const total = prefix && form.elements[name];
      if (!total) {
        continue;
      }
      const keyOf = (index) => form.elements[`${prefix}-${index}-id`]?.value;
      const rows = new Map();
      let next = 0;
      for (let index = 0; index < Number(total.value); index++) {
        if (keyOf(index)) {
          rows.set(keyOf(index), index);
          next = index + 1;
        }
      }
      for (let old = 0; old < Number(values[name]); old++) {
        const known = rows.get(values[`${prefix}-${old}-id`]);
        places.set(`${prefix}-${old}`, `${prefix}-${known ?? next++}`);
      }
      const button = document.querySelector(`#${prefix}-group .add-row a`);
      for (let count = Number(total.value); button && count < next; count++) {
        button.click();
      }
    }
    return places;
  }

  function restore(form, values) {
    const places = placesOfRows(form, values);
    for (const [name, value] of Object.entries(values)) {
      const row = name.match(/^(.+-\d+)-(.+)$/);
      const field = form.elements[row && places.has(row[1]) ? `${places.get(row[1])}-${row[2]}` : name];
      const keys = /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(name) || row?.[2] === "id";
      if (!(field instanceof HTMLElement) || keys || (row && field.type === "hidden")) {
        continue;
      }
      if (typeof value === "boolean") {
        field.checked = value;
      } else if (field instanceof HTMLSelectElement) {
        choose(field, value);
      } else {
        // Also the version: then changes that others saved since are compared, not overwritten.
        field.value = value;
      }
      if (value) {
        field.closest("details.more")?.setAttribute("open", "");
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  return { typed, restore, same };
})();
