"""The form of a commitment: participants, deadline, and the commitment that it restates."""

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
