"""Filters by rows of other models, given in the URL by slug, name or words of a name."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, QuerySet

from cooperation.filters.kinds import FacetColumn, ListFilter, Tick
from cooperation.models import Citation, Entry, search_rows
from cooperation.models.base import join_names
from cooperation.models.discussions import discussed_at, meetings_about

MAX_NAMES = 20  # in one filter; each is a query
MAX_ROWS_PER_NAME = 100  # a name with more matches is not specific enough


class RowsField(forms.MultipleChoiceField):
    """Parse slugs, names, or words of names: text -> matching rows.

    Raise ValidationError for each text that matches no row, or more than MAX_ROWS_PER_NAME.
    """

    def __init__(self, *, rows: Callable[[], QuerySet], **kwargs) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value) -> dict[str, list[Model]]:
        if not (texts := [text for text in value or [] if text.strip()]):
            return {}
        if len(set(texts)) > MAX_NAMES:
            raise ValidationError(f"Choose at most {MAX_NAMES}.", params={"text": ""})
        rows = self.rows()
        by_slug = {row.slug: row for row in rows.filter(slug__in=[text for text in texts if "\0" not in text])}
        meant, wrong = {}, []
        for text in texts:
            try:
                meant[text] = [by_slug[text]] if text in by_slug else _named(rows, text.strip())
            except ValidationError as error:
                # A message with parameters is a format string, and this one contains what was typed.
                wrong.append(ValidationError(str(error.message).replace("%", "%%"), params={"text": text}))
        if wrong:
            raise ValidationError(wrong)
        return meant


def _named(rows: QuerySet, text: str) -> list[Model]:
    """Return the rows with this name; if there are none, those whose names contain its words."""
    one, many = rows.model._meta.verbose_name, rows.model._meta.verbose_name_plural
    if "\0" in text:  # PostgreSQL does not accept NUL in text
        raise ValidationError(f"No {one} matches “{text}”. Check the spelling.")
    called = Entry.objects.for_model(rows.model).with_title(text)
    found = list(rows.filter(pk__in=called.values("key"))[: MAX_ROWS_PER_NAME + 1])
    if not found:
        found = list(search_rows(rows, text)[: MAX_ROWS_PER_NAME + 1])
        also = [row for row in found if text.casefold() in map(str.casefold, getattr(row, "other_names", []))]
        found = also or found
    if not found:
        raise ValidationError(f"No {one} matches “{text}”. Check the spelling.")
    if len(found) > MAX_ROWS_PER_NAME:
        raise ValidationError(f"More than {MAX_ROWS_PER_NAME} {many} match “{text}”. Type more of the name.")
    return found


class RowsFilter(ListFilter):
    """Rows that are related to rows of another model.

    Args:
        model: the other model.
        field_name: the path from the list's model to the other model.
    """

    field_class = RowsField
    control = "rows"
    multiple = True
    match_all = True

    def __init__(self, model: type[Model], field_name: str, **kwargs) -> None:
        self.related_model = model
        super().__init__(field_name, **kwargs)

    @property
    def field(self) -> RowsField:
        self.extra["rows"] = lambda: self.related_model.objects.visible_to(self.parent.user)
        return super().field

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            # A subquery of ids, because a join would list a row once per match.
            tied = self.parent.model.objects.order_by().filter(**{f"{self.field_name}__in": rows})
            qs = qs.filter(key__in=tied.values("pk"))
        return qs

    def value_label(self, value: dict[str, list[Model]], text: str) -> str:
        return join_names([str(row) for row in value.get(text, [])], last="or") or text


class DiscussedFilter(RowsFilter):
    """Initiatives or agreements that were discussed at a meeting."""

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        model = self.parent.model
        for meetings in value.values():
            found = model.objects.order_by().filter(discussed_at(model, meetings, self.parent.user))
            qs = qs.filter(key__in=found.values("pk"))
        return qs


class TopicFilter(RowsFilter):
    """Meetings at which an initiative or agreement was discussed."""

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            about = meetings_about(self.related_model, rows, self.parent.user)
            qs = qs.filter(key__in=self.parent.model.objects.order_by().filter(about).values("pk"))
        return qs


class SeriesFilter(RowsFilter):
    """Figures that measure the same as a named figure, in any period, and that figure itself."""

    is_form_field = False

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            qs = self.filter_rows(qs, series__in={row.series for row in rows} - {""})
        return qs


class EntryRowsFilter(RowsFilter):
    """Like RowsFilter, but also matches participants who are represented and places that contain the place."""

    def __init__(self, model: type[Model], field_name: str, **kwargs) -> None:
        super().__init__(model, field_name, **kwargs)
        self.facet = FacetColumn(field_name, is_array=True)

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            qs = qs.with_any(self.field_name, [row.pk for row in rows])
        return qs


class TogetherWithFilter(RowsFilter):
    """Participants that took part in the same records as the named one, or were represented there."""

    is_form_field = False

    def __init__(self, model: type[Model], **kwargs) -> None:
        super().__init__(model, "participants", **kwargs)

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            ids = [row.pk for row in rows]
            together = Entry.objects.visible_to(self.parent.user).records().with_any("participants", ids)
            qs = qs.filter(key__in=together.each_participant()).exclude(key__in=ids)
        return qs


class IncludeUnnamed(Tick):
    """Leave out reference data that no record uses, unless the box is ticked."""

    is_publication = True

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs if value else qs.exclude(publication="")


class Contradicted(Tick):
    """Records of which sources say different things."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.contradicted() if value else qs


class SecondHand(Tick):
    """Records whose only source relies on another one for all that it says of them: "according to Akorda"."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        name = self.parent.model_name
        cited = Citation.objects.order_by().filter(**{f"{name}__isnull": False})
        at_first_hand = cited.filter(**{name: OuterRef("key")}, relies_on__isnull=True)
        relying = cited.filter(relies_on__isnull=False).values(name)
        return qs.filter(~Exists(at_first_hand), source_count=1, key__in=relying)


class WithoutSource(Tick):
    """Records without a cited source."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(source_count=0) if value else qs
