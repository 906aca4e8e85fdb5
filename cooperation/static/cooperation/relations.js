/* A relation that was looked for and not found: the form that adds it starts with what was typed. */
"use strict";

(() => {
  const $ = django.jQuery;
  const wanted = new WeakMap(); // select -> the text that was looked for in it

  $(document).on("select2:closing", "select", ({ currentTarget: select }) => {
    const box = $(select).data("select2");
    const search = box.dropdown.$search || box.selection.$search;
    wanted.set(select, search?.val().trim() || "");
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
