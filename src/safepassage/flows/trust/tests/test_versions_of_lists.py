"""A newer version of a list takes the place of the older one; a bad or a forged one does not."""

from datetime import timedelta

import pytest

from safepassage.apps.audit.models import Entry
from safepassage.apps.trust import selectors
from safepassage.apps.trust.models import Certificate, Import, Presence
from safepassage.apps.trust.revision import revision
from safepassage.flows.trust.given import FileRefusedError
from safepassage.flows.trust.held import Why
from safepassage.records import Verdict
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.world import AT, World
from trust_keeper import FIRST, WORLD

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def state() -> tuple[int, ...]:
    rows = (Certificate, Presence, Import, Entry)
    return (revision(), *(each.objects.count() for each in rows))


@pytest.fixture
def later():
    """The same states with the same keys a month on: what they sign is newer."""
    return World(WORLD.seed, AT + timedelta(days=30))


def test_what_a_newer_version_is_without_is_withdrawn_and_stays_known(keeper, later):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    shorter = master_list(
        later.authority("UTO"), Listing((keeper.home.root.raw, keeper.home.next_root.raw))
    )
    report = keeper.give(shorter, at=LATER)
    assert (report.certificates, report.added) == (2, 0)
    assert report.withdrawn == len(keeper.world.anchors()) - 2
    (presence,) = selectors.presences(keeper.other.root.sha256)
    assert (presence.first_seen, presence.withdrawn_at) == (AT, LATER)
    assert keeper.load().standing.whys[keeper.other.root.sha256] is Why.WITHDRAWN


def test_what_comes_back_is_there_again(keeper, later):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(master_list(keeper.home, Listing((keeper.other.root.raw,))))
    keeper.give(master_list(later.authority("UTO"), Listing((keeper.home.root.raw,))), at=LATER)
    latest = World(keeper.world.seed, AT + timedelta(days=60))
    keeper.give(master_list(latest.authority("UTO"), Listing((keeper.other.root.raw,))), at=LATER)
    (presence,) = selectors.presences(keeper.other.root.sha256)
    assert (presence.first_seen, presence.last_seen, presence.withdrawn_at) == (AT, LATER, None)
    assert keeper.load().standing.whys[keeper.other.root.sha256] is Why.LISTED


def test_the_same_list_again_changes_nothing(keeper):
    first = keeper.give(keeper.world.master_list("UTO"))
    before = state()
    again = keeper.give(keeper.world.master_list("UTO"))
    assert again.known
    assert again.import_id == first.import_id
    assert state() == before


def test_an_older_version_is_refused(keeper, later):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(later.master_list("UTO"))
    before = state()
    with pytest.raises(FileRefusedError, match="an older version"):
        keeper.give(keeper.world.master_list("UTO"))
    assert state() == before


def test_an_altered_list_is_refused_and_changes_nothing(keeper):
    raw = bytearray(keeper.world.master_list("UTO"))
    at = raw.index(keeper.world.authority("QMA").root.raw) + 400
    raw[at] ^= 1
    before = state()
    with pytest.raises(FileRefusedError, match="altered or is false"):
        keeper.give(bytes(raw))
    assert state() == before


def test_a_list_of_nobody_does_not_take_the_place_of_one_that_counts(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    forger = World(seed=99, at=AT + timedelta(days=30))
    before = state()
    with pytest.raises(FileRefusedError, match="leads to no root that counts"):
        keeper.give(forger.master_list("UTO"))
    assert state() == before
    report = keeper.give(forger.master_list("UTO"), source="Found on a stick")
    assert report.verdict == Verdict.UNDETERMINED
    forged = forger.authority("QMA").root.sha256
    assert keeper.load().standing.whys[forged] is Why.ONLY_PRESENT


def test_the_signer_of_a_list_that_may_not_sign_lists_is_refused(keeper):
    listing = Listing((keeper.home.root.raw,), keeper.home.document_signer())
    raw = master_list(keeper.home, listing)
    with pytest.raises(FileRefusedError, match="may not sign such lists"):
        keeper.give(raw)
    assert state()[1:] == (0, 0, 0, 0)


def test_an_import_is_in_the_ledger_with_counts_and_a_digest(keeper):
    report = keeper.give(keeper.world.master_list("UTO"))
    (entry,) = Entry.objects.filter(event="trust:file:imported")
    assert entry.actor_id == FIRST.id
    assert f'"certificates":{report.certificates}' in entry.details.replace(" ", "")
    assert str(report.import_id) in entry.subject


def test_a_forged_revocation_list_does_not_keep_newer_versions_out(keeper, later):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    keeper.give(World(seed=99, at=AT).authority("UTO").revocations())
    report = keeper.give(later.master_list("UTO"))
    assert "crl_bad_signature" in {each.code for each in report.reasons}
    assert keeper.whys()[later.authority("QMA").root.sha256] is Why.LISTED
