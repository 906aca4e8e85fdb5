"""Initial data of forms from the query string: "Save and add another" keeps the source, the meeting and the date."""

from urllib.parse import urlencode, urlsplit

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict

from cooperation.models import Participant, Record
from cooperation.models.keys import PRIMARY_KEY

CARRIED = "_carried"  # the parameter that says that the others are values of the record before
MAX_PARTICIPANTS = 20
MAX_SOURCES = 20


def carry_over(request: HttpRequest, record: Record, names: tuple[str, ...], response: HttpResponse) -> HttpResponse:
    """Add the values of the fields ``names`` and the last source to the redirect of "Save and add another"."""
    if "_addanother" in request.POST and response.has_header("Location"):  # a popup only closes
        url = urlsplit(response["Location"])
        query = dict(QueryDict(url.query).items()) | _carried_values(record, names) | {CARRIED: "yes"}
        response["Location"] = url._replace(query=urlencode(query)).geturl()
    return response


def carried_parameters(parameters: QueryDict) -> set[str]:
    """Return the names of parameters that are values of the record before, as "Save and add another" writes them."""
    return {name for name in parameters if not name.startswith("_")} if CARRIED in parameters else set()


def initial_sources(parameters: QueryDict) -> list[dict]:
    """The first citations of a new record, from ``?source=12``; of the first, ``&quote=…`` and ``&speaker=34``."""
    sources = [{"source": pk} for pk in _values(parameters, "source") if PRIMARY_KEY.fullmatch(pk)][:MAX_SOURCES]
    if sources and (quote := parameters.get("quote", "").replace("\0", "")):
        sources[0]["quote"] = quote
    if sources and PRIMARY_KEY.fullmatch(speaker := parameters.get("speaker", "")):
        sources[0]["speaker"] = speaker
    return sources


def initial_participants(parameters: QueryDict) -> list[int]:
    """The ids of the participants in the query string, then of the states of its countries.

    ``?participant=12&country=KZ``; unknown ids and codes are ignored.
    """
    ids = [int(pk) for pk in _values(parameters, "participant") if PRIMARY_KEY.fullmatch(pk)][:MAX_PARTICIPANTS]
    codes = [code for code in _values(parameters, "country") if code.isalnum()][:MAX_PARTICIPANTS]
    if not (ids or codes):
        return []
    is_state = Q(kind=Participant.Kind.STATE, country__in=codes)
    found = dict(Participant.objects.filter(Q(pk__in=ids) | is_state).order_by("pk").values_list("pk", "country"))
    states = sorted(found.keys() - set(ids), key=lambda pk: codes.index(found[pk]))
    return [*dict.fromkeys(pk for pk in ids if pk in found), *states][:MAX_PARTICIPANTS]


def valid_initial(model: type[models.Model], initial: dict) -> dict:
    """The initial data of a form without fields that don't exist and without invalid primary keys."""
    return {name: value for name, value in initial.items() if _is_valid(model, name, value)}


def _values(parameters: QueryDict, name: str) -> list[str]:
    return [value for value in parameters.get(name, "").split(",") if value]


def _is_valid(model: type[models.Model], name: str, value) -> bool:
    try:
        field = model._meta.get_field(name)
        if field.is_relation:
            for pk in value if isinstance(value, list) else [value]:
                field.target_field.to_python(pk)
    except (FieldDoesNotExist, ValidationError):
        return False
    return True


def _carried_values(record: Record, names: tuple[str, ...]) -> dict[str, str]:
    last = record.citations.order_by("-pk").first()
    values = {name: _as_parameter(record, name) for name in names} | {"source": last and last.source_id}
    return {name: str(value) for name, value in values.items() if value}


def _as_parameter(record: Record, name: str):
    field = record._meta.get_field(name)
    if field.many_to_many:
        return ",".join(str(obj.pk) for obj in getattr(record, name).all())
    return field.value_from_object(record)
