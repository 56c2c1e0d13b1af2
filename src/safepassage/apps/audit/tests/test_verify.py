import msgspec
import pytest

from ledger_damage import ANCHOR, AT, changes, export, is_head, line_of, signed_head, split
from safepassage.apps.audit import chain
from safepassage.apps.audit.chain import HeadLine
from safepassage.apps.audit.verify import BreakCode, Verdict, Verifier


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
    assert _verdict(export(30)) == Verdict(entries=29, expired=1, heads=5, last_number=30)


def test_every_one_of_a_thousand_changed_bytes_is_found_and_located() -> None:
    lines = export(60)
    numbers = _numbers(lines)
    for change in changes(lines, count=1000, seed=20260501):
        found = _verdict(split(change.content)).first_break
        number, is_head_line = numbers[change.line - 1]
        assert found, change.line
        assert found.number in ({number, number + 1} if is_head_line else {number}), change.line


@pytest.mark.parametrize("kept", [1, 3, 10, 25])
def test_a_ledger_cut_between_heads_is_found(kept: int) -> None:
    lines = [line for line in export(30) if not is_head(line)][:kept]
    assert _break(lines) == (1, BreakCode.UNSTATED)


def test_a_ledger_cut_at_a_head_is_found_by_a_witness() -> None:
    lines = export(30)
    last = chain.decode_line(lines[-1])
    assert isinstance(last, HeadLine)
    for index, (number, ends_at_head) in enumerate(_numbers(lines[:-2])):
        cut = lines[: index + 1]
        assert _break(cut, last) == (number + 1, BreakCode.TRUNCATED)
        assert (_verdict(cut).first_break is None) == ends_at_head


def test_a_cut_in_the_middle_of_a_line_is_found() -> None:
    lines = export(30)
    assert _break([*lines[:9], lines[9][:40]])[1] == BreakCode.UNREADABLE
    assert _break([*lines[:-1], lines[-1][:-1]]) == (31, BreakCode.CHANGED)


def test_a_missing_line_is_named() -> None:
    lines = export(6)
    assert _break(lines[:2] + lines[3:]) == (3, BreakCode.MISSING)


def test_a_repeated_line_is_named() -> None:
    lines = export(6)
    assert _break([*lines[:3], lines[1], *lines[3:]]) == (4, BreakCode.EXTRA)


def test_lines_in_another_order_are_named() -> None:
    lines = export(6)
    lines[1], lines[2] = lines[2], lines[1]
    assert _break(lines) == (2, BreakCode.MISSING)


def test_an_entry_absent_before_its_time_is_missing() -> None:
    lines = export(6)
    third = chain.decode_line(lines[2])
    lines[2] = line_of(msgspec.structs.replace(third, text=None))
    assert _break(lines) == (3, BreakCode.MISSING)


def test_a_head_of_another_chain_is_forged() -> None:
    lines = export(6)
    lines[-1] = line_of(signed_head(6, bytes(32)))
    assert _break(lines) == (6, BreakCode.FORGED_HEAD)


def test_a_head_beyond_the_lines_shows_what_is_missing() -> None:
    lines = export(6)
    lines[-1] = line_of(signed_head(9, bytes(32)))
    assert _break(lines) == (7, BreakCode.MISSING)


@pytest.mark.parametrize(
    "change",
    [{"successor": "ab"}, {"successor": ANCHOR.hex()}, {"successor_signature": "ab"}],
)
def test_a_head_says_nothing_that_is_not_signed(change: dict[str, str]) -> None:
    lines = export(6)
    head = msgspec.structs.replace(chain.decode_line(lines[-1]), **change)
    lines[-1] = line_of(head)
    assert _break(lines) == (6, BreakCode.FORGED_HEAD)


@pytest.mark.parametrize(
    "content", [b"\n", b"{}\n", b"null\n", b"\xff\xfe\n", b'{"line":"entry"}\n', b"[1]\n"]
)
def test_no_ledger_at_all_is_unreadable(content: bytes) -> None:
    assert _break([content]) == (1, BreakCode.UNREADABLE)
