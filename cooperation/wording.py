"""How pages write numbers, languages and posts, and the shape beside a status."""

from decimal import Decimal

from babel import Locale

from cooperation.models import Affiliation

ENGLISH = Locale("en")

# Status -> shape beside it, which shows how far something has progressed or how it ended.
SHAPES = {
    "begun": {"idea", "under_negotiation", "scheduled", "open"},
    "half": {"under_discussion", "declared", "drafted", "initialled", "adopted", "planned", "partly_met"},
    "most": {"signed", "provisionally_applied", "implementation"},
    "full": {"in_force", "held", "completed", "met"},
    "paused": {"suspended", "postponed"},
    "ended": {"terminated", "expired", "never_in_force", "cancelled", "missed", "dropped"},
    "followed": {"replaced", "restated"},  # another one stands instead, so nothing failed
}
_SHAPE_OF = {status: shape for shape, statuses in SHAPES.items() for status in statuses}


def shape_of(status: str) -> str:
    """The shape beside a status, a key of SHAPES; "none" for a status such as unknown."""
    return _SHAPE_OF.get(status, "none")


def thousands(number: int) -> str:
    """A number with thousands separators.

    >>> thousands(12345)
    '12,345'
    """
    return f"{number:,}"


def language_name(code: str) -> str:
    """The English name of a language, or the code itself if it has no name.

    >>> language_name("kk")
    'Kazakh'
    """
    return ENGLISH.languages.get(code.split("-")[0], code)


def percent(share: Decimal) -> str:
    """A share in percent, without trailing zeros.

    >>> percent(Decimal("50.0000"))
    '50 percent'
    """
    return f"{share.normalize():f} percent"


def post_in(affiliation: Affiliation) -> str:
    """A person's or organisation's post in an organisation, to be followed by the organisation's name.

    >>> post_in(Affiliation(kind="owner", share=Decimal(50)))
    'Owner of 50 percent of'
    >>> post_in(Affiliation(kind="post", role="Chairman"))
    'Chairman,'
    """
    if affiliation.role:
        return f"{affiliation.role},"
    if affiliation.kind == Affiliation.Kind.OWNER and affiliation.share is not None:
        return f"Owner of {percent(affiliation.share)} of"
    words = {"member": "Member of", "observer": "Observer at", "owner": "Owner of", "post": "Post at"}
    return words.get(affiliation.kind, "Belongs to")
