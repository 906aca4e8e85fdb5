"""Fill in the admin's forms with the keyboard."""


def choose(page, field, text):
    """Select the first result for a text in an autocomplete field (its id without `id_`)."""
    box = page.locator(f"#id_{field} + .select2 .select2-selection")
    box.focus()
    page.keyboard.press("Enter")
    page.locator(".select2-dropdown .select2-search__field:focus").wait_for()
    page.keyboard.type(text)
    take_first(page, text)
    page.locator(f"#id_{field} + .select2", has_text=text).wait_for()


def add_to(page, field, text):
    """The same in a field for several objects, where typing starts at once."""
    page.locator(f"#id_{field} + .select2 .select2-search__field").focus()
    page.keyboard.type(text)
    take_first(page, text)
    page.locator(f"#id_{field} + .select2 .select2-selection__choice", has_text=text).wait_for()


def take_first(page, text):
    """Wait until the first result has the text in its name, and select it."""
    page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
    page.keyboard.press("Enter")
