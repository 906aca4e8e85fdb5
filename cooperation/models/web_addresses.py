"""Web addresses of one page: http or https, "www.", the site for phones, a final slash, fragments, parameters that only
track readers."""

from django.db import models
from django.db.models.functions import MD5, Concat, Lower

SITE = r"^(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*"
TRACKING = "utm_[a-z_]+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|_openstat|ysclid|from_source|ref_src"
# In this order. A fragment that begins with "!" or "/" names a page of a site that is one script.
REMOVED = [
    (r"#(?![!/]).*$", ""),
    (r"^[a-z][a-z0-9+.-]*://((www\d?|m|mobile|amp)\.)?", ""),
    (r"^([^/?#]+):(80|443)(?=[/?#]|$)", r"\1"),
    (rf"(?<=[?&])({TRACKING})=[^&#]*", ""),
    (r"\?&+", "?"),
    (r"&&+", "&"),
    (r"[?&]+(?=#|$)", ""),
    (r"/+(?=\?|$)", ""),
]


def bare_url(address: models.Expression) -> Concat:
    """Return the expression for a web address without what may differ between two addresses of the same page.

    "https://www.Example.org/news/?utm_source=x#top" and "http://example.org/news" are both "example.org/news". Letters
    in the path stay as they are: they can tell one video from another.
    """
    site = _text("substring", address, SITE)
    bare = Concat(Lower(site), _replaced(address, SITE, ""))
    for pattern, replacement in REMOVED:
        bare = _replaced(bare, pattern, replacement)
    return bare


def url_key(address: models.Expression) -> MD5:
    """Return the expression for the checksum of a bare address, which is short enough for an index."""
    return MD5(bare_url(address))


def _replaced(text: models.Expression, pattern: str, replacement: str) -> models.Func:
    return _text("regexp_replace", text, pattern, replacement, "g")


def _text(function: str, text: models.Expression, *values: str) -> models.Func:
    given = (models.Value(value) for value in values)
    return models.Func(text, *given, function=function, output_field=models.TextField())
