"""The two files: what was changed on the way serves nothing, and an answer serves one request."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from safepassage.safeguards.approvals import answered, asked
from safepassage.safeguards.approvals.asked import FileBroken
from safepassage.safeguards.letters import open_letter, public_of
from safepassage.safeguards.sealing import AuthorityWrapper, SealBroken

AUTHORITY, STRANGER, HOME = (os.urandom(32) for _ in range(3))
SECRET, DATA_KEY = os.urandom(32), os.urandom(32)
AT = datetime(2026, 9, 1, tzinfo=UTC)
SAID = asked.Said(ground="Named in the file of a bomb maker.", case="UT-2026-17")
REQUEST = asked.Request(
    id="01" * 16,
    turn=asked.Turn.ANSWER,
    kind="unmask",
    subject="02" * 16,
    law="PNR 12(3)",
    purpose="pnr_request",
    requester="03" * 16,
    requested_at=AT,
    answer_by=AT + timedelta(days=14),
    urgent=False,
    opens="once",
    answer_to=public_of(HOME).hex(),
)
GRANT = answered.Saying(
    granted=True, reasons="Made out.", decided_at=AT, valid_until=AT + timedelta(days=1)
)
REFUSAL = replace(GRANT, granted=False, valid_until=None)


def _stored(record: str) -> asked.WrappedKey:
    wrapper = AuthorityWrapper(public_of(AUTHORITY), os.urandom(32))
    wrapped = wrapper.wrap(record, os.urandom(12), DATA_KEY)
    return asked.WrappedKey(ephemeral=wrapper.ephemeral_public.hex(), wrapped=wrapped.hex())


def _file(record: str = REQUEST.subject) -> asked.AskedFile:
    part = asked.part_for(
        public_of(AUTHORITY), REQUEST, SAID, SECRET, os.urandom, record=_stored(record)
    )
    return asked.read_asked(asked.asked_text(REQUEST, (part,)))


def test_the_words_are_sealed_and_the_authority_reads_them() -> None:
    file = _file()
    assert b"bomb" not in asked.asked_text(REQUEST, file.parts)
    assert answered.said_in(file, AUTHORITY) == SAID


def test_a_grant_carries_the_key_of_its_record_for_its_request() -> None:
    given = answered.answer(_file(), AUTHORITY, GRANT, os.urandom)
    named = asked.digest(REQUEST, SAID)
    letter = bytes.fromhex(given.answer.data_key)
    assert open_letter(HOME, answered.data_key_context(named), letter) == DATA_KEY
    assert given.proof == answered.proof(SECRET, given.answer).hex()


def test_a_refusal_carries_no_key() -> None:
    given = answered.answer(_file(), AUTHORITY, REFUSAL, os.urandom)
    assert not given.answer.granted
    assert given.answer.data_key == ""


@pytest.mark.parametrize(
    "change",
    [
        {"law": "PNR 6(2)(b)"},
        {"subject": "09" * 16},
        {"requester": "09" * 16},
        {"urgent": True},
        {"turn": asked.Turn.REVIEW},
        {"answer_to": public_of(STRANGER).hex()},
    ],
)
def test_a_request_changed_on_its_way_is_not_answered(change: dict[str, object]) -> None:
    file = _file()
    changed = replace(file, request=replace(file.request, **change))
    with pytest.raises(FileBroken):
        answered.answer(changed, AUTHORITY, GRANT, os.urandom)


def test_words_of_another_request_are_not_read_as_this_ones() -> None:
    file, other = _file(), replace(REQUEST, id="07" * 16)
    theirs = asked.part_for(public_of(AUTHORITY), other, SAID, SECRET, os.urandom)
    mixed = replace(file, parts=(replace(file.parts[0], words=theirs.words),))
    with pytest.raises(FileBroken):
        answered.said_in(mixed, AUTHORITY)


def test_the_wrapped_key_of_another_record_is_not_released() -> None:
    with pytest.raises(FileBroken, match="record"):
        answered.answer(_file(record="09" * 16), AUTHORITY, GRANT, os.urandom)


def test_another_authoritys_key_opens_nothing() -> None:
    with pytest.raises(FileBroken, match="for the key"):
        answered.said_in(_file(), STRANGER)


def test_the_answer_to_one_ground_opens_nothing_under_another() -> None:
    given = answered.answer(_file(), AUTHORITY, GRANT, os.urandom)
    elsewhere = answered.data_key_context(asked.digest(REQUEST, replace(SAID, ground="Another.")))
    with pytest.raises(SealBroken):
        open_letter(HOME, elsewhere, bytes.fromhex(given.answer.data_key))


def test_a_refusal_turned_into_a_grant_has_no_proof() -> None:
    given = answered.answer(_file(), AUTHORITY, REFUSAL, os.urandom)
    forged = replace(given.answer, granted=True, valid_until=AT + timedelta(days=30))
    assert answered.proof(SECRET, forged).hex() != given.proof


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"form": "another"}'])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(FileBroken):
        asked.read_asked(content)
    with pytest.raises(FileBroken):
        answered.read_answer(content)
