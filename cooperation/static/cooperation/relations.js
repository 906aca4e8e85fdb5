/* Autocomplete fields: the search box gets the field's label, and a text without results prefills the form that adds an
   object. */
"use strict";

(() => {
  const $ = django.jQuery;
  const wanted = new WeakMap(); // select -> text that was searched without result

  function nameBox(select) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const box = $(select).data("select2");
    if (!label || !box) {
      return;
    }
    label.id ||= `${select.id}_label`;
    const chosen = box.$selection.find(".select2-selection__rendered");
    box.$selection.attr("aria-labelledby", [label.id, chosen.attr("id")].filter(Boolean).join(" "));
    chosen.filter("[role=textbox]").attr("aria-labelledby", label.id);
    searchOf(select)?.attr("aria-labelledby", label.id);
  }

  function searchOf(select) {
    const box = $(select).data("select2");
    return box.dropdown.$search || box.selection.$search;
  }

  function nameAll(within) {
    $(within).find("select.admin-autocomplete.select2-hidden-accessible").each((_, select) => nameBox(select));
  }

  $(() => nameAll(document));
  document.addEventListener("formset:added", ({ target }) => nameAll(target));

  // Select2 gives the list that it opened in a non-standard way.
  $(document).on("select2:open", "select", ({ currentTarget: select }) => {
    const { $selection } = $(select).data("select2");
    $selection.attr("aria-controls", $selection.attr("aria-owns"));
  });

  $(document).on("select2:closing", "select", ({ currentTarget: select }) => {
    wanted.set(select, searchOf(select)?.val().trim() || "");
  });
  $(document).on("select2:select", "select", ({ currentTarget: select }) => wanted.delete(select));

  $(document).on("django:show-related", ".add-related", ({ currentTarget: link }) => {
    const text = wanted.get(document.getElementById(link.id.replace(/^add_/, "")));
    const address = new URL(link.href);
    address.searchParams.delete("wanted");
    if (text) {
      address.searchParams.set("wanted", text);
    }
    link.href = address;
  });
})();
