/* Fields that search. Typing on a closed one opens it. Each offer can have a note: "used last", or why it is perhaps what
   was typed. What is not found can be created by its name: the last offer does that. Without scripts, a field is a plain
   list, and the button beside it adds an object. */
"use strict";

(() => {
  const $ = django.jQuery;
  const pending = new Set(); // objects that are being created
  const kept = new WeakMap(); // select -> the name that could not be created

  // In a form with hundreds of fields, Select2 must not let the browser lay out the page for each: for its width, which the
  // style sheet sets, and for the height of a line, by which a wheel scrolls.
  delete $.fn.mousewheel;

  // Instead of Django's own, which would know no notes. It runs when the page is ready, after this script.
  $.fn.djangoAdminSelect2 = function () {
    return this.each((_, select) => setUp(select));
  };

  function setUp(select) {
    const { appLabel: app_label, modelName: model_name, fieldName: field_name } = select.dataset;
    const data = ({ term, page }) => ({ term, page, app_label, model_name, field_name, create: "yes" });
    $(select).select2({ ajax: { data, processResults: offers }, templateResult: shown, width: "" });
    const box = $(select).data("select2");
    // While the results for a text are on their way, Enter would select one of the text before.
    box.on("query", () => box.results.$results.find(".select2-results__option--highlighted")
      .removeClass("select2-results__option--highlighted"));
    // Of what a text finds, Enter selects the first, not the one that is selected already.
    box.on("results:all", ({ query }) => query?.term &&
      box.results.$results.find(".select2-results__option[aria-selected]").first().trigger("mouseenter"));
  }

  function offers({ results, pagination, create }) {
    const offered = create
      ? [{ id: `create:${create.name}`, text: `Create “${create.name}”`, note: create.note, create: create.name }]
      : [];
    return { results: [...results, ...offered], pagination };
  }

  function shown({ text, note, create }) {
    if (!note) {
      return text; // Select2 escapes it
    }
    const line = document.createElement("span");
    const reason = document.createElement("span");
    line.className = create ? "create" : "";
    reason.className = "reason";
    reason.textContent = note;
    line.append(text, " ", reason);
    return $(line);
  }

  // --- Typing opens ----------------------------------------------------------------------------------------------------
  const searchOf = (select) => {
    const { dropdown, selection } = $(select).data("select2");
    return dropdown.$search || selection.$search;
  };
  const selectOf = (selection) => selection.closest(".select2").previousElementSibling;

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isLetter = key.length === 1 && key !== " ";
    const isModified = event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState("AltGraph"));
    if (!isLetter || isModified || event.isComposing || !target.matches?.(".select2-selection--single")) {
      return;
    }
    event.preventDefault();
    const select = selectOf(target);
    kept.delete(select);
    $(select).select2("open");
    searchOf(select)[0].focus(); // at once: Select2 does it a moment later, when the next letter has been typed
    // The key that closed it last, Enter or Escape, would keep it from searching.
    $(select).data("select2").dropdown._keyUpPrevented = false;
    searchOf(select).val(key).trigger("input");
  });

  // --- A pointer that rests ---------------------------------------------------------------------------------------------
  // Where a list opens, or changes, below it, the browser reports a pointer as if it had come. Select2 would mark what is
  // there, and Enter would select it.
  let place = "";
  const hasMoved = ({ screenX, screenY }) => place !== (place = `${screenX} ${screenY}`);
  document.addEventListener("mousemove", hasMoved, true);
  document.addEventListener("mouseover", (event) => {
    if (!hasMoved(event) && event.target.closest?.(".select2-results")) {
      event.stopPropagation();
    }
  }, true);

  // --- Removing -----------------------------------------------------------------------------------------------------------
  // In an empty search box, Backspace removes the last object. Select2 would put its name into the box, to be deleted, too.
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Backspace" || event.isComposing || !target.matches?.(".select2-selection--multiple .select2-search__field")) {
      return;
    }
    const select = selectOf(target.closest(".select2-selection"));
    const last = select?.matches(".admin-autocomplete") && !target.value && [...select.selectedOptions].at(-1);
    if (last) {
      event.preventDefault();
      event.stopPropagation();
      last.selected = false;
      $(select).trigger("change");
      $(select).data("select2").selection._keyUpPrevented = true; // else it would search when the key goes up
    }
  }, true);

  // What removes an object, a button or Delete, does not open the list.
  $(document).on("select2:unselecting select2:clearing", "select.admin-autocomplete", ({ currentTarget: select }) => {
    if ($(select).data("select2").isOpen()) {
      return;
    }
    const keepClosed = (event) => event.preventDefault();
    $(select).one("select2:opening", keepClosed);
    setTimeout(() => $(select).off("select2:opening", keepClosed));
  });

  // --- Creating --------------------------------------------------------------------------------------------------------
  function say(select, text, { failed = false, edit = "" } = {}) {
    const box = select.closest(".related-widget-wrapper") || $(select).data("select2").$container[0];
    let said = box.parentElement.querySelector(":scope > .created");
    if (!said) {
      said = document.createElement("p");
      said.id = `${select.id}_created`;
      said.setAttribute("role", "status");
      box.after(said);
    }
    said.className = failed ? "created failed" : "created";
    said.textContent = text;
    if (edit) {
      const link = document.createElement("a");
      Object.assign(link, { href: edit, target: "_blank", textContent: "Edit" });
      link.setAttribute("aria-label", "Edit it in a new tab");
      said.append(" ", link);
    }
    const selection = $(select).data("select2").$selection;
    const described = (selection.attr("aria-describedby") || "").split(" ").filter((id) => id && id !== said.id);
    selection.attr("aria-describedby", [...described, said.id].join(" "));
    if (failed) {
      selection.attr("aria-invalid", "true");
    } else {
      selection.removeAttr("aria-invalid");
    }
  }

  async function post(select, name) {
    const { appLabel: app_label, modelName: model_name, fieldName: field_name } = select.dataset;
    const query = new URLSearchParams({ app_label, model_name, field_name });
    const token = (select.form || document).querySelector("[name=csrfmiddlewaretoken]").value;
    const url = `${select.getAttribute("data-ajax--url")}create/?${query}`;
    const body = new URLSearchParams({ name });
    const snapshot = new URL(select.form?.action || location.href, location.href).searchParams.get("snapshot");
    if (snapshot) {
      body.set("snapshot", snapshot); // what is created beside a text belongs to the batch
    }
    const response = await fetch(url, { method: "POST", headers: { "X-CSRFToken": token }, body });
    // A page instead of data: the session has ended, or the user may not add it.
    const isData = (response.headers.get("Content-Type") || "").includes("json");
    return isData ? response.json() : { error: "Not added: reload this page, and sign in again if it asks for that." };
  }

  function choose(select, { id, text }) {
    const known = [...select.options].find((option) => option.value === id);
    const option = known || new Option(text, id);
    if (!known) {
      select.add(option);
    }
    option.selected = true;
    $(select).trigger("change").trigger({ type: "select2:select", params: { data: { id, text } } });
  }

  async function create(select, name) {
    say(select, `Adding “${name}”…`);
    const answer = await post(select, name).catch(() => ({ error: "Not added: the register did not answer. Try again." }));
    if (answer.error) {
      kept.set(select, name);
      say(select, answer.error, { failed: true });
      throw new Error(answer.error);
    }
    choose(select, answer);
    say(select, answer.message, { edit: answer.edit });
  }

  $(document).on("select2:selecting", "select", (event) => {
    const { currentTarget: select, params } = event;
    const name = params.args.data.create;
    if (name) {
      event.preventDefault();
      $(select).select2("close");
      $(select).data("select2").focus();
      const creation = create(select, name).catch(() => "failed").finally(() => pending.delete(creation));
      pending.add(creation);
    }
  });

  // What the user typed is still there after an error.
  $(document).on("select2:open", "select", ({ currentTarget: select }) => {
    if (kept.has(select)) {
      searchOf(select).val(kept.get(select)).trigger("input");
      kept.delete(select);
    }
  });

  // A form that is saved at once waits for what is being created, and stays open if that fails.
  document.addEventListener("submit", (event) => {
    if (pending.size) {
      const { target: form, submitter } = event;
      event.preventDefault();
      event.stopImmediatePropagation();
      Promise.all(pending).then((results) => results.includes("failed") || form.requestSubmit(submitter));
    }
  }, true);
})();
