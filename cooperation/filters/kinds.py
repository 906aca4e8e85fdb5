"""Filter classes for lists of entries: text, choices, number of sides."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.db.models import Q, QuerySet
from django_filters import ChoiceFilter, Filter

from cooperation.models.counts.tallies import MAX_COUNTED_SIDES
from cooperation.models.keys import Among
from cooperation.models.search.forms import all_forms
from cooperation.models.search.query import words_of


@dataclass(frozen=True)
class FacetColumn:
    """How to count entries by the values of a filter.

    Attributes:
        column: the column of entries with the values.
        is_array: whether the column is an array, so an entry counts for each of its values.
    """

    column: str
    is_array: bool = False


class ListFilter(Filter):
    """A filter of a list of entries.

    Attributes:
        control: how the panel shows it.
        facet: how to count entries by its values; None if it has no counts.
        multiple: whether it takes more than one value.
        match_all: whether an entry must have all the values, or any.
        is_form_field: whether the form of a new row has a field for the same value.
        beside: the name of the filter that this one is a choice of; it counts only with that filter.
    """

    control = "text"
    facet: FacetColumn | None = None
    multiple = False
    match_all = False
    is_form_field = True
    beside = ""

    @property
    def is_counted(self) -> bool:
        """Whether entries with one of its values are the rows that the value would find, beside the other filters."""
        return True

    def offered(self) -> dict[str, int]:
        """The number of rows per value, of a filter that entries can't count; empty if nothing else counts it."""
        return {}

    def filter_rows(self, qs: QuerySet, **conditions) -> QuerySet:
        """Limit entries to those whose row meets these conditions in the model's own table."""
        return qs.filter(key__in=self.parent.model.objects.order_by().filter(**conditions).values("pk"))

    def is_estimable(self, value) -> bool:
        """Whether PostgreSQL can estimate well how many entries match a value."""
        return False

    def value_label(self, value, text: str) -> str:
        """Return the label of a value in the URL.

        Args:
            value: the parsed value of the whole filter.
            text: the value in the URL.
        """
        return text

    def ids_to_values(self, ids: list) -> dict:
        """Map ids that entries have to values in the URL, in the same order."""
        return {key: str(key) for key in ids}


class TextFilter(ListFilter):
    """Entries whose texts have the words in any inflection, or that are found by another spelling of a name."""

    field_class = forms.CharField
    is_form_field = False

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        if value not in self._few:
            self._few[value] = qs.vectors().filter(noun=self.parent.model_name).find(value)
        text, keys = self._few[value]
        return qs.search(text) if keys is None else qs.filter(Among("key", keys))

    @cached_property
    def _few(self) -> dict[str, tuple[str, list[int] | None]]:
        """Cached ids of entries with rare words, for the next query of the same list: value -> text and ids."""
        return {}

    def is_estimable(self, value: str) -> bool:
        return len(words_of(value)) == 1 and not all_forms(value)

    def value_label(self, value: str, text: str) -> str:
        return text if '"' in text else f"“{text}”"


class ExactText(ListFilter):
    """Entries whose row has exactly this text in a field, ignoring case."""

    field_class = forms.CharField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return self.filter_rows(qs, **{f"{self.field_name}__iexact": value}) if value else qs


class ValuesField(forms.MultipleChoiceField):
    """Parse choices. Empty values are ignored, and repeated values count once."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not one of the choices. Choose one from the list."}

    def to_python(self, value) -> list[str]:
        return [text for text in dict.fromkeys(super().to_python(value)) if text]


class AnyOf(ListFilter):
    """Entries with any of the chosen values.

    Args:
        choices: value -> label.
        field_name: a column of entries; with ``own``, of the model's own table.
    """

    field_class = ValuesField
    control = "values"
    multiple = True

    def __init__(self, choices, field_name: str, *, own: bool = False, **kwargs) -> None:
        self.own = own
        self.facet = None if own else FacetColumn(field_name)
        super().__init__(field_name, choices=choices, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        chosen = {f"{self.field_name}__in": value}
        return self.filter_rows(qs, **chosen) if self.own else qs.filter(**chosen)

    def value_label(self, value: list[str], text: str) -> str:
        return dict(self.field.choices).get(text, text)


class SidesFilter(AnyOf):
    """Entries by the number of states and unions represented."""

    is_form_field = False

    def __init__(self, **kwargs) -> None:
        labels = {1: "one", 2: "two", 3: "three", MAX_COUNTED_SIDES: "four or more"}
        super().__init__([(str(n), label) for n, label in labels.items()], "sides", **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        chosen = Q(sides__in=[n for n in map(int, value) if n < MAX_COUNTED_SIDES])
        return qs.filter(chosen | Q(sides__gte=MAX_COUNTED_SIDES) if str(MAX_COUNTED_SIDES) in value else chosen)


class SingleChoice(ChoiceFilter):
    """A filter that takes one choice."""

    control = "choice"
    facet = None
    multiple = False
    is_form_field = True

    def __init__(self, choices, **kwargs) -> None:
        message = "“%(value)s” is not one of the choices. Choose one from the list."
        options = {"empty_label": "Any", "null_label": None, "error_messages": {"invalid_choice": message}}
        super().__init__(choices=choices, **options | kwargs)

    def value_label(self, value: str, text: str) -> str:
        return dict(self.extra["choices"]).get(text, text)


class Tick(SingleChoice):
    """A checkbox; "yes" in the URL."""

    control = "tick"
    is_form_field = False

    def __init__(self, **kwargs) -> None:
        super().__init__([("yes", "yes")], **kwargs)

    def value_label(self, value: str, text: str) -> str:
        return ""  # its label is enough
