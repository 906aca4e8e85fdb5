/* Shows that a form is being saved, and after a while why it takes so long. The form can't be submitted twice. */
"use strict";

(() => {
  const LONG = 3000; // milliseconds
  const row = document.querySelector("#content-main > form > .submit-row, #content-main > form > div > .submit-row");
  if (!row) {
    return;
  }
  const buttons = [...row.querySelectorAll("[type=submit]")];
  const said = document.createElement("p");
  said.className = "saving";
  said.setAttribute("role", "status");
  row.append(said);
  let pressed = null;
  let label = "";
  let says = "value"; // the property of the pressed button that is its label
  let timer;

  /* Disabled buttons would lose the focus, and the pressed one would not be submitted. */
  const dim = (yes) => buttons.forEach((button) => (button.ariaDisabled = yes ? "true" : null));

  function begin(button) {
    pressed = button;
    // A <button> has its label inside, and its value is part of what is sent.
    says = button.matches("button") ? "textContent" : "value";
    label = button[says];
    button.style.minWidth = `${button.offsetWidth}px`; // else the second click of two would press what moves there
    button[says] = "Saving…";
    dim(true);
    timer = setTimeout(() => {
      said.textContent =
        "Saving takes a while: the register is updating everything that names this record. " +
        "You can leave this page open; it continues by itself.";
    }, LONG);
  }

  function end() {
    if (pressed) {
      clearTimeout(timer);
      pressed[says] = label;
      pressed = null;
      said.textContent = "";
      dim(false);
    }
  }

  row.closest("form").addEventListener("submit", (event) => {
    if (pressed) {
      event.preventDefault();
    } else {
      begin(event.submitter || buttons[0]);
    }
  });
  // After Back or Stop, the form is usable again.
  window.addEventListener("pageshow", end);
  window.navigation?.addEventListener("navigateerror", end);
})();
