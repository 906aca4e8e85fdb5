"""Compression of pages on the wire, where nobody can read a secret from their length."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware


class CompressPagesOfVisitors(GZipMiddleware):
    """Compresses whole pages for visitors, who are neither signed in nor about to sign in.

    The length of a compressed page tells whether a text that somebody else put into it, such as words that are searched
    for, occurs in it a second time (BREACH). The pages of users hold drafts and tokens, so they are not compressed.
    Streams are not either: files of a whole list are sent while they are written.
    """

    def process_response(self, request, response):
        own = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        if response.streaming or own & (request.COOKIES.keys() | response.cookies.keys()):
            return response
        return super().process_response(request, response)
