/* Shows below a title, a name or a web address what is recorded already under a similar one, while the user types. A short
   form beside a text shows it as soon as it opens with a title. Without scripts the form shows it after submitting. */
"use strict";

(() => {
  const NAMES = ["title", "name", "url", "website"];

  /* "url" says what is similar to what is typed into a form; "but" is the row being edited;
     "asksAgain" says that publishing shows it once more. Returns a function that shows
     what is similar to what the form has now. */
  function watch(form, url, but, asksAgain) {
    const fields = NAMES.map((name) => form.querySelector(`#id_${name}`)).filter(Boolean);
    const seen = form.querySelector("#id_twins");
    const isPopup = Boolean(document.querySelector("input[name=_popup]"));
    if (!fields.length || !seen) {
      return () => {};
    }
    const output = document.createElement("div");
    output.className = "twins-typed";
    output.setAttribute("role", "status");
    let timer;

    function line({ key, label, url: page, reason }) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      Object.assign(link, { href: page, target: "_blank", textContent: label });
      const why = document.createElement("span");
      Object.assign(why, { className: "reason", textContent: reason });
      item.append(link, " ", why);
      if (isPopup) {
        const use = document.createElement("button");
        Object.assign(use, { type: "submit", name: "_use", value: key, formNoValidate: true, textContent: "Use this one" });
        item.append(" ", use);
      }
      return item;
    }

    function show(similar) {
      output.replaceChildren();
      if (similar.length) {
        const heading = document.createElement("p");
        heading.textContent = "Perhaps recorded already:";
        const list = document.createElement("ul");
        list.className = "twins";
        list.append(...similar.map(line));
        output.append(heading, list);
      }
      // What was shown does not hold up the first Save.
      if (asksAgain) {
        return;
      }
      seen.value = [...new Set([...seen.value.split(" "), ...similar.map(({ key }) => key)])].join(" ").trim();
    }

    async function ask(field) {
      const typed = Object.fromEntries(fields.map((it) => [it.name, it.value]));
      const response = await fetch(`${url}?${new URLSearchParams({ ...typed, but })}`);
      if (!response.ok || fields.some((it) => it.value !== typed[it.name])) {
        return;
      }
      const row = field.closest(".form-row") || field.parentElement;
      row.append(output);
      show((await response.json()).similar);
    }

    function askSoon({ target: field }) {
      clearTimeout(timer);
      timer = setTimeout(() => ask(field).catch(() => {}), 400);
    }

    for (const field of fields) {
      field.addEventListener("input", askSoon);
      // Typed before this script was there, on a slow connection.
      if (field.value !== field.defaultValue) {
        askSoon({ target: field });
      }
    }
    return () => fields.filter((field) => field.value).forEach((field) => ask(field).catch(() => {}));
  }

  const { url, but, asksAgain } = document.currentScript.dataset;
  if (url) {
    watch(document, url, but, asksAgain !== undefined);
  }
  document.addEventListener("short-form:open", ({ target: form }) => {
    if (form.dataset.similar) {
      watch(form, form.dataset.similar, "")();
    }
  });
})();
