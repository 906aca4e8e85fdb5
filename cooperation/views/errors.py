"""Answers to requests that are not accepted: pages in the register's own look that say what is wrong."""

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string

KNOWN_PROBLEMS = {
    TooManyFieldsSent: "The form has too many fields. Save it with fewer rows, then add the others.",
    RequestDataTooBig: "The form is too long. Shorten its texts, or save them in parts.",
}
"""Sentences for exceptions of Django whose own messages are for programmers."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a damaged request, status 400. The message of a ``BadRequest`` says what is wrong."""
    # Subclasses are Django's own: their messages are for logs.
    problem = str(exception) if type(exception) is BadRequest else KNOWN_PROBLEMS.get(type(exception), "")
    return HttpResponseBadRequest(render_to_string("400.html", {"problems": list(filter(None, [problem]))}, request))


def problems_page(
    request: HttpRequest, problems: list[str], back: tuple[str, str], *, heading: str = "", status: int = 400
) -> HttpResponse:
    """Return an answer that lists problems: a page for browsers, text for programs.

    Args:
        problems: one sentence each.
        back: URL and text of the link to where the user corrects them.
        heading: the heading of the page, if the request was understood.
        status: the status of the answer.
    """
    if request.get_preferred_type(["text/plain", "text/html"]) == "text/html":
        url, text = back
        values = {"heading": heading, "problems": problems, "back_url": url, "back_text": text}
        return HttpResponse(render_to_string("400.html", values, request), status=status)
    return HttpResponse("\n".join([*problems, ""]), content_type="text/plain; charset=utf-8", status=status)


def method_not_allowed(request: HttpRequest, allowed: str) -> str:
    """Return the content of the page for a method that a URL does not accept, status 405."""
    return render_to_string("405.html", {"method": request.method, "allowed": allowed}, request)
