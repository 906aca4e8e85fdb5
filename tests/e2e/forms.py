"""Filling in the admin's forms as a person at a keyboard does."""


def choose(page, field, text):
    """Choose in an autocomplete field, by its id without `id_`, the first row that a text finds; keyboard only."""
    box = page.locator(f"#id_{field} + .select2 .select2-selection")
    box.focus()
    page.keyboard.press("Enter")
    page.locator(".select2-dropdown .select2-search__field:focus").wait_for()
    page.keyboard.type(text)
    take_first(page, text)
    page.locator(f"#id_{field} + .select2", has_text=text).wait_for()


def add_to(page, field, text):
    """The same in a field that takes any number of rows, where typing begins at once."""
    page.locator(f"#id_{field} + .select2 .select2-search__field").focus()
    page.keyboard.type(text)
    take_first(page, text)
    page.locator(f"#id_{field} + .select2 .select2-selection__choice", has_text=text).wait_for()


def take_first(page, text):
    """Wait until the first row that is offered has the text in its name, and choose it."""
    page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
    page.keyboard.press("Enter")
