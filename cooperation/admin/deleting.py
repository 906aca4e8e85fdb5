"""What a deletion takes along and what forbids it, in the words of the register and with a link to each."""

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS, models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

MOST = 50  # rows that forbid a deletion and are named; who has to change more looks for another way


class TellsDeletion(admin.ModelAdmin):
    """Names on the page before a deletion what goes with the rows, or the rows that have to change first."""

    def get_deleted_objects(self, objs, request):
        _, counts, lacking, _ = super().get_deleted_objects(objs, request)
        found = NestedObjects(DEFAULT_DB_ALIAS)
        found.collect(objs)
        site = self.admin_site
        resting = sorted(found.protected, key=lambda row: (row._meta.model_name, row.pk))
        holders = dict.fromkeys(_holder(row, site) for row in resting[:MOST])
        named = [_named(row, site) for row in holders]
        if len(resting) > MOST:
            named.append(f"… and {len(resting) - MOST:,} more")
        return found.nested(lambda row: _named(row, site)), counts, lacking, named


def _holder(row: models.Model, site: admin.AdminSite) -> models.Model:
    """The row that has a form of its own, and in it ``row``: a participation's meeting, the record of a link."""
    while type(row) not in site._registry:
        row = getattr(row, _ends(row)[0]) if row._meta.auto_created else next(filter(None, _owners(row)))
    return row


def _named(row: models.Model, site: admin.AdminSite) -> str:
    """``row`` by its noun and name, as a link where it has a form of its own."""
    if row._meta.auto_created:
        return format_html("Its link to: {}", _named(getattr(row, _ends(row)[1]), site))
    noun, name = capfirst(row._meta.verbose_name), str(row)
    if type(row) not in site._registry:
        return format_html("{}: {}", noun, name)
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('{}: <a href="{}">{}</a>', noun, address, name)


def _ends(link: models.Model) -> tuple[str, str]:
    """The names of the foreign keys of a many-to-many link: to the row that has the field, to the row in it."""
    field = next(f for f in link._meta.auto_created._meta.local_many_to_many if f.remote_field.through is type(link))
    return field.m2m_field_name(), field.m2m_reverse_field_name()


def _owners(row: models.Model):
    for field in row._meta.concrete_fields:
        if field.is_relation and field.remote_field.on_delete is models.CASCADE:
            yield getattr(row, field.name)
