"""How a date is understood while it is typed."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from cooperation.fields import understood


@require_GET
def understood_date(request: HttpRequest) -> JsonResponse:
    """Answers ``text`` with what it is read as, or with what is accepted where it can't be read.

    >>> understood_date(RequestFactory().get("", {"text": "Feb 2025"})).content
    b'{"understood": "February 2025, known to the month"}'
    """
    try:
        return JsonResponse({"understood": understood(request.GET.get("text", ""))})
    except ValueError as error:
        return JsonResponse({"error": str(error)})
