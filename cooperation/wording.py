"""How pages write numbers, languages and posts, and the shape beside a status."""

from decimal import Decimal

from babel import Locale

from cooperation.models import Affiliation

ENGLISH = Locale("en")

# Shape -> the statuses that it stands beside. Circles fill as something progresses, squares as a text does. Within a
# record type, each status has a shape of its own.
SHAPES = {
    "begun": {"idea", "under_negotiation", "scheduled", "open"},
    "told": {"under_discussion", "declared"},
    "text": {"drafted"},
    "text-half": {"initialled"},
    "text-full": {"adopted"},
    "half": {"planned", "signed", "partly_met"},
    "most": {"provisionally_applied", "implementation"},
    "full": {"in_force", "held", "completed", "met"},
    "paused": {"suspended", "postponed"},
    "ended": {"terminated", "cancelled", "missed"},
    "run-out": {"expired"},
    "never": {"never_in_force", "dropped"},
    "followed": {"replaced", "restated"},  # another one stands instead, so nothing failed
    "doubtful": {"unknown", "unconfirmed"},
    "late": {"overdue"},
}
_SHAPE_OF = {status: shape for shape, statuses in SHAPES.items() for status in statuses}


def shape_of(status: str) -> str:
    """The shape beside a status, a key of SHAPES; "none" for what is no status."""
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
