/* Shows below each date and each amount how it is understood, while the user types. Without scripts the form shows it after
   submitting. */
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

  async function ask(input) {
    const text = input.value;
    const output = outputOf(input);
    if (!text.trim()) {
      output.textContent = "";
      return;
    }
    const url = input.matches("[data-amount]") ? amount : date;
    const response = await fetch(`${url}?${new URLSearchParams({ text, of: input.dataset.period || "" })}`);
    const answer = response.ok ? await response.json() : {};
    if (input.value === text) {
      output.textContent = answer.understood || answer.error || "";
      output.classList.toggle("not", Boolean(answer.error));
    }
  }

  document.addEventListener("input", ({ target }) => {
    if (target.matches("input[data-period], input[data-amount]")) {
      clearTimeout(waiting.get(target));
      // An incomplete text is invalid, so wait until the user pauses.
      waiting.set(target, setTimeout(() => ask(target).catch(() => {}), 400));
    }
  });
})();
