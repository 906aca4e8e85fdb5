"""The kinds of filter that narrow lists of entries: words, choices, sides."""

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django import forms
from django.db.models import Q, QuerySet
from django_filters import ChoiceFilter, Filter

from cooperation.models.keys import Among
from cooperation.models.tallies import MOST_SIDES
from cooperation.models.words import words_of


@dataclass(frozen=True)
class Counted:
    """How the entries are counted by the values of a filter.

    Attributes:
        column: the column of entries with the values.
        each: whether the column is an array, so that an entry counts for each of its values.
    """

    column: str
    each: bool = False


class Declared:
    """A filter that a class declares for all requests: each has a copy, which shares what no request changes.

    Attributes:
        has_own_field: whether its field differs between requests, as their readers or the rows of the register do.
        is_entered: whether people type its value into the form of a row.
    """

    has_own_field = False
    is_entered = True

    def __deepcopy__(self, memo) -> Self:
        if not self.has_own_field:
            self.field  # noqa: B018 - is kept, for this copy and all others
        own = copy(self)
        own.extra = dict(self.extra)
        return own


class Narrowing(Declared, Filter):
    """A filter of a list of entries.

    Attributes:
        control: how the panel shows it.
        counted: how entries are counted by its values; None where they are not.
        several: whether it takes more than one value.
        all_of: whether all the values must hold, or one is enough.
    """

    control = "text"
    counted: Counted | None = None
    several = False
    all_of = False

    def by_own(self, qs: QuerySet, **conditions) -> QuerySet:
        """The entries of rows of which these conditions hold in the noun's own table."""
        return qs.filter(key__in=self.parent.model.objects.order_by().filter(**conditions).values("pk"))

    def is_foreseen(self, value) -> bool:
        """Whether PostgreSQL knows well beforehand how many entries a value finds."""
        return False

    def says(self, value, text: str) -> str:
        """What a value from the address means, in words.

        Args:
            value: all that the field has read.
            text: the value in the address.
        """
        return text

    def values_of(self, keys: list) -> dict:
        """The values in the address that stand for some keys by which entries are counted, in the order of keys."""
        return {key: str(key) for key in keys}


class TextFilter(Narrowing):
    """Entries found by the words of their texts, inflected, or in another spelling of a name."""

    field_class = forms.CharField
    is_entered = False

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        if value not in self._few:
            self._few[value] = qs.words().filter(noun=self.parent.noun).few(value)
        keys = self._few[value]
        return qs.search(value) if keys is None else qs.filter(Among("key", keys))

    @cached_property
    def _few(self) -> dict[str, list[int] | None]:
        """What was looked up, for the next time that the list is asked for."""
        return {}

    def is_foreseen(self, value: str) -> bool:
        return len(words_of(value)) == 1

    def says(self, value: str, text: str) -> str:
        return text if '"' in text else f"“{text}”"


class ValuesField(forms.MultipleChoiceField):
    """Reads values of a closed list; empty ones are those that nobody chose, and twice the same is once."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not one of the choices. Choose one from the list."}

    def to_python(self, value) -> list[str]:
        return [text for text in dict.fromkeys(super().to_python(value)) if text]


class AnyOf(Narrowing):
    """Entries with any of the chosen values of a closed list.

    Args:
        choices: value -> words.
        field_name: a column of entries, or if it is the noun's ``own`` of that table.
    """

    field_class = ValuesField
    control = "values"
    several = True

    def __init__(self, choices, field_name: str, *, own: bool = False, **kwargs) -> None:
        self.own = own
        self.counted = None if own else Counted(field_name)
        super().__init__(field_name, choices=choices, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        chosen = {f"{self.field_name}__in": value}
        return self.by_own(qs, **chosen) if self.own else qs.filter(**chosen)

    def says(self, value: list[str], text: str) -> str:
        return dict(self.field.choices).get(text, text)


class SidesFilter(AnyOf):
    """Entries by the number of states and unions that are represented."""

    is_entered = False

    def __init__(self, **kwargs) -> None:
        words = {1: "one", 2: "two", 3: "three", MOST_SIDES: "four or more"}
        super().__init__([(str(n), word) for n, word in words.items()], "sides", **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        chosen = Q(sides__in=[n for n in map(int, value) if n < MOST_SIDES])
        return qs.filter(chosen | Q(sides__gte=MOST_SIDES) if str(MOST_SIDES) in value else chosen)


class OneOf(Declared, ChoiceFilter):
    """One of a closed list of values."""

    control = "choice"
    counted = None
    several = False

    def __init__(self, choices, **kwargs) -> None:
        message = "“%(value)s” is not one of the choices. Choose one from the list."
        options = {"empty_label": "Any", "null_label": None, "error_messages": {"invalid_choice": message}}
        super().__init__(choices=choices, **options | kwargs)

    def says(self, value: str, text: str) -> str:
        return dict(self.extra["choices"]).get(text, text)


class Tick(OneOf):
    """A box to tick; "yes" in the address."""

    control = "tick"
    is_entered = False

    def __init__(self, **kwargs) -> None:
        super().__init__([("yes", "yes")], **kwargs)

    def says(self, value: str, text: str) -> str:
        return ""  # its label says it
