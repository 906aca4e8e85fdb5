/* Stores what is typed into a form in this browser until it is saved, so an expired session or a crash does not lose
   it. */
"use strict";

(() => {
  const PREFIX = "unsaved:";
  const KEPT_FOR = 30 * 24 * 60 * 60 * 1000; // milliseconds
  const user = document.currentScript.dataset.user;
  const mine = `${PREFIX}${user}:`;
  let wanted = null; // the draft of a short form that is being opened again
  const ofMine = (start = mine) => Object.keys(localStorage).filter((key) => key.startsWith(start));

  forgetSaved();
  forgetOld();
  askBeforeSigningOut();

  // After other scripts have set up rows and labels. On a slow connection, the user may have typed into it before.
  const form = document.querySelector("#content-main > form");
  let hasText = false;
  form?.addEventListener("input", () => (hasText = true), { once: true });
  window.addEventListener("load", () => {
    if (form && !new URLSearchParams(location.search).has("_popup")) {
      watch(form, hasText);
    }
    offerShortForms();
  });
  // Short forms beside a text (short_forms.js).
  document.addEventListener("short-form:open", ({ target }) => watch(target));
  document.addEventListener("short-form:saved", ({ target }) => forget(target));

  /* Where the drafts of a form are: the URL that it is submitted to. After its record was deleted, a form is submitted as a
     new record. A form with many rows has pages of them, each with drafts of its own; so have the short forms of the
     different words of a text. */
  function placeOf(form) {
    const url = new URL(form.getAttribute("action") || "", location.href);
    if (isShort(form)) {
      return `${mine}${url.pathname}${url.search.split("&_named=")[0]}#`;
    }
    const page = [...new URLSearchParams(location.search)].filter(([name]) => /-(page|find)$/.test(name)).sort();
    return `${mine}${url.pathname}${page.length ? `?${new URLSearchParams(page)}` : ""}#`;
  }

  function isShort(form) {
    return form.id === "short-form";
  }

  /* The server names the drafts of saved forms in a cookie. A redirect to sign-in or an error does not count as
     saved. */
  function forgetSaved() {
    const cookie = document.cookie.match(/(?:^|; )saved_forms=([^;]*)/);
    if (!cookie) {
      return;
    }
    const saved = cookie[1].split(".");
    for (const kept of ofMine(PREFIX)) {
      if (saved.includes(kept.split("#").pop())) {
        localStorage.removeItem(kept);
      }
    }
    document.cookie = "saved_forms=; path=/; max-age=0; samesite=lax";
  }

  function forgetOld() {
    for (const kept of ofMine(PREFIX)) {
      const draft = read(kept);
      if (!draft || Date.now() - draft.at > KEPT_FOR) {
        localStorage.removeItem(kept);
      }
    }
  }

  /* Signing out deletes all drafts, for shared computers, after a confirmation. */
  function askBeforeSigningOut() {
    document.getElementById("logout-form")?.addEventListener("submit", (event) => {
      const kept = ofMine();
      const texts = kept.length === 1 ? "one form" : `${kept.length} forms`;
      if (kept.length && !confirm(`You have unsaved text in ${texts}. Signing out deletes it. Sign out?`)) {
        event.preventDefault();
        return;
      }
      kept.forEach((one) => localStorage.removeItem(one));
    });
  }

  /* Two tabs with the same form have separate drafts. A form that comes back with errors continues its own draft. */
  function idOfThisTab(place) {
    const name = `draft:${place}`;
    const known = sessionStorage.getItem(name) || Math.random().toString(36).slice(2, 12);
    sessionStorage.setItem(name, known);
    return known;
  }

  function read(kept) {
    try {
      return JSON.parse(localStorage.getItem(kept));
    } catch {
      return null;
    }
  }

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

  function button(label, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", act);
    return element;
  }

  const time = (draft) => new Date(draft.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

  function bar(text, ...buttons) {
    const element = document.createElement("div");
    element.className = "unsaved";
    element.setAttribute("role", "status");
    element.append(Object.assign(document.createElement("p"), { textContent: text }), ...buttons);
    return element;
  }

  /* Offers one draft at a time, the latest first. */
  function offer(form, drafts, keep) {
    const [[kept, draft], ...others] = drafts;
    const close = () => {
      localStorage.removeItem(kept);
      offered.remove();
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    };
    const offered = bar(
      `You have unsaved text in this form from ${time(draft)}.`,
      button("Restore text", () => {
        restore(form, draft.values);
        close();
        keep();
      }),
      button("Discard text", () => {
        close();
        if (others.length) {
          offer(form, others, keep);
        }
      }),
    );
    if (isShort(form)) {
      form.querySelector("h2").after(offered);
    } else {
      form.before(offered);
    }
  }

  /* Stores what is typed into a form, and offers what was typed into it before. */
  function watch(form, hasText = false) {
    const place = placeOf(form);
    const id = idOfThisTab(place);
    const key = place + id;
    const unchanged = typed(form);
    // A page with errors, or with what was typed into a short form, has unsaved text already.
    const open = hasText || Boolean(form.parentElement.querySelector(".problems, #from-short-form"));
    let leaving = false;
    let timer;

    const token = document.createElement("input");
    Object.assign(token, { type: "hidden", name: "draft", value: id });
    form.append(token);

    const keep = () => {
      clearTimeout(timer);
      const values = typed(form);
      if (leaving || (!open && same(values, unchanged))) {
        return;
      }
      const shown = isShort(form) ? { title: form.querySelector("h2").textContent, url: form.getAttribute("action") } : {};
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values, ...shown }));
      } catch {
        // The browser stores nothing, or its storage is full. The form still works.
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    };

    const drafts = ofMine(place)
      .filter((kept) => !(open && kept === key))
      .map((kept) => [kept, read(kept)])
      .filter(([, draft]) => draft && !same(draft.values, unchanged))
      .sort(([, one], [, other]) => other.at - one.at);
    const chosen = drafts.find(([kept]) => kept === wanted);
    wanted = null;
    if (chosen) {
      restore(form, chosen[1].values);
      localStorage.removeItem(chosen[0]);
      keep();
    } else if (drafts.length) {
      offer(form, drafts, keep);
    }
    if (open) {
      keep();
    }
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    // Autocomplete fields send only jQuery events.
    window.django?.jQuery(form).on("change", soon);
    // Phones close pages without a warning.
    window.addEventListener("pagehide", keep);
    if (form.closest("#words")) {
      // In the panel beside a text, short_forms.js sends the form, and asks before leaving.
      form.addEventListener("short-form:saved", () => {
        clearTimeout(timer);
        leaving = true;
      });
      return;
    }
    form.addEventListener("submit", () => {
      keep();
      leaving = true;
    });
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && (open || !same(typed(form), unchanged))) {
        keep();
        event.preventDefault();
      }
    });
  }

  /* A short form is saved without a new page, and the next one from the same words is another. */
  function forget(form) {
    const place = placeOf(form);
    localStorage.removeItem(place + idOfThisTab(place));
    sessionStorage.removeItem(`draft:${place}`);
    forgetSaved();
  }

  /* On the page of a text: lists the short forms of this text that have unsaved text. */
  function offerShortForms() {
    const text = document.getElementById("text");
    if (!text) {
      return;
    }
    for (const kept of ofMine()) {
      const draft = read(kept);
      const from = draft?.url && new URL(draft.url, location.href).searchParams.get("_return");
      if (from && new URL(from, location.href).pathname === location.pathname) {
        const offered = bar(
          `You have unsaved text from ${time(draft)}: ${draft.title}.`,
          button("Open the form", () => {
            offered.remove();
            wanted = kept;
            document.dispatchEvent(new CustomEvent("short-form:show", { detail: draft.url }));
          }),
          button("Discard text", () => {
            offered.remove();
            localStorage.removeItem(kept);
          }),
        );
        text.parentElement.before(offered);
      }
    }
  }
})();
