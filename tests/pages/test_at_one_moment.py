"""A picture reads the register at one moment: what is deleted while it is made is still in all of it."""

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client

from cooperation.models.pictures.network import Network
from tests import builders as make
from tests.pages.reading import main


@pytest.fixture
def delete_meanwhile(own_database, monkeypatch):
    """Delete all meetings after a network has counted them, before it reads whom it is about."""
    counted = Network.count_added

    def delete(network):
        with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
            other.execute("SET session_replication_role = replica")
            other.execute("DELETE FROM cooperation_participation")
            other.execute("DELETE FROM cooperation_participant WHERE slug = 'bob'")
        return counted(network)

    monkeypatch.setattr(Network, "count_added", delete)


def test_a_network_has_all_whom_it_counted(delete_meanwhile):
    with transaction.atomic():
        north, south = make.state("XN"), make.state("XS")
        ann = make.person("Ann", slug="ann", country=north.country)
        bob = make.person("Bob", slug="bob", country=south.country)
        make.meeting(date="12 May 2024", status="held", participants=[ann, bob], published=True)

    page = Client().get("/participants/ann/network/")

    assert "Bob" in main(page)
    assert "Bob" not in main(Client().get("/participants/ann/"))
