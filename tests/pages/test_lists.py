"""Lists: permissions, filters, and error messages."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from cooperation.models import Development
from tests import builders as make
from tests.html import texts
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db

NOUNS = ("meetings", "agreements", "initiatives", "developments", "commitments", "figures")


def test_a_visitor_sees_no_draft(client):
    make.meeting(title="Quiet talks")
    assert "Quiet talks" not in titles(client.get("/meetings/"))


def test_an_editor_sees_a_draft_marked_by_a_word(editor):
    make.meeting(title="Quiet talks")
    assert "Quiet talks draft" in main(editor.get("/meetings/?sort=title"))


def test_a_list_shows_who_met_in_which_capacity(client):
    talks = make.meeting(title="Talks", date="25 Feb 2025", published=True)
    make.participation(
        talks, make.person("Ann Example"), capacity="Minister of Examples", on_behalf_of=make.state("XN")
    )
    assert "XN Ann Example, Minister of Examples" in main(client.get("/meetings/"))


def test_a_date_is_read_as_people_write_it(client):
    make.meeting(title="On the day", date="25 Feb 2025", published=True)
    make.meeting(title="Next day", date="26 Feb 2025", published=True)
    found = titles(client.get("/meetings/?date=25+Feb+2025"))
    assert "On the day" in found
    assert "Next day" not in found


def test_a_date_says_how_it_was_read(client):
    assert "Read as: February 2025" in main(client.get("/meetings/?date=2025-02"))


def test_a_deadline_is_filtered_by_its_last_day(client):
    make.commitment(what="Later.", due="by 2030", published=True)
    make.commitment(what="Sooner.", due="by 20 Dec 2025", published=True)
    found = titles(client.get("/commitments/?due=2025"))
    assert "Sooner." in found
    assert "Later." not in found


def test_only_what_is_overdue_can_be_listed(client):
    make.commitment(what="Long past.", due="by 2001", published=True)
    make.commitment(what="To come.", due="by 2999", published=True)
    make.commitment(what="Past and met.", due="by 2001", status="met", published=True)
    found = titles(client.get("/commitments/?overdue=yes"))
    assert "Long past." in found
    assert not {"To come.", "Past and met."} & set(found)


@pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, False)])
def test_the_last_day_of_a_deadline_is_not_overdue_but_due_within_a_day(client, days, overdue):
    make.commitment(what="About now.", due=f"by {localdate() + timedelta(days)}", published=True)
    assert ("About now." in titles(client.get("/commitments/?overdue=yes"))) is overdue
    assert ("About now." in titles(client.get("/commitments/?due_within=1"))) is not overdue


def test_signed_agreements_are_listed_by_status(client):
    signed = make.agreement(title="Signed one", published=True)
    make.action(signed, "signed", "25 Feb 2025")
    make.agreement(title="Talked about", published=True)
    assert titles(client.get("/agreements/?status=signed")) == ["Signed one"]


def test_no_agreement_of_the_article_is_signed_and_the_list_says_so(client):
    text = main(client.get("/agreements/?status=signed"))
    assert "No agreements match these filters" in text
    assert "Show all agreements" in text


def test_records_are_listed_by_source(client):
    article = make.source("The Daily Example")
    make.meeting(title="Reported elsewhere", published=True)
    from_article = make.meeting(title="Reported there")
    from_article.citations.create(source=article)
    from_article.publication = "published"
    from_article.save()
    assert titles(client.get(f"/meetings/?source={article.slug}")) == ["Reported there"]


@pytest.mark.parametrize("noun", [*NOUNS, "countries", "participants", "places", "sources"])
def test_a_parameter_that_no_filter_knows_is_reported(client, noun):
    assert "This list has no filter “colour”. It was ignored." in main(client.get(f"/{noun}/?colour=red"))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("date=32+Feb+2025", "Date: February 2025 has no day 32."),
        ("kind=chat", "Kind: “chat” is not one of the choices. Choose one from the list."),
        ("country=QQ", "Country: “QQ” is not the code of a country. Choose one from the list."),
        ("sector=alchemy", "Sector: “alchemy” is not a sector. Choose one from the list."),
        ("participant=qqqq", "Participant: No participant matches “qqqq”. Check the spelling."),
    ],
)
def test_a_value_that_does_not_fit_is_reported_and_nothing_is_listed(client, query, sentence):
    make.meeting(title="Any meeting", published=True)
    response = client.get(f"/meetings/?{query}")
    assert f"Correct this filter to see results: {sentence}" in main(response)
    assert titles(response) == []


@pytest.mark.parametrize(("query", "name"), [("sort=colour", "Order"), ("rows=7", "Rows per page")])
def test_an_order_or_size_that_is_none_is_reported_and_all_is_listed(client, query, name):
    make.meeting(title="Any meeting", published=True)
    response = client.get(f"/meetings/?{query}")
    assert "Some filters in the web address were ignored:" in main(response)
    assert f"{name}: “{query.partition('=')[2]}” is not one of the choices." in main(response)
    assert "Any meeting" in titles(response)


@pytest.mark.parametrize(
    "path", ["meetings/%00", "participants/%00", "sources/a%00", "countries/%00", "countries/KZ/%00"]
)
def test_no_page_has_a_null_character_in_its_address(client, path):
    assert client.get(f"/{path}/").status_code == 404


def test_what_was_typed_stays_where_it_was_typed(client):
    assert 'name="date" value="32 Feb 2025" aria-invalid="true"' in client.get("/meetings/?date=32+Feb+2025").text


def test_a_repeated_parameter_is_reported(client):
    text = main(client.get("/meetings/?date=2024&date=2025"))
    assert "“date” is in the web address more than once. Only the last one is used." in text


def test_several_values_of_a_filter_find_what_has_any_of_them(client):
    for status in ("held", "cancelled", "postponed"):
        make.meeting(title=f"Talks {status}", status=status, held="by_video", published=True)
    found = titles(client.get("/meetings/?held=by_video&status=held&status=cancelled"))
    assert set(found) == {"Talks held", "Talks cancelled"}


def test_active_filters_are_above_the_list_with_a_link_to_remove_each(client):
    response = client.get("/meetings/?country=KZ&country=KG&kind=talks&date=2025-02&q=border")
    text = main(response)
    for chip in ("Words: “border”", "Date: February 2025", "Country: Kazakhstan", "Country: Kyrgyzstan", "Kind: talks"):
        assert chip in text
    assert 'href="?country=KG&amp;kind=talks&amp;date=2025-02&amp;q=border"' in response.text


def test_an_empty_list_says_which_filter_to_loosen(client):
    text = main(client.get("/meetings/?country=KZ&date=1950"))
    assert "Remove a filter: Date: 1950" in text
    assert "without Country" not in text


def test_the_button_of_the_filters_says_that_there_are_no_results(client):
    assert "Show the list (no meetings)" in main(client.get("/meetings/?date=1950"))
    assert "Show 3 meetings" in main(client.get("/meetings/"))


def test_words_that_nothing_has_leave_a_list_that_says_so(client):
    text = main(client.get("/meetings/?q=unheardofwords&country=KZ"))
    assert "No meetings match these filters" in text
    assert "Remove a filter: Words: “unheardofwords”" in text


def test_a_list_without_rows_says_so_once(client):
    Development.objects.all().delete()
    page = client.get("/developments/")
    assert (texts(page, "main h2"), texts(page, "main h3")) == (["No developments yet"], [])
    assert main(page).count("No developments") == 1


def test_records_without_a_source_are_found(editor):
    make.meeting(title="Unsourced talks")
    assert titles(editor.get("/meetings/?unsourced=yes")) == ["Unsourced talks"]


def test_a_visitor_is_not_offered_what_nothing_published_lacks(client):
    response = client.get("/meetings/")
    assert "without a source" not in main(response)
    assert "The filter “unsourced” is only for people who enter records" in main(client.get("/meetings/?unsourced=yes"))


def test_records_are_sorted_by_their_sources_whatever_drafts_there_are(client, editor):
    make.meeting(title="Unsourced talks")
    twice = make.meeting(title="Told twice", published=True)
    make.cite(twice, make.source("Another paper"))
    for reader, first in ((client, ()), (editor, ("Unsourced talks",))):
        found = titles(reader.get("/meetings/?sort=sources&rows=200"))
        assert found[: len(first)] == list(first)
        assert found[-1] == "Told twice"
        assert found == titles(reader.get("/meetings/?sort=-sources&rows=200"))[::-1]


def test_records_are_found_that_nobody_checked_since_a_day(client):
    for title, day in (("Checked in May", "2025-05-05"), ("Checked in June", "2025-06-06"), ("Never checked", None)):
        make.meeting(title=title, held="by_video", checked_on=day, published=True)
    found = titles(client.get("/meetings/?held=by_video&checked_before=1+Jun+2025"))
    assert set(found) == {"Checked in May", "Never checked"}


def test_commitments_are_found_that_fall_due_in_the_days_to_come(client):
    soon, later = localdate() + timedelta(days=10), localdate() + timedelta(days=40)
    for what, due, status in (("Soon.", soon, "open"), ("Later.", later, "open"), ("Soon but met.", soon, "met")):
        make.commitment(what=what, due=f"by {due:%d %b %Y}", status=status, published=True)
    assert titles(client.get("/commitments/?due_within=30")) == ["Soon."]


@pytest.mark.parametrize("days", ["soon", "0", "-1", "99999", "1.5"])
def test_days_that_are_no_number_are_explained(client, days):
    text = main(client.get(f"/commitments/?due_within={days}"))
    assert "Due within: Enter a number of days from 1 to 3650, e.g. 30." in text


def test_participants_are_found_who_took_part_with_somebody(client):
    talks, other = make.meeting(title="One", published=True), make.meeting(title="Two", published=True)
    ann, bob, eve = (make.person(f"{name} Example") for name in ("Ann", "Bob", "Eve"))
    for meeting, who in ((talks, ann), (talks, bob), (other, eve)):
        make.participation(meeting, who)
    text = main(client.get(f"/participants/?together_with={ann.slug}"))
    assert "Bob Example" in text
    assert "Eve Example" not in text
    assert "1 participant" in text


def test_sides_are_counted(client):
    states = [make.state(code) for code in ("XN", "XS", "XE", "XW", "XM")]
    for sides in (2, 3, 5):
        make.agreement(title=f"Between {sides}", parties=states[:sides], form="treaty", published=True)
    assert titles(client.get("/agreements/?form=treaty&sides=4")) == ["Between 5"]
    assert set(titles(client.get("/agreements/?form=treaty&sides=2&sides=3"))) == {"Between 2", "Between 3"}


def test_blank_fields_are_taken_out_of_the_address(client):
    response = client.get("/meetings/?q=&date=2025&country=&country=KZ")
    assert response.headers["Location"] == "/meetings/?date=2025&country=KZ"


def test_only_editors_filter_by_publication(client, editor):
    told = "The filter “publication” is only for people who enter records. It was ignored."
    assert told in main(client.get("/meetings/?publication=draft"))
    assert told not in main(editor.get("/meetings/?publication=draft"))
    assert "no filter" not in main(editor.get("/meetings/?publication=draft"))


def test_a_list_is_sorted_by_a_column_both_ways(client):
    for title in ("Aaa", "Aab"):
        make.meeting(title=title, published=True)
    assert titles(client.get("/meetings/?sort=title"))[:2] == ["Aaa", "Aab"]
    assert titles(client.get("/meetings/?sort=-title"))[-2:] == ["Aab", "Aaa"]


def test_rows_without_a_date_come_last_both_ways(client):
    make.meeting(title="Undated", published=True)
    make.meeting(title="Dated", date="2001", published=True)
    assert titles(client.get("/meetings/"))[-1] == "Undated"
    assert titles(client.get("/meetings/?sort=date"))[-1] == "Undated"


def test_the_sorted_column_is_marked(client):
    assert 'aria-sort="descending"' in client.get("/meetings/").text
    assert 'aria-sort="ascending"' in client.get("/meetings/?sort=title").text


def test_an_editor_adds_with_what_the_filters_say_and_comes_back(editor):
    expected = "/admin/cooperation/meeting/add/?kind=talks&amp;_return=%2Fmeetings%2F%3Fkind%3Dtalks"
    assert expected in editor.get("/meetings/?kind=talks").text


def test_an_editor_edits_a_row_and_comes_back(editor):
    talks = make.meeting(title="Quiet talks")
    text = editor.get("/meetings/?sort=title").text
    assert f"/admin/cooperation/meeting/{talks.pk}/change/?_return=%2Fmeetings%2F%3Fsort%3Dtitle" in text


def test_a_visitor_is_not_offered_to_add_or_edit_rows(client):
    text = client.get("/meetings/").text
    assert "/add/" not in text
    assert "/change/" not in text


def test_states_without_a_record_are_left_out_unless_asked_for(editor):
    assert "No participants match these filters" in main(editor.get("/participants/?q=tuvalu"))
    assert "TV Tuvalu" in main(editor.get("/participants/?q=tuvalu&all=yes"))


def test_countries_are_listed_as_long_as_they_take_part_in_what_the_reader_sees(client, editor):
    def names(reader):
        text = main(reader.get("/countries/?rows=200"))
        return [name for name in ("Northland", "Southland") if name in text]

    talks = make.meeting(title="Talks", participants=[make.state("XN")], published=True)
    make.meeting(title="Quiet talks", participants=[make.state("XS")])
    assert (names(client), names(editor)) == (["Northland"], ["Northland", "Southland"])
    talks.delete()
    assert (names(client), names(editor)) == ([], ["Southland"])


def test_a_visitor_is_not_led_to_participants_without_a_record(client):
    assert "The filter “all” is only for people who enter records" in main(client.get("/participants/?all=yes"))


def test_names_are_in_order_whatever_their_capitals(client):
    talks = make.meeting(published=True)
    for name in ("aab example", "AAA EXAMPLE", "Aac Example"):
        make.participation(talks, make.person(name))
    text = main(client.get("/participants/"))
    assert text.index("AAA EXAMPLE") < text.index("aab example") < text.index("Aac Example")


def test_a_number_is_shown_once_if_the_source_prints_it_the_same(client):
    make.figure(value_low=12, unit="MW", indicator="power of examples", published=True)
    make.figure(value_low=12, unit="MW", indicator="power of examples", printed="a dozen MW", published=True)
    text = main(client.get("/figures/?q=examples"))
    assert text.count(" 12 MW ") == 2
    assert "a dozen MW 12 MW" in text


@pytest.mark.parametrize("address", ["/commitments/?q=report", "/commitments/report/"])
def test_a_restated_commitment_is_marked_as_followed_by_another_not_as_a_failure(client, address):
    first = make.commitment(what="Report.", slug="report", due="2027", published=True)
    make.commitment(what="Report later.", due="2028", restates=first, published=True)
    assert set(texts(client.get(address), ".shape-followed")) == {"restated"}
    assert texts(client.get(address), "main .shape-ended") == []
