"""Who asks: as for pages, `client` is a visitor and `editor` somebody who enters records."""

from tests.pages.conftest import editor

__all__ = ["editor"]
