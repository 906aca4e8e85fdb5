"""Filters by the role of a participant: who left an initiative, who observed a meeting, who is depositary."""

from collections import Counter

from django.db.models import Model, Q, QuerySet

from cooperation.filters.kinds import AnyOf, Tick
from cooperation.filters.reference import CountriesFilter
from cooperation.filters.rows import EntryRowsFilter
from cooperation.models import (
    Agreement,
    Initiative,
    Involvement,
    Meeting,
    Participant,
    Participation,
    Party,
    Standing,
)
from cooperation.models.initiatives import involved_apart
from cooperation.models.keys import Among


class RoleFilter(AnyOf):
    """Records in which the chosen participants, or participants of the chosen countries, have a role; else anybody.

    Args:
        model: the model of rows with the roles, such as Involvement.
        fields: its fields with roles, each with the values to choose.
    """

    def __init__(self, model: type[Model], fields: dict[str, list[tuple[str, str]]], *, label: str) -> None:
        self.rows = model
        self.fields = fields
        choices = [choice for values in fields.values() for choice in values]
        super().__init__(choices, "role", own=True, label=label)

    is_form_field = False

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        for holder in self._holders() or [("", None)]:
            qs = qs.filter(key__in=self._keys(value, *holder))
        return qs

    def _keys(self, value: list[str], path: str, holder) -> QuerySet:
        """Return the keys of records in which a participant that has this value at this path has one of the roles."""
        rows = self.rows.objects.order_by().filter(self._in_role(value))
        if path:
            rows = rows.filter(self._is_of(path, holder))
        return rows.values_list(self.parent.model_name)

    def countries_of(self, keys: list[int], value: list[str]) -> set[tuple[int, str]]:
        """Return pairs: one of some records, and a country of which a participant has one of the roles in it."""
        rows = self.rows.objects.order_by().filter(self._in_role(value))
        paths = ["participant__country", *(f"{name}__country" for name in self._represented())]
        return {pair for path in paths for pair in pairs_of(rows, f"{self.parent.model_name}_id", path, keys)}

    def _in_role(self, value: list[str]) -> Q:
        condition = Q()
        for field, choices in self.fields.items():
            if chosen := [name for name, _ in choices if name in value]:
                condition |= Q(**{f"{field}__in": chosen})
        return condition

    def _holders(self) -> list[tuple[str, object]]:
        """Return who has the role, each as a path from a participant with its value: those chosen, else countries."""
        if named := self.parent.beside("participant"):
            return [("__in", rows) for rows in named.values()]
        return [("__country", code) for code in self.parent.beside("country") or []]

    def _is_of(self, path: str, holder) -> Q:
        condition = Q(**{f"participant{path}": holder})
        for name in self._represented():
            condition |= Q(**{f"{name}{path}": holder})
        return condition

    def _represented(self) -> list[str]:
        return [field.name for field in self.rows._meta.fields if field.name == "on_behalf_of"]


class PartyRoleFilter(RoleFilter):
    """The same for agreements. Parties are also those that acceded without being listed, and members of unions."""

    def __init__(self) -> None:
        super().__init__(Party, {"role": Party.Role.choices}, label="Role of a participant")

    def _keys(self, value: list[str], path: str, holder) -> QuerySet:
        listed = super()._keys(value, path, holder)
        if Party.Role.PARTY not in value or not path:
            return listed
        unlisted = self._unlisted().filter(**{f"participant{path}": holder})
        return listed.union(unlisted.values_list("agreement"), all=True)

    def countries_of(self, keys: list[int], value: list[str]) -> set[tuple[int, str]]:
        listed = super().countries_of(keys, value)
        if Party.Role.PARTY not in value:
            return listed
        return listed | {*pairs_of(self._unlisted(), "agreement_id", "participant__country", keys)}

    def _unlisted(self) -> QuerySet:
        return Standing.objects.order_by().filter(Q(through__isnull=False) | Standing.unlisted())


class ParticipantInRole(EntryRowsFilter):
    """Records of a participant; with a role chosen, RoleFilter finds those in which it has that role."""

    def __init__(self) -> None:
        super().__init__(Participant, "participants", label="Participant")

    @property
    def is_counted(self) -> bool:
        # Entries don't say who has the role, nor who was named.
        return not (self.parent.beside("role") or self.parent.beside("themselves"))

    def filter(self, qs: QuerySet, value: dict[str, list[Model]]) -> QuerySet:
        return qs if self.parent.beside("role") else super().filter(qs, value)


class CountriesInRole(CountriesFilter):
    """Records of countries; with a role and no participant chosen, RoleFilter finds those in which they have it.

    ApartFilter finds initiatives that one of them left, did not join or is interested in.
    AgreementFilters finds those that are in force for them: a member of a union is bound by agreements from before it
    joined, in which it took no part.
    """

    @property
    def is_counted(self) -> bool:
        return not (self.parent.beside("role") or self.parent.beside("apart"))

    def offered(self) -> dict[str, int]:
        """Count the records in which each country has the role, or from which it is apart; not of a long list."""
        if not (self._has_role or self.parent.beside("apart")) or self.parent.facets.total is None:
            return {}
        entries = self.parent.matching().order_by()
        countries = dict(entries.values_list("key", "countries"))
        keys = list(countries)
        if self._has_role:
            pairs = self.parent.filters["role"].countries_of(keys, self.parent.beside("role"))
        else:
            apart = Involvement.objects.order_by().filter(involved_apart())
            pairs = {*pairs_of(apart, "initiative_id", "participant__country", keys)}
            pairs |= {(key, code) for key, codes in countries.items() for code in codes}
        return Counter(code for _, code in pairs)

    @property
    def _has_role(self) -> bool:
        return bool(self.parent.beside("role")) and not self.parent.beside("participant")

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        found_by_others = self._has_role or self.parent.beside("in_force") or self.parent.beside("apart")
        return qs if found_by_others else super().filter(qs, value)


class ApartFilter(Tick):
    """Initiatives that somebody left, did not join or is only interested in.

    With countries chosen, one of them did. The others take part, or did or do the same.
    """

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        codes = self.parent.beside("country") or []
        if not codes or self.parent.beside("role"):
            return qs.exclude(apart=[])
        apart = Involvement.objects.order_by().filter(involved_apart())
        qs = qs.filter(key__in=apart.filter(participant__country__in=codes).values("initiative"))
        for code in codes:
            own = apart.filter(participant__country=code).values("initiative")
            qs = qs.filter(Q(countries__contains=[code]) | Q(key__in=own))
        return qs


def pairs_of(rows: QuerySet, owner: str, path: str, keys: list[int]) -> QuerySet:
    """Return pairs of owners, with one of these keys, and what rows of theirs have at a path."""
    return rows.filter(Among(owner, keys), **{f"{path}__isnull": False}).values_list(owner, path)


def role_filter(model: type[Meeting | Agreement | Initiative]) -> RoleFilter:
    """Return the filter by role for a record type."""
    if model is Agreement:
        return PartyRoleFilter()
    if model is Meeting:
        return RoleFilter(Participation, {"role": Participation.Role.choices}, label="Role of a participant")
    # The panel shows the first ones: those that only this filter finds.
    outcomes = [choice for choice in Involvement.Outcome.choices if choice[0] in Involvement.GONE]
    outcomes.append((Involvement.Outcome.FINISHED.value, Involvement.Outcome.FINISHED.label))
    first = (Involvement.Role.INTERESTED, Involvement.Role.LEAD)
    roles = sorted(Involvement.Role.choices, key=lambda choice: choice[0] not in first)
    return RoleFilter(Involvement, {"outcome": outcomes, "role": roles}, label="Role of a participant, or outcome")
