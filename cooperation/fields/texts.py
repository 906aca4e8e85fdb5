"""Text fields of one line and of several, without invisible characters, which file formats forbid.

Migrations and history tables see Django's own fields.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models

INVISIBLE_CHARACTERS = "\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff"
"""Control characters except tab and line ends, and Unicode noncharacters, as part of a regular expression."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(f"[\x00{INVISIBLE_CHARACTERS}\ufeff\ud800-\udfff]")
_NO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
_BLANK = re.compile(f"\\s*[{_NO_WIDTH}][\\s{_NO_WIDTH}]*")
_UNSEEN_IN_TEXT = re.compile(f"[{INVISIBLE_CHARACTERS}]")
_UNSEEN_IN_LINE = re.compile(f"[\t\n\r{INVISIBLE_CHARACTERS}]")


def plain_text(text: str) -> str:
    """Return a text of any origin as the register stores it: line ends are "\\n", no control character is left.

    >>> plain_text("one\\r\\ntwo\\x00")
    'one\\ntwo'
    """
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def validate_visible_text(text: str) -> None:
    """Raise ValidationError if a text of several lines contains an invisible character."""
    _refuse(_UNSEEN_IN_TEXT, text)


def validate_visible_line(text: str) -> None:
    """Raise ValidationError if a text of one line contains an invisible character, a tab or a line end."""
    _refuse(_UNSEEN_IN_LINE, text)


def _refuse(unseen: re.Pattern[str], text: str) -> None:
    if text and _BLANK.fullmatch(text):
        raise ValidationError("This has only invisible characters. Type a text.", code="unseen")
    if found := unseen.search(text):
        before = text[max(0, found.start() - 20) : found.start()].strip()
        where = f"after “{before}”" if before else "at the beginning"
        sign = f"U+{ord(found[0]):04X}"
        raise ValidationError(
            f"There is an invisible character {where} ({sign}). Delete it, or type the text again.",
            code="unseen",
        )


class LineField(models.CharField):
    """A text of one line."""

    default_validators = [validate_visible_line]
    default_error_messages = {
        "max_length": "Shorten this to %(limit_value)d characters or fewer. It has %(show_value)d now."
    }

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs):
        # Forms without a model use these validators too.
        return super().formfield(**{"validators": self.default_validators, **kwargs})


class QuoteField(LineField):
    """A text that may have been copied from several lines."""

    default_validators = [validate_visible_text]


class ProseField(models.TextField):
    """A text of several lines."""

    default_validators = [validate_visible_text]

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class ArchivedTextField(ProseField):
    """The text of a whole document. Forms and the history show its length instead."""
