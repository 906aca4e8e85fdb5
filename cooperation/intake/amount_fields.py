"""How an amount of a text fills in the fields of a value."""

from django.core.exceptions import ValidationError

from cooperation.fields import Amount
from cooperation.fields.amount_words import in_english
from cooperation.fields.amounts import plain_number
from cooperation.intake.amounts import AmountMention
from cooperation.models.units import unit_spelt


def amount_parameters(field: str, mention: AmountMention) -> dict[str, str]:
    """The words of an amount; if they are not in plain English, its number, bound and unit, with the words as printed.

    So "1,7 млрд долларов" and "2x600 MW" show what was read. "From 0.9 to 1.1 billion" names a unit for both.
    """
    unit = mention.unit.pk if mention.unit else ""
    try:
        read = Amount.parse(mention.text)
        spelt = unit_spelt(read.unit) if read.unit else None
        is_plain = in_english(mention.text) == " ".join(mention.text.split())
        same = is_plain and (read.low, read.high, read.bound) == (mention.value, mention.upper, mention.bound)
        if same and (spelt.pk if spelt else "") == unit:
            return {field: mention.text}
    except (ValueError, ValidationError):
        pass
    query = {field: plain_number(mention.value), "bound": mention.bound, "unit": unit, "printed": mention.text}
    if mention.upper is not None:
        query["value_high"] = plain_number(mention.upper)
    return {name: value for name, value in query.items() if value}
