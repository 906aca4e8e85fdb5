"""Columns of what is related to a row: participants, records, sources, countries."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, CharField, Expression, F, Func, Manager, Model, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Replace

from cooperation.columns.kinds import (
    NAME_SEPARATOR,
    ChoiceColumn,
    Column,
    CountryNamesColumn,
    DistinctNamesColumn,
    LinkedRows,
    MatchingNamesColumn,
    NamesColumn,
    OwnUrlColumn,
    UrlColumn,
    WrittenNamesColumn,
)
from cooperation.fields import Period
from cooperation.fields.times import today
from cooperation.models import Citation, Entry, Participant, Record, Standing


def text(name: str, label: str, path: str = "", **options) -> Column:
    """A text field of the row itself, or of the related object at ``path``."""
    return Column(name, label, (F(path or name),), **options)


def web_address(name: str, label: str, *, width: int) -> UrlColumn:
    """A web address stored in the row."""
    return UrlColumn(name, label, (F(name),), width=width, cell="url")


def choice(name: str, label: str, choices: type[TextChoices], **options) -> ChoiceColumn:
    """A field with choices."""
    return ChoiceColumn(name, label, (F(name),), labels=dict(choices.choices), **{"cell": "choice"} | options)


def participant_kind(name: str, label: str, **options) -> ChoiceColumn:
    """The kind of a participant; states are apart from other countries and territories."""
    is_territory = When(is_territory=True, kind=Participant.Kind.STATE, then=Value("territory"))
    kind = Case(is_territory, default=F("kind"), output_field=CharField())
    options |= {"cell": "choice", "attr": "shown_kind"}
    return ChoiceColumn(name, label, (kind,), labels=Participant.KIND_LABELS, **options)


def texts(name: str, label: str) -> NamesColumn:
    """An array of texts in the row itself, such as other spellings."""
    return NamesColumn(name, label, (_joined(name),), width=24, cell="texts")


def linked_names(
    name: str,
    label: str,
    rows: QuerySet | Manager,
    owner: str,
    shown: str | Expression,
    *,
    order: str = "",
    **options,
) -> NamesColumn:
    """Names of linked rows.

    Args:
        name: the column's key in JSON.
        label: its heading.
        rows: the links.
        owner: the link's foreign key to the listed row.
        shown: the text for each link: a path or an expression.
        order: the order of the names. Without one, names that are a path are in alphabetical order, since links of
            a many-to-many field have no order of their own; texts made of more are in the order of their rows.
        options: other options of the column, for pages.
    """
    order = order or (shown if isinstance(shown, str) else "pk")
    return NamesColumn(name, label, ((linked(rows.all(), owner, shown, order=order), 1),), width=36, **options)


def names_with(
    name: str,
    label: str,
    rows: QuerySet | Manager,
    owner: str,
    shown: str | Expression,
    others: dict[str, tuple[str, Expression]],
    **options,
) -> list[NamesColumn]:
    """Names of linked rows, and more columns with something else of the same rows in the same order, by one query.

    Args:
        name, label, rows, owner, shown, options: as of ``linked_names``.
        others: key of another column -> its label, and its text for each link.
    """
    found = linked(rows.all(), owner, shown, *(what for _, what in others.values()))
    return [
        NamesColumn(name, label, ((found, 1),), width=36, **options),
        *(
            MatchingNamesColumn(key, heading, ((found, number),), width=24)
            for number, (key, (heading, _)) in enumerate(others.items(), 2)
        ),
    ]


def linked(
    rows: QuerySet, owner: str, *shown: str | Expression, order: str | Sequence[str | Expression] = "pk"
) -> LinkedRows:
    """A query for linked rows: one text per expression in ``shown``, all in the same order."""
    together = {
        f"shown_{number}": StringAgg(Replace(what, Value(NAME_SEPARATOR), Value(" ")), NAME_SEPARATOR, order_by=order)
        for number, what in enumerate(shown)
    }
    return LinkedRows(rows.order_by().values_list(owner).annotate(**together))


def after(before: str, path: str, end: str = "") -> Case:
    """A text with a prefix and an end, or "" if the text is empty: ``after(", ", "capacity")``."""
    return _where({f"{path}__gt": ""}, Concat(Value(before), F(path), Value(end), output_field=CharField()))


def comma_label(field: str, choices: type[TextChoices], *, unless: Sequence[str] = ("",)) -> Case:
    """The label of a choice after a comma, or "" for the values in ``unless``."""
    labels = [
        When(**{field: value}, then=Value(f", {label}")) for value, label in choices.choices if value not in unless
    ]
    return Case(*labels, default=Value(""), output_field=CharField())


def choice_label(field: str, choices: type[TextChoices]) -> Case:
    """The label of a choice; "" for none."""
    labels = [When(**{field: value}, then=Value(label)) for value, label in choices.choices]
    return Case(*labels, default=Value(""), output_field=CharField())


def ticked(field: str, wording: str) -> Case:
    """Return ``wording`` if a box is ticked, else ""."""
    return _where({field: True}, Value(wording))


def _where(condition: dict, then: Expression) -> Case:
    return Case(When(**condition, then=then), default=Value(""), output_field=CharField())


def visible(path: str, user) -> Q:
    """The condition that a user may see the record at ``path``."""
    return Q() if user.is_staff else Q(**{f"{path}__publication": Record.Publication.PUBLISHED})


class RecordTitleColumn(Column):
    """The title of the record that a foreign key points to, if the user may see it."""

    def bind(self, user, list_url):
        title = F(f"{self.name}__title")
        if not user.is_staff:
            title = Case(When(visible(self.name, user), then=title), output_field=CharField())
        return replace(self, asks=(title,))


def record_title(name: str, label: str) -> RecordTitleColumn:
    """The title of the record that a foreign key points to."""
    return RecordTitleColumn(name, label, width=36)


@dataclass(frozen=True, eq=False)
class RelatedNamesColumn(NamesColumn):
    """Names of linked rows that the user may see.

    Attributes:
        links: the links.
        owner: the link's foreign key to the listed row.
        shown: the text for each link: a path or an expression.
        path: the link's foreign key to a record that the user must be allowed to see; "" if the links' queryset has
            ``visible_to``.
    """

    links: Manager = field(kw_only=True)
    owner: str = field(kw_only=True)
    shown: str | Expression = field(kw_only=True)
    path: str = field(default="", kw_only=True)

    def bind(self, user, list_url):
        links = self.links.filter(visible(self.path, user)) if self.path else self.links.visible_to(user)
        return linked_names(self.name, self.label, links, self.owner, self.shown)


class BoundTodayColumn(NamesColumn):
    """Names of those for whom an agreement is in force today, listed as parties or not."""

    def bind(self, user, list_url):
        bound = Standing.objects.in_force(Period.of_day(today())).visible_to(user)
        return linked_names(self.name, self.label, bound, "agreement", "participant__name")


def record_titles(name: str, label: str, through: type[Model], owner: str, path: str) -> RelatedNamesColumn:
    """The titles of the records in a many-to-many field."""
    return RelatedNamesColumn(name, label, links=through.objects, owner=owner, shown=f"{path}__title", path=path)


def never_null(part: str | Expression) -> Coalesce:
    """A value as text, "" for NULL: ``linked`` would leave it out."""
    return Coalesce(Cast(part, CharField()), Value(""))


def sources(target: str, **options) -> list[NamesColumn]:
    """The sources cited for the row itself: their quotes, titles, and their web addresses in the same order."""
    citations = Citation.objects.filter(**{f"{target}__isnull": False})
    cited = linked(
        citations,
        target,
        *(Cast("source", CharField()), "source__title", "source__url"),
        *map(never_null, ("quote", "locator", "speaker__name", "relies_on__title", "differs")),
    )
    return [
        WrittenNamesColumn(
            "quotes", "Quotes", tuple((cited, number) for number in (2, *range(4, 9))), width=48, write=_quote
        ),
        DistinctNamesColumn("sources", "Sources", ((cited, 1), (cited, 2)), width=36, **options),
        DistinctNamesColumn("source_urls", "Web addresses of sources", ((cited, 1), (cited, 3)), width=36),
    ]


def _quote(source: str, quote: str, locator: str, speaker: str, relies_on: str, differs: str) -> str:
    """A citation as one text; "" if it only names its source, which has a column of its own."""
    if not (quote or differs):
        return ""
    said = [
        f"“{quote}”" if quote else "",
        speaker and f"said by {speaker}",
        source,
        locator,
        relies_on and f"relies on {relies_on}",
        differs and f"differs: {differs}",
    ]
    return ", ".join(filter(None, said))


def countries(model_name: str) -> list[NamesColumn]:
    """The countries of a record's participants, from its entry: names, and codes."""
    rows = Entry.objects.filter(noun=model_name).order_by().values_list("key", _joined("countries"))
    asks = ((LinkedRows(rows), 1),)
    return [
        CountryNamesColumn("countries", "Countries", asks),
        NamesColumn("country_codes", "Country codes", asks, width=12),
    ]


def _joined(array: str) -> Func:
    return Func(F(array), Value(NAME_SEPARATOR), function="array_to_string", output_field=CharField())


def own_url(last_part: str = "slug") -> list[OwnUrlColumn]:
    """The URL of the row's own page, which ends in one of the row's fields."""
    return [OwnUrlColumn("address", "Page in the register", (F(last_part),), width=40)]
