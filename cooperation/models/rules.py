"""Rules that PostgreSQL keeps by triggers: each class is one rule, worn by the models that it binds.

Refusals carry the SQLSTATE of a check violation, so Django raises ``IntegrityError`` with the sentence written here.
"""

import pgtrigger
from django.db import models

REFUSED = "USING ERRCODE = 'check_violation'"

ADDRESS_IS_PUBLIC = "The page address cannot change after publication."


def ring_refusal(noun: str, field: str) -> str:
    """What to tell somebody who makes a row part of itself, or a commitment restate itself."""
    verb = "restate" if field == "restates" else "be part of"
    return f"This {noun} cannot {verb} itself, directly or through others."


class NoRing(pgtrigger.Trigger):
    """A row is never part of itself, directly or in a ring, through the foreign key ``field``."""

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
        pk, refusal = model._meta.pk.column, ring_refusal(model._meta.verbose_name, self.field)
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
                RAISE EXCEPTION '{refusal}' {REFUSED};
            END IF;
            RETURN NEW;
        """


BOOKKEEPING = {"version", "created_at", "updated_at", "created_by", "updated_by"}


class CountVersions(pgtrigger.Trigger):
    """Each save of a record raises ``version`` by one; what the database derives by itself does not.

    Derived are the columns that no form shows, save those of ``BOOKKEEPING``.
    """

    name = "count_versions"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: type[models.Model]) -> str:
        # A migration has the fields of a model, but not its other attributes: no DERIVED.
        derived = (f.column for f in model._meta.concrete_fields if not f.editable and f.name not in BOOKKEEPING)
        keep = f"ARRAY[{', '.join(map(repr, derived))}]::text[]"
        return f"""
            IF pg_trigger_depth() > 1
               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - {keep} = to_jsonb(OLD) - {keep}) THEN
                NEW.version := OLD.version;
                RETURN NEW;
            END IF;
            NEW.version := OLD.version + 1;
            NEW.updated_at := now();
            RETURN NEW;
        """


class StableSlug(pgtrigger.Trigger):
    """The address under which a record was ever published does not change any more; the history knows it."""

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
                RAISE EXCEPTION '{ADDRESS_IS_PUBLIC}' {REFUSED};
            END IF;
            RETURN NEW;
        """


class PublishedNeeds(pgtrigger.Trigger):
    """At commit a published record has at least one row of ``table``: a citation, for an agreement a party too."""

    when = pgtrigger.After
    timing = pgtrigger.Deferred
    operation = pgtrigger.Insert | pgtrigger.UpdateOf("publication")
    condition = pgtrigger.Condition("NEW.publication = 'published'")

    def __init__(self, what: str, table: str) -> None:
        self.what, self.table = what, table
        super().__init__(name=f"published_needs_{what}")

    def get_func(self, model: type[models.Model]) -> str:
        return needs_one(model._meta.db_table, model._meta.model_name, self.what, self.table, "NEW.id") + "RETURN NULL;"


class StaysWith(pgtrigger.Trigger):
    """Taking the last citation or party from a published record is refused at commit.

    Worn by the owned table; ``owners`` maps its foreign key columns to the tables of the records that need a row.
    """

    when = pgtrigger.After
    timing = pgtrigger.Deferred
    operation = pgtrigger.Update | pgtrigger.Delete

    def __init__(self, what: str, owners: dict[str, str]) -> None:
        self.what, self.owners = what, owners
        super().__init__(name="stays_with_published")

    def get_func(self, model: type[models.Model]) -> str:
        parts = []
        for column, table in self.owners.items():
            noun = column.removesuffix("_id")
            check = needs_one(table, noun, self.what, model._meta.db_table, f"OLD.{column}")
            parts.append(f"IF OLD.{column} IS NOT NULL THEN {check} END IF;")
        return "\n".join(parts) + "\nRETURN NULL;"


def needs_one(table: str, noun: str, what: str, owned: str, key: str) -> str:
    """SQL that refuses the published row ``key`` of ``table`` if no row of ``owned`` belongs to it.

    One transaction at a time: two cannot each take one of the last two away, and none can publish what another one is
    taking the last one from.
    """
    return f"""
        PERFORM register.one_at_a_time();
        IF EXISTS (SELECT 1 FROM {table} WHERE id = {key} AND publication = 'published')
           AND NOT EXISTS (SELECT 1 FROM {owned} WHERE {noun}_id = {key}) THEN
            RAISE EXCEPTION 'A published {noun} needs at least one {what}.' {REFUSED};
        END IF;
    """
