"""The program that a regulator runs agrees with the platform's own, and names every place."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

import ledger_damage as made
from safepassage.adapters.pem import authority_pair, signer_to_pem
from safepassage.apps.audit.chain import decode_line
from safepassage.apps.audit.standalone import verify_ledger
from safepassage.apps.audit.verify import Verdict, Verifier

DAMAGES = 200
NOW = made.AT.strftime("%Y-%m-%dT%H:%M:%S")
SOURCE = inspect.getsource(verify_ledger)
Place = tuple[int, int, str]


def _read(lines: made.Lines, witnessed: made.Lines = ()) -> verify_ledger.Reader:
    reader = verify_ledger.Reader(made.ANCHOR, NOW)
    reader.read(lines, [verify_ledger.HEAD.fullmatch(head) for head in witnessed])
    return reader


def _places(lines: made.Lines, witnessed: made.Lines = ()) -> list[Place]:
    return [place[:3] for place in _read(lines, witnessed).findings]


def _of_platform(lines: made.Lines, witnessed: made.Lines = ()) -> Verdict:
    kept = [decode_line(head) for head in witnessed]
    return Verifier(anchor=made.ANCHOR, at=made.AT, witnessed=kept).read_file(lines)


def _with_chain(line: bytes, chain: bytes) -> bytes:
    return made.line_of(structs.replace(decode_line(line), chain=chain.hex()))


def test_it_fits_on_a_few_pages_and_needs_nothing_but_python() -> None:
    assert len(SOURCE.splitlines()) <= 200
    nodes = list(ast.walk(ast.parse(SOURCE)))
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in modules} <= sys.stdlib_module_names


@pytest.mark.parametrize("count", [1, 6, 7, 20, 21, 22, 60])
def test_a_sound_ledger_is_intact_also_over_a_handing_over_of_the_key(count: int) -> None:
    lines = made.export(count)
    reader, verdict = _read(lines, made.heads(lines)), _of_platform(lines, made.heads(lines))
    assert (reader.findings, verdict.first_break) == ([], None)
    assert (reader.number, reader.expired, reader.heads) == (
        verdict.last_number,
        verdict.expired,
        verdict.heads,
    )


@pytest.mark.parametrize("has_witness", [False, True])
def test_it_agrees_with_the_platform_on_damaged_ledgers(has_witness: bool) -> None:  # noqa: FBT001 - a case
    lines = made.export(45)
    witnessed = made.heads(lines)[::2] if has_witness else []
    broken = 0
    for seed in range(DAMAGES):
        damaged = made.damaged(lines, seed)
        first = _of_platform(damaged, witnessed).first_break
        numbers = [number for _, number, _ in _places(damaged, witnessed)]
        assert numbers[:1] == ([first.number] if first else []), seed
        broken += bool(first)
    assert broken > DAMAGES / 2


def test_every_one_of_a_thousand_changed_bytes_is_found_in_its_line() -> None:
    lines = made.export(30)
    numbers = [decode_line(line).number for line in lines]
    for change in made.changes(lines, count=1000, seed=20260502):
        (line, number, _), *_ = _places(made.split(change.content))
        at_head = made.is_head(lines[change.line - 1])
        assert line == change.line
        assert number - numbers[line - 1] in ({0, 1} if at_head else {0})


def test_every_changed_entry_is_named_not_only_the_first() -> None:
    lines = made.export(30)
    for at in (2, 9, 20):
        lines[at] = lines[at].replace(b'"subject":"m', b'"subject":"n')
    assert _places(lines) == [(3, 3, "changed"), (10, 9, "changed"), (21, 19, "changed")]


def test_a_changed_seal_is_one_place() -> None:
    lines = made.export(14)
    lines[9] = _with_chain(lines[9], bytes(32))
    assert _places(lines) == [(10, 9, "changed")]


def test_an_entry_exchanged_with_its_seal_is_where_the_next_does_not_follow() -> None:
    lines, other = made.export(14), made.export(14, altered={9})
    assert _places([*lines[:9], other[9], *lines[10:]]) == [(11, 10, "changed")]


def test_a_changed_number_is_told_from_missing_entries() -> None:
    lines = made.export(14)
    lines[3] = lines[3].replace(b'"number":4,', b'"number":9,')
    assert _places(lines) == [(4, 4, "changed")]


def test_a_removed_middle_is_one_place() -> None:
    lines = made.export(60)
    assert _places(lines[:26] + lines[42:]) == [(27, 24, "missing")]


def test_with_the_handing_over_removed_later_heads_are_of_no_known_key() -> None:
    lines = made.export(30)
    first, *others = _places(lines[:10] + lines[25:])
    assert first == (11, 10, "missing")
    assert {code for *_, code in others} == {"forged_head", "unstated"}


def test_swapped_lines_are_named_where_they_should_be_and_where_they_are() -> None:
    lines = made.export(6)
    lines[1], lines[2] = lines[2], lines[1]
    assert _places(lines) == [(2, 2, "missing"), (3, 4, "extra")]


def test_an_inserted_entry_is_named() -> None:
    lines = made.export(6)
    invented = made.export(6, altered={3})[2]
    assert _places([*lines[:2], invented, *lines[2:]]) == [(4, 4, "extra")]


def test_an_entry_that_went_before_its_time_is_missing() -> None:
    lines = made.export(6)
    third = lines[2].partition(b'"text":')
    lines[2] = third[0] + b'"text":null}\n'
    assert _places(lines) == [(3, 3, "missing")]


def test_a_tail_chained_anew_without_the_key_is_found_at_the_next_head() -> None:
    lines = made.forged(30, 10)
    assert _read(lines).findings[0] == (16, 14, "forged_head", "another chain since number 8")


def test_a_tail_signed_with_another_key_is_found() -> None:
    lines = made.export(6)
    theirs = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    reader = verify_ledger.Reader(theirs, NOW)
    reader.read(lines, [])
    assert [place[:3] for place in reader.findings] == [(7, 6, "forged_head"), (0, 1, "unstated")]


def test_a_cut_at_a_head_is_found_by_a_witness_alone() -> None:
    lines = made.export(30)
    cut = lines[:16]
    assert _places(cut) == []
    assert _places(cut, made.heads(lines)[-1:]) == [(0, 15, "truncated")]


def test_a_ledger_rolled_back_and_written_on_with_its_key_is_found_by_a_witness_alone() -> None:
    lines, other = made.export(30), made.export(35, altered={16})
    assert _places(other) == []
    assert _places(other, made.heads(lines)[:2]) == []
    assert _places(other, made.heads(lines)) == [
        (0, 21, "other_head"),
        (0, 28, "other_head"),
        (0, 30, "other_head"),
    ]


def test_a_witness_head_that_nobody_signed_is_named_and_not_believed() -> None:
    lines = made.export(14)
    head = made.heads(lines)[0].replace(b'"number":7,', b'"number":8,')
    assert _places(lines, [head]) == [(0, 8, "forged_head")]


def test_of_lines_that_all_contradict_themselves_little_is_kept() -> None:
    lines = [line for line in made.export(60) if not made.is_head(line)]
    reader = _read([_with_chain(line, bytes(32)) for line in lines])
    assert [place[1] for place in reader.findings[:-1]] == list(range(1, 61))
    assert len(reader.chains) == 8


def test_its_signatures_are_those_of_the_library() -> None:
    for number in range(20):
        key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        public = key.public_key().public_bytes_raw().hex().encode()
        signature = key.sign(b"said")
        assert verify_ledger._is_signed(public, signature.hex().encode(), b"said")
        for bit in range(0, 512, 37):
            changed = bytearray(signature)
            changed[bit // 8] ^= 1 << bit % 8
            assert not verify_ledger._is_signed(public, changed.hex().encode(), b"said")


def test_no_second_form_of_a_signature_and_no_key_off_the_curve_is_taken() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public, signature = key.public_key().public_bytes_raw().hex().encode(), key.sign(b"said")
    more = int.from_bytes(signature[32:], "little") + verify_ledger.ORDER
    second = signature[:32] + more.to_bytes(32, "little")
    assert not verify_ledger._is_signed(public, second.hex().encode(), b"said")
    for off in (b"02" + b"00" * 31, b"ff" * 32, b"01" + b"00" * 30 + b"80"):
        assert not verify_ledger._is_signed(off, signature.hex().encode(), b"said")


class Elsewhere:
    """A folder of a machine without Safe Passage: the program, the key and the files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("verify_ledger.py", SOURCE.encode())
        self.write("anchor.pub", signer_to_pem(made.ANCHOR))

    def write(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)

    def run(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603 - this very interpreter
            [sys.executable, "-I", "-S", "verify_ledger.py", *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    lines = made.export(30)
    there = Elsewhere(tmp_path)
    there.write("ledger.jsonl", b"".join(lines))
    there.write("witness.jsonl", b"".join(made.heads(lines)))
    return there


def test_a_copy_reports_first_what_it_cannot_show(elsewhere: Elsewhere) -> None:
    words = ("ledger.jsonl", "--key", "anchor.pub")
    status, said = elsewhere.run(*words, "--heads", "witness.jsonl", "witness.jsonl")
    assert status == 0
    assert said.startswith("INTACT up to number 30\nexpired: 1; signed heads: 5, last 2026-05-01T")
    assert "witnessed heads: 10, up to number 30" in said
    for limit in ("copies of a machine's disks or memory", "photographs of screens", "a patched"):
        assert limit in said
    assert "NO WITNESS" in elsewhere.run(*words)[1]


def test_a_copy_names_line_and_number(elsewhere: Elsewhere) -> None:
    damaged = b"".join(made.export(30)).replace(b'"subject":"m9"', b'"subject":"m8"')
    elsewhere.write("ledger.jsonl", damaged)
    status, said = elsewhere.run("ledger.jsonl", "--key", "anchor.pub")
    assert status == 1
    assert said.startswith("BROKEN in 1 places up to number 30\n")
    assert said.index("cannot show") < said.index("line 10, number 9, changed: ")


def test_what_is_no_key_no_head_or_no_file_is_wrong_use(elsewhere: Elsewhere) -> None:
    elsewhere.write("authority.pub", authority_pair(bytes(32))[1])
    elsewhere.write("empty", b"")
    for words in (
        ("ledger.jsonl", "--key", "authority.pub"),
        ("ledger.jsonl", "--key", "empty"),
        ("ledger.jsonl", "--key", "anchor.pub", "--heads", "ledger.jsonl"),
        ("absent.jsonl", "--key", "anchor.pub"),
    ):
        status, said = elsewhere.run(*words)
        assert status == 2
        assert "Traceback" not in said
