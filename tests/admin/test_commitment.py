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
            ({"indicator": "trade"}, "Enter the value that was named."),
            ({"value": "$3 billion"}, "Enter what is measured, e.g. mutual trade."),
            ({"indicator": "trade", "value": "3 billion"}, "Write the unit after the number, e.g. 3 billion USD."),
            ({"indicator": "trade", "value": "3 furlongs"}, "“furlongs” is not a unit of the register."),
            ({"indicator": "trade", "value": "a lot"}, "names no number"),
        ],
    )
    def test_half_of_it_is_refused(self, as_editor, typed, message):
        assert message in errors(self.enter(as_editor, **typed))
        assert not Commitment.objects.filter(what__startswith="Raise trade").exists()

    def test_the_page_of_the_commitment_has_it(self, as_editor, client):
        self.enter(as_editor, indicator="mutual trade", value="$3 billion")
        page = client.get(Commitment.objects.latest("pk").get_absolute_url()).content.decode()
        assert "Mutual trade (target)" in page
