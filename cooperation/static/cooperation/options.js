/* Among many values of a filter: a field at the top of their unfolded rest, which hides what doesn't have what is typed
   there. It has no name, so it never goes into an address. When an answer replaces the panel, it moves into the new
   one. */
"use strict";

(() => {
  const MANY = 20; // values, up to which one sees at a glance what there is
  const REST = "#filters fieldset > details";
  const FIELD = `${REST} input[type=search]`;
  let kept = new Map(); // the fields of the panel that is about to be replaced, by the id of their rest

  const optionsOf = (part) => [...part.querySelectorAll(".option")];
  const nameOf = (option) => option.querySelector("span").textContent;
  const finderOf = (rest) => rest.querySelector(".finder");

  /* A text without regard to case, marks and apostrophes. */
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
  }

  /* What fits in the rest, or if nothing does, of the values that stand above it. */
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
    const told = above.length ? `Above: ${above.map(nameOf).join(", ")}` : found.length ? "" : "Nothing fits";
    finderOf(rest).querySelector("[role=status]").textContent = told;
  }

  /* Of several that fit one has to be chosen; what is ticked already stays so. */
  function tick(field) {
    const [one, ...others] = field.value ? fitting(field) : [];
    const box = one?.querySelector(".tick:not(:checked)");
    if (box && !others.length) {
      field.select(); // to be typed over by the next
      box.click();
    }
  }

  // "toggle" doesn't bubble.
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches(REST) && !finderOf(target) && optionsOf(target.parentElement).length > MANY) {
      add(target);
    }
  }, true);

  document.addEventListener("input", ({ target }) => target.matches(FIELD) && narrow(target));

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing || !field.matches?.(FIELD)) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault(); // or the form would be sent
      tick(field);
    } else if (event.key === "Escape" && field.value) {
      event.preventDefault(); // or the drawer would close
      field.value = "";
      narrow(field);
    }
  });

  document.body.addEventListener("htmx:beforeSwap", () => {
    const finders = document.querySelectorAll(`${REST} > .finder`);
    kept = new Map([...finders].map((finder) => [finder.parentElement.id, finder]));
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    for (const [id, finder] of kept) {
      const rest = document.getElementById(id);
      if (rest) {
        place(finder, rest);
        narrow(finder.querySelector("input"));
      }
    }
    kept.clear();
  });
})();
