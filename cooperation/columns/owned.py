"""Columns of the rows that a record owns, each written out as its page shows it: actions, links, posts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Case, CharField, Expression, F, Manager, QuerySet, TextChoices, Value, When

from cooperation.columns.kinds import Column, LinkedRows, NamesColumn, WrittenNamesColumn, digits
from cooperation.columns.related import linked, never_null
from cooperation.fields import SortDay, date_after, date_of_end, display_period, stored_period
from cooperation.models import Affiliation, AgreementAction, AgreementLink, FigureConversion, Involvement
from cooperation.models.action_kinds import preposition_of
from cooperation.models.base import OwnedQuerySet

DATE_PARTS = ("", "_phrase", "_stated", "_inferred")  # of a Period, in the order that ``_date`` takes them


@dataclass(frozen=True, eq=False)
class OwnedRowsColumn(NamesColumn):
    """Rows that belong to the listed row, or link to it, as texts.

    Attributes:
        rows: the rows, with ``visible_to`` if users see different ones.
        owner: their foreign key to the listed row.
        parts: the fields or expressions that a text needs. The first must not be NULL.
        write: makes the text from their values, which are texts.
        order: the order of the rows.
    """

    rows: QuerySet | Manager = field(kw_only=True)
    owner: str = field(kw_only=True)
    parts: Sequence[str | Expression] = field(kw_only=True)
    write: Callable[..., str] = field(kw_only=True)
    order: Sequence[str | Expression] = field(default=("pk",), kw_only=True)

    def bind(self, user, list_url):
        rows = self.rows.all()
        # Who sees the listed row sees what belongs to it. PostgreSQL would read all owners to find out.
        if hasattr(rows, "visible_to") and not isinstance(rows, OwnedQuerySet):
            rows = rows.visible_to(user)
        found = self._linked(rows)
        numbers = range(1, len(self.parts) + 1)
        return WrittenNamesColumn(
            self.name, self.label, tuple((found, number) for number in numbers), width=48, write=self.write
        )

    def _linked(self, rows: QuerySet) -> LinkedRows:
        given = {f"{self.owner}__isnull": False}
        texts = [never_null(part) for part in self.parts]
        return linked(rows.filter(**given), self.owner, *texts, order=self.order)


def actions() -> Column:
    """What happened to an agreement: each action with its participant, its dates and its note."""
    return OwnedRowsColumn(
        "actions",
        "Signing, ratification, entry into force",
        (),
        rows=AgreementAction.objects,
        owner="agreement",
        parts=(
            *("kind__name", "kind__status", "kind__party_effect", "participant__name", "succeeds__name"),
            *(*_date_parts("date"), *_date_parts("effective_date")),
            *("place__name", "legal_ground", "series", "number", "note"),
        ),
        write=_action,
        order=(SortDay("date").asc(nulls_last=True), "pk"),
    )


def agreement_links(name: str, label: str, owner: str, other: str, wordings: dict[str, str]) -> Column:
    """The related agreements at one end of the links, each after what links it."""
    wording = Case(*(When(kind=kind, then=Value(text)) for kind, text in wordings.items()), output_field=CharField())
    return OwnedRowsColumn(
        name, label, (), rows=AgreementLink.objects, owner=owner, parts=(wording, f"{other}__title"), write=_spaced
    )


def involvements() -> Column:
    """The participants of an initiative, with their roles, the time of their involvement, and its outcome."""
    return OwnedRowsColumn(
        "involvements",
        "Participants, with dates",
        (),
        rows=Involvement.objects,
        owner="initiative",
        parts=("participant__name", "role", "outcome", "replaced_by__name", *_date_parts("during")),
        write=_involvement,
    )


def conversions() -> Column:
    """The values of a figure in other units, each as printed or as its number and unit."""
    return OwnedRowsColumn(
        "conversions",
        "Conversions",
        (),
        rows=FigureConversion.objects,
        owner="figure",
        parts=("unit", "printed", "bound", "value_low", "value_high"),
        write=_conversion,
    )


def posts(name: str, label: str, owner: str, other: str) -> Column:
    """Posts, memberships and shares: of a participant in organisations, or of others in it."""
    return OwnedRowsColumn(
        name,
        label,
        (),
        rows=Affiliation.objects,
        owner=owner,
        parts=(f"{other}__name", "kind", "role", "share", *_date_parts("during"), *_date_parts("as_of")),
        write=_post,
    )


def _date_parts(name: str) -> tuple[F, ...]:
    return tuple(F(f"{name}{part}") for part in DATE_PARTS)


def _date(days: str, phrase: str, stated: str, inferred: str) -> tuple:
    return (stored_period(f"{days} {phrase}") if days else None), stated, inferred == "true"


def _action(kind: str, status: str, party_effect: str, participant: str, predecessor: str, *parts: str) -> str:
    happened, effective = _date(*parts[:4]), _date(*parts[4:8])
    place, legal_ground, series, number, note = parts[8:]
    text = kind.capitalize() + (f" {preposition_of(kind, status, party_effect)} {participant}" if participant else "")
    text += f" in succession to {predecessor}" if predecessor else ""
    effect = date_after("from", *effective)
    details = [
        display_period(*happened),
        effect and f"with effect{effect}",
        place,
        legal_ground and f"under {legal_ground}",
        series,
        number,
    ]
    text = ", ".join(filter(None, [text, *details]))
    return f"{text} ({note})" if note else text


def _involvement(name: str, role: str, outcome: str, replaced_by: str, *during: str) -> str:
    period, stated, inferred = _date(*during)
    left = Involvement.Outcome(outcome).label if outcome != Involvement.Outcome.ONGOING else ""
    what = role and Involvement.Role(role).label
    successor = f"by {replaced_by}" if replaced_by else ""
    is_gone = outcome in (Involvement.Outcome.LEFT, Involvement.Outcome.REPLACED)
    ended = date_of_end(period, stated, inferred) if is_gone else ""
    lasted = "" if ended else display_period(period, stated, inferred, lasting=True)
    shown = [name, what, lasted, " ".join(filter(None, [left, ended, successor]))]
    return ", ".join(filter(None, shown))


def _conversion(symbol: str, printed: str, bound: str, low: str, high: str) -> str:
    number = "–".join(digits(Decimal(value)) for value in (low, high) if value)
    about = "" if bound == FigureConversion.Bound.EXACTLY else f"{FigureConversion.Bound(bound).label} "
    return printed or f"{about}{number} {symbol}"


def _post(name: str, kind: str, role: str, share: str, *dates: str) -> str:
    period, stated, inferred = _date(*dates[:4])
    as_of = display_period(*_date(*dates[4:]))
    percent = f"{share.rstrip('0').rstrip('.')}%" if "." in share else share and f"{share}%"
    what = role or Affiliation.Kind(kind).label
    held = display_period(period, stated, inferred, lasting=True)
    return ", ".join(filter(None, [name, what, percent, held, as_of and f"as of {as_of}"]))


def _spaced(*parts: str) -> str:
    return " ".join(parts)


def wordings(choices: type[TextChoices], inverse: dict[str, str] | None = None) -> dict[str, str]:
    """The wording of each kind of link, or that of its inverse."""
    return {value: (inverse or {}).get(value, label) for value, label in choices.choices}
