// The page of a text: selected words open the list of forms beside it, which gets the focus. While it has it, a letter opens
// a form (short_forms.js): elsewhere a letter must do nothing that nobody asked for. While the panel is busy, letters wait
// for the words that were asked for, or for what is being saved, and are dropped while a form opens. Without this script,
// the link after each sentence does the same with a page load.
"use strict";

(() => {
  const text = document.getElementById("text");
  const page = window.textPage;
  if (!page) return;
  const panel = () => document.getElementById("words");
  let asked = 0;
  let waiting = null; // the keys that were pressed after something was asked for; null if nothing was

  const characters = (string) => [...string].length; // as Python counts them

  // The number of characters before a place in the text; at a link between two pieces, up to it. null outside of the text.
  const position = (node, offset) => {
    if (!text.contains(node)) return null;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    let piece = element.closest("[data-start]");
    if (piece) {
      const range = document.createRange();
      range.selectNodeContents(piece);
      range.setEnd(node, offset);
      return Number(piece.dataset.start) + characters(range.toString());
    }
    const place = node.childNodes[offset] || node;
    // At the end of the text, all pieces are before it.
    const before = Node.DOCUMENT_POSITION_FOLLOWING | (place === node ? Node.DOCUMENT_POSITION_CONTAINS : 0);
    for (const each of text.querySelectorAll("[data-start]")) {
      if (each.compareDocumentPosition(place) & before) piece = each;
    }
    return piece ? Number(piece.dataset.start) + characters(piece.textContent) : 0;
  };

  const isBusy = () => panel().ariaBusy === "true";

  // The letter of a key, whatever the keyboard's layout and Caps Lock.
  const letterOf = ({ key, code }) => (/^[a-z0-9]$/i.test(key) ? key : code?.match(/^Key([A-Z])$/)?.[1] || key).toLowerCase();

  const replay = () => {
    const keys = waiting || [];
    waiting = null;
    while (keys.length) {
      const [key, ...later] = keys.splice(0);
      panel().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      if (waiting) waiting.push(...later);
      else if (!isBusy() && !document.getElementById("short-form")) keys.push(...later);
    }
  };

  const select = async (start, end) => {
    if (page.isBusy()) await page.done();
    // A form with typed text in the panel stays, also if it was opened while the answer came.
    const mayReplace = () => page.dispatch("words:select", { cancelable: true });
    if (!mayReplace()) return;
    const url = `?start=${start}&end=${end}`;
    const number = ++asked;
    waiting ||= [];
    panel().ariaBusy = "true";
    const sent = await page.request(url);
    if (number !== asked) return; // other words were selected meanwhile
    const failed = page.explain(sent);
    if (!failed && mayReplace()) replacePanel(sent.page, url);
    panel().ariaBusy = null;
    if (failed) waiting = null;
    replay();
  };

  const replacePanel = (other, url) => {
    const words = other.getElementById("words");
    if (!words) return;
    panel().replaceWith(words);
    for (const sentence of text.querySelectorAll(".sentence-selected")) sentence.classList.remove("sentence-selected");
    for (const { id } of other.querySelectorAll(".sentence-selected")) {
      document.getElementById(id)?.classList.add("sentence-selected");
    }
    history.replaceState(null, "", url);
    page.dispatch("words:replaced");
    words.focus({ preventScroll: true });
    page.revealAbovePanel();
  };

  document.addEventListener("words:wait", () => (waiting ||= []));
  document.addEventListener("words:ready", ({ detail: drop }) => {
    if (drop) waiting = null;
    if (!isBusy()) replay();
  });

  const show = (start) => document.getElementById(`sentence-${start}`)?.scrollIntoView({ block: "center" });

  const selected = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const start = position(range.startContainer, range.startOffset);
    const end = position(range.endContainer, range.endOffset);
    const isNew = `?start=${start}&end=${end}` !== location.search;
    if (start !== null && end !== null && start < end && (isNew || !inPanel(document.activeElement))) select(start, end);
  };

  // In the panel, a click or Shift+Tab selects nothing, though words of the text may still be selected. Nor does Shift+Tab
  // that leaves it for a link.
  const inPanel = (target) => Boolean(target.closest?.("#words"));
  document.addEventListener("mouseup", ({ target }) => inPanel(target) || setTimeout(selected));
  document.addEventListener("keyup", ({ key, shiftKey, target }) => {
    const isSelecting = key === "Shift" || (shiftKey && /^(Arrow|Home|End|Page)/.test(key));
    const isElsewhere = inPanel(target) || target.closest?.("a, button, input, select, textarea");
    if (isSelecting && !isElsewhere) selected();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.record-from");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(link.dataset.startAt, link.dataset.endAt);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#words a.step-to");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.dataset.startAt);
    select(link.dataset.startAt, link.dataset.endAt);
  });
  // After a page load: what was done is said in the panel, where work continues.
  const said = page.takeMessages(document, panel());
  const { hash, search } = location;
  const isElsewhere = page.focusError() || document.activeElement !== document.body;
  if (!isElsewhere && (said || /[?&]start=/.test(search))) panel().focus({ preventScroll: !said });
  addEventListener("load", () => {
    if (hash === "#words") show(new URLSearchParams(search).get("start"));
    page.revealAbovePanel();
  });
  // Letters that come before the panel has the focus wait, too. Before the other listeners.
  document.addEventListener("keydown", (event) => {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isTyped = event.target.closest?.("input, select, textarea, .select2-container");
    if (!isLetter || !event.isTrusted || !isBusy() || !(inPanel(event.target) || (waiting && !isTyped))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting?.push(letterOf(event));
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("#words")) return;
    if (event.target.matches("input, select, textarea, .select2-selection")) return;
    // What can be done with a record is done with the one that has the focus, or with the first.
    const record = event.target.closest("[data-record]") || panel().querySelector("[data-record]");
    const letter = CSS.escape(letterOf(event));
    const found = panel().querySelectorAll(`[data-key="${letter}"], [data-cite-key="${letter}"], [data-again="${letter}"]`);
    const link = [...found].find((one) => [null, record].includes(one.closest("[data-record]")));
    if (!link) return;
    event.preventDefault();
    if (link.matches(`[data-key="${letter}"]`)) link.click();
    else link.dispatchEvent(new CustomEvent("words:cite", { bubbles: true, detail: record?.contains(event.target) }));
  });
})();
