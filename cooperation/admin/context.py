"""What one form hands to the next: "Save and add another" keeps the source, the meeting and the date."""

from urllib.parse import urlencode, urlsplit

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict

from cooperation.models import Participant, Record

MOST = 20  # participants that a form starts with


def carried_over(request: HttpRequest, record: Record, names: tuple[str, ...], response: HttpResponse) -> HttpResponse:
    """The response to a saved form; where it leads to the next empty one, with what that one starts with."""
    if "_addanother" in request.POST:
        address = urlsplit(response["Location"])
        query = dict(QueryDict(address.query).items()) | _context_of(record, names)
        response["Location"] = address._replace(query=urlencode(query)).geturl()
    return response


def initial_source(parameters: QueryDict) -> list[dict]:
    """The first citations of a new record, from the address: ``?source=12``."""
    return [{"source": key} for key in _parts(parameters, "source") if key.isdecimal()]


def participants_named(parameters: QueryDict) -> list[int]:
    """Keys of the participants that an address names, then of its countries' states: ``participant=12&country=KZ``.

    What is no key or code is left out.
    """
    keys = [int(key) for key in _parts(parameters, "participant") if key.isdecimal()]
    codes = [code for code in _parts(parameters, "country") if code.isalnum()]
    if not (keys or codes):
        return []
    state = Q(kind=Participant.Kind.STATE, country__in=codes)
    found = dict(Participant.objects.filter(Q(pk__in=keys) | state).order_by("pk").values_list("pk", "country"))
    states = sorted(found.keys() - set(keys), key=lambda key: codes.index(found[key]))
    return [*dict.fromkeys(key for key in keys if key in found), *states][:MOST]


def _parts(parameters: QueryDict, name: str) -> list[str]:
    return [part for part in parameters.get(name, "").split(",") if part]


def only_known(model: type[models.Model], initial: dict) -> dict:
    """What an address gives a form to start with, without what is no value of its relations."""
    return {name: value for name, value in initial.items() if _fits(model, name, value)}


def _fits(model: type[models.Model], name: str, value) -> bool:
    try:
        field = model._meta.get_field(name)
        if field.is_relation:
            for key in value if isinstance(value, list) else [value]:
                field.target_field.to_python(key)
    except (FieldDoesNotExist, ValidationError):
        return False
    return True


def _context_of(record: Record, names: tuple[str, ...]) -> dict[str, str]:
    last = record.citations.order_by("-pk").first()
    values = {name: _as_parameter(record, name) for name in names} | {"source": last and last.source_id}
    return {name: str(value) for name, value in values.items() if value}


def _as_parameter(record: Record, name: str):
    field = record._meta.get_field(name)
    if field.many_to_many:
        return ",".join(str(row.pk) for row in getattr(record, name).all())
    return field.value_from_object(record)
