"""Citations: quotes from sources, each as evidence of one fact."""

from collections.abc import Iterable
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Substr

from cooperation.fields import ColumnCheck, Period, PeriodField, QuoteField, RowCheck, period_not_empty
from cooperation.models.action_kinds import ActionKind
from cooperation.models.actions import AgreementAction
from cooperation.models.base import LINE_CHARACTERS, line, owner_field, phrase, title_line
from cooperation.models.differences import (
    ACT,
    SAYS_THE_SAME,
    field_that_differs,
    number_of,
    read_difference,
    says_the_same,
    shown_difference,
)
from cooperation.models.initiatives import Involvement
from cooperation.models.keys import Among, RegisterQuerySet, Row
from cooperation.models.participants import Affiliation, Participant
from cooperation.models.places import Place
from cooperation.models.records import RECORD_MODELS, RECORD_NAMES
from cooperation.models.rules import ANCHORED_SOURCE, ProtectLast, SourceOfAnchor
from cooperation.models.tracking import tracked

MAX_QUOTE_WORDS = 20  # in a quote: enough as evidence of a fact, too few to copy a text

TARGETS: dict[str, type[models.Model]] = {
    "participant": Participant,
    "affiliation": Affiliation,
    "place": Place,
    **dict(zip(RECORD_NAMES, RECORD_MODELS, strict=True)),
    "action": AgreementAction,
    "involvement": Involvement,
}
"""The foreign keys of a citation, exactly one of which is set: name -> model."""


def _target(model: type[models.Model]) -> models.ForeignKey:
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="citations", db_index=False)


def _optional_index(name: str) -> models.Index:
    """Return an index of the citations that have a foreign key."""
    return models.Index(fields=[name], name=f"citation_{name}", condition=models.Q(**{f"{name}__isnull": False}))


def _exactly_one_target() -> models.Q:
    """Return the condition that exactly one foreign key of ``TARGETS`` is set."""
    alone = [models.Q(**{f"{name}__isnull": name != target for name in TARGETS}) for target in TARGETS]
    return reduce(or_, alone)


class ShortCheck(ColumnCheck):
    """A check that a quote has at most ``MAX_QUOTE_WORDS`` words."""

    def accepts(self, value) -> bool:
        return len(value.split()) <= MAX_QUOTE_WORDS


class DiffersWithValue(RowCheck):
    """A check that a citation that names a field, or has a typed value, says what differs."""

    def accepts(self, row: models.Model) -> bool:
        return row.differs != "" or (row.differs_in == "" and row.differs_period is None and row.differs_number is None)


class CitationQuerySet(RegisterQuerySet):
    """Citations in the order of a page's notes."""

    def for_targets(self, rows: Iterable[models.Model]) -> Self:
        """Return the citations of these rows, which may be of several models among ``TARGETS``."""
        keys = self.model.ids_by_target(rows)
        return self.filter(reduce(or_, (models.Q(Among(f"{name}_id", keys[name])) for name in TARGETS)))

    def equal_to(self, citation: "Citation") -> Self:
        """Return the others that say the same of the same, with the same words of the same source."""
        names = ("source", "quote", "speaker", "relies_on", "differs", *TARGETS)
        values = {name: getattr(citation, Citation._meta.get_field(name).attname) for name in names}
        known = {name: value for name, value in values.items() if value is not None}
        unknown = {f"{name}__isnull": True for name, value in values.items() if value is None}
        return self.filter(**known, **unknown).exclude(pk=citation.pk)

    def for_notes(self) -> Self:
        """Sort in order of entry, with source and speaker."""
        return self.select_related("source__publisher", "speaker__country", "relies_on").order_by("pk")

    def with_act_that_differs(self) -> Self:
        """Add ``act_that_differs``: the name of the kind of action whose date the source contradicts."""
        code = Substr("differs_in", len(ACT) + 1)
        kinds = ActionKind.objects.filter(code=models.OuterRef("code_of_act"))
        return self.annotate(code_of_act=code, act_that_differs=models.Subquery(kinds.values("name")[:1]))

    def for_source(self) -> Self:
        """Sort in order of entry, with the objects that they cite the source for."""
        # Prefetched, because PostgreSQL takes seconds to plan so many joins.
        action = models.Prefetch("action", AgreementAction.objects.select_related("kind", "place", "succeeds"))
        owners = (action, "action__agreement", "involvement__initiative", "affiliation__participant")
        others = ("action__participant", "involvement__participant", "affiliation__organisation__country")
        return (
            self.select_related("speaker__country", "relies_on")
            .with_act_that_differs()
            .prefetch_related(*RECORD_NAMES, "participant", "place", *owners, *others)
            .order_by("pk")
        )

    def with_anchored_source(self) -> Self:
        """Add ``anchored_source`` by the same query."""
        return self.annotate(anchored_source=models.F("anchor__snapshot__source_id"))

    def visible_to(self, user) -> Self:
        """Return citations of facts that the user may see."""
        if user.is_staff:
            return self
        seen = models.Q()
        for name, model in TARGETS.items():
            target = model.objects.visible_to(user)
            seen |= models.Q(models.Exists(target.filter(pk=models.OuterRef(f"{name}_id"))))
        return self.filter(seen)


@tracked()
class Citation(Row):
    """A quote from a source, and the one fact that it is evidence of."""

    source = models.ForeignKey("cooperation.Source", models.PROTECT, related_name="citations")
    quote = QuoteField(
        blank=True,
        validators=[MaxLengthValidator(LINE_CHARACTERS)],
        help_text=f"The fewest words that state the fact, copied exactly, at most {MAX_QUOTE_WORDS}.",
    )
    locator = line(blank=True, help_text="Page, paragraph or article, e.g. paragraph 3.")
    speaker = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quoted_in",
        db_index=False,
        help_text="The person or body that the source quotes.",
    )
    relies_on = models.ForeignKey(
        "cooperation.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="relied_on_in",
        db_index=False,
        help_text="Another source that this one names, e.g. “according to Akorda”.",
    )
    differs = title_line(
        blank=True,
        help_text="What this source says instead, if it contradicts the record. A date or a number as in the field.",
    )
    differs_in = line(
        "differs in",
        blank=True,
        default="",
        db_default="",
        help_text="The field of the record that this source contradicts.",
    )
    differs_period = PeriodField(
        "differs: date", null=True, blank=True, editable=False, help_text="The other value, if it is a date."
    )
    differs_period_phrase = phrase()
    differs_number = models.DecimalField(
        "differs: number",
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        editable=False,
        help_text="The other value, if it is a number.",
    )
    # One foreign key per target: `participant`, `meeting`, `agreement` and so on.
    vars().update({name: _target(model) for name, model in TARGETS.items()})

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [_optional_index(name) for name in ("speaker", "relies_on", *TARGETS)]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_target(),
                name="citation_has_one_target",
                violation_error_message="Choose exactly one fact for this citation.",
            ),
            ShortCheck(
                condition=models.Q(quote__regex=rf"^\s*(\S+\s+){{0,{MAX_QUOTE_WORDS - 1}}}\S*\s*$"),
                name="citation_quote_is_short",
                violation_error_message=(
                    f"A quote has at most {MAX_QUOTE_WORDS} words. Keep the fewest that state the fact."
                ),
            ),
            period_not_empty("differs_period"),
            DiffersWithValue(
                condition=~models.Q(differs="")
                | models.Q(differs_in="", differs_period__isnull=True, differs_number__isnull=True),
                name="citation_differs_with_value",
                violation_error_message="Say what this source says instead, or choose no field.",
            ),
        ]
        triggers = [
            ProtectLast("citation", {f"{record}_id": f"cooperation_{record}" for record in RECORD_NAMES}),
            SourceOfAnchor(),
        ]

    def __str__(self) -> str:
        return f"{self.source}: “{self.quote}”" if self.quote else str(self.source)

    def clean(self) -> None:
        super().clean()
        if self.anchored_source not in (None, self.source_id):
            raise ValidationError({"source": ANCHORED_SOURCE})
        self.differs_period = self.differs_number = None
        if not self.differs_in:
            return
        if not self.differs:
            raise ValidationError({"differs": "Say what this source says instead, or choose no field."})
        field = self.differing_field
        if field is None:
            raise ValidationError({"differs_in": "Choose one of the fields of the record."})
        try:
            value = read_difference(field, self.differs)
        except ValidationError as error:
            raise ValidationError({"differs": error.messages}) from error
        row = self._cited_row
        if row is not None and says_the_same(row, self.differs_in, value):
            raise ValidationError({"differs": SAYS_THE_SAME})
        self.differs = shown_difference(field, self.differs)
        self.differs_period = value if isinstance(value, Period) else None
        self.differs_number = number_of(value)

    @cached_property
    def anchored_source(self) -> int | None:
        """The id of the source in a text of which its words are marked; None if they are in none."""
        stored = type(self).objects.filter(pk=self.pk).with_anchored_source() if self.pk else ()
        return next((citation.anchored_source for citation in stored), None)

    @property
    def target_model(self) -> type[models.Model] | None:
        """The model of the cited row, which need not be saved yet."""
        stored = (model for name, model in TARGETS.items() if getattr(self, f"{name}_id") is not None)
        new = (model for name, model in TARGETS.items() if self._state.fields_cache.get(name) is not None)
        return next(chain(stored, new), None)

    @property
    def _cited_row(self) -> models.Model | None:
        """The cited row, as it is in a form that is being saved."""
        cached = (row for name in TARGETS if (row := self._state.fields_cache.get(name)) is not None)
        return next(cached, None) or self.target

    @property
    def differing_field(self) -> models.Field | None:
        """The field of the cited row that this source contradicts."""
        model = self.target_model
        return field_that_differs(model, self.differs_in) if model else None

    @property
    def name_of_differing_field(self) -> str:
        """The name, on pages, of what this source contradicts: "legal force"; of an act "signed"."""
        if self.differs_in.startswith(ACT):
            code = self.differs_in.removeprefix(ACT)
            return getattr(self, "act_that_differs", None) or code.replace("_", " ")
        return str(self.differing_field.verbose_name) if self.differing_field else ""

    @property
    def difference(self) -> str:
        """What this source says instead, after the name of the field: "date: 26 February 2025"; "" if it agrees."""
        name, value = self.name_of_differing_field, self.differing_value
        return f"{name}: {value}" if name and value else value

    @property
    def differing_value(self) -> str:
        """What this source says instead, as pages show it; "" if it agrees."""
        field = self.differing_field
        return str(self.differs_period or (shown_difference(field, self.differs) if field else self.differs))

    @classmethod
    def target_of(cls, row: models.Model) -> str:
        """Return the name in ``TARGETS`` for citations of ``row``, such as "action" for an agreement's action.

        Raise LookupError if citations can't refer to rows of this model.
        """
        for name, model in TARGETS.items():
            if model is row._meta.concrete_model:
                return name
        raise LookupError(f"A citation cannot point to a row of {row._meta.label}.")

    @classmethod
    def ids_by_target(cls, rows: Iterable[models.Model]) -> dict[str, list[int]]:
        """Group the ids of rows by the names in ``TARGETS`` for citations of them. All names are keys."""
        keys = {name: [] for name in TARGETS}
        for row in rows:
            keys[cls.target_of(row)].append(row.pk)
        return keys

    @property
    def points_to(self) -> tuple[str, int]:
        """The name in ``TARGETS`` and the id of the cited row, without a query."""
        return next((name, key) for name in TARGETS if (key := getattr(self, f"{name}_id")) is not None)

    @property
    def target(self) -> models.Model | None:
        """The row that the citation is evidence for."""
        return next((getattr(self, name) for name in TARGETS if getattr(self, f"{name}_id")), None)

    @property
    def shown_on(self) -> models.Model | None:
        """The object whose page shows the fact: for an action its agreement, for a post its holder."""
        target = self.target
        owner = target and owner_field(type(target))
        return getattr(target, owner.name) if owner else target
