"""The kinds of filter that the lists are made of: words, dates, countries, sectors, rows of other nouns, the order."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django_filters import ChoiceFilter, Filter

from cooperation.fields import PeriodFormField
from cooperation.models import Country, Sector
from cooperation.models.entries import Entry, matching

MOST_ROWS = 100  # that a name may stand for; beyond that it says too little


class TextFilter(Filter):
    """Rows found by the words of their texts, inflected, or in another spelling of a name."""

    field_class = forms.CharField
    control = "text"

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return matching(qs, value) if value else qs


class PeriodFilter(Filter):
    """Rows whose date may fall into the one that is typed."""

    field_class = PeriodFormField
    control = "period"

    def __init__(self, field_name: str, **kwargs) -> None:
        super().__init__(field_name, "overlap", help_text="E.g. 25 Feb 2025, Feb 2025, 2025, since 2023", **kwargs)


class DeadlineFilter(PeriodFilter):
    """Rows whose last day falls into the date that is typed.

    Overlap won't do: "by 2030" has no first day, so it overlaps every year before.
    """

    def filter(self, qs: QuerySet, value) -> QuerySet:
        if value is None:
            return qs
        # The upper bound is the day after the last one.
        within = Q(**{f"{self.field_name}__endswith__isnull": False})
        if value.lower:
            within &= Q(**{f"{self.field_name}__endswith__gt": value.lower})
        if value.upper:
            within &= Q(**{f"{self.field_name}__endswith__lte": value.upper})
        return qs.filter(within)


class OneOf(ChoiceFilter):
    """Rows with one of a closed list of values."""

    control = "choice"

    def __init__(self, choices, **kwargs) -> None:
        message = "“%(value)s” is not one of the choices. Choose one from the list."
        options = {"empty_label": "Any", "null_label": None, "error_messages": {"invalid_choice": message}}
        super().__init__(choices=choices, **options | kwargs)


class Tick(OneOf):
    """A box to tick; "yes" in the address."""

    control = "tick"

    def __init__(self, **kwargs) -> None:
        super().__init__([("yes", "yes")], **kwargs)


class WithoutRecordsToo(Tick):
    """Leaves out the rows of reference data that no record of the register names, unless it is ticked.

    ``column`` is the array of the read model that names them.
    """

    def __init__(self, column: str, **kwargs) -> None:
        self.column = column
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if value:
            return qs
        named = Entry.objects.visible_to(self.parent.reader).exclude(noun__in=("participant", "place", "source"))
        return qs.filter(Exists(named.filter(**{f"{self.column}__contains": [OuterRef("pk")]})))


def entered(qs: QuerySet, **conditions) -> QuerySet:
    """The rows of a noun whose entry in the read model meets these conditions."""
    return qs.filter(pk__in=Entry.objects.filter(noun=qs.model._meta.model_name, **conditions).values("key"))


def tied(qs: QuerySet, path: str, rows: list) -> QuerySet:
    """The rows that ``path`` leads from to one of ``rows``, each once."""
    # A subquery of keys, for a join would list a row once for each of its matches.
    return qs.filter(pk__in=qs.model.objects.order_by().filter(**{f"{path}__in": rows}).values("pk"))


class CountriesField(forms.MultipleChoiceField):
    """Reads country codes; empty ones are those that nobody chose."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not the code of a country. Choose one from the list."}

    def to_python(self, value) -> list[str]:
        return [code for code in super().to_python(value) if code]


class CountriesFilter(Filter):
    """Records that all the chosen countries take part in: one, or both of a pair."""

    field_class = CountriesField
    control = "countries"

    @property
    def field(self) -> CountriesField:
        self.extra.setdefault("choices", list(Country.objects.values_list("code", "name")))
        return super().field

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return entered(qs, countries__contains=value) if value else qs


class CountryFilter(OneOf):
    """Rows that belong to a country."""

    def __init__(self, field_name: str, **kwargs) -> None:
        super().__init__([], field_name=field_name, **kwargs)

    @property
    def field(self) -> forms.ChoiceField:
        self.extra["choices"] = self.extra["choices"] or list(Country.objects.values_list("code", "name"))
        return super().field


class SectorField(forms.ChoiceField):
    """Reads the address of a sector, and gives the keys of that sector and those below it."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not a sector. Choose one from the list."}

    def __init__(self, *, sectors: list[Sector], **kwargs) -> None:
        self.sectors = sectors
        upper = [sector for sector in sectors if sector.parent_id is None]
        choices = [("", "Any")]
        for sector in upper:
            choices.append((sector.slug, sector.name))
            choices += [(below.slug, f"– {below.name}") for below in sectors if below.parent_id == sector.pk]
        super().__init__(choices=choices, **kwargs)

    def clean(self, value: str) -> list[Sector]:
        slug = super().clean(value)
        chosen = [sector for sector in self.sectors if sector.slug == slug]
        return chosen + [below for below in self.sectors if chosen and below.parent_id == chosen[0].pk]


class SectorFilter(Filter):
    """Rows of a sector and of those below it."""

    field_class = SectorField
    control = "choice"

    @property
    def field(self) -> SectorField:
        self.extra.setdefault("sectors", list(Sector.objects.only("slug", "name", "parent_id")))
        return super().field

    def filter(self, qs: QuerySet, value: list[Sector]) -> QuerySet:
        return tied(qs, "sectors", value) if value else qs


class RowsField(forms.CharField):
    """Reads the address of a row or the words of its name, and gives the rows that are meant.

    Raises ValidationError if there is none, or if there are more than MOST_ROWS.
    """

    def __init__(self, *, rows: QuerySet, **kwargs) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value: str) -> list:
        text = super().clean(value)
        if not text:
            return []
        named = self.rows.filter(slug=text)[:1] or matching(self.rows, text)[: MOST_ROWS + 1]
        if not named:
            raise ValidationError(f"No {self.rows.model._meta.verbose_name} is found by “{text}”.")
        if len(named) > MOST_ROWS:
            many = self.rows.model._meta.verbose_name_plural
            raise ValidationError(f"More than {MOST_ROWS} {many} are found by “{text}”. Write more of the name.")
        return list(named)


class RowsFilter(Filter):
    """Rows that are tied to rows of another noun, named by address or by the words of a name."""

    field_class = RowsField
    control = "text"

    def __init__(self, of: type[Model], field_name: str, **kwargs) -> None:
        self.of = of
        super().__init__(field_name, "in", **kwargs)

    @property
    def field(self) -> RowsField:
        self.extra["rows"] = self.of.objects.visible_to(self.parent.reader)
        return super().field

    def filter(self, qs: QuerySet, value: list) -> QuerySet:
        return tied(qs, self.field_name, value) if value else qs


class EntryRowsFilter(RowsFilter):
    """The same by an array of the read model, which knows those too that stand behind: for whom, and within what."""

    def filter(self, qs: QuerySet, value: list) -> QuerySet:
        return entered(qs, **{f"{self.field_name}__overlap": [row.pk for row in value]}) if value else qs


class SortFilter(OneOf):
    """The order of the list, by columns: name in the address -> path of the column.

    A name stands for ascending order, with "-" before it for descending. The first one is the list's usual order, in
    the direction in which it is given. Rows without a value come last both ways; the key decides between equals.
    """

    control = "sort"

    def __init__(self, **columns: str) -> None:
        self.columns = columns
        super().__init__(list(_orders(columns)), label="Order", empty_label=None)

    def backwards(self) -> "SortFilter":
        """The same, with the descending order of the first column as the usual one."""
        first, second, *others = self.extra["choices"]
        self.extra["choices"] = [second, first, *others]
        return self

    @property
    def usual(self) -> str:
        """The order of a list for which nobody chose one."""
        return self.extra["choices"][0][0]

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        value = value or self.usual
        name, backwards = value.removeprefix("-"), value.startswith("-")
        column = self.columns[name]
        # Only a bound of a date may be missing; saying so of other columns would keep their indexes from being used.
        nulls_last = True if _is_date(column) else None
        # PostgreSQL sorts by bytes here, capitals before all small letters.
        sorted_by = Lower(column) if column in ("name", "title") else F(column)
        order = sorted_by.desc(nulls_last=nulls_last) if backwards else sorted_by.asc(nulls_last=nulls_last)
        return qs.order_by(order, "-pk" if backwards else "pk")


def _is_date(column: str) -> bool:
    return column.endswith(("__startswith", "__endswith"))


def _orders(columns: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, column in columns.items():
        upwards, downwards = ("earliest first", "latest first") if _is_date(column) else ("A to Z", "Z to A")
        yield name, f"{name.capitalize()}, {upwards}"
        yield f"-{name}", f"{name.capitalize()}, {downwards}"
