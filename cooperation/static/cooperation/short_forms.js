/* Short forms beside a text: a link of the panel opens its form there, and after saving only the panel and the sentences
   that changed are replaced. What is typed is never lost: Escape puts a form aside, and a failed request leaves it. Without
   this script the links open the same forms as pages. */
"use strict";

(() => {
  const panel = () => document.getElementById("words");
  const status = document.getElementById("words-status"); // what a screen reader is told
  if (!panel() || !status || !window.django) {
    return;
  }
  const aside = new Map(); // key of a URL -> a form that was left with Escape, and what it had when it opened
  let list = []; // the children of the panel while a form is in it
  let open = null; // the form in the panel: its URL, its element, and what it had when it opened
  let busy = false; // a request is on its way: set by `work`
  let cited = ""; // the selected words that one key has cited for a record that was perhaps recorded already

  // Without what the words name: that changes when a participant is added that they name.
  const keyOf = (url) => url.split("&_named=")[0];
  const NOT_TYPED = ["csrfmiddlewaretoken", "submission", "twins"];
  const typed = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => !NOT_TYPED.includes(name)));
  const isChanged = () => Boolean(open) && typed(open.form) !== open.unchanged;
  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

  /* Do what needs an answer of the server. Meanwhile no letter acts, and no field can be changed. */
  async function work(task) {
    busy = true;
    panel().ariaBusy = "true";
    if (open) {
      open.form.inert = true;
    }
    try {
      return await task();
    } finally {
      busy = false;
      panel().ariaBusy = null;
      if (open) {
        open.form.inert = false;
      }
    }
  }

  // --- Opening and leaving -------------------------------------------------------------------------------------------
  /* The form at a URL; null if the server sent another page, undefined if it did not answer. */
  async function load(url) {
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      return answer.ok && !answer.redirected ? (await parsed(answer)).getElementById("short-form") : null;
    } catch {
      return undefined;
    }
  }

  async function show(url) {
    if (busy) {
      return;
    }
    const kept = aside.get(keyOf(url));
    const form = kept ? kept.form : await work(() => load(url));
    if (form === undefined) {
      remind("The register can’t be reached. Try again in a moment.");
      return;
    }
    if (!form) {
      location.assign(url); // as without this script: the page says what is wrong
      return;
    }
    put(url, document.adoptNode(form));
    if (kept) {
      aside.delete(keyOf(url));
      open.unchanged = kept.unchanged;
    } else {
      form.dispatchEvent(new CustomEvent("short-form:open", { bubbles: true }));
      open.unchanged = typed(form);
    }
    focusFirst(form);
  }

  function put(url, form) {
    if (!open) {
      list = [...panel().childNodes];
    }
    open = { url, form, unchanged: "" };
    panel().replaceChildren(form);
    panel().setAttribute("aria-labelledby", "short-form-title");
    panel().scrollTop = 0;
    // On a phone, the panel is below the text, and covers half of it.
    const isBelow = getComputedStyle(panel()).bottom === "0px";
    const shown = isBelow ? document.querySelector("#text .sentence-selected") : panel();
    shown?.scrollIntoView({ block: isBelow ? "start" : "nearest" });
    // A page links to the text; in the panel, this is the way back to the list of forms.
    const back = form.querySelector(".closelink");
    if (back) {
      back.textContent = "Back to the list";
    }
  }

  /* Back to the list of forms. What was typed is there again when the form is opened again. */
  function leave() {
    if (busy) {
      return; // what is being saved says so in the panel
    }
    const { url, form, unchanged } = open;
    closeLists();
    if (isChanged()) {
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

  /* Send a form; return the page that answers, or null if none came. */
  async function post(form, data = dataOf(form)) {
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { Accept: "text/html" } });
      return { answer, page: await parsed(answer) };
    } catch {
      return null;
    }
  }

  /* As with the button, so that the form waits for what is being created in one of its fields (pickers.js). */
  function submit() {
    open.form.requestSubmit(open.form.querySelector("[type=submit].default"));
  }

  async function save() {
    if (busy) {
      return;
    }
    const { url, form } = open;
    const button = form.querySelector("[type=submit].default");
    const label = button.value;
    button.value = "Saving…";
    const data = dataOf(form); // fields that can't be changed are not sent
    const sent = await work(() => post(form, data));
    button.value = label;
    if (open?.form !== form) {
      return;
    }
    if (!sent) {
      tell("Not saved: the register can’t be reached. What you typed is still here. Press Save again in a moment.");
      return;
    }
    const { answer, page } = sent;
    const again = page.getElementById("short-form");
    if (page.getElementById("login-form")) {
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
      put(url, document.adoptNode(again));
      again.dispatchEvent(new CustomEvent("short-form:open", { bubbles: true }));
      open.unchanged = unchanged;
      focusFirst(again);
    } else if (answer.ok && page.getElementById("words") && page.getElementById("text")) {
      finish(page);
    } else {
      tell("Not saved: the register answered with an error. What you typed is still here. Try again, or copy it.");
    }
  }

  /* Show what was saved or deleted: the messages in the panel, the marks in the text, and the new numbers. */
  function finish(page) {
    open?.form.dispatchEvent(new CustomEvent("short-form:saved", { bubbles: true }));
    closeLists();
    open = null;
    const fresh = document.adoptNode(page.getElementById("words"));
    const messages = page.querySelector(".messagelist");
    document.querySelectorAll(".messagelist").forEach((old) => old.remove());
    if (messages) {
      fresh.prepend(document.adoptNode(messages));
      status.textContent = [...fresh.querySelectorAll(".messagelist li")].map(spoken).join(" ");
    }
    panel().replaceWith(fresh);
    fresh.scrollTop = 0;
    replaceSentences(page);
    for (const part of document.querySelectorAll("[data-refresh][id]")) {
      const other = page.getElementById(part.id);
      if (other && other.innerHTML !== part.innerHTML) {
        part.replaceWith(document.adoptNode(other));
      }
    }
    panel().focus({ preventScroll: true });
  }

  /* Close the lists of the form: they are not in the panel, and would stay on the page without it. */
  function closeLists() {
    django.jQuery(open?.form).find("select.select2-hidden-accessible").select2("close");
  }

  function spoken(message) {
    const copy = message.cloneNode(true);
    copy.querySelectorAll("form").forEach((form) => form.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  /* The nodes of each sentence, with its links, up to the next one. */
  function sentencesOf(text) {
    const found = new Map();
    let nodes = [];
    for (const node of text.childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE && node.matches(".sentence")) {
        nodes = [];
        found.set(node.id, nodes);
      }
      nodes.push(node);
    }
    return found;
  }

  const html = (nodes) => nodes.map((node) => node.outerHTML ?? node.data).join("");

  function replaceSentences(page) {
    const fresh = sentencesOf(page.getElementById("text"));
    for (const [id, nodes] of sentencesOf(document.getElementById("text"))) {
      const others = fresh.get(id);
      if (others && html(others) !== html(nodes)) {
        nodes[0].before(...others.map((node) => document.adoptNode(node)));
        nodes.forEach((node) => node.remove());
      }
    }
  }

  /* One key: the form opens filled in and is sent at once. If it has an error, it stays open. */
  async function cite(link) {
    await show(link.getAttribute("href"));
    if (open) {
      await save();
    }
  }

  /* After words were cited for a record, the next one stands in its place: there the same key needs the focus first. */
  async function citeOnce(link, hasFocus) {
    const isRecord = Boolean(link.closest("[data-record]"));
    if (isRecord && cited === location.search && !hasFocus) {
      remind("The words are cited already. For another record, move to it with Tab first.");
      return;
    }
    await cite(link);
    if (isRecord && !open) {
      cited = location.search;
    }
  }

  function remind(text) {
    const note = panel().querySelector(".reminder") || document.createElement("p");
    note.className = "help reminder";
    note.textContent = text;
    panel().prepend(note);
    status.textContent = text;
  }

  /* Delete what was just saved. */
  async function undo(form) {
    if (busy) {
      return; // the second click of two
    }
    const sent = await work(() => post(form));
    if (sent?.answer.ok && sent.page.getElementById("text")) {
      finish(sent.page);
    } else {
      location.assign(sent ? sent.answer.url : form.action); // the page says what prevents it
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
    } else if (event.target.matches("#words .saved-from-text form")) {
      event.preventDefault();
      undo(event.target);
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

  // Other words are selected: not while something is typed.
  document.addEventListener("words:select", (event) => {
    if (isChanged() || busy) {
      event.preventDefault();
      if (open && !busy) {
        tell("Save this form, or leave it with Escape, before you select other words.");
      }
    } else {
      open = null;
    }
  });

  // A row that is removed takes the focus with it: keys would do nothing any more.
  document.addEventListener("formset:removed", ({ detail }) => {
    if (open && !inPanel(document.activeElement)) {
      open.form.querySelector(`#${CSS.escape(detail.formsetName)}-group .add-row a`)?.focus();
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (isChanged() || aside.size) {
      event.preventDefault();
    }
  });
})();
