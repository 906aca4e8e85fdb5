"""Users: `client` is a visitor, `editor` enters records, `reader` only has an account."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client


@pytest.fixture
def editor(db):
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reader(db):
    client = Client()
    client.user = User.objects.create_user("reader")
    client.force_login(client.user)
    return client
