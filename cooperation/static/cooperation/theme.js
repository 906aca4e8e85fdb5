/* Light, dark, or as the reader's system has it. Runs in the head, before anything is painted; the choice is kept where
   Django's admin keeps it, so one switch serves both. Without scripts the pages follow the system by themselves. */
"use strict";

(() => {
  const themes = ["auto", "light", "dark"];
  const words = { auto: "automatic", light: "light", dark: "dark" };

  function chosen() {
    try {
      const theme = window.localStorage.getItem("theme");
      return themes.includes(theme) ? theme : "auto";
    } catch {
      return "auto"; // a browser that keeps nothing for us
    }
  }

  function keep(theme) {
    try {
      window.localStorage.setItem("theme", theme);
    } catch {
      // Then it holds for this page.
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
