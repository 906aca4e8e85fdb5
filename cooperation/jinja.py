"""The Jinja2 environment of the public pages: functions and filters for their templates."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from jinja2 import Environment, StrictUndefined, pass_context, pass_environment
from jinja2.ext import Extension
from jinja2.runtime import Context

from cooperation import models
from cooperation.columns.kinds import Column
from cooperation.exports.citing import BibliographicReference, bibliographic_reference
from cooperation.fields import Period, date_after, display_period
from cooperation.fields.times import known_on
from cooperation.filters.base import CURSOR_PARAMS
from cooperation.filters.networks import network_url
from cooperation.filters.past_day import lasting_url, present_url
from cooperation.register import RECORD_TYPES
from cooperation.wording import language_name, percent, post_in, shape_of, thousands

APP_VERSION = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


NEVER_WITHIN_TEXT = "tr|th|td|ul|li|div|label|input|details|summary|fieldset|legend|button|table|thead|tbody|form|nav"
PARTING_INDENTATION = re.compile(rf"(?<=[%#]}})\n[ \t]+(?!\s|</?(?:{NEVER_WITHIN_TEXT})\b)")
"""A line break with indentation that may be the only space between words; Jinja2 removes the break after a block tag.
"""


class WithoutIndentation(Extension):
    """Remove the indentation of templates from pages, but keep one space between words.

    No template has a ``<pre>``.
    """

    def preprocess(self, source, name, filename=None):
        return re.sub(r"\n[ \t]+", "\n", PARTING_INDENTATION.sub("\n\0", source)).replace("\0", " ")


def environment(**options):
    """Return the Jinja2 environment with the options that Django passes. An undefined name raises an error."""
    whitespace = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [WithoutIndentation]}
    env = Environment(**options | whitespace | {"undefined": StrictUndefined})
    env.globals.update(
        add_url=add_url,
        cells_of=cells_of,
        citation_of=citation_of,
        date_after=date_after,
        day_in_view=day_in_view,
        edit_url=edit_url,
        latest_day=localdate,
        list_url=list_url,
        may=may,
        present_url=present_url,
        network_url=network_url,
        record_types={
            "records": [it for it in RECORD_TYPES if it.is_record],
            "references": [it for it in RECORD_TYPES if not it.is_record],
        },
        other_parameters=other_parameters,
        percent=percent,
        period=display_period,
        post_in=post_in,
        query=query,
        query_without=query_without,
        register_name=lambda: settings.REGISTER_NAME,
        shape_of=shape_of,
        static=lru_cache(static),
        static_prefix=settings.STATIC_URL,
        url=url,
        version=APP_VERSION,
    )
    env.filters.update(language=language_name, soft_mark=soft_mark, visible_to=visible_to, thousands=thousands)
    return env


def day_in_view() -> Period | None:
    """Return the past day that the page shows the register of, None for today."""
    return Period.of_day(day) if (day := known_on()) else None


def url(name: str, *args) -> str:
    """Return the URL of a named page: ``url("cooperation:country-detail", "KZ")``."""
    return _url(name, args, get_script_prefix())


@lru_cache(maxsize=1000)
def _url(name: str, args: tuple, script_prefix: str) -> str:
    return reverse(name, args=args)


def list_url(model_name: str, **filters) -> str:
    """Return the URL of a filtered list: ``list_url("meeting", country=["KZ", "KG"])``."""
    path = url(f"cooperation:{model_name}-list")
    return f"{path}?{urlencode(filters, doseq=True)}" if filters else path


@pass_context
def query(context: Context, **changes) -> str:
    """Return the query string of this page with some parameters changed. None or "" removes a parameter.

    The result links to the first page of a list, unless ``changes`` has a cursor.
    """
    parameters = _filters(context)
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return "?" + parameters.urlencode()


@pass_context
def query_without(context: Context, name: str, value: str) -> str:
    """Return the query string of this list without one value of a filter."""
    parameters = _filters(context)
    parameters.setlist(name, [other for other in parameters.getlist(name) if other != value])
    return "?" + parameters.urlencode()


def _filters(context: Context) -> QueryDict:
    """Return the parameters of this page's URL without page numbers and cursors."""
    parameters = context["request"].GET.copy()
    for name in ("page", *CURSOR_PARAMS):
        parameters.pop(name, None)
    return parameters


@pass_context
def other_parameters(context: Context, name: str) -> list[tuple[str, str]]:
    """Return the parameters of this page's URL as pairs, without those of one filter and without cursors."""
    parameters = context["request"].GET
    left_out = (name, *CURSOR_PARAMS)
    return [(key, value) for key, values in parameters.lists() if key not in left_out for value in values]


@pass_environment
def cells_of(env: Environment, columns: Iterable[Column]) -> list[tuple]:
    """Return what writes the cells of each column: HTML attributes, macro, function that reads a row, column."""
    macros = env.get_template("cooperation/cells.html").module
    return [(column.attributes, getattr(macros, column.cell), column.read, column) for column in columns]


@pass_context
def citation_of(context: Context, row) -> BibliographicReference:
    """Return how papers cite a row that has a page, read today."""
    return bibliographic_reference(row, lasting_url(context["request"], row.get_absolute_url()), localdate())


def soft_mark(date: str) -> str:
    """Return a date in which what was inferred is in small letters, as a list of many dates needs it."""
    before, mark, after = date.rpartition(" (")
    return format_html("{} <small>({}</small>", before, after) if mark and after.endswith("inferred)") else date


def visible_to(records: Iterable[models.Record], user) -> list[models.Record]:
    """Return the records that a user may see."""
    return [record for record in records if record.is_visible_to(user)]


@pass_context
def may(context: Context, action: str, model_name: str) -> bool:
    """Whether the user may "add" or "change" rows of a model."""
    user = context["user"]
    return user.is_staff and user.has_perm(f"cooperation.{action}_{model_name}")


@pass_context
def edit_url(context: Context, row) -> str:
    """Return the URL of the admin form for a row. After saving, the form returns to this page."""
    return _admin_url(context, row._meta, "change", [row.pk])


@pass_context
def add_url(context: Context, model_name: str, **initial) -> str:
    """Return the URL of the admin form for a new row with initial data. After saving, the form returns to this page."""
    return _admin_url(context, apps.get_model("cooperation", model_name)._meta, "add", [], **initial)


def _admin_url(context: Context, meta, action: str, args: list, **initial) -> str:
    path = reverse(f"admin:{meta.app_label}_{meta.model_name}_{action}", args=args)
    return f"{path}?{urlencode(initial | {'_return': context['request'].get_full_path()})}"
