/* Updates a list when its filters change. htmx requests the page and replaces its parts. This script shortens the URL,
   restores the focus and text typed meanwhile, announces the result or an error, and updates links outside the list. */
"use strict";

// Nothing that the Content-Security-Policy blocks, and no copies of pages in the browser's storage.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  historyCacheSize: 0,
  scrollIntoViewOnBoost: false,
  defaultSettleDelay: 0,
  timeout: 60_000,
});

(() => {
  const list = document.getElementById("list");
  const failed = document.getElementById("list-failed");
  const said = document.getElementById("list-said");
  const part = (id) => document.getElementById(id);
  const hasFailed = () => failed.matches(":popover-open");
  const busy = (yes) => part("results").setAttribute("aria-busy", yes);
  const here = () => meaning(location.pathname + location.search);
  // Where the focus goes if its element is gone: an open drawer keeps it.
  const ground = () => document.querySelector("#panel:popover-open button") || part("results-count");
  let asked = "";
  let sent = new Map();
  let kept = null;
  let restoring = null; // the element that requests an earlier list, after Back

  /* The canonical form of a URL. */
  function meaning(address) {
    const url = new URL(address, location.href);
    url.searchParams.sort();
    return `${url.pathname}?${url.searchParams}`;
  }

  /* The current filters, as a query string. */
  function chosen() {
    const said = [...new FormData(part("filters"))].filter(([, value]) => value);
    return meaning(`${location.pathname}?${new URLSearchParams(said)}`);
  }

  function texts() {
    return [...part("filters").querySelectorAll("input[name]:not([type=checkbox])")];
  }

  /* How to find the focused element after its part was replaced. */
  function place(element) {
    const within = (selector) => {
      const index = [...document.querySelectorAll(selector)].indexOf(element);
      return index < 0 ? null : () => document.querySelectorAll(selector)[index];
    };
    if (element.matches("[type=checkbox]")) {
      const group = `[name="${CSS.escape(element.name)}"]`;
      const same = `${group}[value="${CSS.escape(element.value)}"]`;
      return () => part("filters").querySelector(same) || part("filters").querySelector(group);
    }
    const group = element.closest("fieldset")?.id;
    const same = () => part(element.id) || part(group)?.querySelector("[type=checkbox]");
    return element.id ? same : within("#results .chip") || within("#results thead a");
  }

  function keep() {
    const element = document.activeElement;
    kept = { open: [...part("filters").querySelectorAll("details[open]")].map((one) => one.id) };
    if (list.contains(element) && element !== list) {
      kept.find = place(element) || ground;
      kept.turned = Boolean(element.closest(".pager"));
      if (sent.has(element.name) && sent.get(element.name) !== element.value) {
        kept.typed = element.value;
      }
      if (element.matches("input:not([type=checkbox])")) {
        kept.selection = [element.selectionStart, element.selectionEnd];
      }
    }
  }

  function restore() {
    const { find, open, turned, typed, selection } = kept;
    kept = null;
    open.map(part).forEach((details) => details && (details.open = true));
    // The last chip that was removed has no next one.
    const element = find && (find() || ground());
    const folded = element?.matches("[type=checkbox]") && element.closest("details");
    if (folded) {
      folded.open = true;
      element.labels[0].hidden = false; // in case the filter field above hides it
    }
    element?.focus({ preventScroll: true });
    if (element?.matches("[type=checkbox]:focus-visible")) {
      element.scrollIntoView({ block: "nearest", behavior: "instant" }); // chosen values move to the top of their group
    }
    if (element && typed !== undefined) {
      element.value = typed;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (selection && element?.matches("input:not([type=checkbox])")) {
      element.setSelectionRange(...selection);
    }
    if (turned) {
      part("results").scrollIntoView({ behavior: "instant" }); // smooth scrolling would pass hundreds of rows
    }
    tell();
  }

  function tell() {
    const signIn = part("sign-in");
    const signOut = part("sign-out");
    const address = location.pathname + location.search;
    const feed = part("results").querySelector("a[href*='/feed.atom']");
    const problem = part("results").querySelector(".note li");
    if (signIn) {
      signIn.search = new URLSearchParams({ next: address });
    }
    if (signOut) {
      signOut.elements.next.value = address;
    }
    if (feed) {
      document.querySelector("link[type='application/atom+xml']").href = feed.href;
    }
    const count = part("results-count").textContent;
    said.textContent = problem ? problem.textContent : count.startsWith("No ") ? count : `${count} found`;
  }

  function fail() {
    busy(false);
    if (!hasFailed()) {
      failed.showPopover();
    }
  }

  function forgetFailure() {
    if (hasFailed()) {
      failed.hidePopover();
    }
  }

  /* Whether the user has signed in or out since this page was loaded. Then its head must be reloaded too. */
  const isForAnother = (page) => page.includes('id="sign-out"') !== Boolean(part("sign-out"));

  // A request that a later one replaces is not an error for the console.
  htmx.logger = (_, name, detail) => {
    if (["htmx:afterRequest", "htmx:sendAbort"].includes(name)) {
      delete detail.error;
    }
  };

  // Typing and then pressing the button would send the same request twice.
  document.body.addEventListener("htmx:confirm", (event) => {
    const isUnderWay = part("results").ariaBusy === "true" && meaning(asked) === chosen();
    if (isUnderWay && event.detail.elt.closest("#filters")) {
      event.preventDefault();
    }
  });

  document.body.addEventListener("htmx:configRequest", (event) => {
    const fields = event.detail.formData;
    for (const name of new Set(fields.keys())) {
      const values = fields.getAll(name).filter(Boolean);
      fields.delete(name);
      values.forEach((value) => fields.append(name, value));
    }
  });

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    asked = event.detail.pathInfo.finalRequestPath;
    if (meaning(asked) === here() && !hasFailed() && !restoring) {
      event.preventDefault();
      busy(false);
    }
  });

  document.body.addEventListener("htmx:beforeSend", () => {
    restoring?.abort();
    restoring = null;
    sent = new Map(texts().map((field) => [field.name, field.value]));
    busy(true);
  });

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.shouldSwap && isForAnother(event.detail.serverResponse)) {
      event.detail.shouldSwap = false;
      location.assign(asked);
    } else if (event.detail.shouldSwap) {
      if (failed.contains(document.activeElement)) {
        part("results-count").focus({ preventScroll: true });
      }
      forgetFailure();
      keep();
    }
  });

  document.body.addEventListener("htmx:afterSettle", () => kept && restore());
  // Back cancels a pending request. Otherwise its response would appear at the URL of another list.
  document.body.addEventListener("htmx:historyCacheMiss", ({ detail }) => {
    document.querySelectorAll("[hx-sync]").forEach((element) => htmx.trigger(element, "htmx:abort"));
    restoring?.abort();
    restoring = detail.xhr;
    restoring.onerror = () => {
      restoring = null;
      fail();
    };
    asked = detail.path;
    busy(true);
  });
  document.body.addEventListener("htmx:historyCacheMissLoad", ({ detail }) => {
    restoring = null;
    if (isForAnother(detail.response)) {
      location.reload();
    }
  });
  document.body.addEventListener("htmx:historyRestore", () => {
    forgetFailure();
    tell();
  });
  document.body.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.body.addEventListener(name, fail));

  failed.querySelector("button").addEventListener("click", () => {
    // The list sends the request, so its htmx attributes apply.
    htmx.ajax("GET", asked, { source: "#list", push: String(meaning(asked) !== here()) });
  });
})();
