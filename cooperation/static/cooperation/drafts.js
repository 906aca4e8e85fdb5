/* Stores what is typed into a form in this browser until it is saved, so an expired session or a crash does not lose
   it. */
"use strict";

(() => {
  const { typed, restore, same } = window.formValues;
  const PREFIX = "unsaved:";
  const KEPT_FOR = 30 * 24 * 60 * 60 * 1000; // milliseconds
  const user = document.currentScript.dataset.user;
  const mine = `${PREFIX}${user}:`;
  const WANTED = "draft:wanted"; // in the storage of the tab: the draft of a form that is being opened again
  const watched = new Set(); // the drafts of forms on this page
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
  // After Back, a page may be as it was left.
  window.addEventListener("pageshow", ({ persisted }) => persisted && offerShortForms());

  const urlOf = (form) => new URL(form.getAttribute("action") || "", location.href);

  /* Where the drafts of a form are: the URL that it is submitted to. After its record was deleted, a form is submitted as a
     new record. A form with many rows has pages of them, each with drafts of its own; so have the forms of the different
     words of a text. */
  function placeOf(form) {
    const url = urlOf(form);
    if (isShort(form)) {
      return `${mine}${url.pathname}${url.search.split("&_named=")[0]}#`;
    }
    if (url.searchParams.has("snapshot")) {
      return placeOfAllFields(form);
    }
    const page = [...new URLSearchParams(location.search)].filter(([name]) => /-(page|find)$/.test(name)).sort();
    return `${mine}${url.pathname}${page.length ? `?${new URLSearchParams(page)}` : ""}#`;
  }

  /* The same for the form with all fields that *All fields* opens. */
  function placeOfAllFields(form) {
    const { pathname, searchParams } = urlOf(form);
    return `${mine}${pathname}?${["snapshot", "start", "end"].map((name) => searchParams.get(name)).join("-")}#`;
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

  const latestFirst = ([, one], [, other]) => other.at - one.at;

  /* The drafts in a place. */
  function draftsIn(place) {
    return ofMine(place).map((kept) => [kept, read(kept)]).filter(([, draft]) => draft).sort(latestFirst);
  }

  function openAgain(kept, draft) {
    sessionStorage.setItem(WANTED, kept);
    if (new URL(draft.url, location.href).searchParams.has("_short")) {
      document.dispatchEvent(new CustomEvent("short-form:show", { detail: draft.url }));
    } else {
      location.assign(draft.url);
    }
  }

  function barOf(kept, draft, text, label) {
    const offered = bar(
      text,
      button(label, () => {
        offered.remove();
        openAgain(kept, draft);
      }),
      button("Discard text", () => {
        offered.remove();
        localStorage.removeItem(kept);
      }),
    );
    return offered;
  }

  /* In a short form: offers what was typed into the form with all fields for the same words. */
  function offerAllFields(form) {
    const [kept, draft] = draftsIn(placeOfAllFields(form))[0] || [];
    if (draft?.url) {
      const text = `You have unsaved text in all fields of this form from ${time(draft)}.`;
      form.querySelector("h2").after(barOf(kept, draft, text, "Open all fields"));
    }
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
    const unchanged = typed(form);
    const isFromShort = Boolean(form.parentElement.querySelector("#from-short-form"));
    const earlier = read(place + idOfThisTab(place));
    if (isFromShort && earlier && !same(earlier.values, unchanged)) {
      sessionStorage.removeItem(`draft:${place}`); // another draft, beside the one that was left with Back
    }
    const id = idOfThisTab(place);
    const key = place + id;
    watched.add(key);
    // A page with errors, or with what was typed into a short form, has unsaved text already.
    const open = hasText || isFromShort || Boolean(form.parentElement.querySelector(".problems"));
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
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values, ...shownAs(form) }));
        delete form.dataset.notStored;
      } catch {
        form.dataset.notStored = "yes"; // no storage, or it is full: the form still works
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    };

    const drafts = draftsIn(place).filter(
      ([kept, draft]) => !(open && kept === key) && !same(draft.values, unchanged),
    );
    const chosen = drafts.find(([kept]) => kept === sessionStorage.getItem(WANTED));
    sessionStorage.removeItem(WANTED);
    if (chosen) {
      restore(form, chosen[1].values);
      localStorage.removeItem(chosen[0]);
      keep();
    } else if (drafts.length) {
      offer(form, drafts, keep);
    }
    if (isShort(form)) {
      offerAllFields(form);
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
      // In the panel beside a text, short_forms.js sends the form, and asks before leaving. After errors, another form takes
      // its place: what this one has is no longer what was typed.
      const stop = () => {
        clearTimeout(timer);
        leaving = true;
      };
      form.addEventListener("short-form:saved", stop);
      form.addEventListener("short-form:replaced", stop);
      form.addEventListener("short-form:aside", keep);
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

  /* The title and the URL of a form that was opened from a text: its page offers the draft. */
  function shownAs(form) {
    const { pathname, search, searchParams } = urlOf(form);
    if (!searchParams.has("_return") || !searchParams.has("snapshot")) {
      return {};
    }
    const quote = form.elements["citations-0-quote"]?.value;
    const title = isShort(form)
      ? form.querySelector("h2").textContent
      : `${document.querySelector("#content h1").textContent.trim()}${quote ? ` from “${quote}”` : ""}`;
    return { title, url: pathname + search };
  }

  /* A short form is saved without a new page, and the next one from the same words is another. */
  function forget(form) {
    const place = placeOf(form);
    localStorage.removeItem(place + idOfThisTab(place));
    sessionStorage.removeItem(`draft:${place}`);
    forgetSaved();
  }

  /* On the page of a text: lists the forms of this text that have unsaved text. */
  function offerShortForms() {
    const text = document.getElementById("text");
    if (!text) {
      return;
    }
    document.querySelectorAll("#content-main > .unsaved").forEach((offered) => offered.remove());
    for (const [kept, draft] of draftsIn(mine)) {
      const from = draft.url && new URL(draft.url, location.href).searchParams.get("_return");
      if (from && new URL(from, location.href).pathname === location.pathname && !watched.has(kept)) {
        const said = `You have unsaved text from ${time(draft)}: ${draft.title}.`;
        text.parentElement.before(barOf(kept, draft, said, "Open the form"));
      }
    }
  }
})();
