"""Statuses follow from the recorded actions and developments, with any way of writing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils.timezone import localdate

from cooperation.fields import Period
from cooperation.models import (
    ActionKind,
    Agreement,
    AgreementAction,
    AgreementLink,
    AgreementStatus,
    Development,
    Initiative,
)
from cooperation.models.action_kinds import kind_for
from cooperation.models.status import CONCLUSION, ENDED_BY
from tests import builders as make

pytestmark = pytest.mark.django_db

TODAY, YESTERDAY, TOMORROW = (localdate() + timedelta(days) for days in (0, -1, 1))

AFTER = {
    "declared": "declared",
    "negotiations_opened": "under_negotiation",
    "drafted": "drafted",
    "initialled": "initialled",
    "adopted": "adopted",
    "opened_for_signature": "adopted",
    "signed": "signed",
    "signed_ad_referendum": "signed",
    "signed_definitively": "signed",
    "provisionally_applied": "provisionally_applied",
    "entered_into_force": "in_force",
    "extended": "in_force",
    "resumed": "in_force",
    "suspended": "suspended",
    "repealed": "terminated",
    "terminated": "terminated",
    "expired": "expired",
    "lapsed": "never_in_force",
}
OPERATION = sorted(kind for kind, status in AFTER.items() if status not in CONCLUSION)
FIRST_STAGE = sorted(AFTER.keys() - {*OPERATION})
MOVES_NOTHING = {
    *("passed_by_parliament", "ratified", "accepted", "approved", "acceded", "notified"),
    *("amended", "denounced", "withdrawn", "succeeded", "registered", "corrected"),
    *("reservation_made", "declaration_made", "objection_made", "reservation_withdrawn"),
    *("entered_into_force_in_part", "applied_to_a_territory", "terminated_in_part"),
    *("signature_withdrawn", "formally_confirmed", "consented_to_be_bound"),
    *("instrument_deposited", "instruments_exchanged", "denunciation_withdrawn"),
    *("declaration_withdrawn", "objection_withdrawn"),
}


def now(row):
    """The row as the database has it, by its status and the date of that."""
    row.refresh_from_db()
    return row.status, str(row.status_since) if row.status_since else None


def agreement_with(*actions):
    """An agreement with actions given as "kind" or "kind, date", entered in this order."""
    agreement = make.agreement()
    for action in actions:
        kind, _, date = action.partition(", ")
        make.action(agreement, kind, date or None)
    return agreement


def initiative_with(*developments, **fields):
    """An initiative with developments given as "status, date", entered in this order."""
    initiative = make.initiative(**fields)
    for development in developments:
        status, _, date = development.partition(", ")
        make.development(initiatives=[initiative], status_becomes=status, date=date or None)
    return initiative


class TestEachAction:
    def test_every_kind_of_action_is_tested_here(self):
        assert set(AFTER) | MOVES_NOTHING == set(ActionKind.objects.values_list("code", flat=True))

    @pytest.mark.parametrize(("kind", "status"), AFTER.items())
    def test_an_action_moves_the_agreement(self, kind, status):
        assert now(agreement_with(f"{kind}, 25 Feb 2025")) == (status, "25 February 2025")

    @pytest.mark.parametrize("kind", sorted(MOVES_NOTHING))
    def test_an_act_of_one_of_the_parties_moves_nothing(self, kind):
        assert now(agreement_with("signed, 2020", f"{kind}, 25 Feb 2025")) == ("signed", "2020")

    @pytest.mark.parametrize("status", [status for status in AgreementStatus if status != "replaced"])
    def test_a_status_chosen_in_a_form_stands_for_an_action_that_leads_to_it(self, status):
        assert AFTER[kind_for(status, ActionKind.objects.all()).code] == status

    def test_replaced_stands_for_a_link_and_no_action(self):
        assert kind_for("replaced", ActionKind.objects.all()) is None

    @pytest.mark.parametrize(
        ("before", "status", "code"),
        [
            ("signed", "in_force", "entered_into_force"),
            ("suspended", "in_force", "resumed"),
            ("in_force", "terminated", "terminated"),
            ("", "signed", "signed"),
        ],
    )
    def test_the_first_kind_with_a_status_is_recorded_and_a_suspended_agreement_is_resumed(self, before, status, code):
        assert kind_for(status, ActionKind.objects.all(), before=before).code == code


class TestTables:
    def test_the_database_knows_the_same_stages_of_statuses_as_forms_do(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT status FROM unnest(%s::text[]) status WHERE register.stage_of(status) = 0",
                [AgreementStatus.values],
            )
            assert {status for (status,) in cursor.fetchall()} == CONCLUSION

    def test_the_database_knows_the_same_links_that_end_an_agreement(self):
        old, new = make.agreement(), make.agreement()
        for kind in AgreementLink.Kind:
            make.link(new, kind, old)
        with connection.cursor() as cursor:
            cursor.execute("SELECT status FROM register.ending WHERE %s IN (agreement_id, by_id)", [old.pk])
            assert sorted(status for (status,) in cursor.fetchall()) == sorted(ENDED_BY.values())

    def test_who_signs_consents_applies_or_becomes_bound_is_a_side(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT effect FROM unnest(%s::text[]) effect WHERE register.makes_side(effect)",
                [ActionKind.PartyEffect.values],
            )
            assert {effect for (effect,) in cursor.fetchall()} == {"signs", "consents", "applies", "becomes_bound"}


class TestWithoutActions:
    def test_an_agreement_without_actions_is_under_negotiation(self):
        assert now(make.agreement()) == ("under_negotiation", None)

    def test_an_initiative_without_developments_is_an_idea(self):
        assert now(make.initiative()) == ("idea", None)

    def test_a_development_that_says_no_status_moves_nothing(self):
        assert now(initiative_with(", 2025")) == ("idea", None)


class TestTheLatestCounts:
    @pytest.mark.parametrize(
        ("actions", "expected"),
        [
            (["signed, 25 Feb 2025", "drafted, 24 Feb 2025"], ("signed", "25 February 2025")),
            (["terminated, 2024", "suspended, May 2024"], ("terminated", "2024")),
            (["terminated, May 2024", "suspended, 2024"], ("suspended", "2024")),
            (["terminated, by 2023", "suspended, 2022"], ("terminated", "by the end of 2023")),
            (["entered_into_force, since 2023", "terminated, 10 May 2024"], ("terminated", "10 May 2024")),
            (["entered_into_force, since 2023", "suspended, 2022"], ("in_force", "since 2023")),
        ],
        ids=["a day", "a year before its month", "a month before its year", "by", "since, and later", "since"],
    )
    def test_the_action_with_the_latest_end_of_its_date_counts_whatever_the_order_of_entry(self, actions, expected):
        assert now(agreement_with(*actions)) == expected
        assert now(agreement_with(*reversed(actions))) == expected

    def test_of_two_actions_on_a_day_the_one_entered_last_counts(self):
        assert now(agreement_with("suspended, 2025", "resumed, 2025"))[0] == "in_force"
        assert now(agreement_with("resumed, 2025", "suspended, 2025"))[0] == "suspended"

    def test_of_two_developments_on_a_day_the_one_reported_last_counts(self):
        initiative = make.initiative()
        for status, reported_on in [("completed", "2025-03-02"), ("implementation", "2025-03-01"), ("planned", None)]:
            make.development(
                initiatives=[initiative], status_becomes=status, date="1 March 2025", reported_on=reported_on
            )
        assert now(initiative) == ("completed", "1 March 2025")

    def test_of_two_developments_reported_on_a_day_the_one_entered_last_counts(self):
        assert now(initiative_with("planned, 2025", "suspended, 2025"))[0] == "suspended"

    def test_an_action_takes_effect_on_its_effective_date(self):
        agreement = agreement_with("suspended, 3 March 2022")
        make.action(agreement, "entered_into_force", "1 March 2022", effective_date="31 March 2022")
        assert now(agreement) == ("in_force", "31 March 2022")

    def test_signing_after_the_entry_into_force_does_not_turn_it_back(self):
        assert now(agreement_with("entered_into_force, 2020", "signed, 2022")) == ("in_force", "2020")


class TestSince:
    def test_the_first_who_signed_says_since_when(self):
        assert now(agreement_with("signed, 1 Feb 2020", "signed, 1 May 2020")) == ("signed", "1 February 2020")

    def test_an_extension_leaves_an_agreement_in_force_since_its_entry(self):
        assert now(agreement_with("entered_into_force, 2010", "extended, 2020")) == ("in_force", "2010")

    def test_a_resumed_agreement_is_in_force_since_its_resumption(self):
        actions = ["entered_into_force, 2010", "suspended, 2015", "resumed, 2017", "extended, 2020"]
        assert now(agreement_with(*actions)) == ("in_force", "2017")

    def test_progress_that_repeats_the_status_does_not_begin_it_again(self):
        initiative = initiative_with("planned, 2021", "implementation, 2022", "implementation, 2023")
        assert now(initiative) == ("implementation", "2022")

    def test_an_undated_action_does_not_hide_the_date_of_the_status(self):
        assert now(agreement_with("signed", "signed, 2020")) == ("signed", "2020")


class TestWithoutDate:
    def test_an_undated_action_counts_when_it_is_alone(self):
        assert now(agreement_with("signed")) == ("signed", None)

    def test_an_undated_action_moves_nothing_beside_a_dated_one(self):
        assert now(agreement_with("signed, 2020", "entered_into_force")) == ("signed", "2020")

    def test_an_undated_action_counts_beside_a_future_one(self):
        assert now(agreement_with("signed", f"entered_into_force, {TOMORROW}")) == ("signed", None)

    def test_of_several_undated_actions_the_last_entered_counts(self):
        assert now(initiative_with("planned", "suspended"))[0] == "suspended"


class TestFuture:
    def test_a_future_action_moves_nothing_until_its_day(self):
        agreement = agreement_with("signed, 2020", f"entered_into_force, {TOMORROW}")
        assert now(agreement) == ("signed", "2020")
        assert agreement.recalculate_on == TOMORROW

    def test_the_soonest_future_action_says_when_the_status_changes(self):
        later = TOMORROW + timedelta(30)
        assert (
            Initiative.objects.get(
                pk=initiative_with(f"suspended, {later}", f"implementation, {TOMORROW}").pk
            ).recalculate_on
            == TOMORROW
        )

    def test_an_action_of_today_counts(self):
        agreement = agreement_with(f"signed, {TODAY}")
        assert now(agreement) == ("signed", str(Period.of_day(TODAY)))
        assert agreement.recalculate_on is None

    def test_an_action_in_a_year_that_has_begun_counts(self):
        assert now(agreement_with(f"signed, {TODAY.year}"))[0] == "signed"

    def test_an_action_by_a_later_day_does_not_count_yet(self):
        assert now(initiative_with(f"completed, by {TOMORROW}"))[0] == "idea"

    def test_a_signature_to_come_is_no_date_of_the_agreement(self):
        agreement = agreement_with(f"signed, {TOMORROW}")
        agreement.refresh_from_db()
        assert agreement.main_date is None


class TestMainDate:
    @pytest.mark.parametrize(
        ("actions", "expected"),
        [
            (["signed, 1 May 2020", "signed, 1 Feb 2020"], "1 February 2020"),
            (["adopted, 2021", "signed, 2022"], "2022"),
            (["declared, 2020", "adopted, 2021"], "2021"),
            (["declared, 2020", "drafted, 2019"], "2020"),
            (["drafted, 2021", "signed_definitively, 2022"], "2022"),
            (["entered_into_force, 2020"], "2020"),
            (["entered_into_force, 2020", "drafted, 2019"], "2019"),
            (["signed", "ratified, 2020"], "2020"),
            (["signed"], "None"),
        ],
    )
    def test_the_main_date_is_that_of_the_first_signature_adoption_declaration_or_other_action(self, actions, expected):
        agreement = agreement_with(*actions)
        agreement.refresh_from_db()
        assert str(agreement.main_date) == expected

    def test_an_action_with_only_an_effective_date_dates_the_agreement_if_no_other_does(self):
        agreement = make.agreement()
        make.action(agreement, "entered_into_force", None, effective_date="mid-March 2020")
        agreement.refresh_from_db()
        assert str(agreement.main_date) == "mid-March 2020"

    def test_an_action_to_come_dates_the_agreement_from_its_day(self):
        agreement = make.agreement()
        make.action(agreement, "ratified", None, effective_date=str(TOMORROW))
        agreement.refresh_from_db()
        assert (agreement.main_date, agreement.recalculate_on) == (None, TOMORROW)


class TestOneOfSeveralParties:
    """What one of several parties does for itself does not change the agreement as a whole."""

    @pytest.fixture
    def treaty(self):
        treaty = make.agreement(parties=[make.state("XN"), make.state("XS")])
        make.action(treaty, "entered_into_force", "2010")
        return treaty

    @pytest.mark.parametrize("kind", OPERATION)
    def test_one_party_does_not_move_the_whole(self, kind):
        treaty = make.agreement(parties=[make.state("XN"), make.state("XS")])
        make.action(treaty, "signed", "2009")
        make.action(treaty, kind, "2020", participant=make.state("XN"))
        assert now(treaty) == ("signed", "2009")

    @pytest.mark.parametrize("kind", FIRST_STAGE)
    def test_the_first_who_signs_or_adopts_moves_it(self, kind):
        treaty = make.agreement(parties=[make.state("XN"), make.state("XS")])
        make.action(treaty, kind, "2009", participant=make.state("XN"))
        assert now(treaty) == (AFTER[kind], "2009")

    @pytest.mark.parametrize("kind", OPERATION)
    def test_the_only_party_moves_it(self, kind):
        law = make.agreement(parties=[make.state("XN")])
        make.party(law, make.state("XS"), role="depositary")
        make.action(law, kind, "2020", participant=make.state("XN"))
        assert now(law) == (AFTER[kind], "2020")

    def test_all_together_move_it_after_one_alone_did_not(self, treaty):
        make.action(treaty, "suspended", "2020", participant=make.state("XN"))
        make.action(treaty, "suspended", "2021")
        assert now(treaty) == ("suspended", "2021")

    def test_a_party_that_leaves_the_last_one_alone_leaves_it_to_that_one(self, treaty):
        make.action(treaty, "terminated", "2020", participant=make.state("XN"))
        assert now(treaty) == ("in_force", "2010")
        treaty.parties.get(participant=make.state("XS")).delete()
        assert now(treaty) == ("terminated", "2020")

    def test_an_action_given_to_one_participant_later_no_longer_moves_it(self, treaty):
        ended = make.action(treaty, "terminated", "2020")
        assert now(treaty) == ("terminated", "2020")
        AgreementAction.objects.filter(pk=ended.pk).update(participant=make.state("XN"))
        assert now(treaty) == ("in_force", "2010")

    def test_a_state_that_acceded_makes_the_only_listed_party_one_of_several(self):
        treaty = make.agreement(parties=[make.state("XN")])
        make.action(treaty, "entered_into_force", "2010")
        make.action(treaty, "suspended", "2020", participant=make.state("XN"))
        assert now(treaty)[0] == "suspended"
        make.action(treaty, "acceded", "2015", participant=make.state("XS"))
        assert now(treaty) == ("in_force", "2010")

    def test_a_participant_who_is_no_party_does_not_move_it(self, treaty):
        council = make.participant("Council", kind="joint_body")
        make.action(treaty, "suspended", "2020", participant=council)
        assert now(treaty)[0] == "in_force"

    def test_a_person_who_signed_for_the_only_party_is_no_other_party(self):
        pledge = make.agreement(parties=[make.state("XN")])
        signatory = make.person()
        make.party(pledge, signatory, role="signatory", on_behalf_of=make.state("XN"))
        make.action(pledge, "signed", "2019", participant=signatory)
        make.action(pledge, "repealed", "2020", participant=make.state("XN"))
        assert now(pledge) == ("terminated", "2020")

    def test_an_entry_into_force_for_one_party_does_not_end_the_agreement_that_it_replaces(self, treaty):
        new = make.agreement(parties=[make.state("XN"), make.state("XS")])
        make.link(new, "replaces", treaty)
        make.action(new, "entered_into_force", "2020", participant=make.state("XN"))
        assert now(treaty) == ("in_force", "2010")
        make.action(new, "entered_into_force", "2021")
        assert now(treaty) == ("replaced", "2021")


class TestLinks:
    """An agreement ends when another one enters into force that replaces or terminates it, or until which it lasts."""

    @pytest.fixture
    def old(self):
        return agreement_with("entered_into_force, 2010")

    @pytest.fixture
    def new(self):
        return agreement_with("entered_into_force, 2020")

    @pytest.mark.parametrize(("kind", "status"), [("replaces", "replaced"), ("terminates", "terminated")])
    def test_an_agreement_that_replaces_another_ends_it(self, old, new, kind, status):
        make.link(new, kind, old)
        assert now(old) == (status, "2020")
        assert now(new) == ("in_force", "2020")

    def test_an_agreement_that_lasts_until_another_expires_when_that_is_in_force(self, old, new):
        make.link(old, "lasts_until", new)
        assert now(old) == ("expired", "2020")

    @pytest.mark.parametrize("kind", ["amends", "supplements", "implements", "extends", "based_on"])
    def test_links_that_do_not_replace_move_nothing(self, old, new, kind):
        make.link(new, kind, old)
        assert now(old) == ("in_force", "2010")

    def test_a_replaced_agreement_stands_until_the_new_one_is_in_force(self, old):
        new = agreement_with("signed, 2019")
        make.link(new, "replaces", old)
        assert now(old)[0] == "in_force"
        make.action(new, "entered_into_force", "2020")
        assert now(old)[0] == "replaced"

    def test_removing_the_link_that_replaced_an_agreement_revives_it(self, old, new):
        make.link(new, "replaces", old).delete()
        assert now(old) == ("in_force", "2010")

    def test_turning_round_the_link_that_replaced_an_agreement_revives_it(self, old, new):
        link = make.link(old, "lasts_until", new)
        link.from_agreement, link.to_agreement = new, old
        link.save()
        assert (now(old), now(new)) == (("in_force", "2010"), ("in_force", "2020"))

    def test_a_draft_that_replaces_a_published_agreement_does_not_end_it(self, new):
        old = make.agreement(published=True)
        make.action(old, "entered_into_force", "2010")
        make.link(new, "replaces", old)
        assert now(old)[0] == "in_force"

    def test_a_replacing_agreement_ends_the_other_while_it_is_published(self, new):
        old = make.agreement(published=True)
        make.link(new, "replaces", old)
        make.action(old, "entered_into_force", "2010")
        new.participants.add(make.state("XN"))
        make.cite(new)
        Agreement.objects.filter(pk=new.pk).update(publication="published")
        assert now(old)[0] == "replaced"
        Agreement.objects.filter(pk=new.pk).update(publication="withdrawn")
        assert now(old)[0] == "in_force"


class TestDraftsOfDevelopments:
    def test_draft_developments_move_a_draft_initiative(self):
        assert now(initiative_with("planned, 2024"))[0] == "planned"

    def test_draft_developments_do_not_move_a_published_initiative(self):
        assert now(initiative_with("planned, 2024", published=True))[0] == "idea"

    def test_a_development_moves_a_published_initiative_from_its_publication_on(self):
        initiative = initiative_with("planned, 2024", published=True)
        development = initiative.developments.get()
        make.cite(development)
        development.publication = "published"
        development.save()
        assert now(initiative)[0] == "planned"

    def test_publishing_the_initiative_leaves_its_drafts_behind(self):
        initiative = initiative_with("planned, 2024")
        make.cite(initiative)
        Initiative.objects.filter(pk=initiative.pk).update(publication="published")
        assert now(initiative)[0] == "idea"

    def test_a_withdrawn_development_moves_only_what_was_withdrawn_with_it(self):
        initiative = initiative_with("planned, 2024")
        initiative.developments.update(publication="withdrawn")
        assert now(initiative)[0] == "idea"
        Initiative.objects.filter(pk=initiative.pk).update(publication="withdrawn")
        assert now(initiative)[0] == "planned"


class TestKeptInStep:
    """By the database, so whatever writes."""

    def test_the_status_follows_bulk_inserts(self):
        agreements = [make.agreement(), make.agreement()]
        AgreementAction.objects.bulk_create(
            AgreementAction(agreement=agreement, kind_id="signed", date="2020") for agreement in agreements
        )
        assert [now(agreement)[0] for agreement in agreements] == ["signed", "signed"]

    def test_the_status_follows_bulk_updates(self):
        agreement = agreement_with("signed, 2020")
        agreement.actions.update(kind="initialled")
        assert now(agreement)[0] == "initialled"

    def test_the_status_follows_an_action_that_moves_to_another_agreement(self):
        one, other = agreement_with("signed, 2020"), make.agreement()
        one.actions.update(agreement=other)
        assert (now(one)[0], now(other)[0]) == ("under_negotiation", "signed")

    def test_the_status_follows_deletes(self):
        agreement = agreement_with("drafted, 2019", "signed, 2020")
        agreement.actions.filter(kind="signed").delete()
        assert now(agreement) == ("drafted", "2019")

    def test_the_status_follows_raw_sql(self):
        agreement = make.agreement()
        with connection.cursor() as cursor:
            cursor.execute(
                """INSERT INTO cooperation_agreementaction
                   (agreement_id, kind, date, date_stated, date_inferred, effective_date_stated,
                    effective_date_inferred, note)
                   VALUES (%s, 'signed', '[2020-01-01,2021-01-01)', '', false, '', false, '')""",
                [agreement.pk],
            )
        assert now(agreement) == ("signed", "2020")

    @pytest.mark.parametrize("change", ["add", "set"])
    def test_the_status_follows_links_of_a_development(self, change):
        development = make.development(status_becomes="planned", date="2024")
        initiative = make.initiative()
        getattr(development.initiatives, change)(*[[initiative]] if change == "set" else [initiative])
        assert now(initiative)[0] == "planned"

    def test_the_status_follows_removed_links(self):
        initiative = initiative_with("planned, 2024")
        initiative.developments.get().initiatives.clear()
        assert now(initiative)[0] == "idea"

    def test_the_status_follows_links_moved_by_sql(self):
        initiative, other = initiative_with("planned, 2024"), make.initiative()
        Development.initiatives.through.objects.filter(initiative=initiative).update(initiative=other)
        assert (now(initiative)[0], now(other)[0]) == ("idea", "planned")

    def test_a_development_about_several_initiatives_moves_each(self):
        initiatives = [make.initiative(), make.initiative()]
        development = make.development(initiatives=initiatives, status_becomes="planned", date="2024")
        Development.objects.filter(pk=development.pk).update(status_becomes="suspended")
        assert {now(initiative)[0] for initiative in initiatives} == {"suspended"}

    def test_the_status_follows_the_deletion_of_a_development(self):
        initiative = initiative_with("planned, 2024")
        initiative.developments.get().delete()
        assert now(initiative)[0] == "idea"

    def test_a_status_typed_over_the_derived_one_does_not_hold(self):
        agreement = agreement_with("signed, 2020")
        Agreement.objects.filter(pk=agreement.pk).update(status="in_force", status_since="2025", main_date="2025")
        assert now(agreement) == ("signed", "2020")
        assert str(agreement.main_date) == "2020"

    def test_saving_a_record_that_was_read_before_does_not_turn_its_status_back(self):
        read_before = make.agreement()
        make.action(Agreement.objects.get(pk=read_before.pk), "signed", "2020")
        read_before.summary = "Edited meanwhile."
        read_before.save()
        assert now(read_before) == ("signed", "2020")


class TestVersions:
    """Each save is a version; what the database derives by itself is none."""

    @pytest.fixture
    def agreement(self):
        return make.agreement()

    def version(self, row):
        return type(row).objects.values_list("version", flat=True).get(pk=row.pk)

    def test_a_new_record_is_version_one(self, agreement):
        assert self.version(agreement) == 1

    def test_a_save_makes_the_next_version(self, agreement):
        agreement.save()
        assert self.version(agreement) == 2

    def test_a_save_of_a_record_that_was_read_before_makes_the_next_version(self, agreement):
        read_before = Agreement.objects.get(pk=agreement.pk)
        agreement.save()
        read_before.save()
        assert self.version(agreement) == 3

    def test_a_bulk_update_makes_the_next_version(self, agreement):
        Agreement.objects.update(summary="Edited.")
        assert self.version(agreement) == 2

    def test_an_update_by_sql_makes_the_next_version(self, agreement):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE cooperation_agreement SET summary = 'Edited.' WHERE id = %s", [agreement.pk])
        assert self.version(agreement) == 2

    def test_a_version_typed_over_does_not_hold(self, agreement):
        Agreement.objects.filter(pk=agreement.pk).update(version=F("version") + 10)
        assert self.version(agreement) == 2

    def test_a_derived_change_makes_no_version(self, agreement):
        make.action(agreement, "signed", "2020")
        assert now(agreement)[0] == "signed"
        assert agreement.version == 1

    def test_a_derived_change_leaves_the_time_of_the_last_change(self, agreement):
        Agreement.objects.filter(pk=agreement.pk).update(updated_at="2020-01-01T00:00Z")
        changed = Agreement.objects.get(pk=agreement.pk).updated_at
        make.action(agreement, "signed", "2020")
        agreement.refresh_from_db()
        assert agreement.updated_at == changed
