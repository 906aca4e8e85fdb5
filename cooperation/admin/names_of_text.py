"""The page that adds the participants and places which a text names and the register lacks, all at once."""

import re
from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst

from cooperation.admin.creation import cleaned_name, reserve_name
from cooperation.admin.drafts import delete_draft
from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.admin.forms import Errors
from cooperation.admin.made_from_text import add_to_batch, begun_batch
from cooperation.admin.text_pages import TextPages, back_to_text
from cooperation.intake.guesses import countries_in, keys_of_countries
from cooperation.intake.mentions import mentions_in
from cooperation.intake.missing_names import missing_names
from cooperation.intake.stems import name_words
from cooperation.models import Country, Participant, Place
from cooperation.models.base import line

MODELS_OF_NAMES = {"participant": Participant, "place": Place}
EMPTY_ROWS = 6  # for names that the text has in other words
_NAME = re.compile(r"[^\s,;].*?(?=\s*[,;]|\s+and\s|\s*$)")  # up to the next separator
_CODES = re.compile(r"(?:[A-Za-z]{2}\s+)*[A-Za-z]{2}")


class CountryCodesField(forms.CharField):
    """Countries by their codes or names: "KZ, KG", "kz kg", "Kazakhstan"."""

    def to_python(self, value) -> list[Country]:
        text = super().to_python(value)
        keys = keys_of_countries()
        parts = text.split() if _CODES.fullmatch(text) else _listed(text, keys)
        return list(dict.fromkeys(_country(part, keys) for part in parts))


def _listed(text: str, keys: dict[str, str]) -> Iterator[str]:
    """Yield the names of countries in a list of them. Some have a comma or an "and" themselves."""
    spans = [match.span() for match in _NAME.finditer(text)]
    while spans:
        begin, number = spans[0][0], len(spans)
        while number > 1 and _key(text[begin : spans[number - 1][1]]) not in keys:
            number -= 1
        yield text[begin : spans[number - 1][1]]
        spans = spans[number:]


def _country(text: str, keys: dict[str, str]) -> Country:
    named = keys.get(_key(text))
    codes = [text.upper()] if len(text) == 2 else [named] if named else countries_in(text, keys)
    found = Country.objects.filter(pk__in=codes[:1]).first()
    if found is None:
        raise ValidationError(f"No country is called “{text}”. Enter codes or names, e.g. KZ, KG.")
    return found


def _key(name: str) -> str:
    return " ".join(name_words(name))


def _kinds() -> list[tuple]:
    """The kinds of participants and places, in groups. A state is not added: the register has them all."""
    groups = [("", "–")]
    for noun, model in MODELS_OF_NAMES.items():
        kinds = [(f"{noun}:{kind}", label) for kind, label in model.Kind.choices if kind != Participant.Kind.STATE]
        groups.append((capfirst(str(model._meta.verbose_name)), kinds))
    return groups


class NewNameForm(forms.Form):
    """A name, what it is, and its countries. It is added if it is ticked, or typed into an empty row."""

    add = forms.BooleanField(label="Add", required=False)
    name = line().formfield(label="Name", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=_kinds)
    countries = CountryCodesField(label="Countries", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"error_class": Errors})
        name = self.initial.get("name") or self.data.get(self.add_prefix("name")) or "in another row"
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {name}"
            if isinstance(field, forms.CharField):
                field.widget.attrs["placeholder"] = field.label

    def clean_name(self):
        return cleaned_name(self.cleaned_data["name"])

    def clean(self):
        super().clean()
        if not self.is_wanted or self.errors:
            return
        if not self.cleaned_data["kind"]:
            self.add_error("kind", "Choose what it is, or do not add it.")
            return
        noun, kind = self.cleaned_data["kind"].split(":")
        self.row = MODELS_OF_NAMES[noun](name=self.cleaned_data["name"], kind=kind)
        if isinstance(self.row, Participant):
            if len(self.cleaned_data["countries"]) > 1:
                self.add_error("countries", "Enter one country: a participant has no others.")
                return
            self.row.country = next(iter(self.cleaned_data["countries"]), None)
        try:
            self.row.full_clean(exclude=["slug"])
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)

    @property
    def is_wanted(self) -> bool:
        """Whether the name is to be added."""
        data = self.cleaned_data
        # The rows after those that the text names may be empty.
        return bool(data.get("name")) and (data.get("add", False) or self.empty_permitted)

    def save(self) -> bool:
        """Save the row, unless another request has added one of this name meanwhile; return whether it was saved."""
        if not reserve_name(type(self.row), self.row.name):
            return False
        self.row.save()
        if isinstance(self.row, Place):
            self.row.countries.set(self.cleaned_data["countries"])
        return True


NamesFormSet = forms.formset_factory(NewNameForm, extra=EMPTY_ROWS)


def _added(new: int, known: int) -> str:
    """Say how many names were added, and how many others the register had already."""
    names = {0: "No name was added.", 1: "One name was added to the register and to your batch."}
    said = names.get(new, f"{new} names were added to the register and to your batch.")
    if known:
        said += f" {known} {'was' if known == 1 else 'were'} in the register already."
    return said


class NamesMixin(TextPages):
    """Add the names of a text that the register lacks."""

    def get_urls(self):
        names = self.admin_site.admin_view(self.names_view)
        return [
            path("<int:source>/texts/<int:snapshot>/names/", names, name="cooperation_source_names"),
            *super().get_urls(),
        ]

    def names_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """The form; after it is sent, the page of the text. Nothing is added if a row has an error."""
        text = self.text_to_record_from(request, source, snapshot)
        if not self.may_add_names(request):
            raise PermissionDenied
        missing = missing_names(text.text, mentions_in(text.text, text.source.published))
        initial = [
            {
                "add": bool(one.kind),
                "name": one.name,
                "kind": f"{one.noun}:{one.kind}" if one.kind else "",
                "countries": ", ".join(one.countries),
            }
            for one in missing
        ]
        # Of a form that was sent, its own rows count: what the register lacks may have changed since.
        if request.method == "POST":
            formset = NamesFormSet(request.POST, prefix="names")
        else:
            formset = NamesFormSet(initial=initial, prefix="names")
        errors = []
        if request.method == "POST" and formset.is_valid():
            try:
                with transaction.atomic():
                    batch = begun_batch(request.user, text)
                    saved = [form.save() for form in formset.forms if form.is_wanted]
                    check_constraints_now()
                    add_to_batch(batch)
            except IntegrityError as error:
                errors = [integrity_message(error)]
            else:
                self.message_user(request, _added(saved.count(True), saved.count(False)), messages.SUCCESS)
                return delete_draft(request.POST, request, HttpResponseRedirect(back_to_text(request, text)))
        context = {
            **self.admin_site.each_context(request),
            "title": "Add names of the text",
            "subtitle": None,
            "opts": self.opts,
            "snapshot": text,
            "formset": formset,
            "errors": errors,
            "has_errors": bool(errors) or (formset.is_bound and not formset.is_valid()),
        }
        return TemplateResponse(request, "admin/cooperation/names.html", context)

    def may_add_names(self, request: HttpRequest) -> bool:
        """Whether the user may add participants and places."""
        return all(self.may(request, "add", model) for model in MODELS_OF_NAMES.values())
