"""Names of kinds of actions, units and sectors: without spaces around them, and each once, in capitals or not."""

import pytest
from django.db import IntegrityError, transaction

from cooperation.models import ActionKind, Sector, Unit
from tests import builders as make
from tests.admin.filling import errors, opened, save

pytestmark = pytest.mark.django_db
ADDED = {
    "actionkind": {"code": "signed_again", "name": "Signed "},
    "unit": {"symbol": "kmtr", "name": "Kilometres", "dimension": "length"},
    "sector": {"name": "  EXAMPLE sector"},
}


@pytest.fixture(autouse=True)
def sector():
    return make.sector("Example sector")


def add(client, model, **typed):
    url = f"/admin/cooperation/{model}/add/"
    return save(client, url, opened(client, url), **typed)


@pytest.mark.parametrize("name", ADDED)
def test_a_name_in_other_letters_is_refused_at_its_field(as_admin, name):
    response = add(as_admin, name, **ADDED[name])
    assert "already exists. Use that, or enter another name." in errors(response)
    assert response.context["adminform"].form["name"].errors


@pytest.mark.parametrize(("symbol", "name"), [("usd", "Yankee dollars"), ("Documents", "papers")])
def test_so_is_the_symbol_of_a_currency_or_of_what_is_counted(as_admin, symbol, name):
    response = add(as_admin, "unit", symbol=symbol, name=name, dimension="money")
    assert "is a spelling of" in errors(response)


def test_a_measure_may_differ_by_a_capital_letter(as_admin):
    assert (
        add(as_admin, "unit", symbol="mW", name="milliwatts", dimension="power", factor="0.000001").status_code == 302
    )


def test_a_name_can_be_saved_again_in_other_letters(as_admin, sector):
    url = f"/admin/cooperation/sector/{sector.pk}/change/"
    assert save(as_admin, url, opened(as_admin, url), name="Example Sector ").status_code == 302
    sector.refresh_from_db()
    assert sector.name == "Example Sector"


@pytest.mark.parametrize(
    "build",
    [
        lambda name: ActionKind.objects.create(code="signed_again", name=name("signed")),
        lambda name: Unit.objects.create(symbol="kmtr", name=name("kilometres")),
        lambda name: Sector.objects.create(name=name("Example sector")),
    ],
    ids=["kind of action", "unit", "sector"],
)
@pytest.mark.parametrize("spelt", [str.upper, "{} ".format], ids=["capitals", "a space"])
def test_the_database_refuses_both(build, spelt):
    with pytest.raises(IntegrityError), transaction.atomic():
        build(spelt)
