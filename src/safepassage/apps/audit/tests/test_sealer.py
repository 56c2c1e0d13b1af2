from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.db import connection

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger, sealer, triggers
from safepassage.apps.audit._rows import COLUMNS
from safepassage.apps.audit.chain import HeadLine, SealedLine, encode_line
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.verify import BreakCode, Verdict
from safepassage.flows import seal as flow
from safepassage.flows.verify_ledger import verify
from safepassage.records.actor import Actor, Component

PIPELINE = Actor.component(Component.PIPELINE)
CUSTODIAN = Actor.officer("7")
LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def _write(count: int, at: datetime) -> None:
    for number in range(count):
        ledger.write(event=Event.MESSAGE_PROCESSED, actor=PIPELINE, subject=f"m{number}", at=at)


def _tampered(*statements: str) -> None:
    """What somebody with the database's own password could do."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        for trigger in triggers.statements_to_remove(vendor):
            cursor.execute(trigger)
        for statement in statements:
            cursor.execute(statement)
        for trigger in triggers.statements_to_install(vendor):
            cursor.execute(trigger)


def _verdict(keys: HomeKeys, at: datetime) -> Verdict:
    return verify(anchor=keys.ledger_anchor(), at=at)


def _break(keys: HomeKeys, at: datetime) -> tuple[int, BreakCode]:
    found = _verdict(keys, at).first_break
    assert found
    return found.number, found.code


def test_entries_are_numbered_in_their_order_without_gaps(keys: HomeKeys, at: datetime) -> None:
    _write(3, at)
    assert flow.seal(keys, at=at) == 3
    _write(2, at)
    assert flow.seal(keys, at=at) == 2
    seals = [line for line in ledger.lines() if isinstance(line, SealedLine)]
    assert [seal.number for seal in seals] == [1, 2, 3, 4, 5]
    assert [seal.entry for seal in seals] == sorted(seal.entry for seal in seals)


def test_a_batch_ends_with_one_head(
    keys: HomeKeys, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealer, "BATCH", 4)
    _write(10, at)
    assert flow.seal(keys, at=at) == 10
    assert [head.number for head in ledger.heads()] == [4, 8, 10]
    assert _verdict(keys, at) == Verdict(entries=10, heads=3, last_number=10)


def test_an_idle_second_leaves_no_head(keys: HomeKeys, at: datetime) -> None:
    _write(1, at)
    flow.seal(keys, at=at)
    assert flow.seal(keys, at=at) == 0
    assert len(list(ledger.heads())) == 1


def test_an_empty_ledger_and_waiting_entries_are_no_break(keys: HomeKeys, at: datetime) -> None:
    assert _verdict(keys, at) == Verdict()
    _write(2, at)
    assert _verdict(keys, at) == Verdict(unsealed=2)


def test_an_expired_entry_leaves_its_digest_and_the_chain_holds(
    keys: HomeKeys, at: datetime
) -> None:
    _write(1, LONG_AGO)
    _write(1, at)
    flow.seal(keys, at=at)
    assert ledger.expire(actor=PIPELINE, at=datetime.now(UTC)) == 1
    flow.seal(keys, at=at)
    verdict = _verdict(keys, at)
    assert (verdict.verdict, verdict.expired, verdict.entries) == ("intact", 1, 2)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET subject = 'other' WHERE id = {id}",
        "UPDATE audit_entry SET details = '{{\"a\":1}}' WHERE id = {id}",
        "UPDATE audit_entry SET purpose = 'oversight' WHERE id = {id}",
        "UPDATE audit_entry SET at = '2026-05-01 12:00:00.123457' WHERE id = {id}",
        "UPDATE audit_entry SET expires_at = '2011-05-02 00:00:00' WHERE id = {id}",
        "UPDATE audit_seal SET chain = digest WHERE entry = {id}",
        "UPDATE audit_seal SET digest = chain WHERE entry = {id}",
        "UPDATE audit_seal SET expires_at = '2011-05-02 00:00:00' WHERE entry = {id}",
    ],
)
def test_a_change_past_the_triggers_is_found_at_its_number(
    keys: HomeKeys, at: datetime, change: str
) -> None:
    _write(5, at)
    flow.seal(keys, at=at)
    third = sorted(entry.id for entry in ledger.page())[2]
    _tampered(change.format(id=third))
    assert _break(keys, at) == (3, BreakCode.CHANGED)


def test_a_deletion_past_the_triggers_is_found_at_its_number(keys: HomeKeys, at: datetime) -> None:
    _write(5, at)
    flow.seal(keys, at=at)
    _tampered("DELETE FROM audit_entry WHERE subject = 'm3'")
    assert _break(keys, at) == (4, BreakCode.MISSING)


def test_a_deletion_with_its_seal_is_found_too(keys: HomeKeys, at: datetime) -> None:
    _write(5, at)
    flow.seal(keys, at=at)
    _tampered(
        "DELETE FROM audit_entry WHERE subject = 'm3'", "DELETE FROM audit_seal WHERE number = 4"
    )
    assert _break(keys, at) == (4, BreakCode.MISSING)


def test_an_entry_slipped_in_later_is_found(keys: HomeKeys, at: datetime) -> None:
    _write(5, at)
    flow.seal(keys, at=at)
    columns = COLUMNS.replace("subject", "'slipped in'")
    copied = f"SELECT -1, {columns} FROM audit_entry WHERE subject = 'm0'"  # noqa: S608 - constants
    _tampered(f"INSERT INTO audit_entry (id, {COLUMNS}) {copied}")
    assert _break(keys, at) == (1, BreakCode.EXTRA)


def test_seals_forged_without_the_key_are_found(keys: HomeKeys, at: datetime) -> None:
    _write(2, at)
    flow.seal(keys, at=at)
    _write(1, at)
    with ledger.sealing():
        sealer._seal_batch()
    assert _break(keys, at) == (3, BreakCode.UNSTATED)


def test_a_cut_ledger_is_found_by_a_witness(keys: HomeKeys, at: datetime) -> None:
    _write(2, at)
    flow.seal(keys, at=at)
    _write(2, at)
    flow.seal(keys, at=at)
    witnessed = [msgspec.json.decode(line, type=HeadLine) for line in flow.export_heads(first=4)]
    _tampered(
        "DELETE FROM audit_entry WHERE id IN (SELECT entry FROM audit_seal WHERE number > 2)",
        "DELETE FROM audit_seal WHERE number > 2",
        "DELETE FROM audit_head WHERE number > 2",
    )
    assert _verdict(keys, at).verdict == "intact"
    found = verify(anchor=keys.ledger_anchor(), at=at, witnessed=witnessed).first_break
    assert found
    assert (found.number, found.code) == (3, BreakCode.TRUNCATED)


def test_a_rewritten_ledger_is_found_by_a_witness(keys: HomeKeys, at: datetime) -> None:
    _write(2, at)
    flow.seal(keys, at=at)
    (head,) = ledger.heads()
    other = msgspec.structs.replace(head, chain="00" * 32)
    found = verify(anchor=keys.ledger_anchor(), at=at, witnessed=[other]).first_break
    assert found
    assert (found.number, found.code) == (2, BreakCode.OTHER_HEAD)


def test_a_new_key_takes_over_by_a_head_that_both_sign(keys: HomeKeys, at: datetime) -> None:
    anchor = keys.ledger_anchor()
    _write(2, at)
    flow.rotate(keys, actor=CUSTODIAN, at=at)
    flow.rotate(keys, actor=CUSTODIAN, at=at + timedelta(days=1))
    _write(1, at)
    flow.seal(keys, at=at)
    assert _verdict(keys, at).verdict == "intact"
    assert [entry.event for entry in ledger.page(event=Event.KEY_ROTATED)] == [
        Event.KEY_ROTATED
    ] * 2
    rotations = [head for head in ledger.heads() if head.successor]
    assert rotations[0].key == anchor.hex()
    assert rotations[1].key == rotations[0].successor
    assert [head.key for head in ledger.heads()][-1] == rotations[1].successor


def test_a_retired_key_signs_nothing_more(keys: HomeKeys, at: datetime) -> None:
    seed = keys.signing_key(keys.ledger_anchor())
    flow.rotate(keys, actor=CUSTODIAN, at=at)
    _write(1, at)
    with ledger.sealing():
        sealer._seal_batch()
        number, chain = ledger.tip()
        head = HeadLine(number=number, chain=chain.hex(), at=at, key=keys.ledger_anchor().hex())
        ledger.add_head(sealer.sign_head(head, seed))
    assert _break(keys, at) == (2, BreakCode.FORGED_HEAD)


def test_another_ledgers_anchor_does_not_fit(keys: HomeKeys, at: datetime) -> None:
    _write(1, at)
    flow.seal(keys, at=at)
    found = verify(anchor=bytes(32), at=at).first_break
    assert found
    assert found.code == BreakCode.FORGED_HEAD


def test_exported_lines_are_what_the_database_holds(keys: HomeKeys, at: datetime) -> None:
    _write(3, at)
    flow.seal(keys, at=at)
    exported = list(flow.export_lines(actor=CUSTODIAN, at=at))
    assert exported == [encode_line(line) + b"\n" for line in ledger.lines()]
    assert ledger.page()[0].event == Event.LEDGER_EXPORTED
