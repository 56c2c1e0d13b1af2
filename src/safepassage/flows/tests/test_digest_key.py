"""The home's own key is renewed: what lies under the one before is found and opened still."""

from datetime import timedelta
from uuid import uuid4

import pytest

from one_traveller import CARRIER, interchange, message
from safepassage.adapters.digest_keys import LOOKS_EVERY
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.incidents.models import Incident
from safepassage.apps.watching.models import Alert, Decoy
from safepassage.flows import incidents
from safepassage.flows.digest_key import NotRenewedError, StillNeededError, renew_digest_key
from safepassage.flows.incidents import Happened
from safepassage.flows.receive import receive
from safepassage.flows.watching.decoys import decoys, mark
from safepassage.flows.watching.names import Seen, note_name, notice
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import Cause, What

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.component(Component.COMMAND_LINE)
ACCOUNT = "A list was sent to the wrong address."
A_DAY = timedelta(days=1)


def renew(platform, clock):
    clock.forward(A_DAY)
    return renew_digest_key(platform, actor=BY)


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


def test_a_message_that_comes_again_is_known_by_the_key_before(platform, clock, bases):
    body = interchange(message())
    first = receive(platform, carrier=CARRIER, body=body).id
    renew(platform, clock)
    assert receive(platform, carrier=CARRIER, body=body).id == first
    other = receive(platform, carrier=CARRIER, body=body + b"\n").id
    assert other != first
    renew(platform, clock)
    assert receive(platform, carrier=CARRIER, body=body + b"\n").id == other


def test_words_are_sealed_anew_before_the_key_that_they_lay_under_is_gone(platform, clock, breach):
    journey = uuid4()
    mark(platform.keys, platform.ids, journey, ends=clock.now() + A_DAY)
    for _ in range(3):
        assert renew(platform, clock) == 2
        assert incidents.account_of(platform, breach) == ACCOUNT
        assert decoys(platform.keys) == {journey}


def test_every_renewal_stands_in_the_ledger_and_destroys_the_key_before_the_present(
    platform, clock, tmp_path
):
    store = tmp_path / "home" / "keys"
    first = (store / "digest.key").read_bytes()
    renew(platform, clock)
    second = (store / "digest.key").read_bytes()
    assert (store / "digest-before.key").read_bytes() == first != second
    renew(platform, clock)
    assert (store / "digest-before.key").read_bytes() == second
    assert first not in {file.read_bytes() for file in store.rglob("*") if file.is_file()}
    told = ledger.page(event=Event.KEY_ROTATED)
    assert [bytes(one.details) for one in told] == [b'{"key":"digest"}'] * 2


def test_an_officers_name_is_known_still_and_noted_again_before_the_next(platform, clock):
    officer, keys = uuid4(), platform.keys
    name = Seen("Ferreira", "Ana", "1980-02-03")
    note_name(keys, officer, name, actor=BY, at=clock.now())
    renew(platform, clock)
    notice(keys, officer, [Seen("FERREIRA", "MANUEL", None, "a")], at=clock.now())
    assert Alert.objects.get().kind == "own_name"
    with pytest.raises(StillNeededError, match="names of 1 officers"):
        renew(platform, clock)
    note_name(keys, officer, name, actor=BY, at=clock.now())
    renew(platform, clock)
    notice(keys, officer, [Seen("FERREIRA", "MANUEL", None, "b")], at=clock.now())
    assert Alert.objects.count() == 2


def test_what_another_process_wrote_under_the_old_key_a_moment_later_counts_as_older(
    platform, clock
):
    renew_digest_key(platform, actor=BY)
    clock.forward(timedelta(seconds=LOOKS_EVERY))
    note_name(platform.keys, uuid4(), Seen("Ferreira"), actor=BY, at=clock.now())
    with pytest.raises(StillNeededError):
        renew(platform, clock)


def test_a_value_that_cannot_be_opened_stops_the_renewal_and_nothing_is_lost(
    platform, clock, breach, tmp_path
):
    mark(platform.keys, platform.ids, uuid4(), ends=clock.now() + A_DAY)
    Decoy.objects.update(sealed=b"\0" * 64)
    before = (tmp_path / "home" / "keys" / "digest.key").read_bytes()
    with pytest.raises(NotRenewedError, match="opens with no key of this home"):
        renew(platform, clock)
    assert (tmp_path / "home" / "keys" / "digest.key").read_bytes() == before
    assert incidents.account_of(platform, breach) == ACCOUNT
    assert Incident.objects.count() == 1
