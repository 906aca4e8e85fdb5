"""Initial data of forms: titles and creators, "Save and add another", and text searched without result."""

import pytest

from cooperation.models import Agreement, Figure, Meeting
from tests import builders as make
from tests.admin.filling import opened, save

ADD = "/admin/cooperation/{}/add/"


def add(client, noun, **typed):
    return save(client, ADD.format(noun), opened(client, ADD.format(noun)), **typed)


@pytest.fixture
def source(db):
    return make.source()


def test_a_title_left_blank_is_made_from_the_rows_of_the_form(as_editor):
    add(as_editor, "meeting", **{"participations-0-participant": make.person("Ann Example").pk, "date": "2025"})

    meeting = Meeting.objects.latest("pk")
    assert (meeting.title, meeting.slug) == ("Talks: Ann Example, 2025", "talks-ann-example-2025")


def test_a_title_left_blank_is_made_from_the_links_of_the_form(as_editor):
    states = [make.state("XN").pk, make.state("XS").pk]
    add(as_editor, "figure", indicator="trade", value_low="1.5", unit="USD", of=states)

    assert Figure.objects.latest("pk").title == "Trade, Northland and Southland: 1.5 USD"


def test_a_title_left_blank_has_the_day_of_the_act_that_was_entered_with_it(as_editor):
    parties = {"parties-0-participant": make.state("XN").pk, "parties-1-participant": make.state("XS").pk}
    signed = {"actions-TOTAL_FORMS": "1", "actions-0-kind": "signed", "actions-0-date": "25 Feb 2025"}
    add(as_editor, "agreement", form="memorandum", **parties, **signed)

    agreement = Agreement.objects.latest("pk")
    assert agreement.title == "Memorandum between Northland and Southland, 25 February 2025"
    assert agreement.slug == "memorandum-between-northland-and-southland-25-february-2025"


def test_a_title_left_blank_has_the_day_since_when_the_agreement_has_its_status(as_editor):
    add(as_editor, "agreement", form="memorandum", new_status="signed", since="25 Feb 2025")

    agreement = Agreement.objects.latest("pk")
    assert (agreement.title, agreement.slug) == ("Memorandum, 25 February 2025", "memorandum-25-february-2025")


def test_an_address_that_was_typed_stays_when_the_title_is_made(as_editor):
    add(as_editor, "meeting", slug="talks-in-osh", **{"participations-0-participant": make.person("Ann Example").pk})

    meeting = Meeting.objects.latest("pk")
    assert (meeting.title, meeting.slug) == ("Talks: Ann Example", "talks-in-osh")


def test_a_title_that_was_typed_stays(as_editor):
    add(as_editor, "meeting", title="Talks in the mountains")

    assert Meeting.objects.latest("pk").title == "Talks in the mountains"


def test_a_record_says_who_entered_it_and_who_changed_it_last(as_editor, editor, admin_client, admin_user):
    add(as_editor, "meeting", title="Talks")
    meeting = Meeting.objects.latest("pk")
    url = f"/admin/cooperation/meeting/{meeting.pk}/change/"
    save(admin_client, url, opened(admin_client, url), title="Talks, renamed")

    meeting.refresh_from_db()
    assert (meeting.created_by, meeting.updated_by) == (editor, admin_user)


def test_the_next_meeting_starts_with_the_date_the_place_and_the_source(as_editor, source):
    response = add(as_editor, "meeting", date="25 Feb 2025", **{"citations-0-source": source.pk}, _addanother="")

    another = opened(as_editor, response.url)
    assert another["date"] == "25 February 2025"
    assert another["citations-0-source"] == str(source.pk)


def test_the_next_commitment_starts_with_the_meeting_at_which_it_was_made(as_editor):
    meeting = make.meeting()
    response = add(as_editor, "commitment", what="Repair it.", meeting=meeting.pk, _addanother="")

    assert opened(as_editor, response.url)["meeting"] == str(meeting.pk)


def test_the_next_initiative_starts_with_the_meetings_at_which_it_was_discussed(as_editor):
    meetings = [make.meeting(title="One").pk, make.meeting(title="Other").pk]
    response = add(as_editor, "initiative", title="Plant", meetings=meetings, _addanother="")

    assert sorted(opened(as_editor, response.url)["meetings"]) == sorted(map(str, meetings))


def test_a_source_that_was_carried_over_counts_as_typed(as_editor, source):
    url = f"{ADD.format('meeting')}?source={source.pk}"
    save(as_editor, url, opened(as_editor, url), title="Talks")

    assert Meeting.objects.latest("pk").citations.get().source == source


@pytest.mark.parametrize(
    "nonsense", ["source=x", "meeting=x", "sectors=1,x", "nothing=1", "source=999999999999999999999"]
)
def test_an_address_with_nonsense_in_it_opens_an_empty_form(as_editor, nonsense):
    assert as_editor.get(f"{ADD.format('development')}?{nonsense}").status_code == 200


@pytest.mark.parametrize(("noun", "field"), [("participant", "name"), ("place", "name"), ("source", "title")])
def test_what_was_looked_for_in_vain_is_the_name_of_what_is_added(as_editor, noun, field):
    assert opened(as_editor, f"{ADD.format(noun)}?_popup=1&wanted=Osh")[field] == "Osh"


@pytest.mark.parametrize("noun", ["participant", "place", "source"])
def test_a_window_beside_another_form_asks_for_few_things(as_editor, noun):
    beside, whole = (as_editor.get(ADD.format(noun) + query).context["adminform"].form for query in ("?_popup=1", ""))
    assert len(beside.fields) < len(whole.fields)


def test_what_a_window_adds_is_handed_back_to_the_form(as_editor):
    beside = f"{ADD.format('place')}?_popup=1"
    response = as_editor.post(beside, {"kind": "settlement", "name": "Osh", "_popup": "1"})

    assert response.status_code == 200
    assert "Osh" in response.context_data["popup_response_data"]


def test_a_development_about_an_initiative_is_prefilled_by_its_address(as_editor):
    initiative = make.initiative()

    assert opened(as_editor, f"{ADD.format('development')}?initiatives={initiative.pk}")["initiatives"] == [
        str(initiative.pk)
    ]
