/* Shows below each date and each amount how it is understood, while the user types, and fills in the bound and the unit
   that an amount names. Without scripts the form does so after submitting. */
"use strict";

(() => {
  const { date, amount } = document.currentScript.dataset; // addresses that say how a text is understood
  const waiting = new WeakMap(); // input -> timer of its next request

  function outputOf(input) {
    const next = input.nextElementSibling;
    if (next && next.matches("output.understood")) {
      return next;
    }
    const output = document.createElement("output");
    output.className = "understood";
    output.setAttribute("aria-live", "polite");
    input.after(output);
    return output;
  }

  const setByHand = new WeakSet(); // fields that the user set, which an amount leaves as they are

  function fieldBeside(input, name) {
    return input.name.endsWith("value_low") && input.form.elements[input.name.replace(/value_low$/, name)];
  }

  function fill(field, value) {
    if (!field || !value || field.value === value || setByHand.has(field)) {
      return;
    }
    if (![...field.options].some((option) => option.value === value)) {
      field.append(new Option(value, value)); // an autocomplete has only the chosen one
    }
    field.value = value;
    django.jQuery(field).trigger("change"); // for the autocomplete, which shows it
  }

  // An autocomplete also changes when a script sets it, but is selected only by hand.
  django.jQuery(document).on("change select2:select select2:clear", "select", ({ type, target, originalEvent }) => {
    if (type !== "change" || originalEvent) {
      setByHand.add(target);
    }
  });

  async function ask(input) {
    const text = input.value;
    const output = outputOf(input);
    if (!text.trim()) {
      output.textContent = "";
      return;
    }
    const url = input.matches("[data-amount]") ? amount : date;
    const response = await fetch(`${url}?${new URLSearchParams({ text, of: input.dataset.period || "", parts: "yes" })}`);
    const answer = response.ok ? await response.json() : {};
    if (input.value === text) {
      output.textContent = answer.understood || answer.error || "";
      output.classList.toggle("not", Boolean(answer.error));
      for (const name of ["bound", "unit"]) {
        fill(fieldBeside(input, name), answer[name]);
      }
    }
  }

  // An incomplete text is invalid, so wait until the user pauses.
  function askSoon(input) {
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(() => ask(input).catch(() => {}), 400));
  }

  const READ = "input[data-period], input[data-amount]";
  document.addEventListener("input", ({ target }) => target.matches(READ) && askSoon(target));
  // Typed before this script was there, on a slow connection.
  [...document.querySelectorAll(READ)].filter((input) => input.value !== input.defaultValue).forEach(askSoon);
})();
