"""Compression of pages that contain no secrets."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware


class CompressPagesOfVisitors(GZipMiddleware):
    """Compress pages for visitors, who are neither signed in nor about to sign in.

    The length of a compressed page shows whether text that an attacker puts into it, such as a search text, occurs in
    it again (BREACH). The pages of users contain drafts and tokens, so they are not compressed. Streams are not
    compressed either: files of a whole list are sent while they are written.
    """

    def process_response(self, request, response):
        own = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        if response.streaming or own & (request.COOKIES.keys() | response.cookies.keys()):
            return response
        return super().process_response(request, response)
