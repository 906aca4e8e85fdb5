"""The form of a commitment: participants, deadline, and the commitment that it restates."""

import pytest

from cooperation.models import Commitment
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/commitment/add/"


def test_an_instruction_to_a_ministry_with_its_deadline(as_editor):
    ministry, state = make.participant(), make.state("XN")
    typed = {
        "kind": "instruction",
        "what": "Report on the repair.",
        "by": [ministry.pk],
        "to": [state.pk],
        "due": "by 20 December 2025",
    }

    save(as_editor, ADD, opened(as_editor, ADD), **typed)

    commitment = Commitment.objects.get(title="Report on the repair.")
    assert (list(commitment.by.all()), list(commitment.to.all())) == ([ministry], [state])
    assert (str(commitment.due), commitment.status) == ("by 20 December 2025", "open")


def test_a_commitment_restates_an_earlier_one_with_a_later_deadline(as_editor):
    earlier = make.commitment(due="by 2025")

    save(as_editor, ADD, opened(as_editor, ADD), what="Repair it after all.", due="by 2027", restates=earlier.pk)

    assert [str(later.due) for later in earlier.restated_by.all()] == ["by the end of 2027"]


def test_a_commitment_does_not_restate_itself(as_editor):
    commitment = make.commitment()
    url = f"/admin/cooperation/commitment/{commitment.pk}/change/"

    response = save(as_editor, url, opened(as_editor, url), restates=commitment.pk)

    assert errors(response) == "This commitment cannot restate itself, directly or through others."


class TestNamedFigure:
    """A commitment to reach $3 billion of trade by 2030 is one thing, entered once."""

    def enter(self, client, **typed):
        fields = {"what": "Raise trade to $3 billion by 2030.", "due": "by 2030", "publication": "published"}
        fields |= {"by": [make.state("XN").pk, make.state("XS").pk]}
        fields |= {"citations-0-source": make.source().pk, "citations-0-quote": "$3 billion by 2030"}
        return save(client, ADD, opened(client, ADD), **fields | typed)

    def test_it_is_saved_with_the_commitment(self, as_editor):
        self.enter(as_editor, indicator="mutual trade", value="$3 billion")

        (figure,) = Commitment.objects.latest("pk").figures.all()
        assert figure.title == "Mutual trade (target), Northland and Southland, by the end of 2030: $3 billion"
        assert (figure.value_low, figure.unit_id, figure.publication) == (3_000_000_000, "USD", "published")
        assert [citation.quote for citation in figure.citations.all()] == ["$3 billion by 2030"]

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ({"indicator": "trade"}, "Enter the value that was named. If the source names no number,"),
            ({"value": "$3 billion"}, "Enter what is measured, e.g. mutual trade."),
            ({"indicator": "trade", "value": "3 billion"}, "Write the unit after the number, e.g. 3 billion USD."),
            ({"indicator": "trade", "value": "3 furlongs"}, "“furlongs” is not a unit of the register."),
            (
                {"indicator": "trade", "value": "a lot"},
                "“a lot” names no number. Clear “What is measured” and “Value”, save the commitment, then add a figure "
                "of it with the words as printed.",
            ),
            ({"indicator": "trade", "value": "9" * 25 + " km"}, "A number can have up to 24 digits before the point."),
        ],
    )
    def test_half_of_it_is_refused(self, as_editor, typed, message):
        assert message in errors(self.enter(as_editor, **typed))
        assert not Commitment.objects.filter(what__startswith="Raise trade").exists()

    def test_the_page_of_the_commitment_has_it(self, as_editor, client):
        self.enter(as_editor, indicator="mutual trade", value="$3 billion")
        page = client.get(Commitment.objects.latest("pk").get_absolute_url()).content.decode()
        assert "Mutual trade (target)" in page

    def test_add_restatement_brings_it_along(self, as_editor):
        self.enter(as_editor, indicator="mutual trade", value="at least $3 billion")
        first = Commitment.objects.latest("pk")
        url = f"{ADD}?restates={first.pk}"

        typed = opened(as_editor, url)
        assert (typed["indicator"], typed["value"]) == ("mutual trade", "at least 3,000,000,000 USD")
        assert save(as_editor, url, typed, due="by 2032").status_code == 302

        (figure,) = Commitment.objects.latest("pk").figures.all()
        assert (figure.value_low, figure.bound, figure.unit_id) == (3_000_000_000, "at_least", "USD")
        assert str(figure.period) == "by the end of 2032"

    def test_add_restatement_leaves_out_a_figure_without_a_number(self, as_editor):
        first = make.commitment()
        make.figure(commitment=first, value_low=None, printed="dozens of documents", unit="documents")

        typed = opened(as_editor, f"{ADD}?restates={first.pk}")
        assert typed.get("indicator", "") == typed.get("value", "") == ""


class TestRestatedOnce:
    def test_a_second_restatement_is_refused_with_the_name_of_the_first(self, as_editor):
        first = make.commitment(what="Build it.")
        make.commitment(what="Build it later.", restates=first)

        response = save(as_editor, ADD, opened(as_editor, ADD), what="Build it again.", restates=first.pk)

        assert "It is restated already, by “Build it later.”: choose that one." in errors(response)
        assert "add the source to that one as a citation" in errors(response)

    def test_a_withdrawn_restatement_does_not_count(self, as_editor):
        first = make.commitment(what="Build it.")
        make.commitment(what="Build it later.", restates=first, publication="withdrawn")

        assert save(as_editor, ADD, opened(as_editor, ADD), what="Again.", restates=first.pk).status_code == 302

    def test_the_first_restatement_can_be_saved_again(self, as_editor):
        later = make.commitment(what="Build it later.", restates=make.commitment())
        url = f"/admin/cooperation/commitment/{later.pk}/change/"
        assert save(as_editor, url, opened(as_editor, url), condition="once paid").status_code == 302

    def test_a_withdrawn_one_is_not_published_beside_another(self, as_editor):
        first = make.commitment(what="Build it.")
        withdrawn = make.commitment(what="Build it soon.", restates=first, publication="withdrawn")
        make.cite(withdrawn)
        make.commitment(what="Build it later.", restates=first)

        action = {"action": "publish", "_selected_action": [withdrawn.pk]}
        page = as_editor.post("/admin/cooperation/commitment/", action, follow=True)

        assert "“Build it soon.” was not changed. Another commitment restates the same one." in page.text
        assert Commitment.objects.get(pk=withdrawn.pk).publication == "withdrawn"
