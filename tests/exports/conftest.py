"""Users: as for pages, `client` is a visitor and `editor` enters records."""

from tests.pages.conftest import editor

__all__ = ["editor"]
