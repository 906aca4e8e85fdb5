"""Rules that triggers enforce. Each class is one rule, listed in ``Meta.triggers`` of its models.

Errors have the SQLSTATE of a check violation, so Django raises ``IntegrityError`` with the message written here.
"""

import pgtrigger
from django.db import models

AS_CHECK_VIOLATION = "USING ERRCODE = 'check_violation'"

ANCHORED_SOURCE = (
    "The words of this citation are marked in a text of its source. For another source, add a new citation and delete "
    "this one."
)
SLUG_IS_FINAL = "The page address cannot change after publication."


def cycle_message(verbose_name: str, field: str) -> str:
    """Return the message for a row that is part of itself, or a commitment that restates itself."""
    verb = "restate" if field == "restates" else "be part of"
    return f"This {verbose_name} cannot {verb} itself, directly or through others."


class NoCycle(pgtrigger.Trigger):
    """A row must not be part of itself through the foreign key ``field``, directly or through other rows."""

    when = pgtrigger.Before
    declare = [("ring", "boolean")]

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            name=f"no_ring_by_{field}",
            operation=pgtrigger.Insert | pgtrigger.UpdateOf(f"{field}_id"),
            condition=pgtrigger.Q(**{f"new__{field}__isnull": False}),
        )

    def get_func(self, model: type[models.Model]) -> str:
        table, column = model._meta.db_table, model._meta.get_field(self.field).column
        pk, refusal = model._meta.pk.column, cycle_message(model._meta.verbose_name, self.field)
        # The lock makes two transactions that would close a ring together wait for each other.
        return f"""
            PERFORM pg_advisory_xact_lock(hashtext('{table}.{column}'));
            WITH RECURSIVE above(id) AS (
                SELECT NEW.{column}
                UNION
                SELECT t.{column} FROM {table} t JOIN above ON t.{pk} = above.id WHERE t.{column} IS NOT NULL
            )
            SELECT bool_or(above.id = NEW.{pk}) INTO ring FROM above;
            IF ring THEN
                RAISE EXCEPTION '{refusal}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


BOOKKEEPING = {
    *("version", "created_at", "updated_at", "created_by", "updated_by"),
    *("preferred_by", "preferred_at", "step"),
}


class CountVersions(pgtrigger.Trigger):
    """Each save of a record raises ``version`` by one, but a change of derived columns does not.

    Derived are the columns that are not editable, except those in ``BOOKKEEPING``. A trigger that writes "checked on",
    because somebody checked for news, counts as a save: an older form must not write it back.
    """

    name = "count_versions"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: type[models.Model]) -> str:
        # A migration has the fields of a model, but not its other attributes: no DERIVED.
        derived = (f.column for f in model._meta.concrete_fields if not f.editable and f.name not in BOOKKEEPING)
        keep = f"ARRAY[{', '.join(map(repr, derived))}]::text[]"
        return f"""
            IF (pg_trigger_depth() > 1 AND NEW.checked_on IS NOT DISTINCT FROM OLD.checked_on)
               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - {keep} = to_jsonb(OLD) - {keep}) THEN
                NEW.version := OLD.version;
                RETURN NEW;
            END IF;
            NEW.version := OLD.version + 1;
            NEW.updated_at := now();
            RETURN NEW;
        """


NOT_YET = "This day is in the future. Enter today or an earlier day."


class NotInFuture(pgtrigger.Trigger):
    """A day must not be later than today, which is the database's."""

    when = pgtrigger.Before

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            name=f"{field}_not_in_future",
            operation=pgtrigger.Insert | pgtrigger.UpdateOf(field),
            condition=pgtrigger.Q(**{f"new__{field}__isnull": False}),
        )

    def get_func(self, model: type[models.Model]) -> str:
        return f"""
            IF NEW.{self.field} > register.today() THEN
                RAISE EXCEPTION '{NOT_YET}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


class StableSlug(pgtrigger.Trigger):
    """The slug of a record that was ever published must not change. The history shows whether it was."""

    name = "stable_slug"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("slug")
    condition = pgtrigger.Condition("NEW.slug <> OLD.slug")

    def get_func(self, model: type[models.Model]) -> str:
        return f"""
            IF EXISTS (
                SELECT 1 FROM {model._meta.db_table}event
                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug
            ) THEN
                RAISE EXCEPTION '{SLUG_IS_FINAL}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


class Unchanging(pgtrigger.Trigger):
    """A column must not change once it has a value other than blank."""

    when = pgtrigger.Before

    def __init__(self, column: str, message: str) -> None:
        self.column, self.message = column, message
        super().__init__(name=f"{column}_stays", operation=pgtrigger.UpdateOf(column))

    def get_func(self, model: type[models.Model]) -> str:
        return f"""
            IF OLD.{self.column}::text <> '' AND NEW.{self.column} IS DISTINCT FROM OLD.{self.column} THEN
                RAISE EXCEPTION '{self.message}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


OTHER_WORDS = "The text has other words at these positions. Select the words again."
OTHER_SOURCE = "The words of a citation can be marked only in a text of its own source."


class AnchoredWords(pgtrigger.Trigger):
    """The words of an anchor, and those around them, must be what the text of its snapshot has at these positions.

    The snapshot must be one of the citation's source.
    """

    name = "anchored_words"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update
    declare = [("read", "record")]

    def get_func(self, model: type[models.Model]) -> str:
        return f"""
            SELECT s.text, s.source_id = c.source_id AS same_source INTO read
            FROM cooperation_snapshot s, cooperation_citation c
            WHERE s.id = NEW.snapshot_id AND c.id = NEW.citation_id;
            IF NOT FOUND THEN
                RETURN NEW;  -- a foreign key is wrong, which PostgreSQL reports
            END IF;
            IF NOT read.same_source THEN
                RAISE EXCEPTION '{OTHER_SOURCE}' {AS_CHECK_VIOLATION};
            END IF;
            IF substr(read.text, NEW.start + 1, NEW."end" - NEW.start) <> NEW.exact
               OR right(left(read.text, NEW.start), length(NEW.prefix)) <> NEW.prefix
               OR substr(read.text, NEW."end" + 1, length(NEW.suffix)) <> NEW.suffix THEN
                RAISE EXCEPTION '{OTHER_WORDS}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


class SameOwner(pgtrigger.Trigger):
    """A batch must have only records that its own user created, while both accounts exist.

    Args:
        batch: the foreign key to the batch.
        records: the foreign keys to records, by name.
        message: the error message.
    """

    name = "same_owner"
    when = pgtrigger.Before
    operation = pgtrigger.Insert

    def __init__(self, batch: str, records: dict[str, type[models.Model]], message: str) -> None:
        self.batch, self.records, self.message = batch, records, message
        super().__init__()

    def get_func(self, model: type[models.Model]) -> str:
        batch = model._meta.get_field(self.batch).related_model._meta.db_table
        creators = "UNION ALL ".join(
            f"SELECT created_by_id FROM {record._meta.db_table} WHERE id = NEW.{name}_id "  # names in the code
            for name, record in self.records.items()
        )
        return f"""
            IF EXISTS (
                SELECT FROM ({creators}) made, {batch} b
                WHERE b.id = NEW.{self.batch}_id AND made.created_by_id <> b.owner_id
            ) THEN
                RAISE EXCEPTION '{self.message}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


OUTSIDE_TEXT = "The text ends before this position. Select the sentence again."


class WithinText(pgtrigger.Trigger):
    """The positions of a row must be in the text of its snapshot, which never changes."""

    name = "within_text"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def get_func(self, model: type[models.Model]) -> str:
        return f"""
            IF NEW."end" > (SELECT length(text) FROM cooperation_snapshot WHERE id = NEW.snapshot_id) THEN
                RAISE EXCEPTION '{OUTSIDE_TEXT}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


class SourceOfAnchor(pgtrigger.Trigger):
    """A citation whose words are marked in a text must not get another source."""

    name = "source_of_anchor"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("source_id")
    condition = pgtrigger.Condition("NEW.source_id <> OLD.source_id")

    def get_func(self, model: type[models.Model]) -> str:
        return f"""
            IF EXISTS (SELECT FROM cooperation_anchor WHERE citation_id = NEW.id) THEN
                RAISE EXCEPTION '{ANCHORED_SOURCE}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NEW;
        """


class PublishedNeeds(pgtrigger.Trigger):
    """At commit, a published record must have at least one row in ``table``: a citation; an agreement, also a party.

    ``unless`` is a box of the record: if it is ticked, the record needs none.
    """

    when = pgtrigger.After
    timing = pgtrigger.Deferred
    condition = pgtrigger.Condition("NEW.publication = 'published'")

    def __init__(self, what: str, table: str, *, unless: str = "") -> None:
        self.what, self.table, self.unless = what, table, unless
        columns = ["publication", unless] if unless else ["publication"]
        super().__init__(name=f"published_needs_{what}", operation=pgtrigger.Insert | pgtrigger.UpdateOf(*columns))

    def get_func(self, model: type[models.Model]) -> str:
        table, model_name = model._meta.db_table, model._meta.model_name
        return at_least_one_sql(table, model_name, self.what, self.table, "NEW.id", self.unless) + "RETURN NULL;"


class ProtectLast(pgtrigger.Trigger):
    """A published record must not lose its last citation or party; checked at commit.

    The trigger is on the owned table. ``owners`` maps its foreign key columns to the tables of records that need a row.
    ``unless`` is a box of these records: if it is ticked, a record needs none.
    """

    when = pgtrigger.After
    timing = pgtrigger.Deferred
    operation = pgtrigger.Update | pgtrigger.Delete

    def __init__(self, what: str, owners: dict[str, str], *, unless: str = "") -> None:
        self.what, self.owners, self.unless = what, owners, unless
        super().__init__(name="stays_with_published")

    def get_func(self, model: type[models.Model]) -> str:
        parts = []
        for column, table in self.owners.items():
            model_name, key = column.removesuffix("_id"), f"OLD.{column}"
            check = at_least_one_sql(table, model_name, self.what, model._meta.db_table, key, self.unless)
            parts.append(f"IF {key} IS NOT NULL THEN {check} END IF;")
        return "\n".join(parts) + "\nRETURN NULL;"


def at_least_one_sql(table: str, model_name: str, what: str, owned: str, key: str, unless: str = "") -> str:
    """Return SQL that raises an error if the row ``key`` of ``table`` is published without a row of ``owned``.

    A row whose box ``unless`` is ticked needs none. One transaction at a time runs it. Otherwise two transactions could
    delete the last two rows, or one could publish the record while another deletes the last row.
    """
    needs = f"publication = 'published' AND NOT {unless}" if unless else "publication = 'published'"
    return f"""
        PERFORM register.one_at_a_time();
        IF EXISTS (SELECT 1 FROM {table} WHERE id = {key} AND {needs})
           AND NOT EXISTS (SELECT 1 FROM {owned} WHERE {model_name}_id = {key}) THEN
            RAISE EXCEPTION 'A published {model_name} needs at least one {what}.' {AS_CHECK_VIOLATION};
        END IF;
    """


class NoneIfTicked(pgtrigger.Trigger):
    """At commit, a record whose box is ticked must have no row of another table. The trigger is on both tables.

    Args:
        box: the box of the record.
        record: the table of records.
        owned: the table of rows, and their foreign key to the record.
        message: the error message.
        on_rows: whether the trigger is on the table of rows.
    """

    when = pgtrigger.After
    timing = pgtrigger.Deferred

    def __init__(self, box: str, record: str, owned: tuple[str, str], message: str, *, on_rows: bool = False) -> None:
        self.box, self.record, self.owned, self.message, self.on_rows = box, record, owned, message, on_rows
        self.key = f"NEW.{owned[1]}" if on_rows else "NEW.id"
        super().__init__(
            name=f"none_if_{box}",
            operation=pgtrigger.Insert | pgtrigger.UpdateOf(owned[1] if on_rows else box),
            condition=None if on_rows else pgtrigger.Condition(f"NEW.{box}"),
        )

    def get_func(self, model: type[models.Model]) -> str:
        table, column = self.owned
        return f"""
            PERFORM register.one_at_a_time();
            IF EXISTS (SELECT 1 FROM {self.record} WHERE id = {self.key} AND {self.box})
               AND EXISTS (SELECT 1 FROM {table} WHERE {column} = {self.key}) THEN
                RAISE EXCEPTION '{self.message}' {AS_CHECK_VIOLATION};
            END IF;
            RETURN NULL;
        """
