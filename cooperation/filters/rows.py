"""Filters by rows of other nouns, which the address names by their own address or by words of their names."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from cooperation.filters.kinds import Counted, Narrowing, Tick
from cooperation.models import Entry, matching
from cooperation.models.base import names_in_line

MOST_ROWS = 100  # that a name may stand for; beyond that it says too little


class RowsField(forms.MultipleChoiceField):
    """Reads addresses of rows, their names, or words of these: text -> the rows that are meant.

    Raises ValidationError for each text by which there is none, or by which there are more than MOST_ROWS.
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
    """The rows of that name; where there is none, those with its words in their names."""
    one, many = rows.model._meta.verbose_name, rows.model._meta.verbose_name_plural
    if "\0" in text:  # which PostgreSQL takes in no text
        raise ValidationError(f"No {one} is found by “{text}”.")
    called = Entry.objects.of(rows.model).called(text)
    found = list(rows.filter(pk__in=called.values("key"))[: MOST_ROWS + 1])
    if not found:
        found = list(matching(rows, text)[: MOST_ROWS + 1])
        also = [row for row in found if text.casefold() in map(str.casefold, getattr(row, "other_names", []))]
        found = also or found
    if not found:
        raise ValidationError(f"No {one} is found by “{text}”.")
    if len(found) > MOST_ROWS:
        raise ValidationError(f"More than {MOST_ROWS} {many} are found by “{text}”. Write more of the name.")
    return found


class RowsFilter(Narrowing):
    """Entries of rows that are tied to rows of another noun.

    Args:
        of: the other noun.
        field_name: the path that leads there from the noun of the list.
    """

    field_class = RowsField
    has_own_field = True
    control = "rows"
    several = True
    all_of = True

    def __init__(self, of: type[Model], field_name: str, **kwargs) -> None:
        self.of = of
        super().__init__(field_name, **kwargs)

    @property
    def field(self) -> RowsField:
        self.extra["rows"] = lambda: self.of.objects.visible_to(self.parent.reader)
        return super().field

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            # A subquery of keys, for a join would list a row once for each of its matches.
            tied = self.parent.model.objects.order_by().filter(**{f"{self.field_name}__in": rows})
            qs = qs.filter(key__in=tied.values("pk"))
        return qs

    def says(self, value: dict[str, list[Model]], text: str) -> str:
        return names_in_line([str(row) for row in value.get(text, [])], last="or") or text


class EntryRowsFilter(RowsFilter):
    """The same by an array of entries, which knows those too that stand behind: for whom, and within what."""

    def __init__(self, of: type[Model], field_name: str, **kwargs) -> None:
        super().__init__(of, field_name, **kwargs)
        self.counted = Counted(field_name, each=True)

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            qs = qs.with_any(self.field_name, [row.pk for row in rows])
        return qs


class TookPartWith(RowsFilter):
    """Participants that took part in something together with the one that is named, or for whom others did."""

    is_entered = False

    def __init__(self, of: type[Model], **kwargs) -> None:
        super().__init__(of, "participants", **kwargs)

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        for rows in value.values():
            keys = [row.pk for row in rows]
            together = Entry.objects.visible_to(self.parent.reader).records().with_any("participants", keys)
            qs = qs.filter(key__in=together.each_participant()).exclude(key__in=keys)
        return qs


class WithoutRecordsToo(Tick):
    """Leaves out the rows of reference data that no record of the register leads to, unless it is ticked."""

    is_publication = True

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs if value else qs.exclude(publication="")


class WithoutSource(Tick):
    """Records for which no source is cited."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(source_count=0) if value else qs
