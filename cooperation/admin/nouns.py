"""Import all modules of the admin. Those of models register them.

This is not in ``__init__.py`` because the admin site is in this package and must exist before models are registered.
"""

from importlib import import_module
from pkgutil import iter_modules

from cooperation import admin

for module in iter_modules(admin.__path__, f"{admin.__name__}."):
    import_module(module.name)
