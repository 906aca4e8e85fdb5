"""Users of the admin, and one row of every model for them to open."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from tests import builders as make
from tests.admin.texts import stored_text

REFERENCE = ("country", "sector")


@pytest.fixture
def admin_user(db):
    return User.objects.create(username="ada", is_staff=True, is_superuser=True)


@pytest.fixture
def editor(db):
    """A user in the group Editors."""
    user = User.objects.create(username="edith", is_staff=True)
    user.groups.add(_editors())
    return user


def _editors() -> Group:
    group, made = Group.objects.get_or_create(name="Editors")
    if made:
        permissions = Permission.objects.filter(content_type__app_label="cooperation")
        not_theirs = [f"{verb}_{noun}" for verb in ("add", "change", "delete") for noun in REFERENCE]
        group.permissions.set(permissions.exclude(codename__in=not_theirs))
    return group


@pytest.fixture
def as_admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def one_of_each(db):
    """A row of each model, by the model's name."""
    rows = {
        "meeting": make.meeting(date="25 Feb 2025"),
        "agreement": make.agreement(),
        "initiative": make.initiative(),
        "development": make.development(date="2025"),
        "commitment": make.commitment(due="by 2030"),
        "figure": make.figure(period="2024"),
        "participant": make.person(),
        "place": make.place(),
        "source": make.source(),
        "sector": make.sector(),
        "country": make.country(),
    }
    for noun in ("meeting", "agreement", "initiative", "development", "commitment", "figure", "participant", "place"):
        make.cite(rows[noun], rows["source"])
    return rows


@pytest.fixture
def talks(db):
    """A meeting of two people."""
    talks = make.meeting(title="Talks")
    for name in ("Ann Example", "Ben Example"):
        talks.participations.create(participant=make.person(name))
    return talks


@pytest.fixture
def snapshot(db):
    """The text of ``tests.admin.texts``."""
    return stored_text()
