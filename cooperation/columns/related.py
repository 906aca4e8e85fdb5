"""Columns of what is related to a row: participants, records, sources, countries."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, CharField, Expression, F, Func, Manager, Model, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast, Concat, Replace

from cooperation.columns.kinds import (
    NAME_SEPARATOR,
    ChoiceColumn,
    Column,
    CountryNamesColumn,
    DistinctNamesColumn,
    LinkedRows,
    NamesColumn,
    OwnUrlColumn,
    UrlColumn,
    moment,
)
from cooperation.columns.sorting import BY_SECOND_NAMED, BY_SOURCES
from cooperation.models import Affiliation, Citation, Entry, Record


def text(name: str, label: str, path: str = "", **options) -> Column:
    """A text of the row itself, or of what ``path`` leads to."""
    return Column(name, label, (F(path or name),), **options)


def web_address(name: str, label: str, *, width: int) -> UrlColumn:
    """A web address that the row has."""
    return UrlColumn(name, label, (F(name),), width=width)


def choice(name: str, label: str, choices: type[TextChoices], **options) -> ChoiceColumn:
    """A field that holds one of a closed list."""
    return ChoiceColumn(name, label, (F(name),), labels=dict(choices.choices), **{"cell": "choice"} | options)


def texts(name: str, label: str) -> NamesColumn:
    """An array of texts of the row itself, such as other spellings."""
    return NamesColumn(name, label, (_joined(name),), width=24)


def linked_names(
    name: str,
    label: str,
    rows: QuerySet | Manager,
    owner: str,
    shown: str | Expression,
    *,
    order: str = "pk",
    **options,
) -> NamesColumn:
    """Names of linked rows.

    Args:
        name: the column's key in JSON.
        label: its heading.
        rows: the links.
        owner: the field of a link that leads to the listed row.
        shown: what is written of a link: a path or an expression.
        order: by what the names are sorted.
        options: of the column, for pages.
    """
    return NamesColumn(name, label, ((linked(rows.all(), owner, shown, order=order), 1),), width=36, **options)


def linked(rows: QuerySet, owner: str, *shown: str | Expression, order: str = "pk") -> LinkedRows:
    """Linked rows to ask for: one text for each of ``shown``, all in the same order."""
    together = {
        f"shown_{number}": StringAgg(Replace(what, Value(NAME_SEPARATOR), Value(" ")), NAME_SEPARATOR, order_by=order)
        for number, what in enumerate(shown)
    }
    return LinkedRows(rows.order_by().values_list(owner).annotate(**together))


def after(before: str, path: str) -> Case:
    """A text after other words, nothing if it is empty: ``after(", ", "capacity")``."""
    return _where({f"{path}__gt": ""}, Concat(Value(before), F(path), output_field=CharField()))


def comma_label(field: str, choices: type[TextChoices], *, unless: Sequence[str] = ("",)) -> Case:
    """The label of a value after a comma, nothing for values that go without saying."""
    labels = [
        When(**{field: value}, then=Value(f", {label}")) for value, label in choices.choices if value not in unless
    ]
    return Case(*labels, default=Value(""), output_field=CharField())


def ticked(field: str, wording: str) -> Case:
    """Some words if a box is ticked."""
    return _where({field: True}, Value(wording))


def _where(condition: dict, then: Expression) -> Case:
    return Case(When(**condition, then=then), default=Value(""), output_field=CharField())


def visible(path: str, user) -> Q:
    """The condition that a user may see the record that ``path`` leads to."""
    return Q() if user.is_staff else Q(**{f"{path}__publication": Record.Publication.PUBLISHED})


class RecordTitleColumn(Column):
    """The title of the one record that the field of this name leads to, if the user may see it."""

    def bind(self, user, list_url):
        title = F(f"{self.name}__title")
        if not user.is_staff:
            title = Case(When(visible(self.name, user), then=title), output_field=CharField())
        return replace(self, asks=(title,))


def record_title(name: str, label: str) -> RecordTitleColumn:
    """The title of the record that a foreign key leads to."""
    return RecordTitleColumn(name, label, width=36)


@dataclass(frozen=True, eq=False)
class RelatedNamesColumn(NamesColumn):
    """Names of linked rows, as far as the user may see what they lead to.

    Attributes:
        links: the links; those of them that a user may see are asked for.
        owner: the field of a link that leads to the listed row.
        shown: what is written of a link: a path or an expression.
        path: the field of a link that leads to a record which the user must be allowed to see; "" if the links
            themselves have ``visible_to``.
    """

    links: Manager = field(kw_only=True)
    owner: str = field(kw_only=True)
    shown: str | Expression = field(kw_only=True)
    path: str = field(default="", kw_only=True)

    def bind(self, user, list_url):
        links = self.links.filter(visible(self.path, user)) if self.path else self.links.visible_to(user)
        return linked_names(self.name, self.label, links, self.owner, self.shown)


def record_titles(name: str, label: str, through: type[Model], owner: str, path: str) -> RelatedNamesColumn:
    """The titles of the records that a many-to-many field leads to."""
    return RelatedNamesColumn(name, label, links=through.objects, owner=owner, shown=f"{path}__title", path=path)


def posts(name: str, label: str) -> RelatedNamesColumn:
    """The posts and memberships of a participant."""
    post = Concat("organisation__name", after(", ", "role"))
    return RelatedNamesColumn(name, label, links=Affiliation.objects, owner="participant", shown=post)


def sources(target: str, **options) -> list[NamesColumn]:
    """The sources cited for a row itself: their titles, and their web addresses in the same order."""
    citations = Citation.objects.filter(**{f"{target}__isnull": False})
    cited = linked(citations, target, Cast("source", CharField()), "source__title", "source__url")
    return [
        DistinctNamesColumn("sources", "Sources", ((cited, 1), (cited, 2)), width=36, **options),
        DistinctNamesColumn("source_urls", "Web addresses of sources", ((cited, 1), (cited, 3)), width=36),
    ]


def countries(noun: str) -> list[NamesColumn]:
    """The countries that take part in a record, as its entry has them: names, and codes."""
    rows = Entry.objects.filter(noun=noun).order_by().values_list("key", _joined("countries"))
    asks = ((LinkedRows(rows), 1),)
    return [
        CountryNamesColumn("countries", "Countries", asks),
        NamesColumn("country_codes", "Country codes", asks, width=12),
    ]


def _joined(array: str) -> Func:
    return Func(F(array), Value(NAME_SEPARATOR), function="array_to_string", output_field=CharField())


def own_url(last_part: str = "slug") -> list[OwnUrlColumn]:
    """The row's own page, whose URL ends in one of its fields."""
    return [OwnUrlColumn("address", "Page in the register", (F(last_part),), width=40)]


def opening(first: list[Column], title: Column, *others: Column) -> list[Column]:
    """What every record begins with: its date, its title, then what its type has."""
    return [*first, title, *others]


def closing(model: type[Record]) -> list[Column]:
    """What every record ends with: where and what about, its sources, and for editors how far it is."""
    noun = model._meta.model_name
    return [
        *countries(noun),
        linked_names("sectors", "Sectors", model.sectors.through.objects, noun, "sector__name", order="sector__name"),
        linked_names(
            "places",
            "Places",
            model.places.through.objects,
            noun,
            "place__name",
            cell="places",
            css="cell-where",
            sort=BY_SECOND_NAMED,
            sort_name="where",
        ),
        text("summary", "Summary", width=48),
        texts("other_titles", "Other titles"),
        *sources(noun, cell="number", attr="source_count", css="number", sort=BY_SOURCES),
        choice("publication", "Publication", Record.Publication, for_editors=True),
        moment("updated_at", "Last changed"),
        *own_url(),
    ]
