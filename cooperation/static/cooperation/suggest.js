/* Suggestions below a search box, for mouse and keyboard. "/" moves to the box. Without scripts the box is a plain
   form. */
"use strict";

(() => {
  const WAIT = 120; // milliseconds without a keystroke before a request
  const SHORTEST = 2; // characters

  const boxes = [...document.querySelectorAll("input[data-suggestions]")];
  boxes.forEach(offer);
  document.addEventListener("keydown", goToBox);

  function goToBox(event) {
    const box = boxes.find((one) => one.offsetParent);
    const inField = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key === "/" && box && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }

  function offer(box) {
    const list = document.createElement("span");
    const told = document.createElement("span");
    let options = [];
    let current = -1; // index of the selected option; -1 is the box itself
    let timer;
    let asked; // the text of the current request

    list.id = `${box.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    box.after(list, told);
    box.autocomplete = "off"; // the browser's own list would cover this one
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) {
      box.setAttribute(name, value);
    }
    close();

    function close() {
      clearTimeout(timer);
      asked?.abort();
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
      told.textContent = "";
      reach(-1);
    }

    function open() {
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      told.textContent = options.length === 1 ? "1 suggestion" : `${options.length} suggestions`;
    }

    function reach(place) {
      options[current]?.setAttribute("aria-selected", "false");
      current = place;
      const option = options[current];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        box.setAttribute("aria-activedescendant", option.id);
      } else {
        box.removeAttribute("aria-activedescendant");
      }
    }

    /* Responses for a text that is no longer in the box are ignored. */
    async function ask() {
      const text = box.value.trim();
      asked?.abort();
      if (text.length < SHORTEST) {
        close();
        return;
      }
      asked = new AbortController();
      const { signal } = asked;
      const url = new URL(box.dataset.suggestions, location.href);
      url.searchParams.set("q", text);
      const response = await fetch(url, { signal });
      const rows = response.ok ? await response.text() : "";
      if (signal.aborted || document.activeElement !== box) {
        return;
      }
      reach(-1);
      list.innerHTML = rows; // escaped by the server
      options = [...list.querySelectorAll("[role=option]")];
      options.forEach((option, place) => {
        option.id = `${list.id}-${place}`;
      });
      if (options.length) {
        open();
      } else {
        close();
      }
    }

    const askSoon = () => {
      clearTimeout(timer);
      // Without a response, the box still searches.
      timer = setTimeout(() => ask().catch(() => {}), WAIT);
    };

    box.addEventListener("input", askSoon);
    box.addEventListener("blur", close);
    // The box keeps the focus while an option is pressed. Otherwise the list would close before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    box.form.addEventListener("submit", close);
    // After Back, the browser shows the page as it was left.
    window.addEventListener("pagehide", close);

    box.addEventListener("keydown", (event) => {
      if (event.isComposing) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          askSoon();
          return;
        }
        const places = options.length + 1; // the box is one of them
        const step = event.key === "ArrowDown" ? 1 : -1;
        reach(((current + 1 + step + places) % places) - 1);
      } else if (event.key === "Enter" && !list.hidden && options[current]) {
        event.preventDefault();
        options[current].click();
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); // otherwise the browser clears the box
        close();
      }
    });
  }
})();
