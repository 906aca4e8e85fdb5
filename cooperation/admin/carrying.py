"""Values that a new record has from the one that was saved before it, whatever its type: the source and the meeting.

They are marked in the form, and one key clears each. The states of that record are offered beside them. A parameter in
the URL wins, an empty one too: ``?source=`` opens a form without a source.
"""

from time import time
from typing import NamedTuple

from django.contrib import admin
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.text import capfirst

from cooperation.admin.autocomplete import label_of
from cooperation.admin.initial_data import CARRIED, carried_parameters
from cooperation.admin.recent import selected_objects
from cooperation.admin.short_forms import is_short
from cooperation.admin.words import POSITION
from cooperation.models import Meeting, Participant, Record, Source
from cooperation.models.base import join_names

LAST = "last_record"  # in the session: when a record was saved, and the primary keys of what it has
CARRY_SECONDS = 30 * 60  # after that, the next record is probably of another text
MAX_STATES = 6
MEETING_FIELDS = ("meeting", "meetings")
FIRST_SOURCE = "citations-0-source"


class Carried(NamedTuple):
    """What a form has from the record before.

    Attributes:
        names: the names of its fields in HTML.
        labels: their labels as running text.
        clear_url: the same form without them.
        states: the states that it offers, and their names as running text.
        states_field: the rows or the field that they go into.
    """

    names: list[str]
    labels: str
    clear_url: str
    states: list[tuple[int, str]]
    states_text: str
    states_field: str


class CarryValues(admin.ModelAdmin):
    """Store what a new record has, and fill it into the next one.

    Attributes:
        states_field: the rows, or the field, in which states stand, which are offered there; "" if there are none.
    """

    states_field = ""

    # --- Storing ------------------------------------------------------------------------------------------------------
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            request.last_record = _last_values(form, formsets)

    def response_add(self, request, obj, post_url_continue=None):
        values = getattr(request, "last_record", None)
        if isinstance(obj, Source):
            values = {"source": obj.pk}
        elif isinstance(obj, Meeting) and values is not None:
            values["meeting"] = obj.pk
        if isinstance(obj, Record | Source) and values is not None:
            request.session[LAST] = _stored(request) | values | {"at": time()}
        return super().response_add(request, obj, post_url_continue)

    # --- Filling in ---------------------------------------------------------------------------------------------------
    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        request.carried = carried_parameters(request.GET) & initial.keys() - {"source"}
        if meeting := self._carried_value(request, "meeting"):
            for name in MEETING_FIELDS:
                if name in self._field_names and name not in request.GET and name not in initial:
                    initial[name] = [meeting] if name == "meetings" else meeting
                    request.carried.add(name)
        return initial

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if prefix == "citations" and request.method == "GET" and obj.pk is None:
            if "source" in carried_parameters(request.GET):
                request.carried.add(FIRST_SOURCE)
            elif (source := self._carried_value(request, "source")) and "source" not in request.GET:
                kwargs["initial"] = [{"source": source}]
                request.carried.add(FIRST_SOURCE)
        return kwargs

    def mark_carried(self, request, context: dict) -> None:
        """Mark the fields of a form that have a value of the record before, and describe them in its context."""
        if context["original"] is None and self._carries(request):
            form, inlines = context["adminform"].form, context["inline_admin_formsets"]
            forms = [form, *(row for inline in inlines for row in inline.formset.forms)]
            if request.method == "POST":
                request.carried = {*request.POST.get(CARRIED, "").split()}
            context["carried"] = self._describe(request, forms)

    def _describe(self, request: HttpRequest, forms: list[BaseForm]) -> Carried | None:
        names, labels = [], []
        for form in forms:
            form.carried = [name for name in form.fields if form.add_prefix(name) in getattr(request, "carried", ())]
            names += map(form.add_prefix, form.carried)
            labels += [capfirst(str(form.fields[name].label)) for name in form.carried]
        states = self._states(request)
        if not names and not states:
            return None
        parameters = request.GET.copy()
        parameters.pop(CARRIED, None)
        for name in {"source", *MEETING_FIELDS, *carried_parameters(request.GET)}:
            parameters[name] = ""
        return Carried(
            names,
            join_names(labels, limit=len(labels)),
            f"?{parameters.urlencode()}",
            [(state.pk, label_of(state)) for state in states],
            join_names((state.name for state in states), limit=MAX_STATES),
            self.states_field,
        )

    def _states(self, request: HttpRequest) -> list[Participant]:
        """Return the states of the record before, unless the URL names participants."""
        named = {"participant", "country", "participants", "by", "of"}.intersection(request.GET)
        keys = self._carried_value(request, "states")
        if named or not keys or request.method != "GET" or not self.states_field:
            return []
        found = Participant.objects.filter(kind=Participant.Kind.STATE).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def _carried_value(self, request: HttpRequest, name: str):
        """Return the stored value if the form starts with it; None if not."""
        value = _stored(request).get(name) if self._carries(request) else None
        model = {"source": Source, "meeting": Meeting}.get(name)
        if value and model and not model.objects.filter(pk=value).exists():
            return None  # deleted since
        return value

    def _carries(self, request: HttpRequest) -> bool:
        is_popup = "_popup" in request.GET or "_popup" in request.POST
        is_beside_text = POSITION[0] in request.GET or is_short(request)
        return issubclass(self.model, Record) and not is_popup and not is_beside_text

    @property
    def _field_names(self) -> set[str]:
        return {field.name for field in self.opts.get_fields()}


def _stored(request: HttpRequest) -> dict:
    """Return what the last record has, unless that was long ago."""
    stored = request.session.get(LAST, {})
    return stored if time() - stored.get("at", 0) < CARRY_SECONDS else {}


def _last_values(form: BaseForm, formsets) -> dict:
    """Return the source, the meeting and the states of a form that was saved, without those that its type has not."""
    rows = [row for formset in formsets for row in formset.forms if not formset.is_marked(row)]
    data = form.cleaned_data
    values = {}
    if formsets:
        sources = [row.cleaned_data["source"].pk for row in rows if getattr(row, "cleaned_data", {}).get("source")]
        values["source"] = sources[-1] if sources else None
    for name in {*MEETING_FIELDS}.intersection(form.fields):
        found = data.get(name)
        first = (list(found) or [None])[0] if name == "meetings" else found
        values["meeting"] = first.pk if first else None
    chosen = (obj for one in (form, *rows) for obj in selected_objects(one, only_changed=False))
    states = [obj.pk for obj in chosen if isinstance(obj, Participant) and obj.kind == Participant.Kind.STATE]
    values["states"] = [*dict.fromkeys(states)][:MAX_STATES]
    return values
