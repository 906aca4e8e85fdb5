"""Web addresses of one page: http or https, "www.", a final slash, fragments, parameters that only track readers."""

from typing import ClassVar

from django.db import models

TRACKING = "utm_[a-z_]+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|_openstat|ysclid|from_source|ref_src"
# In this order. A fragment that begins with "!" or "/" names a page of a site that is one script.
REMOVED = [
    (r"#(?![!/]).*$", ""),
    (r"^[a-z][a-z0-9+.-]*://(www\d?\.)?", ""),
    (r"^([^/?#]+):(80|443)(?=[/?#]|$)", r"\1"),
    (rf"(?<=[?&])({TRACKING})=[^&#]*", ""),
    (r"\?&+", "?"),
    (r"&&+", "&"),
    (r"[?&]+(?=#|$)", ""),
    (r"/+(?=\?|$)", ""),
]


def _bare_sql(column: str) -> str:
    for pattern, replacement in REMOVED:
        column = f"regexp_replace({column}, '{pattern}', '{replacement}', 'g')"
    return column


class BareUrl(models.Func):
    """A web address without what may differ between two addresses of the same page, in small letters.

    "https://www.example.org/news/?utm_source=x#top" and "http://example.org/news" are both "example.org/news".
    """

    template: ClassVar[str] = _bare_sql("lower(%(expressions)s)")
    output_field = models.TextField()
