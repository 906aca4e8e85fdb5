// The page of a text: selected words open the list of forms beside it; a letter opens a form. Without this script, the
// link after each sentence does the same with a page load.
"use strict";

(() => {
  const text = document.getElementById("text");
  if (!text || !document.getElementById("words")) return;
  let asked = 0;

  // The number of characters before a place in the text, as Python counts them; null outside of the text itself.
  const position = (node, offset) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest("[data-start]");
    if (!piece || !text.contains(piece)) return null;
    const range = document.createRange();
    range.selectNodeContents(piece);
    range.setEnd(node, offset);
    return Number(piece.dataset.start) + [...range.toString()].length;
  };

  const select = async (start, end, focus) => {
    const url = `?start=${start}&end=${end}`;
    const number = ++asked;
    let answer;
    try {
      answer = await fetch(url, { headers: { Accept: "text/html" } });
    } catch {
      answer = null;
    }
    if (number !== asked) return; // other words were selected meanwhile
    if (!answer || !answer.ok || answer.redirected) {
      location.assign(`${url}#words`);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = page.getElementById("words");
    if (number !== asked || !words) return;
    document.getElementById("words").replaceWith(words);
    history.replaceState(null, "", url);
    if (focus) words.focus();
  };

  const selected = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const start = position(range.startContainer, range.startOffset);
    const end = position(range.endContainer, range.endOffset);
    if (start !== null && end !== null && start < end) select(start, end, false);
  };

  document.addEventListener("mouseup", () => setTimeout(selected));
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey || event.key === "Shift") selected();
  });
  text.addEventListener("click", (event) => {
    const link = event.target.closest("a.record-from");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(link.dataset.startAt, link.dataset.endAt, true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const form = document.querySelector(`#words a[data-key="${CSS.escape(event.key)}"]`);
    if (form) {
      event.preventDefault();
      form.click();
    }
  });
})();
