"""The trust store's pages: coverage, a country, a certificate, imports, policy by two people."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.kinds import About, Stance
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.world import AT, World
from safepassage.web import installed
from trust_keeper import GROUND, WORLD, Keeper

pytestmark = pytest.mark.django_db
HOME, OTHER = WORLD.authority("UTO"), WORLD.authority("QMA")
READERS = (Role.OFFICER, Role.SUPERVISOR, Role.REGULATOR, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def keeper(demonstration, monkeypatch, platform, clock) -> Keeper:
    """A store, on a platform whose clock stands where the world's does."""
    clock.at = AT
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return Keeper()


def text(client, name, *args, **asked) -> str:
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_empty_store_judges_nobody_and_says_what_to_do(keeper, seat):
    page = text(seat(Role.OFFICER), "trust")
    assert "We can judge passports of 0 countries" in page
    assert "No root counts yet" in page
    assert "France" in page


@pytest.mark.parametrize("role", READERS)
def test_coverage_tells_what_is_missing_to_whoever_may_read(keeper, seat, role):
    keeper.vouch(HOME.root.raw)
    keeper.give(HOME.revocations())
    keeper.give(OTHER.root.raw)
    page = text(seat(role), "trust")
    assert "We can judge passports of 1 country" in page
    assert "Certificates are here, and none counts" in page
    assert "Import a file" not in page


def test_a_country_shows_who_holds_which_root(keeper, seat):
    keeper.vouch(HOME.root.raw)
    keeper.give(WORLD.master_list("UTO"))
    later = World(WORLD.seed, AT + timedelta(days=30)).authority("UTO")
    keeper.give(master_list(later, Listing((HOME.root.raw,))))
    page = text(seat(Role.KEY_CUSTODIAN), "trust_country", "QM")
    assert OTHER.root.sha256[:12] in page
    assert "withdrawn" in page
    assert "does not count: every list has withdrawn it" in page


def test_a_certificate_is_told_in_words_with_where_it_came_from(keeper, seat):
    keeper.vouch(HOME.root.raw)
    keeper.give(HOME.link.raw, source="Embassy")
    page = text(seat(Role.REGULATOR), "trust_certificate", HOME.link.sha256)
    assert "link to a next root" in page
    assert "counts: a root that counts signed its key" in page
    assert "Embassy" in page
    assert reverse("trust_certificate", args=[HOME.root.sha256]) in page
    file = seat(Role.REGULATOR).get(reverse("trust_certificate_file", args=[HOME.link.sha256]))
    assert file.content == HOME.link.raw


def test_what_is_not_here_is_not_found(keeper, seat):
    client = seat(Role.REGULATOR)
    for name, place in (("trust_certificate", "0" * 64), ("trust_country", "ZZZZ")):
        assert client.get(reverse(name, args=[place])).status_code == 404


def test_the_calendar_tells_what_ends_in_which_month(keeper, seat):
    keeper.vouch(HOME.root.raw)
    keeper.give(HOME.revocations())
    page = text(seat(Role.SUPERVISOR), "trust_calendar")
    assert "2026-11" in page
    assert "2027-10" in page
    assert reverse("trust_country", args=["UT"]) in page


def test_conflicts_between_lists_are_shown(keeper, seat):
    keeper.give(WORLD.master_list("UTO"))
    keeper.give(master_list(OTHER, Listing((HOME.root.raw,))))
    page = text(seat(Role.DATA_PROTECTION_OFFICER), "trust_conflicts")
    assert "Not in every list that knows the country" in page
    assert HOME.link.sha256[:12] in page


def test_a_file_is_taken_in_the_console_and_its_reasons_are_shown(keeper, seat):
    client = seat(Role.KEY_CUSTODIAN)
    answer = client.post(
        reverse("trust_add"), {"file": BytesIO(WORLD.master_list("UTO")), "source": ""}, follow=True
    )
    page = answer.content.decode()
    assert "does not lead to a root that was trusted before" in page
    assert "Tell whoever keeps the trust store" in page
    assert "Master list of UT" in text(client, "trust_imports")


def test_a_bad_file_is_refused_in_words_and_changes_nothing(keeper, seat):
    client = seat(Role.ADMINISTRATOR)
    bad = BytesIO(HOME.root.raw[:-5])
    answer = client.post(reverse("trust_add"), {"file": bad})
    assert "The file was refused; nothing was changed." in answer.content.decode()
    assert selectors.by_kind() == {}


def test_a_root_wants_to_be_told_how_it_was_obtained(keeper, seat):
    answer = seat(Role.ADMINISTRATOR).post(
        reverse("trust_add"), {"file": BytesIO(HOME.root.raw), "as_root": "on"}
    )
    assert "Say why" in answer.content.decode()
    assert selectors.by_kind() == {}


def test_a_root_counts_when_another_person_confirms_it(keeper, seat):
    custodian, supervisor = seat(Role.KEY_CUSTODIAN), seat(Role.SUPERVISOR)
    custodian.post(
        reverse("trust_add"),
        {"file": BytesIO(HOME.root.raw), "as_root": "on", "ground": GROUND},
    )
    (policy,) = policies.waiting()
    confirm = reverse("trust_policy_confirm", args=[policy.pk])
    assert "you proposed it; somebody else confirms it" in text(custodian, "trust_policy")
    custodian.post(confirm)
    assert not policies.in_force().exists()
    assert "Confirm" in text(supervisor, "trust_policy")
    supervisor.post(confirm)
    assert policies.in_force().get().subject == HOME.root.sha256
    assert "We can judge passports of 1 country" in text(supervisor, "trust")


def test_a_word_is_proposed_and_dropped(keeper, seat):
    custodian, supervisor = seat(Role.KEY_CUSTODIAN), seat(Role.SUPERVISOR)
    form = text(custodian, "trust_policy_add", about="country", subject="UT", stance="do_not_trust")
    assert 'value="UT"' in form
    said = {"about": "country", "subject": "UT", "stance": "do_not_trust", "ground": GROUND}
    custodian.post(reverse("trust_policy_add"), said)
    (policy,) = policies.waiting()
    again = custodian.post(reverse("trust_policy_add"), said)
    assert "waits for a second person already" in again.content.decode()
    supervisor.post(reverse("trust_policy_drop", args=[policy.pk]))
    assert not policies.waiting().exists()
    assert "dropped" in text(supervisor, "trust_policy")


def test_a_source_that_is_not_here_cannot_be_trusted(keeper, seat):
    said = {"about": "source", "subject": "nobody", "stance": "trust", "ground": GROUND}
    answer = seat(Role.KEY_CUSTODIAN).post(reverse("trust_policy_add"), said)
    assert "There is no such source here." in answer.content.decode()


@pytest.mark.parametrize("role", READERS)
def test_who_only_reads_proposes_and_imports_nothing(keeper, seat, role):
    client = seat(role)
    for name in ("trust_add", "trust_policy_add"):
        assert client.get(reverse(name)).status_code == 403


def test_policy_shows_what_holds_by_name(keeper, seat):
    keeper.give(WORLD.master_list("UTO"))
    keeper.say_of_source("Master list of UT", Stance.TRUST)
    keeper.say(About.COUNTRY, "QM", Stance.DO_NOT_TRUST)
    page = text(seat(Role.REGULATOR), "trust_policy")
    assert "Master list of UT" in page
    assert "do not trust" in page
