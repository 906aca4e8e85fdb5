from django.contrib import admin
from django.contrib.auth.models import User


def test_the_admin_is_the_registers_own_site():
    assert admin.site.site_header == "Register of cooperation"


def test_the_index_opens_for_an_administrator(client, db):
    client.force_login(User.objects.create_superuser("ada"))

    assert client.get("/admin/").status_code == 200
