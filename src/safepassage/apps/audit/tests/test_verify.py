from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import msgspec
import pytest

from safepassage.apps.audit import chain
from safepassage.apps.audit.chain import EntryText, HeadLine, SealedLine
from safepassage.apps.audit.verify import BreakCode, Verdict, Verifier

SEED = bytes(range(32))
ANCHOR = chain.public_of(SEED)
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
EVERY = 7


def _entry(number: int) -> EntryText:
    return EntryText(
        id=number * 3,
        uuid=UUID(int=number),
        at=AT + timedelta(microseconds=number),
        event="message:spool:received",
        actor_kind="component",
        actor_id="pipeline",
        purpose=None if number % 2 else "border_check",
        subject=f"m{number}",
        details=msgspec.Raw(b'{"travellers":180}'),
        regime="unit",
        expires_at=AT + timedelta(days=-1 if number == 5 else 1800),
    )


def _export(count: int) -> list[bytes]:
    """A ledger with a head after every seventh number and the last; number 5 has expired."""
    value, lines = chain.GENESIS, []
    for number in range(1, count + 1):
        entry = _entry(number)
        digest = chain.digest_of(entry)
        value = chain.link(
            value, number=number, entry=entry.id, digest=digest, expires_at=entry.expires_at
        )
        lines.append(
            chain.encode_line(
                SealedLine(
                    number=number,
                    entry=entry.id,
                    digest=digest.hex(),
                    expires_at=entry.expires_at,
                    chain=value.hex(),
                    text=None if number == 5 else entry,
                )
            )
        )
        if number % EVERY == 0 or number == count:
            lines.append(chain.encode_line(_head(number, value)))
    return [line + b"\n" for line in lines]


def _head(number: int, value: bytes) -> HeadLine:
    head = HeadLine(number=number, chain=value.hex(), at=AT, key=ANCHOR.hex())
    return chain.sign_head(head, SEED)


def _verdict(lines: list[bytes], *witnessed: HeadLine) -> Verdict:
    return Verifier(anchor=ANCHOR, at=AT, witnessed=witnessed).read_file(lines)


def _break(lines: list[bytes], *witnessed: HeadLine) -> tuple[int, BreakCode]:
    found = _verdict(lines, *witnessed).first_break
    assert found
    return found.number, found.code


def _numbers(lines: list[bytes]) -> list[tuple[int, bool]]:
    decoded = [chain.decode_line(line) for line in lines]
    return [(line.number, isinstance(line, HeadLine)) for line in decoded]


def test_an_export_is_intact() -> None:
    assert _verdict(_export(30)) == Verdict(entries=29, expired=1, heads=5, last_number=30)


def test_every_one_of_a_thousand_changed_bytes_is_found_and_located() -> None:
    lines = _export(60)
    content, numbers = b"".join(lines), _numbers(lines)
    random = Random(20260501)  # noqa: S311 - a seeded test, no secret
    for _ in range(1000):
        position = random.randrange(len(content))
        changed = bytearray(content)
        changed[position] ^= random.randrange(1, 256)
        found = _verdict(bytes(changed).splitlines(keepends=True)).first_break
        number, is_head = numbers[content.count(b"\n", 0, position)]
        assert found, position
        assert found.number in ({number, number + 1} if is_head else {number}), position


@pytest.mark.parametrize("kept", [1, 3, 10, 25])
def test_a_ledger_cut_between_heads_is_found(kept: int) -> None:
    lines = [line for line in _export(30) if b'"entry"' in line[:16]][:kept]
    assert _break(lines) == (1, BreakCode.UNSTATED)


def test_a_ledger_cut_at_a_head_is_found_by_a_witness() -> None:
    lines = _export(30)
    last = chain.decode_line(lines[-1])
    assert isinstance(last, HeadLine)
    for index, (number, is_head) in enumerate(_numbers(lines[:-2])):
        cut = lines[: index + 1]
        assert _break(cut, last) == (number + 1, BreakCode.TRUNCATED)
        assert (_verdict(cut).first_break is None) == is_head


def test_a_cut_in_the_middle_of_a_line_is_found() -> None:
    lines = _export(30)
    assert _break([*lines[:9], lines[9][:40]])[1] == BreakCode.UNREADABLE
    assert _break([*lines[:-1], lines[-1][:-1]]) == (31, BreakCode.CHANGED)


def test_a_missing_line_is_named() -> None:
    lines = _export(6)
    assert _break(lines[:2] + lines[3:]) == (3, BreakCode.MISSING)


def test_a_repeated_line_is_named() -> None:
    lines = _export(6)
    assert _break([*lines[:3], lines[1], *lines[3:]]) == (4, BreakCode.EXTRA)


def test_lines_in_another_order_are_named() -> None:
    lines = _export(6)
    lines[1], lines[2] = lines[2], lines[1]
    assert _break(lines) == (2, BreakCode.MISSING)


def test_an_entry_absent_before_its_time_is_missing() -> None:
    lines = _export(6)
    third = chain.decode_line(lines[2])
    lines[2] = chain.encode_line(msgspec.structs.replace(third, text=None)) + b"\n"
    assert _break(lines) == (3, BreakCode.MISSING)


def test_a_head_of_another_chain_is_forged() -> None:
    lines = _export(6)
    lines[-1] = chain.encode_line(_head(6, bytes(32))) + b"\n"
    assert _break(lines) == (6, BreakCode.FORGED_HEAD)


def test_a_head_beyond_the_lines_shows_what_is_missing() -> None:
    lines = _export(6)
    lines[-1] = chain.encode_line(_head(9, bytes(32))) + b"\n"
    assert _break(lines) == (7, BreakCode.MISSING)


@pytest.mark.parametrize(
    "change",
    [{"successor": "ab"}, {"successor": ANCHOR.hex()}, {"successor_signature": "ab"}],
)
def test_a_head_says_nothing_that_is_not_signed(change: dict[str, str]) -> None:
    lines = _export(6)
    head = msgspec.structs.replace(chain.decode_line(lines[-1]), **change)
    lines[-1] = chain.encode_line(head) + b"\n"
    assert _break(lines) == (6, BreakCode.FORGED_HEAD)


@pytest.mark.parametrize(
    "content", [b"\n", b"{}\n", b"null\n", b"\xff\xfe\n", b'{"line":"entry"}\n', b"[1]\n"]
)
def test_no_ledger_at_all_is_unreadable(content: bytes) -> None:
    assert _break([content]) == (1, BreakCode.UNREADABLE)
