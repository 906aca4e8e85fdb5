"""Detail pages of records: their content, and links to everything that they name."""

import pytest

from cooperation.views.details.records import AgreementDetail
from tests import builders as make
from tests.html import select, text, texts
from tests.pages.reading import headings, main, section, side

pytestmark = pytest.mark.django_db


class TestMeeting:
    def test_says_who_took_part_in_which_capacity_and_for_whom(self, client):
        meeting = make.meeting(slug="talks", published=True)
        make.participation(
            meeting, make.person("Ann Example"), role="host", capacity="Prime Minister", on_behalf_of=make.state("XN")
        )
        text = section(client.get("/meetings/talks/"), "Participants")
        assert text == "Ann Example Prime Minister · host · for Northland XN"

    def test_names_are_links_and_country_codes_lead_to_the_country(self, client):
        meeting = make.meeting(slug="talks", published=True)
        make.participation(
            meeting, make.participant("Ministry of Rivers", slug="rivers", country=make.state("XN").country)
        )
        text = client.get("/meetings/talks/").text
        assert '<a href="/participants/rivers/">Ministry of Rivers</a>' in text
        assert '<a class="code" href="/countries/XN/" title="Northland">XN</a>' in text

    def test_tells_what_was_discussed_said_agreed_promised_and_counted(self, client):
        meeting = make.meeting(slug="talks", published=True)
        make.initiative(title="A bridge", meetings=[meeting], published=True)
        make.development(title="A word on the bridge", meeting=meeting, published=True)
        make.agreement(title="Bridge agreement", meeting=meeting, published=True)
        make.commitment(title="Build the bridge", meeting=meeting, published=True)
        make.figure(title="Cost of the bridge", meeting=meeting, published=True)
        page = client.get("/meetings/talks/")
        assert "A bridge" in section(page, "Initiatives discussed")
        assert "Bridge agreement" in section(page, "Agreements")
        came_of_it = section(page, "What came of it")
        for told in ("A word on the bridge", "Build the bridge", "Cost of the bridge"):
            assert told in came_of_it

    def test_a_visit_lists_its_meetings_in_the_order_of_time(self, client):
        visit = make.meeting(title="A visit", slug="visit", published=True)
        make.meeting(title="Farewell", part_of=visit, date="26 Feb 2025", published=True)
        make.meeting(title="Welcome", part_of=visit, date="25 Feb 2025", published=True)
        text = section(client.get("/meetings/visit/"), "What came of it")
        assert text.index("Welcome") < text.index("Farewell")

    def test_the_facts_give_venue_session_date_and_what_was_inferred(self, client):
        make.meeting(
            slug="session",
            kind="session",
            held="mixed",
            date="25 Feb 2025",
            date_stated="25 February",
            date_inferred=True,
            venue=make.place("Exampleton", slug="exampleton"),
            convening_body=make.participant("Council of Rivers", kind="joint_body"),
            session_number=13,
            published=True,
        )
        facts = side(client.get("/meetings/session/"))
        assert facts["Date"] == "25 February 2025 (year inferred)"
        assert facts["Held"] == "In person and by video"
        assert facts["Venue"] == "Exampleton"
        assert facts["Convened by"] == "Council of Rivers, session 13"

    def test_leaves_out_what_is_not_known(self, client):
        make.meeting(slug="talks", published=True)
        page = client.get("/meetings/talks/")
        assert list(side(page)) == ["Kind", "Status", "Last checked"]
        assert section(page, "What came of it") == "Nothing is recorded yet of what was said or agreed there."
        assert "<h2>" not in page.text.split("Notes")[0].split("<aside")[0]


class TestSideLinks:
    """The links at the side to the lists of records with this one."""

    @pytest.mark.parametrize(
        ("make_row", "field"),
        [(make.initiative, "initiatives"), (make.agreement, "agreements"), (make.meeting, "meeting")],
    )
    def test_lead_to_lists_with_rows_only(self, client, editor, make_row, field):
        row = make_row(published=True)
        of_row = {field: [row] if field.endswith("s") else row}
        page = client.get(row.get_absolute_url())
        assert not select(page, ".counts a")
        make.development(published=True, **of_row)
        make.figure(**{field.removesuffix("s"): row})
        for user, names in ((client, ["Developments"]), (editor, ["Developments", "Figures"])):
            page = user.get(row.get_absolute_url())
            assert texts(page, ".counts a") == names
            for link in select(page, ".counts a"):
                assert select(user.get(link.get("href")), "#results tbody tr"), link.get("href")

    def test_a_visit_has_none_to_what_only_its_talks_have(self, client):
        visit = make.meeting(slug="visit", published=True)
        make.figure(meeting=make.meeting(part_of=visit, published=True), published=True)
        assert not select(client.get("/meetings/visit/"), ".counts a")


class TestAgreement:
    def test_tells_its_life_in_order_with_the_day_of_effect(self, client):
        agreement = make.agreement(slug="treaty", published=True)
        make.action(agreement, "entered_into_force", "20 Oct 2025", effective_date="1 Jan 2026")
        make.action(agreement, "ratified", "10 May 2025", participant=make.state("XN"), note="with a reservation")
        make.action(agreement, "signed", "1 March 2025")
        assert section(client.get("/agreements/treaty/"), "Chronicle").endswith(
            "1 March 2025 Signed1 "
            "10 May 2025 2 months, 9 days later Ratified by Northland XN1 with a reservation "
            "20 October 2025 5 months, 10 days later Entered into force1 with effect from 1 January 2026"
        )

    def test_shows_its_status_and_since_when(self, client):
        treaty = make.agreement(slug="treaty", published=True)
        for act, day, said in [
            ("signed", "1 March 2025", "signed 1 March 2025"),
            ("entered_into_force", "April 2025", "in force since April 2025"),
            ("terminated", "31 May 2025", "terminated 31 May 2025"),
        ]:
            make.action(treaty, act, day)
            assert side(client.get("/agreements/treaty/"))["Status"] == said

    def test_links_to_other_agreements_from_both_sides(self, client):
        treaty = make.agreement(title="The treaty", slug="treaty", published=True)
        protocol = make.agreement(title="The protocol", slug="protocol", published=True)
        make.link(protocol, "amends", treaty)
        assert section(client.get("/agreements/treaty/"), "Related agreements") == "Amended by The protocol"
        assert section(client.get("/agreements/protocol/"), "Related agreements") == "Amends The treaty"

    def test_names_its_parties_with_their_roles(self, client):
        agreement = make.agreement(slug="treaty", parties=[make.state("XN")], published=True)
        agreement.parties.create(
            participant=make.person("Ann Example"), role="signatory", on_behalf_of=make.state("XN")
        )
        text = section(client.get("/agreements/treaty/"), "Parties")
        assert text == "Northland XN Ann Example signatory · for Northland XN"

    def test_an_act_has_an_address_on_the_page(self, client):
        action = make.action(make.agreement(slug="treaty", published=True))
        (step,) = select(client.get("/agreements/treaty/"), f"#action-{action.pk}")
        assert text(step) == "Signed1"  # with the evidence of its agreement

    def test_an_act_of_a_later_part_of_the_chronicle_has_its_address_in_the_table_of_acts(self, client, limits):
        limits(AgreementDetail, max_steps=1)
        agreement = make.agreement(slug="treaty", published=True)
        make.action(agreement, "signed", "2024")
        ratified = make.action(agreement, "ratified", "2025", participant=make.state("XN"))
        (date,) = select(client.get("/agreements/treaty/"), f"#action-{ratified.pk}")
        assert text(date) == "2025"

    def test_lists_commitments_made_in_it_and_about_it(self, client):
        agreement = make.agreement(slug="treaty", published=True)
        make.commitment(title="Made in it", agreement=agreement, published=True)
        make.commitment(title="Made about it", about_agreements=[agreement], published=True)
        told = section(client.get("/agreements/treaty/"), "Chronicle")
        assert "Made in it" in told
        assert "Made about it" in told

    def test_of_many_says_how_many_and_names_them_all_by_name(self, client):
        parties = [make.participant(f"Body {number}", kind="agency") for number in range(23, 10, -1)]
        treaty = make.agreement(parties=parties, published=True)
        named = section(client.get(treaty.get_absolute_url()), "Parties (13)")
        assert named == " ".join(map(str, reversed(parties)))


class TestInitiative:
    def test_tells_developments_in_the_order_of_time_with_what_the_status_became(self, client):
        plant = make.initiative(slug="plant", published=True)
        make.development(
            title="Work began", initiatives=[plant], date="2025", status_becomes="implementation", published=True
        )
        make.development(title="An idea was voiced", initiatives=[plant], date="2024", published=True)
        make.development(title="Somebody said so once", initiatives=[plant], published=True)
        text = section(client.get("/initiatives/plant/"), "Chronicle")
        assert text.index("An idea was voiced") < text.index("Work began") < text.index("Somebody said so once")
        assert "status becomes implementation" in text

    def test_says_who_is_involved_and_with_what_outcome(self, client):
        plant = make.initiative(slug="plant", published=True)
        make.involvement(
            plant, make.participant("Example Power"), role="contractor", during="2023-2024", outcome="finished"
        )
        text = section(client.get("/initiatives/plant/"), "Participants")
        assert text == "Example Power contractor · 2023–2024 · finished"

    def test_shows_its_parts_and_what_it_is_part_of(self, client):
        programme = make.initiative(title="Three plants", slug="programme", published=True)
        make.initiative(title="First plant", slug="first", part_of=programme, published=True)
        assert "First plant" in section(client.get("/initiatives/programme/"), "Parts")
        assert side(client.get("/initiatives/first/"))["Part of"] == "Three plants"

    def test_marks_what_is_overdue(self, client):
        plant = make.initiative(slug="plant", published=True)
        make.commitment(title="Build it", about_initiatives=[plant], due="by 2020", published=True)
        assert section(client.get("/initiatives/plant/"), "Overdue").startswith("by the end of 2020 overdue Build it")

    def test_shows_each_holding(self, client):
        festival = make.meeting(title="Festival of 2024", published=True)
        make.initiative(slug="festival", editions=[festival], published=True)
        assert "Festival of 2024" in section(client.get("/initiatives/festival/"), "Chronicle")

    def test_says_where_it_is_and_in_which_sector(self, client):
        place = make.place("Exampleton", countries=[make.state("XN").country])
        make.initiative(slug="plant", places=[place], sectors=[make.sector("Example power")], published=True)
        facts = side(client.get("/initiatives/plant/"))
        assert facts["Places"] == "Exampleton XN"
        assert facts["Sectors"] == "Example power"


class TestDevelopment:
    def test_opens_with_its_text_and_names_what_it_is_about(self, client):
        plant = make.initiative(title="Example plant", published=True)
        make.development(
            title="Ground broken", slug="ground", text="Work has begun.", initiatives=[plant], published=True
        )
        page = client.get("/developments/ground/")
        assert headings(page) == ["Ground broken"]
        assert "Work has begun." in main(page)
        assert "Example plant" in section(page, "Initiatives")

    def test_does_not_say_its_title_twice(self, client):
        make.development(title="", slug="ground", text="Work has begun.", published=True)
        assert main(client.get("/developments/ground/")).count("Work has begun.") == 1


class TestCommitment:
    def test_tells_each_wording_and_how_the_deadline_moved(self, client):
        first = make.commitment(title="First wording", due="by 2024", published=True)
        make.commitment(slug="second", due="by 2026", restates=first, published=True)
        text = section(client.get("/commitments/second/"), "Restatements")
        assert text.startswith("by the end of 2024 First wording")
        assert text.endswith("by the end of 2026 This commitment 2 years later than before · open")

    def test_says_who_owes_it_to_whom_and_by_when(self, client):
        make.commitment(
            slug="report",
            by=[make.participant("Ministry of Rivers")],
            to=[make.state("XN")],
            due="by 20 Dec 2999",
            published=True,
        )
        facts = side(client.get("/commitments/report/"))
        assert facts["By"] == "Ministry of Rivers"
        assert facts["To"] == "Northland XN"
        assert facts["Due"] == "by 20 December 2999"

    def test_of_an_instruction_it_says_who_ordered_it(self, client):
        make.commitment(slug="report", kind="instruction", to=[make.state("XN")], published=True)
        assert side(client.get("/commitments/report/"))["Ordered by"] == "Northland XN"


class TestFigure:
    def test_gives_the_amount_as_printed_and_the_value_behind_it(self, client):
        make.figure(slug="trade", printed="$1.7 billion", period="2024", period_stated="last year", published=True)
        facts = side(client.get("/figures/trade/"))
        assert facts["As printed"] == "$1.7 billion"
        assert facts["Value"] == "1,700,000,000 USD"
        assert facts["Period"] == "2024 (stated as “last year”)"

    def test_sets_values_that_differ_side_by_side_the_preferred_one_first_and_why(self, client):
        make.figure(slug="trade", period="2024", published=True)
        other = make.figure(
            value_low=1_650_000_000, period="2024", preferred=True, preferred_reason="Later and exact.", published=True
        )
        make.cite(other, make.source("Yearbook"))
        text = section(client.get("/figures/trade/"), "Contradicting values")
        assert text.index("1,650,000,000 USD") < text.index("1,700,000,000 USD (this one)")
        assert "Preferred: Later and exact." in text
        assert "Yearbook" in text

    def test_has_no_comparison_where_nothing_differs(self, client):
        make.figure(slug="trade", published=True)
        assert section(client.get("/figures/trade/"), "Contradicting values") == ""
