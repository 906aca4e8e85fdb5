"""Filters by rows of other models, named in the URL by their slug, their name or words of their name."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from cooperation.filters.kinds import FacetColumn, ListFilter, Tick
from cooperation.models import Entry, matching
from cooperation.models.base import names_in_line

MAX_ROWS_PER_NAME = 100  # a name that stands for more says too little


class RowsField(forms.MultipleChoiceField):
    """Reads slugs of rows, their names, or words of their names: text -> the rows that it means.

    Raises ValidationError for each text that finds no row, or more than MAX_ROWS_PER_NAME.
    """

    def __init__(self, *, rows: Callable[[], QuerySet], **kwargs) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value) -> dict[str, list[Model]]:
        if not (texts := [text for text in value or [] if text.strip()]):
            return {}
        rows = self.rows()
        by_slug = {row.slug: row for row in rows.filter(slug__in=[text for text in texts if "\0" not in text])}
        meant, wrong = {}, []
        for text in texts:
            try:
                meant[text] = [by_slug[text]] if text in by_slug else _named(rows, text.strip())
            except ValidationError as error:
                error.params = {"text": text}
                wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        return meant


def _named(rows: QuerySet, text: str) -> list[Model]:
    """The rows of that name; if there is none, those whose names have its words."""
    one, many = rows.model._meta.verbose_name, rows.model._meta.verbose_name_plural
    if "\0" in text:  # which PostgreSQL takes in no text
        raise ValidationError(f"No {one} matches “{text}”. Check the spelling.")
    called = Entry.objects.of(rows.model).called(text)
    found = list(rows.filter(pk__in=called.values("key"))[: MAX_ROWS_PER_NAME + 1])
    if not found:
        found = list(matching(rows, text)[: MAX_ROWS_PER_NAME + 1])
        also = [row for row in found if text.casefold() in map(str.casefold, getattr(row, "other_names", []))]
        found = also or found
    if not found:
        raise ValidationError(f"No {one} matches “{text}”. Check the spelling.")
    if len(found) > MAX_ROWS_PER_NAME:
        raise ValidationError(f"More than {MAX_ROWS_PER_NAME} {many} match “{text}”. Type more of the name.")
    return found


class RowsFilter(ListFilter):
    """Entries of rows that are related to rows of another model.

    Args:
        of: the other model.
        field_name: the path that leads there from the model of the list.
    """

    field_class = RowsField
    control = "rows"
    multiple = True
    match_all = True

    def __init__(self, of: type[Model], field_name: str, **kwargs) -> None:
        self.of = of
        super().__init__(field_name, **kwargs)

    @property
    def field(self) -> RowsField:
        self.extra["rows"] = lambda: self.of.objects.visible_to(self.parent.user)
        return super().field

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            # A subquery of ids, since a join would list a row once for each of its matches.
            tied = self.parent.model.objects.order_by().filter(**{f"{self.field_name}__in": rows})
            qs = qs.filter(key__in=tied.values("pk"))
        return qs

    def value_label(self, value: dict[str, list[Model]], text: str) -> str:
        return names_in_line([str(row) for row in value.get(text, [])], last="or") or text


class EntryRowsFilter(RowsFilter):
    """Like RowsFilter, but also matches those represented and enclosing places."""

    def __init__(self, of: type[Model], field_name: str, **kwargs) -> None:
        super().__init__(of, field_name, **kwargs)
        self.facet = FacetColumn(field_name, is_array=True)

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            qs = qs.with_any(self.field_name, [row.pk for row in rows])
        return qs


class TogetherWithFilter(RowsFilter):
    """Participants that took part in something together with the named one, or that others took part for."""

    is_form_field = False

    def __init__(self, of: type[Model], **kwargs) -> None:
        super().__init__(of, "participants", **kwargs)

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            ids = [row.pk for row in rows]
            together = Entry.objects.visible_to(self.parent.user).records().with_any("participants", ids)
            qs = qs.filter(key__in=together.each_participant()).exclude(key__in=ids)
        return qs


class IncludeUnnamed(Tick):
    """Leaves out reference data that no record names, unless it is ticked."""

    is_publication = True

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs if value else qs.exclude(publication="")


class WithoutSource(Tick):
    """Records for which no source is cited."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(source_count=0) if value else qs
