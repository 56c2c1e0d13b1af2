"""Files of the public key directory: whole ones, deltas, what breaks the profiles, lists inside."""

import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from msgspec.structs import replace

from safepassage.apps.audit.models import Entry
from safepassage.apps.trust import selectors
from safepassage.apps.trust.kinds import Kind, SourceKind
from safepassage.apps.trust.models import Certificate, Import, Presence, RevocationList
from safepassage.apps.trust.revision import revision
from safepassage.flows.trust.given import Extent, FileRefusedError, Order
from safepassage.flows.trust.held import Why
from safepassage.flows.trust.take_in import take_in
from safepassage.flows.trust.whole_directory import DIRECTORY
from safepassage.simulation.passports.authority import USUAL
from safepassage.simulation.passports.lists import pkd
from safepassage.simulation.passports.lists.directory import NEXT
from safepassage.simulation.passports.lists.ldif import ldif
from safepassage.simulation.passports.world import AT
from trust_keeper import FIRST, WORLD

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
FILES = WORLD.directory()
WHOLE = FILES["icaopkd-001-complete-000001.ldif"]
DELTA = FILES["icaopkd-001-delta-000002.ldif"]
LISTS = FILES["icaopkd-002-complete-000001.ldif"]
OTHERS = FILES["icaopkd-003-complete-000001.ldif"]
STATES = len(WORLD.states)


def state() -> tuple[int, ...]:
    rows = (Certificate, Presence, Import, RevocationList, Entry)
    return (revision(), *(each.objects.count() for each in rows))


def live(name: str = DIRECTORY) -> set[str]:
    rows = Presence.objects.filter(source__name=name, withdrawn_at__isnull=True)
    return set(rows.values_list("certificate_id", flat=True))


def test_a_whole_file_brings_signers_and_revocation_lists(keeper):
    report = keeper.give(WHOLE)
    assert (report.certificates, report.added, report.revocation_lists) == (STATES,) * 3
    assert selectors.by_kind() == {Kind.SIGNER.value: STATES}
    assert selectors.signers_by_country()["UT"] == 1


def test_a_whole_file_again_changes_nothing(keeper):
    keeper.give(WHOLE)
    before = state()
    assert keeper.give(WHOLE).known
    assert state() == before


def test_a_delta_adds_replaces_and_deletes_by_name(keeper):
    first = WORLD.authority(WORLD.states[0])
    keeper.give(WHOLE)
    report = keeper.give(DELTA, at=LATER)
    assert (report.added, report.withdrawn) == (1, 1)
    former, new = first.document_signer(), first.document_signer(NEXT)
    assert new.sha256 in live()
    assert former.sha256 not in live()
    (presence,) = selectors.presences(former.sha256)
    assert presence.withdrawn_at == LATER
    assert len(live()) == STATES


def test_an_entry_whose_content_changes_holds_the_new_one(keeper):
    signer = keeper.home.document_signer()
    entry = pkd.signer("UT", signer)
    keeper.give(ldif([entry]))
    renewed = keeper.home.document_signer(replace(USUAL, types=("P", "I")))
    changed = pkd.changed(entry._replace(attributes=pkd.signer("UT", renewed).attributes), "modify")
    keeper.give(ldif([changed]), at=LATER)
    assert live() == {renewed.sha256}


def test_a_whole_file_withdraws_what_it_is_without(keeper):
    keeper.give(WHOLE)
    only = ldif([pkd.signer("UT", keeper.home.document_signer())])
    report = keeper.give(only, at=LATER)
    assert report.withdrawn == STATES - 1
    assert live() == {keeper.home.document_signer().sha256}


def test_a_file_that_lost_most_signers_is_not_taken_for_a_whole_one(keeper, monkeypatch):
    monkeypatch.setattr("safepassage.flows.trust.whole_directory.WORTH_ASKING", 5)
    keeper.give(WHOLE)
    only = ldif([pkd.signer("UT", keeper.home.document_signer())])
    before = state()
    with pytest.raises(FileRefusedError, match="say whether it is the whole"):
        keeper.give(only)
    assert state() == before
    assert keeper.give(only, extent=Extent.DELTA).withdrawn == 0
    assert keeper.give(ldif([]) + only, extent=Extent.WHOLE).withdrawn == STATES - 1


def test_signers_that_break_the_profiles_are_kept_and_say_so(keeper):
    keeper.give(OTHERS)
    (source,) = selectors.sources().filter(kind=SourceKind.NONCONFORMANT.value)
    remarks = set(source.presences.values_list("remark", flat=True))
    assert remarks == {"ERR:CSCA.AKI.1 invented: no key identifier"}
    assert len(live(source.name)) == STATES


def test_a_master_list_inside_is_a_source_of_its_own(keeper):
    state = WORLD.states[0]
    keeper.vouch(WORLD.authority(state).root.raw)
    keeper.give(LISTS)
    (source,) = selectors.sources().filter(kind=SourceKind.MASTER_LIST.value)
    assert source.name == f"{DIRECTORY}: master list of {state[:2]}"
    assert source.current.part_of.source.name == DIRECTORY
    assert keeper.whys()[keeper.home.root.sha256] is Why.LISTED


def test_a_directory_without_a_list_does_not_end_what_the_list_says(keeper):
    code = WORLD.states[0][:2]
    authority = WORLD.authority(WORLD.states[0])
    keeper.vouch(authority.root.raw)
    keeper.give(LISTS)
    gone = pkd.changed(pkd.master_list(code, b""), "delete")
    keeper.give(ldif([gone]), at=LATER)
    (source,) = selectors.sources().filter(kind=SourceKind.MASTER_LIST.value)
    assert source.left_at == LATER
    assert keeper.whys()[keeper.home.root.sha256] is Why.LISTED
    keeper.give(LISTS, at=LATER)
    source.refresh_from_db()
    assert source.left_at is None


def test_a_forged_list_inside_is_left_out_and_told_with_its_line(keeper):
    authority = WORLD.authority(WORLD.states[0])
    raw = bytearray(WORLD.master_list(authority.code))
    raw[-1] ^= 1
    report = keeper.give(ldif([pkd.master_list(authority.code[:2], bytes(raw))]))
    (left_out,) = report.reasons
    assert left_out.code == "list_left_out"
    assert "line 3" in left_out.text
    assert selectors.by_kind() == {}


def test_a_damaged_entry_refuses_the_file_and_names_its_line(keeper):
    lines = WHOLE.splitlines(keepends=True)
    place = next(at for at, line in enumerate(lines) if line.startswith(b"userCertificate"))
    lines[place + 2] = b" this is not base 64 !!\n"
    before = state()
    with pytest.raises(FileRefusedError) as refused:
        keeper.give(b"".join(lines))
    (fault,) = refused.value.faults
    begin = max(at for at in range(place) if lines[at].startswith(b"dn:")) + 1
    assert fault.startswith(f"line {begin}: ")
    assert state() == before


def test_an_unreadable_certificate_is_left_out_and_told_with_its_line(keeper):
    good, bad = (pkd.signer("UT", keeper.home.document_signer(each)) for each in (USUAL, NEXT))
    attributes = tuple(
        (kind, value[:-3] if isinstance(value, bytes) else value) for kind, value in bad.attributes
    )
    report = keeper.give(ldif([good, bad._replace(attributes=attributes)]))
    assert (report.certificates, report.unreadable) == (1, 1)
    (why,) = report.reasons
    assert why.code == "certificate_unreadable"
    assert "line" in why.text


def test_a_file_without_anything_of_interest_is_refused(keeper):
    with pytest.raises(FileRefusedError, match="no entry holds"):
        keeper.give(ldif(pkd.countries(["UT"])))


def test_a_directory_makes_no_roots(keeper):
    with pytest.raises(FileRefusedError, match="only single certificates"):
        keeper.give(WHOLE, as_root=True, ground="Because it is the directory")


class ManySigners(BytesIO):
    """A directory of many entries that is never in memory: the same few signers, other names."""

    def __init__(self, entries: int) -> None:
        super().__init__()
        home = WORLD.authority("UTO")
        signer = pkd.signer("UT", home.document_signer())
        self._block = ldif([signer]).split(b"\n", 2)[2]
        self._entries = entries
        self._lines = self._all()

    def _all(self) -> Iterator[bytes]:
        yield b"version: 1\n"
        for number in range(self._entries):
            yield b"\n"
            block = self._block.replace(b"dn: cn=", b"dn: cn=%d " % number, 1)
            yield from block.splitlines(keepends=True)

    def read(self, size: int | None = -1) -> bytes:
        return b"version: 1"

    def seek(self, offset: int, whence: int = 0) -> int:
        self._lines = self._all()
        return 0

    def readline(self, size: int | None = -1) -> bytes:
        return next(self._lines, b"")


def test_a_large_directory_is_streamed(db, monkeypatch):
    """Three times the entries take hardly more memory: what is held is one batch."""
    monkeypatch.setattr("safepassage.flows.trust.batch.CHUNK", 100)
    peaks = []
    for entries in (300, 900):
        tracemalloc.start()
        report = take_in(ManySigners(entries), Order(actor=FIRST, at=AT, source=f"{entries}"))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert report.certificates == entries
    assert peaks[1] < 1.3 * peaks[0]
