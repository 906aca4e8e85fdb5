"""SQL of the texts by which entries are found: names, what stands in many rows, quotes; and of storing them."""

from cooperation.models.entry_links import CITATIONS, union
from cooperation.models.entry_words import STORE_WORDS


def names(alias: str, *columns: str) -> str:
    """SQL of the names in some columns of a row as one text; arrays are named with brackets: ``other_names[]``."""
    texts = [
        f"array_to_string({alias}.{column[:-2]}, ' ')" if column.endswith("[]") else f"{alias}.{column}"
        for column in columns
    ]
    return f"concat_ws(' ', {', '.join(texts)})"


def together(what: str, rows: str, order: str) -> str:
    """SQL of a text from many rows."""
    return f"(SELECT string_agg({what}, ' ' ORDER BY {order}) FROM {rows})"


def quotes(noun: str) -> str:
    """SQL of what the citations of a noun's entry quote."""
    quotes = [
        f"SELECT r.id, {names('r', 'quote', 'differs')} AS said FROM {row.table} r {row.via} WHERE {row.key} = NEW.key"
        for row in CITATIONS
        if row.noun == noun
    ]
    return together("q.said", f"({union(quotes)}) q", "q.id")


# The last part of the trigger that fills an entry: it has set the columns of NEW but the words, and ``titles`` and
# ``words``; what is left are the names of whom and what the entry names.
FINISH = f"""
    names := concat_ws(
        ' ',
        {
    together(
        names("p", "name", "other_names[]", "native_name"),
        "cooperation_participant p WHERE p.id = ANY (NEW.participants)",
        "p.id",
    )
},
        {together(names("p", "name", "other_names[]"), "cooperation_place p WHERE p.id = ANY (NEW.places)", "p.id")},
        {
    together(
        names("c", "name", "official_name", "other_names[]"),
        "cooperation_country c WHERE c.code = ANY (NEW.countries)",
        "c.code",
    )
}
    );
    {STORE_WORDS}
    NEW.source_count := cardinality(NEW.sources);
    IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
"""
