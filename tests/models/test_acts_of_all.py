"""What all sides of an agreement did on their own changes the whole; what was called off in time changes nothing."""

import pytest

from cooperation.models import Agreement, Entry
from tests import builders as make
from tests.exports.reading import csv_rows
from tests.pages.reading import titles

pytestmark = pytest.mark.django_db

NORTH, SOUTH, EAST = "XN", "XS", "XE"
IN_FORCE = ["all entered_into_force 2011"]


def treaty(*acts, sides=(NORTH, SOUTH), **fields):
    """A treaty with acts such as "XN denounced 2015" or "all signed 2010"; "2013>2014" took effect in 2014."""
    agreement = make.agreement(parties=[make.state(code) for code in sides], published=True, **fields)
    for act in acts:
        who, kind, when = act.split(" ", 2)
        date, _, effective = when.partition(">")
        participant = None if who == "all" else make.state(who)
        make.action(agreement, kind, date, participant=participant, effective_date=effective or None)
    return Agreement.objects.get(pk=agreement.pk)


def standing(agreement, code=NORTH) -> str:
    return str(agreement.standings.get(participant=make.state(code)))


@pytest.mark.parametrize(
    ("acts", "status", "since"),
    [
        ([*IN_FORCE, "XN denounced 2015"], "in_force", "2011"),
        ([*IN_FORCE, "XN denounced 2015", "XS denounced 2016"], "terminated", "2016"),
        ([*IN_FORCE, "XN denounced 2016", "XS denounced 2015"], "terminated", "2016"),
        ([*IN_FORCE, "XN terminated 2015", "XS withdrawn 2016"], "terminated", "2016"),
        ([*IN_FORCE, "XN suspended 2015", "XS suspended 2016"], "suspended", "2016"),
        ([*IN_FORCE, "XN suspended 2015", "XN resumed 2016", "XS suspended 2017"], "in_force", "2011"),
        (
            [*IN_FORCE, "XN suspended 2015", "XS suspended 2016", "XN resumed 2017", "XS resumed 2018"],
            "in_force",
            "2011",
        ),
        ([*IN_FORCE, "XN denounced 2015", "XN acceded 2017", "XS denounced 2018"], "in_force", "2011"),
        (["XN provisionally_applied 2010", "XS provisionally_applied 2011"], "provisionally_applied", "2011"),
        (["XN entered_into_force 2011"], "under_negotiation", None),
        (["XN entered_into_force 2011", "XS entered_into_force 2012"], "in_force", "2012"),
        (
            ["all provisionally_applied 2010", "XN entered_into_force 2011", "XS entered_into_force 2012"],
            "in_force",
            "2012",
        ),
        ([*IN_FORCE, "XN denounced 2015", "XS denounced 2016", "XE acceded 2013"], "in_force", "2011"),
        (
            [*IN_FORCE, "XN denounced 2015", "XS denounced 2016", "XE acceded 2013", "XE denounced 2017"],
            "terminated",
            "2017",
        ),
    ],
)
def test_an_agreement_has_the_status_that_all_its_sides_gave_it(acts, status, since):
    agreement = treaty(*acts)
    assert (agreement.status, str(agreement.status_since) if agreement.status_since else None) == (status, since)


def test_one_who_acts_for_a_state_acts_as_that_state():
    agreement = treaty(*IN_FORCE, "XN denounced 2015")
    ministry = make.participant("Ministry of the South")
    make.party(agreement, ministry, role="signatory", on_behalf_of=make.state(SOUTH))
    make.action(agreement, "denounced", "2016", participant=ministry)
    assert Agreement.objects.get(pk=agreement.pk).status == "terminated"


@pytest.mark.parametrize(("kind", "status"), [("denounced", "terminated"), ("withdrawn", "terminated")])
def test_an_end_that_names_nobody_is_one_by_all(kind, status, client):
    agreement = treaty(*IN_FORCE, f"all {kind} 2020")
    assert (agreement.status, str(agreement.status_since)) == (status, "2020")
    assert standing(agreement) == "bound until 2020"
    assert titles(client.get("/agreements/?in_force=today&country=XN")) == []


CALLED_OFF = [
    ("XN denounced 1 Feb 2013>1 Feb 2014", "XN denunciation_withdrawn 1 Dec 2013"),
    ("all denounced 1 Feb 2013>1 Feb 2014", "all denunciation_withdrawn 1 Dec 2013"),
    ("XN suspended 1 Nov 2020>1 Jan 2021", "XN resumed 1 Dec 2020"),
    ("all suspended 1 Nov 2020>1 Jan 2021", "all resumed 1 Dec 2020"),
]


@pytest.mark.parametrize("acts", CALLED_OFF)
def test_an_act_that_was_called_off_before_its_day_changes_nothing(acts, client):
    agreement = treaty(*IN_FORCE, *acts, title="Called off")
    assert agreement.status == "in_force"
    assert standing(agreement) == "bound since 2011"
    assert titles(client.get("/agreements/?in_force=today&country=XN")) == ["Called off"]
    assert titles(client.get("/agreements/?in_force=1 March 2021&country=XN&country=XS")) == ["Called off"]


@pytest.mark.parametrize("acts", CALLED_OFF)
def test_news_stay_those_of_a_party_whose_denunciation_was_called_off(acts):
    agreement = treaty(*IN_FORCE, *acts)
    news = make.development(text="Something happened.", date="2025", published=True)
    news.agreements.add(agreement)
    assert "XN" in Entry.objects.for_model(type(news)).get(key=news.pk).countries


def test_an_end_that_was_taken_back_after_its_day_is_taken_back():
    agreement = treaty(*IN_FORCE, "XN denounced 2013>2014", "XN denunciation_withdrawn 2016")
    assert standing(agreement) == "bound since 2011"


def test_a_suspension_that_ended_still_counts_while_it_lasted(client):
    treaty(*IN_FORCE, "XN suspended 1 Jan 2015", "XN resumed 1 Jan 2017", title="Paused")
    assert titles(client.get("/agreements/?in_force=1 March 2016&country=XN")) == []
    assert titles(client.get("/agreements/?in_force=1 March 2018&country=XN")) == ["Paused"]


class TestValidity:
    def test_an_agreement_that_is_not_renewed_expires_after_its_last_day(self, client):
        agreement = treaty(*IN_FORCE, title="For ten years", valid="2011-2020", renewal="none")
        assert (agreement.status, str(agreement.status_since)) == ("expired", "1 January 2021")
        assert standing(agreement) == "bound until 1 January 2021"
        assert titles(client.get("/agreements/?in_force=31 December 2020&country=XN")) == ["For ten years"]
        assert titles(client.get("/agreements/?in_force=1 March 2021&country=XN")) == []

    @pytest.mark.parametrize("renewal", ["automatic", "by_agreement", "unknown"])
    def test_one_that_may_be_renewed_does_not(self, renewal):
        assert treaty(*IN_FORCE, valid="2011-2020", renewal=renewal).status == "in_force"

    def test_one_that_ends_in_future_is_in_force_until_then(self, client):
        agreement = treaty(*IN_FORCE, title="Long", valid="2011-2050", renewal="none")
        assert (agreement.status, str(agreement.recalculate_on)) == ("in_force", "2051-01-01")
        assert titles(client.get("/agreements/?in_force=1 March 2049&country=XN")) == ["Long"]
        assert titles(client.get("/agreements/?in_force=1 March 2051&country=XN")) == []

    def test_one_that_was_ended_before_stays_terminated(self):
        assert treaty(*IN_FORCE, "all terminated 2015", valid="2011-2050", renewal="none").status == "terminated"

    def test_one_that_was_extended_after_its_end_is_in_force(self):
        assert treaty(*IN_FORCE, "all extended 2 Jan 2021", valid="2011-2020", renewal="none").status == "in_force"


def test_who_becomes_bound_is_named_with_for_on_pages_and_in_files(client):
    treaty("XN entered_into_force 2011", "XN ratified 2010", "XS expired 2012", slug="treaty", title="Example treaty")
    page = client.get("/agreements/treaty/").text
    (row,) = csv_rows(client.get("/agreements/export.csv?q=Example treaty"))
    for words in ("Entered into force for", "Ratified by", "Expired for"):
        assert words in page
    assert "Entered into force for Northland, 2011" in row["Signing, ratification, entry into force"]
