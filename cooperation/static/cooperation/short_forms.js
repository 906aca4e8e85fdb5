/* Short forms beside a text: a link of the panel opens its form there, and after saving only the panel and the sentences
   that changed are replaced. What is typed is never lost: Escape puts a form aside, and a failed request leaves it. Without
   this script the links open the same forms as pages. */
"use strict";

(() => {
  const panel = () => document.getElementById("words");
  const page = window.textPage;
  if (!page || !window.django) {
    return;
  }
  const aside = new Map(); // key of a URL -> a form that was left with Escape, and what it had when it opened
  let list = []; // the children of the panel while a form is in it
  let open = null; // the form in the panel: its URL, its element, and what it had when it opened
  let cited = ""; // the selected words that one key has cited for a record that was perhaps recorded already

  // Without what the words name: that changes when a participant is added that they name.
  const keyOf = (url) => url.split("&_named=")[0];
  const NOT_TYPED = ["csrfmiddlewaretoken", "submission", "twins"];
  const typed = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !NOT_TYPED.includes(name)));
  const isChanged = () => Boolean(open) && typed(open.form) !== open.unchanged;

  /* Do what needs an answer of the server. Meanwhile no letter acts, and no field can be changed. */
  async function work(task) {
    if (open) {
      open.form.inert = true;
    }
    try {
      return await page.work(task);
    } finally {
      if (open) {
        open.form.inert = false;
      }
    }
  }

  // --- Opening and leaving -------------------------------------------------------------------------------------------
  async function show(url) {
    if (page.isBusy()) {
      return;
    }
    const kept = aside.get(keyOf(url));
    const sent = kept ? null : await work(() => page.request(url));
    if (!kept && page.explain(sent)) {
      return;
    }
    const form = kept ? kept.form : sent.page.getElementById("short-form");
    if (!form) {
      location.assign(url); // as without this script: the page says what is wrong
      return;
    }
    put(url, document.adoptNode(form));
    if (kept) {
      aside.delete(keyOf(url));
      open.unchanged = kept.unchanged;
    } else {
      report(form, "open");
      open.unchanged = typed(form);
    }
    focusFirst(form);
  }

  /* Report to the other scripts what happens to a form. */
  function report(form, what) {
    form.dispatchEvent(new CustomEvent(`short-form:${what}`, { bubbles: true }));
  }

  function put(url, form) {
    if (!open) {
      list = [...panel().childNodes];
    }
    open = { url, form, unchanged: "" };
    panel().replaceChildren(form);
    panel().setAttribute("aria-labelledby", "short-form-title");
    panel().scrollTop = 0;
    panel().scrollIntoView({ block: "nearest" });
    page.revealAbovePanel();
    // A page links to the text; in the panel, this is the way back to the list of forms.
    const back = form.querySelector(".closelink");
    if (back) {
      back.textContent = "Back to the list";
    }
  }

  /* Back to the list of forms. What was typed is there again when the form is opened again. */
  function leave() {
    if (page.isBusy()) {
      return; // what is being saved says so in the panel
    }
    const { url, form, unchanged } = open;
    closeLists();
    if (isChanged()) {
      report(form, "aside");
      aside.set(keyOf(url), { form, unchanged });
    }
    open = null;
    panel().replaceChildren(...list);
    panel().setAttribute("aria-labelledby", "words-title");
    markUnsaved();
    const link = [...panel().querySelectorAll("a[data-short]")].find((one) => keyOf(one.getAttribute("href")) === keyOf(url));
    (link || panel()).focus();
  }

  /* In the list: which forms have typed text that is not saved. */
  function markUnsaved() {
    for (const link of panel().querySelectorAll("a[data-short]")) {
      link.parentElement.querySelector(".not-saved")?.remove();
      if (aside.has(keyOf(link.getAttribute("href")))) {
        link.after(" ", Object.assign(document.createElement("span"), { className: "help not-saved", textContent: "(not saved)" }));
      }
    }
  }

  /* The element of a field that gets the focus: an autocomplete hides its own select. */
  const visible = (field) => field?.nextElementSibling?.querySelector(".select2-selection") || field;

  function focusFirst(form) {
    const problems = form.querySelector(".problems");
    const empty = [...form.querySelectorAll(".form-row:not(.empty-form *) label.required[for]")]
      .map((label) => document.getElementById(label.htmlFor))
      .find((field) => field && field.type !== "hidden" && !field.value);
    const first = form.querySelector("input:not([type=hidden]), select, textarea");
    (problems || visible(empty || first)).focus();
  }

  /* The link after the sentence of the selected words: Escape goes there from the list. */
  function sentence() {
    const start = Number(new URLSearchParams(location.search).get("start"));
    const links = [...document.querySelectorAll("#text a.record-from")];
    return links.findLast((link) => Number(link.dataset.startAt) <= start);
  }

  // --- Saving --------------------------------------------------------------------------------------------------------
  function tell(text, link) {
    const note = open.form.querySelector(".not-sent") || document.createElement("div");
    note.className = "problems not-sent";
    note.setAttribute("role", "alert");
    note.tabIndex = -1;
    const said = document.createElement("p");
    said.textContent = text;
    if (link) {
      said.append(" ", Object.assign(document.createElement("a"), { href: link, target: "_blank", textContent: "Sign in" }));
    }
    note.replaceChildren(said);
    open.form.querySelector("h2").after(note);
    note.focus();
  }

  function dataOf(form) {
    const data = new FormData(form);
    data.append("_save", "Save");
    return data;
  }

  /* As with the button, so that the form waits for what is being created in one of its fields (pickers.js). */
  function submit() {
    open.form.requestSubmit(open.form.querySelector("[type=submit].default"));
  }

  async function save() {
    if (page.isBusy()) {
      return;
    }
    const { url, form } = open;
    const button = form.querySelector("[type=submit].default");
    const label = button.value;
    button.value = "Saving…";
    const body = dataOf(form); // fields that can't be changed are not sent
    page.dispatch("words:wait");
    const sent = await work(() => page.request(form.getAttribute("action"), { method: "POST", body }));
    button.value = label;
    if (open?.form === form) {
      finish(url, form, sent);
    }
    page.dispatch("words:ready", { detail: Boolean(open) }); // letters are meant for what follows, not for this form
  }

  /* Show what came of saving a form. */
  function finish(url, form, sent) {
    if (!sent) {
      tell("Not saved: the register can’t be reached. What you typed is still here. Press Save again in a moment.");
      return;
    }
    const { answer, page: other } = sent;
    const again = other.getElementById("short-form");
    if (other.getElementById("login-form")) {
      tell(
        "Not saved: you are signed out. What you typed is still here. Sign in in another tab, then press Save again.",
        answer.url,
      );
    } else if (again && answer.redirected) {
      // Signed in again in another tab: the form needs the token of the new session.
      form.elements.csrfmiddlewaretoken.value = again.elements.csrfmiddlewaretoken.value;
      tell("Not saved yet: you signed in again after opening this form. What you typed is still here. Press Save again.");
    } else if (again) {
      closeLists();
      const { unchanged } = open;
      report(form, "replaced");
      put(url, document.adoptNode(again));
      report(again, "open");
      open.unchanged = unchanged;
      focusFirst(again);
    } else if (answer.ok && other.getElementById("words") && other.getElementById("text")) {
      report(form, "saved");
      closeLists();
      open = null;
      page.merge(other);
    } else {
      tell("Not saved: the register answered with an error. What you typed is still here. Try again, or copy it.");
    }
  }

  /* Close the lists of the form: they are not in the panel, and would stay on the page without it. */
  function closeLists() {
    django.jQuery(open?.form).find("select.select2-hidden-accessible").select2("close");
  }

  /* One key: the form opens filled in and is sent at once. If it has an error, it stays open. */
  async function cite(link) {
    page.dispatch("words:wait");
    await show(link.getAttribute("href"));
    if (open) {
      await save();
    } else {
      page.dispatch("words:ready", { detail: true });
    }
  }

  /* After words were cited for a record, the next one stands in its place: there the same key needs the focus first. */
  async function citeOnce(link, hasFocus) {
    const isRecord = Boolean(link.closest("[data-record]"));
    if (isRecord && cited === location.search && !hasFocus) {
      page.remind("The words are cited already. For another record, move to it with Tab first.");
      return;
    }
    await cite(link);
    if (isRecord && !open) {
      cited = location.search;
    }
  }

  // --- Events --------------------------------------------------------------------------------------------------------
  const inPanel = (target) => Boolean(target.closest?.("#words"));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#words a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    if (open && link.matches(".problems:not(.not-sent) a")) {
      event.preventDefault();
      const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      (field?.matches("input, select, textarea") ? visible(field) : field?.querySelector(".select2-selection, input"))?.focus();
    } else if (open && link.matches(".closelink")) {
      event.preventDefault();
      leave();
    } else if (!open && link.matches("a[data-short]")) {
      event.preventDefault();
      show(link.getAttribute("href"));
    }
  });

  // A key that cites the words at once (words.js).
  document.addEventListener("words:cite", ({ target, detail }) => citeOnce(target, detail));

  document.addEventListener("submit", (event) => {
    if (open && event.target === open.form && event.submitter?.matches(".all-fields")) {
      open.unchanged = typed(open.form); // the full form has it
    } else if (open && event.target === open.form) {
      event.preventDefault();
      save();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || !inPanel(event.target)) {
      return;
    }
    const search = event.target.closest(".select2-container");
    if (!open && event.key === "Escape") {
      sentence()?.focus();
    } else if (open && event.key === "Enter" && !event.shiftKey && !search && event.target.matches("input:not([type=submit]), textarea")) {
      event.preventDefault();
      submit();
    }
  });

  // Before Select2, which opens its list on Enter: it would stay on the page when the form is gone.
  document.addEventListener("keydown", (event) => {
    if (open && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing && inPanel(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      submit();
    }
  }, true);

  // Before Select2, which closes its list with Escape, and then stands as if it had been closed before.
  document.addEventListener("keydown", (event) => {
    const listOpen = document.querySelector(".select2-container--open");
    if (event.key === "Escape" && open && !listOpen && !event.isComposing && inPanel(event.target)) {
      event.preventDefault();
      leave();
    }
  }, true);

  // A form with unsaved text of an earlier visit (drafts.js).
  document.addEventListener("short-form:show", ({ detail }) => open || show(detail));

  // Other words are selected, or a button of the text is pressed: not while something is typed.
  document.addEventListener("words:select", (event) => {
    if (isChanged() || page.isBusy()) {
      event.preventDefault();
      if (open && !page.isBusy()) {
        tell("Save this form, or leave it with Escape, before you go on in the text.");
      }
    } else {
      open = null;
    }
  });
  document.addEventListener("words:replaced", markUnsaved);

  // A row that is removed takes the focus with it: keys would do nothing any more.
  document.addEventListener("formset:removed", ({ detail }) => {
    if (open && !inPanel(document.activeElement)) {
      open.form.querySelector(`#${CSS.escape(detail.formsetName)}-group .add-row a`)?.focus();
    }
  });

  window.addEventListener("beforeunload", (event) => {
    // A form that was left with Escape is stored (drafts.js), and offered again.
    if (isChanged() || [...aside.values()].some(({ form }) => form.dataset.notStored)) {
      event.preventDefault();
    }
  });
})();
