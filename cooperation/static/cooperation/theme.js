/* Light, dark, or the system's setting. It runs in the head, before the page is painted. The choice is stored where
   Django's admin stores it, so one switch serves both. Without scripts, pages follow the system's setting. */
"use strict";

(() => {
  const themes = ["auto", "light", "dark"];
  const words = { auto: "automatic", light: "light", dark: "dark" };

  function chosen() {
    try {
      const theme = window.localStorage.getItem("theme");
      return themes.includes(theme) ? theme : "auto";
    } catch {
      return "auto"; // the browser's storage is disabled
    }
  }

  function keep(theme) {
    try {
      window.localStorage.setItem("theme", theme);
    } catch {
      // The choice is lost on the next page.
    }
  }

  function apply(theme) {
    document.documentElement.dataset.theme = theme;
  }

  function offer(button) {
    const name = button.querySelector("[data-theme-name]");
    const show = (theme) => {
      name.textContent = theme;
      button.title = `Colours: ${words[theme]}`;
      button.setAttribute("aria-label", button.title);
      apply(theme);
    };
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
      keep(next);
      show(next);
    });
    button.hidden = false;
    show(chosen());
  }

  apply(chosen());
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-theme-switch]").forEach(offer);
  });
})();
