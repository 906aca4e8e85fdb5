/* Relations that are searched for: the search box bears the name of its field, and what was looked for in vain is what
   the form that adds it starts with. */
"use strict";

(() => {
  const $ = django.jQuery;
  const wanted = new WeakMap(); // select -> the text that was looked for in it

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

  // Select2 says which list it opened in the way of an older standard alone.
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
