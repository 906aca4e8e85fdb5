/* What is typed into a form is kept in this browser until it is saved, so that no time-out, crash or restart loses it. */
"use strict";

(() => {
  const PREFIX = "unsaved:";
  const KEPT_FOR = 30 * 24 * 60 * 60 * 1000; // milliseconds
  const user = document.currentScript.dataset.user;
  const mine = `${PREFIX}${user}:`;
  const saved = document.querySelector(".messagelist .success");

  // A form that was sent off was saved once a page says so; sign-in or an error in between does not.
  const sent = sessionStorage.getItem("sent");
  if (sent && saved) {
    localStorage.removeItem(sent);
    sessionStorage.removeItem("sent");
  }

  // Whoever signs out leaves nothing behind on a shared computer.
  document.getElementById("logout-form")?.addEventListener("submit", () => {
    Object.keys(localStorage).filter((key) => key.startsWith(mine)).forEach((key) => localStorage.removeItem(key));
  });

  const form = document.querySelector("#content-main > form");
  if (!form || new URLSearchParams(location.search).has("_popup")) {
    return;
  }
  const key = `${mine}${location.pathname}`;

  function fields() {
    return [...form.elements].filter(
      (field) =>
        field.name &&
        !["csrfmiddlewaretoken", "version"].includes(field.name) &&
        !["submit", "button", "file"].includes(field.type) &&
        !field.closest(".empty-form"),
    );
  }

  /* Each field's value by its name: a text, yes or no, or the chosen options with their labels. */
  function typed() {
    const values = {};
    for (const field of fields()) {
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

  function addRows(values) {
    for (const [name, total] of Object.entries(values)) {
      const prefix = name.match(/^(.+)-TOTAL_FORMS$/)?.[1];
      const count = prefix && form.elements[name];
      const button = prefix && document.querySelector(`#${prefix}-group .add-row a`);
      while (count && button && Number(count.value) < Number(total)) {
        const before = count.value;
        button.click();
        if (count.value === before) {
          break; // no more rows than that
        }
      }
    }
  }

  function restore(values) {
    addRows(values);
    for (const field of fields()) {
      const value = values[field.name];
      if (value === undefined || /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(field.name)) {
        continue;
      }
      if (typeof value === "boolean") {
        field.checked = value;
      } else if (field instanceof HTMLSelectElement) {
        choose(field, value);
      } else {
        field.value = value;
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function button(label, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", act);
    return element;
  }

  function offer(draft) {
    const when = new Date(draft.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    const bar = document.createElement("div");
    const text = document.createElement("p");
    bar.className = "unsaved";
    bar.setAttribute("role", "status");
    text.textContent = `You typed something here on ${when} that was not saved.`;
    const close = () => {
      bar.remove();
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    };
    bar.append(
      text,
      button("Restore it", () => {
        restore(draft.values);
        close();
      }),
      button("Discard it", () => {
        localStorage.removeItem(key);
        close();
      }),
    );
    form.before(bar);
    return bar;
  }

  // Other scripts fill in rows and labels first.
  window.addEventListener("load", () => {
    let unchanged = typed();
    let leaving = false;
    let timer;

    const draft = JSON.parse(localStorage.getItem(key) || "null");
    if (draft && Date.now() - draft.at > KEPT_FOR) {
      localStorage.removeItem(key);
    } else if (draft && !same(draft.values, unchanged)) {
      offer(draft);
    }

    const keep = () => {
      const values = typed();
      if (same(values, unchanged)) {
        return;
      }
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
      } catch {
        // The browser keeps nothing, or no more: the form works all the same.
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    };
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    // The relations' own script tells of a choice in jQuery's events alone.
    window.django?.jQuery(form).on("change", soon);
    form.addEventListener("submit", () => {
      keep();
      sessionStorage.setItem("sent", key);
      leaving = true;
    });
    // A page that came back with something to put right holds what is not saved yet.
    const open = Boolean(document.querySelector(".problems"));
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && (open || !same(typed(), unchanged))) {
        keep();
        event.preventDefault();
      }
    });
  });
})();
