/* The page of a text stays while one works on it. Forms with `data-stays` are sent in the background. What the answer
   changes is put into the page: the panel with the messages, the pins, the batch, and the sentences that changed. If no
   answer comes, the panel says so. Without this script, each button loads the page again.

   words.js and short_forms.js use `textPage`, and hear these events of the document:
   - words:select, before the panel is replaced: cancelled if something typed would be lost;
   - words:replaced, when the panel has other content;
   - words:wait and words:ready, between which letters wait. With `detail` true they are dropped. */
"use strict";

window.textPage = (() => {
  const UNREACHABLE = "The register can’t be reached. Try again in a moment.";
  const SIGNED_OUT = "You are signed out. Sign in in another tab, then try again.";
  const FAILED = "The register answered with an error. Reload this page, then try again.";
  const text = document.getElementById("text");
  const status = document.getElementById("words-status"); // what a screen reader is told
  const panel = () => document.getElementById("words");
  if (!text || !panel()) return null;
  let working = null; // the promise of the request that is on its way
  const dispatch = (name, options) => document.dispatchEvent(new CustomEvent(name, options));

  /* Do what needs an answer of the server. Meanwhile no other button or letter acts. */
  async function work(task) {
    panel().ariaBusy = "true";
    const promise = task();
    working = promise.catch(() => null);
    try {
      return await promise;
    } finally {
      working = null;
      panel().ariaBusy = null;
    }
  }

  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

  /* Return the answer and its page; null if the server did not answer. */
  async function request(url, options = {}) {
    try {
      const answer = await fetch(url, { ...options, headers: { Accept: "text/html" } });
      return { answer, page: await parsed(answer) };
    } catch {
      return null;
    }
  }

  /* Say in the panel what went wrong with an answer that is not used; return whether anything did. */
  function explain(sent) {
    if (!sent) {
      remind(UNREACHABLE);
    } else if (sent.page.getElementById("login-form")) {
      remind(SIGNED_OUT, sent.answer.url);
    } else if (!sent.answer.ok) {
      remind(FAILED);
    } else {
      return false;
    }
    return true;
  }

  function remind(said, signIn) {
    const note = panel().querySelector(".reminder") || document.createElement("p");
    note.className = "help reminder";
    note.textContent = said;
    if (signIn) {
      note.append(" ", Object.assign(document.createElement("a"), { href: signIn, target: "_blank", textContent: "Sign in" }));
    }
    panel().prepend(note);
    panel().scrollTop = 0;
    status.textContent = said;
    if (document.activeElement === document.body) panel().focus({ preventScroll: true });
  }

  // --- Answers ---------------------------------------------------------------------------------------------------------
  function spoken(message) {
    const copy = message.cloneNode(true);
    copy.querySelectorAll("form").forEach((form) => form.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  /* Put the messages of a page into a panel. There they are read, and letters work. */
  function takeMessages(page, words) {
    const messages = page.querySelector(".messagelist");
    if (messages) {
      words.prepend(document.adoptNode(messages));
      status.textContent = [...words.querySelectorAll(".messagelist li")].map(spoken).join(" ");
    }
    return Boolean(messages);
  }

  /* The nodes of each sentence, with its links, up to the next one. */
  function sentencesOf(article) {
    const found = new Map();
    let nodes = [];
    for (const node of article.childNodes) {
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
    for (const [id, nodes] of sentencesOf(text)) {
      const others = fresh.get(id);
      if (others && html(others) !== html(nodes)) {
        nodes[0].before(...others.map((node) => document.adoptNode(node)));
        nodes.forEach((node) => node.remove());
      }
    }
  }

  /* Numbers and lists above the text. The form of the pins may have typed text: it is replaced only if they changed. */
  function replaceParts(page, pinsWereSent) {
    const pins = (part) => part.querySelector(".pins").textContent;
    const isSame = (part, other) =>
      part.id === "pinned" ? !pinsWereSent && pins(part) === pins(other) : part.innerHTML === other.innerHTML;
    for (const part of document.querySelectorAll("[data-refresh][id]")) {
      const other = page.getElementById(part.id);
      if (other && !isSame(part, other)) {
        part.replaceWith(document.adoptNode(other));
        // For its autocompletes.
        other.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: "" } }));
      }
    }
  }

  /* Show what was done: `url` is that of the page, if other words are selected in it. */
  function merge(page, { url = "", pinsWereSent = false } = {}) {
    const fresh = document.adoptNode(page.getElementById("words"));
    document.querySelectorAll(".messagelist").forEach((old) => old.remove());
    takeMessages(page, fresh);
    panel().replaceWith(fresh);
    fresh.scrollTop = 0;
    replaceSentences(page);
    replaceParts(page, pinsWereSent);
    if (url) history.replaceState(null, "", url);
    dispatch("words:replaced");
    if (pinsWereSent && focusError()) return;
    fresh.focus({ preventScroll: true });
    const sentence = text.querySelector(".sentence-selected");
    const place = sentence?.getBoundingClientRect();
    if (place && (place.bottom <= 0 || place.top >= innerHeight)) sentence.scrollIntoView({ block: "center" });
    revealAbovePanel();
  }

  /* If pins were sent with errors, focus what says so. */
  function focusError() {
    const error = document.querySelector("#pinned .errornote");
    if (error) error.tabIndex = -1;
    error?.focus();
    return Boolean(error);
  }

  /* On a phone, the panel is below the text, and covers half of it: show the selected sentence above it. */
  function revealAbovePanel() {
    const sentence = text.querySelector(".sentence-selected");
    if (!sentence || getComputedStyle(panel()).bottom !== "0px") return;
    const { top, bottom } = sentence.getBoundingClientRect();
    if (top < 0 || bottom > panel().getBoundingClientRect().top) sentence.scrollIntoView({ block: "start" });
  }

  // --- Buttons ---------------------------------------------------------------------------------------------------------
  /* Send a form. That of the pins is older than the selection, which the answer shows again. */
  function post(form, submitter) {
    const body = new FormData(form);
    if (submitter?.name) body.append(submitter.name, submitter.value);
    const url = new URL(form.action);
    if (form.id === "pin-form") url.search = location.search;
    return request(url, { method: "POST", body });
  }

  async function send(form, submitter) {
    if (working || !dispatch("words:select", { cancelable: true })) return; // the second click of two, or typed text
    dispatch("words:wait");
    const sent = await work(() => post(form, submitter));
    const failed = explain(sent);
    if (!failed && sent.page.getElementById("text")) {
      const { pathname, search } = new URL(sent.answer.url);
      const url = pathname === location.pathname ? search || pathname : "";
      merge(sent.page, { url, pinsWereSent: form.id === "pin-form" });
    } else if (!failed) {
      location.assign(sent.answer.url); // the page says what prevents it
    }
    dispatch("words:ready", { detail: failed });
  }

  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-stays]")) {
      event.preventDefault();
      send(event.target, event.submitter);
    }
  });

  // Links to pages of the text: if the register can't be reached, the browser would show its own page instead.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("#batch-now a.button, #text-legend a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try {
      await fetch(link.href, { method: "HEAD" });
    } catch {
      remind(UNREACHABLE);
      return;
    }
    location.assign(link.href);
  });

  /* Wait until what was sent is shown. */
  async function done() {
    while (working) {
      await working;
      await new Promise((next) => setTimeout(next));
    }
  }

  const isBusy = () => Boolean(working);
  return { work, isBusy, done, request, explain, remind, dispatch, takeMessages, merge, focusError, revealAbovePanel };
})();
