"""What is pinned to a text: a user says once what it is about, and new records are filled in with that."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from cooperation.admin.autocomplete import (
    LabelledChoiceField,
    LabelledMultipleChoiceField,
    RelatedAutocomplete,
    RelatedAutocompleteMultiple,
)
from cooperation.admin.forms import Errors
from cooperation.admin.made_from_text import begun_batch
from cooperation.admin.text_pages import TextPages, back_to_text
from cooperation.fields import PeriodFormField
from cooperation.intake.mentions import Mentions
from cooperation.intake.pinned import propose
from cooperation.models import Batch, Meeting, Participant, Place, Sector, Snapshot
from cooperation.models.base import join_names

MAX_OFFERED = 100  # choices that a browser without scripts has, for each field


class Offering:
    """An autocomplete that also has choices which are not selected, for browsers without scripts."""

    offered: list[tuple[int, str]] = []

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, value, attr)
        selected = set(map(str, value))
        rest = [(pk, label) for pk, label in self.offered if str(pk) not in selected]
        options = [self.create_option(name, pk, label, False, index) for index, (pk, label) in enumerate(rest)]
        # The empty group has what is selected; more groups would have headings.
        return [*groups, (None, options, len(groups))] if options else groups


class OneOffered(Offering, RelatedAutocomplete):
    """An autocomplete for one object, with choices."""


class ManyOffered(Offering, RelatedAutocompleteMultiple):
    """An autocomplete for several objects, with choices."""


def _one(name: str, model, label: str) -> forms.Field:
    widget = OneOffered(Batch._meta.get_field(name), admin.site)
    return LabelledChoiceField(model.objects.all(), required=False, label=label, widget=widget)


def _many(name: str, model, label: str) -> forms.Field:
    widget = ManyOffered(Batch._meta.get_field(name), admin.site)
    return LabelledMultipleChoiceField(model.objects.all(), required=False, label=label, widget=widget)


class PinForm(forms.Form):
    """What a text is about. All is optional; what is blank is not filled in."""

    date = PeriodFormField(required=False, label="Date", help_text="When it happened, e.g. 25 Feb 2025.")
    place = _one("place", Place, "Place")
    meeting = _one("meeting", Meeting, "Meeting")
    participants = _many("participants", Participant, "States and participants")
    sectors = _many("sectors", Sector, "Sectors")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_pin_%s", label_suffix="", error_class=Errors, **kwargs)

    def offer(self, choices: dict[str, list[tuple[int, str]]]) -> None:
        """Offer these choices, ids and labels, by field."""
        for name, found in choices.items():
            self.fields[name].widget.offered = found[:MAX_OFFERED]


class PinnedMixin(TextPages):
    """Pin values to a text, change and clear them."""

    def get_urls(self):
        pin = self.admin_site.admin_view(self.pin_view)
        meeting = self.admin_site.admin_view(self.only_posted(self.pin_meeting_view))
        begin = "<int:source>/texts/<int:snapshot>/pinned/"
        return [
            path(begin, pin, name="cooperation_source_pin"),
            path(f"{begin}meeting/<int:meeting>/", meeting, name="cooperation_source_pin_meeting"),
            *super().get_urls(),
        ]

    def pin_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """Pin what the form has, or nothing if it was sent by *Clear*. With errors, the page of the text shows them."""
        text = self.text_to_record_from(request, source, snapshot)
        if request.method != "POST":  # a link on the page with errors
            return HttpResponseRedirect(back_to_text(request, text))
        form = PinForm({} if "clear" in request.POST else request.POST)
        if not form.is_valid():
            return self.text_view(request, source, snapshot, pin_form=PinForm(request.POST))
        with transaction.atomic():
            batch = begun_batch(request.user, text)
            for name in ("date", "place", "meeting"):
                setattr(batch, name, form.cleaned_data.get(name) or None)
            batch.save()
            batch.participants.set(form.cleaned_data.get("participants") or [])
            batch.sectors.set(form.cleaned_data.get("sectors") or [])
        done = (
            "Nothing is pinned any more." if "clear" in request.POST else "Pinned. New records from this text get it."
        )
        self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(back_to_text(request, text))

    def pin_meeting_view(self, request: HttpRequest, source: int, snapshot: int, meeting: int) -> HttpResponse:
        """Pin a meeting, beside what is pinned already."""
        text = self.text_to_record_from(request, source, snapshot)
        found = Meeting.objects.filter(pk=meeting).first()
        if found is None:
            self.message_user(request, "Not pinned: this meeting was deleted.", messages.ERROR)
        else:
            batch = begun_batch(request.user, text)
            batch.meeting = found
            batch.save(update_fields=["meeting"])
            self.message_user(request, f"Pinned: “{found}”. New records from this text get it.", messages.SUCCESS)
        return HttpResponseRedirect(back_to_text(request, text))

    def pinned_context(
        self, request: HttpRequest, snapshot: Snapshot, mentions: Mentions, batch: Batch | None, form: PinForm | None
    ) -> dict:
        """What the page of a text shows of its pins: their summary, the form, and a meeting that could be pinned."""
        if not self.may_record(request):
            return {}
        has_pins = batch is not None and batch.has_pins
        values = _stored(batch) if has_pins else _proposed(snapshot, mentions)
        # Until something is pinned, the form has the proposal as its values: one button pins it.
        form = form or PinForm(initial={name: value for name, (value, _) in values.items()})
        form.offer(_offered(mentions, snapshot))
        return {
            "pin_form": form,
            "media": self.media + form.media,
            "has_pins": has_pins,
            "pins": [label for _, label in values.values() if label],
            "meeting_to_pin": _meeting_to_pin(batch) if batch else None,
        }


def _stored(batch: Batch) -> dict[str, tuple]:
    """Return what is pinned, as the form has it and as text, by field."""
    many = {name: list(getattr(batch, name).all()) for name in ("participants", "sectors")}
    return {
        **{name: (getattr(batch, name), str(getattr(batch, name) or "")) for name in ("date", "place", "meeting")},
        **{name: (rows, join_names(map(str, rows), limit=6)) for name, rows in many.items()},
    }


def _proposed(snapshot: Snapshot, mentions: Mentions) -> dict[str, tuple]:
    found = propose(snapshot, mentions)
    return {
        "date": (found.date, str(found.date or "")),
        "place": (found.place and found.place.pk, found.place.name if found.place else ""),
        "participants": ([state.pk for state in found.participants], join_names(s.name for s in found.participants)),
    }


def _offered(mentions: Mentions, snapshot: Snapshot) -> dict[str, list[tuple[int, str]]]:
    """Return choices by field: what the text names, the meetings that its source is cited for, and all sectors."""
    named = dict.fromkeys(row for mention in mentions.names for row in mention.candidates[:1])
    cited = Meeting.objects.filter(citations__source=snapshot.source_id).order_by("-pk").distinct()
    return {
        "place": [(row.pk, row.name) for row in named if row.noun == "place"],
        "participants": [(row.pk, row.name) for row in named if row.noun == "participant"],
        "meeting": list(cited.values_list("pk", "title")[:MAX_OFFERED]),
        "sectors": list(Sector.objects.values_list("pk", "name")[:MAX_OFFERED]),
    }


def _meeting_to_pin(batch: Batch) -> Meeting | None:
    """Return the meeting that the user recorded last from the text, unless it is pinned."""
    item = batch.items.open().filter(meeting__isnull=False).select_related("meeting").order_by("-pk").first()
    return item.meeting if item and item.meeting_id != batch.meeting_id else None
