"""Who reads the pages: `client` is a visitor, `editor` is a client of somebody who enters records."""

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
