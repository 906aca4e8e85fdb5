/* The rest of the values of a filter. They are loaded from their own page when the user opens the group. If that fails,
   the link to the page stays. For many values, a search field above hides those that do not match. It has no name, so
   it is never in the URL. When a response replaces the panel, the search field and the values move into the new panel,
   until the values are loaded again with new counts. */
"use strict";

(() => {
  const MANY = 20; // values, up to which no search field is needed
  const REST = "#filters fieldset > details";
  const FIELD = `${REST} input[type=search]`;
  let kept = new Map(); // open groups of a panel that is about to be replaced, by id

  const optionsOf = (part) => [...part.querySelectorAll("label:has([type=checkbox])")];
  const boxOf = (option) => option.querySelector("[type=checkbox]");
  const nameOf = (option) => boxOf(option).nextSibling.textContent;
  const finderOf = (rest) => rest.querySelector(".finder");

  /* A text without case, accents and apostrophes. */
  function plain(text) {
    return text.trim().toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "");
  }

  function add(rest) {
    const finder = document.createElement("div");
    const field = document.createElement("input");
    const told = document.createElement("p");
    finder.className = "finder";
    field.id = `${rest.id}-find`;
    field.type = "search";
    field.placeholder = `Find in ${rest.parentElement.querySelector("legend").textContent}`;
    field.setAttribute("aria-label", field.placeholder);
    told.className = "control-hint";
    told.setAttribute("role", "status");
    finder.append(field, told);
    place(finder, rest);
  }

  function place(finder, rest) {
    rest.querySelector("summary").after(finder);
    narrow(finder.querySelector("input"));
  }

  async function load(rest) {
    const link = rest.querySelector(":scope > p > a");
    if (!link || rest.ariaBusy === "true") {
      return;
    }
    rest.ariaBusy = "true";
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const values = page.getElementById("values");
      if (answer.ok && values) {
        link.parentElement.remove();
        show(optionsOf(values), rest);
      }
    } catch {
      // After an error, the link is shown again.
    } finally {
      rest.ariaBusy = "false";
    }
  }

  function show(options, rest) {
    const focused = rest.contains(document.activeElement) && document.activeElement.value;
    optionsOf(rest).forEach((option) => option.remove());
    rest.append(...options);
    const finder = finderOf(rest);
    if (finder) {
      narrow(finder.querySelector("input"));
    } else if (optionsOf(rest.parentElement).length > MANY) {
      add(rest);
    }
    const same = focused && options.find((option) => boxOf(option).value === focused);
    if (same) {
      same.hidden = false;
      boxOf(same).focus({ preventScroll: true });
    }
  }

  /* Matching values of the rest or, if there are none, of the values above. */
  function fitting(field) {
    const rest = field.closest(REST);
    const typed = plain(field.value);
    const all = optionsOf(rest.parentElement).filter((option) => plain(nameOf(option)).includes(typed));
    const within = all.filter((option) => rest.contains(option));
    return within.length ? within : all;
  }

  function narrow(field) {
    const rest = field.closest(REST);
    const found = fitting(field);
    const above = found.filter((option) => !rest.contains(option));
    for (const option of optionsOf(rest)) {
      option.hidden = !found.includes(option);
    }
    const told = above.length ? `Above: ${above.map(nameOf).join(", ")}` : found.length ? "" : "No matches";
    finderOf(rest).querySelector("[role=status]").textContent = told;
  }

  /* Enter selects the only match. For several matches the user has to choose. Selected values stay selected. */
  function tick(field) {
    const [one, ...others] = field.value ? fitting(field) : [];
    const box = one && boxOf(one);
    if (box && !box.checked && !others.length) {
      field.select(); // typing replaces the text
      box.click();
    }
  }

  // "toggle" doesn't bubble.
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches(REST)) {
      load(target);
    }
  }, true);

  document.addEventListener("input", ({ target }) => target.matches(FIELD) && narrow(target));

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing || !field.matches?.(FIELD)) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault(); // otherwise Enter submits the form
      tick(field);
    } else if (event.key === "Escape" && field.value) {
      event.preventDefault(); // otherwise Escape closes the drawer
      field.value = "";
      narrow(field);
    }
  });

  document.body.addEventListener("htmx:beforeSwap", () => {
    const unfolded = [...document.querySelectorAll(`${REST}[open]`)];
    kept = new Map(unfolded.map((rest) => [rest.id, { finder: finderOf(rest), options: optionsOf(rest.parentElement) }]));
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    for (const [id, { finder, options }] of kept) {
      const rest = document.getElementById(id);
      if (rest) {
        const above = new Set(optionsOf(rest.parentElement).map((option) => boxOf(option).value));
        rest.append(...options.filter((option) => !above.has(boxOf(option).value)));
        optionsOf(rest).forEach((option) => (boxOf(option).checked = false)); // chosen values are above
        if (finder) {
          place(finder, rest);
        }
      }
    }
    kept.clear();
  });
})();
