"""Kinds of actions are reference data: what each does to an agreement and its parties follows from its row."""

import pytest
from django.db import IntegrityError, connection
from django.db.models import ProtectedError

from cooperation.models import ActionKind, Entry, refresh_entries
from cooperation.models.action_kinds import CODE_MESSAGE
from cooperation.models.standing import parties_by_act
from tests import builders as make
from tests.models.test_refusals import committed, refused_by_database
from tests.models.test_status import now

pytestmark = pytest.mark.django_db


def entry_of(row):
    """The entry of an agreement or of an action."""
    noun = "agreement" if row._meta.model_name == "agreement" else "action"
    return Entry.objects.get(noun=noun, key=row.pk)


class TestANewKind:
    def test_its_status_is_that_of_the_agreement(self):
        make.action_kind("frozen", status="suspended")
        agreement = make.agreement()
        make.action(agreement, "entered_into_force", "2020")
        make.action(agreement, "frozen", "2021")
        assert now(agreement) == ("suspended", "2021")

    def test_one_of_the_first_stage_changes_nothing_after_one_of_the_second(self):
        make.action_kind("paraphed", status="initialled")
        agreement = make.agreement()
        make.action(agreement, "entered_into_force", "2020")
        make.action(agreement, "paraphed", "2021")
        assert now(agreement) == ("in_force", "2020")

    def test_without_a_status_it_changes_none(self):
        make.action_kind("toasted")
        agreement = make.agreement()
        make.action(agreement, "signed", "2020")
        make.action(agreement, "toasted", "2021")
        assert now(agreement) == ("signed", "2020")

    def test_who_signs_by_it_is_a_side(self):
        make.action_kind("sealed", party_effect="signs")
        agreement = make.agreement(parties=[make.state("XN")])
        make.action(agreement, "sealed", "2020", participant=make.state("XS"))
        assert entry_of(agreement).sides == 2

    def test_who_does_what_binds_nobody_is_no_side(self):
        make.action_kind("toasted")
        agreement = make.agreement(parties=[make.state("XN")])
        make.action(agreement, "toasted", "2020", participant=make.state("XS"))
        assert entry_of(agreement).sides == 1

    def test_a_signature_by_it_gives_the_main_date(self):
        make.action_kind("sealed", status="signed")
        agreement = make.agreement()
        make.action(agreement, "adopted", "2019")
        make.action(agreement, "sealed", "2020")
        agreement.refresh_from_db()
        assert str(agreement.main_date) == "2020"

    def test_an_agreement_that_becomes_binding_by_it_ends_another(self):
        make.action_kind("took_effect", status="in_force", party_effect="becomes_bound")
        old, new = make.agreement(), make.agreement()
        make.link(new, "replaces", old)
        make.action(new, "took_effect", "2020")
        assert now(old) == ("replaced", "2020")

    def test_an_agreement_that_is_extended_ends_no_other(self):
        old, new = make.agreement(), make.agreement()
        make.link(new, "replaces", old)
        make.action(new, "extended", "2020")
        assert now(old) == ("under_negotiation", None)

    @pytest.mark.parametrize(
        ("effect", "standing"),
        [
            ("signs", "signed only"),
            ("consents", "toasted, not in force yet"),
            ("applies", "applies it provisionally since 2020"),
            ("becomes_bound", "bound since 2020"),
            ("ends", "not bound"),
            ("none", ""),
        ],
    )
    def test_its_effect_is_the_standing_of_its_participant(self, effect, standing):
        make.action_kind("toasted", party_effect=effect)
        agreement = make.agreement(parties=[make.state("XN"), make.state("XS")])
        make.action(agreement, "toasted", "2020", participant=make.state("XN"))
        refresh_entries()
        standings = agreement.standings.select_related("act")
        (row, _) = parties_by_act(agreement.parties.for_dossier(), agreement.actions.for_dossier(), standings).rows
        assert row.standing == standing

    def test_its_name_is_in_the_title_of_entries(self):
        make.action_kind("toasted", name="toasted by all")
        assert entry_of(make.action(make.agreement(title="Treaty"), "toasted")).title == "Treaty: toasted by all"


class TestAChangedKind:
    def test_agreements_that_have_it_take_the_new_status(self):
        kind = make.action_kind("toasted")
        agreement, other = make.agreement(), make.agreement()
        make.action(agreement, "toasted", "2020")
        ActionKind.objects.filter(pk=kind.pk).update(status="adopted")
        assert (now(agreement), now(other)) == (("adopted", "2020"), ("under_negotiation", None))
        assert entry_of(agreement).status == "adopted"

    def test_agreements_that_have_it_take_the_sides_that_it_makes_now(self):
        kind = make.action_kind("toasted")
        agreement = make.agreement()
        make.action(agreement, "toasted", "2020", participant=make.state("XS"))
        ActionKind.objects.filter(pk=kind.pk).update(party_effect="signs")
        assert entry_of(agreement).sides == 1

    def test_agreements_that_such_an_agreement_ends_take_their_new_status(self):
        kind = make.action_kind("took_effect")
        old, new = make.agreement(), make.agreement()
        make.link(new, "replaces", old)
        make.action(new, "took_effect", "2020")
        ActionKind.objects.filter(pk=kind.pk).update(status="in_force", party_effect="becomes_bound")
        assert now(old) == ("replaced", "2020")

    def test_entries_of_actions_take_the_new_name(self):
        kind = make.action_kind("toasted")
        action = make.action(make.agreement(title="Treaty"), "toasted")
        ActionKind.objects.filter(pk=kind.pk).update(name="drunk to")
        assert entry_of(action).title == "Treaty: drunk to"

    def test_a_new_order_writes_no_entry(self):
        kind = make.action_kind("toasted")
        make.action(make.agreement(), "toasted")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS register.refresh_entries DEFERRED")
            ActionKind.objects.filter(pk=kind.pk).update(position=7)
            cursor.execute("SELECT count(*) FROM register.pending")
            assert cursor.fetchone() == (0,)


class TestRules:
    def test_a_kind_in_use_is_not_deleted(self):
        kind = make.action_kind("toasted")
        make.action(make.agreement(), "toasted")
        with pytest.raises(ProtectedError):
            kind.delete()

    def test_an_unused_kind_is_deleted(self):
        make.action_kind("toasted").delete()
        assert not ActionKind.objects.filter(pk="toasted").exists()

    def test_an_action_has_a_kind_of_the_table(self):
        agreement = make.agreement()
        with pytest.raises(IntegrityError, match="cooperation_actionkind"), committed():
            agreement.actions.create(kind_id="no_such_kind")

    @pytest.mark.parametrize("code", ["Toasted", "toasted twice", "1st", "тост", "", "_x", "toasted\n"])
    def test_a_code_is_of_small_letters_digits_and_underscores(self, code):
        with refused_by_database(CODE_MESSAGE):
            ActionKind.objects.create(code=code, name="toasted")

    def test_a_kind_has_a_name(self):
        with refused_by_database("Enter a name."):
            ActionKind.objects.create(code="toasted", name="")

    @pytest.mark.parametrize(("field", "value"), [("status", "replaced"), ("party_effect", "enjoys")])
    def test_a_status_and_an_effect_are_of_their_lists(self, field, value):
        with pytest.raises(IntegrityError, match=f"actionkind_{field}_known"):
            ActionKind.objects.create(code="toasted", name="toasted", **{field: value})
