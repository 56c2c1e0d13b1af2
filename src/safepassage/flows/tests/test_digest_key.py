"""The home's own key is renewed: what lies under the one before is found and opened still."""

import multiprocessing
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest

from key_race import hold
from one_traveller import CARRIER, interchange, message
from safepassage.adapters.digest_keys import LOOKS_EVERY
from safepassage.adapters.keys import HomeKeys
from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.incidents.models import Incident
from safepassage.apps.watching import names
from safepassage.apps.watching.models import Alert, Decoy
from safepassage.flows import incidents
from safepassage.flows.digest_key import NotRenewedError, StillNeededError, renew_digest_key
from safepassage.flows.incidents import Happened
from safepassage.flows.receive import receive
from safepassage.flows.renewals import LOCK, good_for, name_of
from safepassage.flows.watching.decoys import decoys, mark
from safepassage.flows.watching.names import Seen, note_name, notice
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import Cause, What
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.component(Component.COMMAND_LINE)
ACCOUNT = "A list was sent to the wrong address."
A_DAY = timedelta(days=1)
EIGHT_DAYS = timedelta(days=8)


@pytest.fixture
def renew(platform, clock, tmp_path):
    def renewed(after=EIGHT_DAYS):
        clock.forward(after)
        return renew_digest_key(platform, tmp_path / "home", actor=BY)

    return renewed


@pytest.fixture
def breach(platform):
    happened = Happened(
        what=What.ACCESSED,
        cause=Cause.MISTAKE,
        kinds=(DataKind.API_BORDER,),
        persons=12,
        account=ACCOUNT,
        happened_at=None,
        known_at=platform.clock.now(),
    )
    return incidents.report(platform, happened, officer=uuid4(), actor=BY)


def test_a_message_that_comes_again_is_known_by_the_key_before(platform, renew, bases):
    body = interchange(message())
    first = receive(platform, carrier=CARRIER, body=body).id
    renew()
    assert receive(platform, carrier=CARRIER, body=body).id == first
    other = receive(platform, carrier=CARRIER, body=body + b"\n").id
    assert other != first
    renew()
    assert receive(platform, carrier=CARRIER, body=body + b"\n").id == other


def test_words_are_sealed_anew_before_the_key_that_they_lay_under_is_gone(
    platform, clock, renew, breach
):
    journey = uuid4()
    mark(platform.keys, platform.ids, journey, ends=clock.now() + 9 * EIGHT_DAYS)
    for _ in range(3):
        assert renew() == 2
        assert incidents.account_of(platform, breach) == ACCOUNT
        assert decoys(platform.keys) == {journey}


def test_every_renewal_stands_in_the_ledger_and_destroys_the_key_before_the_present(
    renew, tmp_path
):
    store = tmp_path / "home" / "keys"
    first = (store / "digest.key").read_bytes()
    renew()
    second = (store / "digest.key").read_bytes()
    assert (store / "digest-before.key").read_bytes() == first != second
    renew()
    assert (store / "digest-before.key").read_bytes() == second
    assert first not in {file.read_bytes() for file in store.rglob("*") if file.is_file()}
    told = ledger.page(event=Event.KEY_ROTATED)
    entries = [msgspec.json.decode(one.details) for one in told]
    assert [one["key"] for one in entries] == ["digest"] * 2
    assert entries[0]["is"] == name_of(HomeKeys(tmp_path / "home").digest_keys()[0])


@pytest.fixture
def officer(clock):
    accounts.ensure_posting(code="PDL", name="Airport", purposes={Purpose.BORDER_CHECK})
    return accounts.add_officer(
        username="o.example", roles={Role.OFFICER}, postings={"PDL"}, actor=BY, at=clock.now()
    )


def test_an_officers_name_is_known_still_and_noted_again_before_the_next(
    platform, clock, renew, officer
):
    keys, name = platform.keys, Seen("Ferreira", "Ana", "1980-02-03")
    note_name(keys, officer.pk, name, actor=BY, at=clock.now())
    renew()
    notice(keys, officer.pk, [Seen("FERREIRA", "MANUEL", None, "a")], at=clock.now())
    assert Alert.objects.get().kind == "own_name"
    with pytest.raises(StillNeededError, match=f"names of officers {officer.code}"):
        renew()
    note_name(keys, officer.pk, name, actor=BY, at=clock.now())
    renew()
    notice(keys, officer.pk, [Seen("FERREIRA", "MANUEL", None, "b")], at=clock.now())
    assert Alert.objects.count() == 2


def test_the_name_of_who_left_is_forgotten_and_keeps_no_key(platform, clock, renew, officer):
    note_name(platform.keys, officer.pk, Seen("Ferreira"), actor=BY, at=clock.now())
    renew()
    accounts.suspend(officer=officer, ground=Ground.LEFT, actor=BY, at=clock.now())
    renew()
    assert names.noted() == set()


def test_what_another_process_wrote_under_the_old_key_a_moment_later_counts_as_older(
    platform, clock, renew, officer
):
    renew()
    clock.forward(timedelta(seconds=LOOKS_EVERY))
    note_name(platform.keys, officer.pk, Seen("Ferreira"), actor=BY, at=clock.now())
    with pytest.raises(StillNeededError, match="names of officers"):
        renew()


def test_twice_in_a_week_is_once_too_often(renew):
    renew()
    with pytest.raises(StillNeededError, match="a week ago at most"):
        renew(timedelta(seconds=5))


def test_a_renewal_whose_entry_was_lost_is_entered_and_the_next_one_waits(platform, renew):
    platform.keys.renew_digest_key()
    keys = platform.keys.digest_keys()
    with pytest.raises(NotRenewedError, match="cut off before its entry"):
        renew()
    with pytest.raises(StillNeededError, match="a week ago at most"):
        renew(A_DAY)
    assert platform.keys.digest_keys() == keys
    renew()
    assert len(ledger.page(event=Event.KEY_ROTATED)) == 2


def test_one_renewal_at_a_time_and_none_while_a_backup_copies_the_keys(renew, tmp_path):
    with multiprocessing.get_context("spawn").Pool(1) as other:
        assert other.apply(hold, (str(tmp_path / "home"), LOCK)) is None
        with pytest.raises(NotRenewedError, match="runs at this home already"):
            renew()


def test_an_approval_made_with_the_key_before_is_none_for_what_is_asked_now(platform, renew):
    (stolen,) = platform.keys.digest_keys()
    asked = platform.clock.now()
    renew()
    assert stolen in good_for(platform.keys, asked)
    assert stolen not in good_for(platform.keys, platform.clock.now() + A_DAY)
    assert stolen not in good_for(platform.keys, None)


def test_a_renewal_that_fails_leaves_no_entry_and_can_be_tried_again(platform, renew, monkeypatch):
    def full():
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(platform.keys, "renew_digest_key", full)
        with pytest.raises(OSError, match="full"):
            renew()
    assert ledger.page(event=Event.KEY_ROTATED) == []
    renew()
    assert len(ledger.page(event=Event.KEY_ROTATED)) == 1


def test_a_value_that_cannot_be_opened_stops_the_renewal_and_nothing_is_lost(
    platform, renew, breach, tmp_path
):
    Incident.objects.update(account=b"\0" * 64)
    before = (tmp_path / "home" / "keys" / "digest.key").read_bytes()
    with pytest.raises(NotRenewedError, match="opens with no key of this home"):
        renew()
    assert (tmp_path / "home" / "keys" / "digest.key").read_bytes() == before


def test_a_mark_that_nobody_here_has_made_stops_nothing(platform, clock, renew):
    mark(platform.keys, platform.ids, uuid4(), ends=clock.now() + A_DAY)
    Decoy.objects.update(sealed=b"\0" * 64)
    assert renew() == 1
