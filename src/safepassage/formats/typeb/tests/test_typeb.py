"""Type B: envelopes read as networks send them and written as they take them; parts joined."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from one_traveller import interchange, message
from safepassage.formats.read import read as read_message
from safepassage.formats.typeb import Envelope, join, piece_of, read, split, write
from safepassage.formats.typeb.envelope import LINE

ADDRESS = st.sampled_from(["UTOGVXS", "PARXSXH", "QXSXMXS", "NBO1A2B"])
LINES = st.lists(
    st.sampled_from(["A", "UNB+UNOA:4'", "X" * LINE, "NAD+FL+++A:B'", "Y" * 40]),
    min_size=1,
    max_size=40,
)
WIRE = (
    b"\x01ZCZC ABC123 271530\r\n\r\nQU UTOGVXS PARXSXH\r\n.QXSXMXS 271530 NOV26 001\r\n\x02"
    b"UNA:+.? '\r\nUNB+UNOA:4+XS+UTO'\r\n\r\n\x03NNNN\r\n"
)


def test_a_message_as_it_comes_over_the_wire() -> None:
    found = read(WIRE)
    assert found == Envelope(
        to=("UTOGVXS", "PARXSXH"),
        origin="QXSXMXS",
        identity="271530 NOV26 001",
        priority="QU",
        text="UNA:+.? '\nUNB+UNOA:4+XS+UTO'",
    )
    assert found.filed == (27, 15, 30)


@pytest.mark.parametrize(
    "data",
    [b"", b"UNB+UNOA:4'", b"QU\r\n.QXSXMXS\r\nX", b".QXSXMXS 1\r\nX", b"QU AB\r\n.QXSXMXS\r\nX"],
)
def test_what_has_no_envelope_has_none(data: bytes) -> None:
    assert read(data) is None


@given(to=st.lists(ADDRESS, min_size=1, max_size=10), origin=ADDRESS, lines=LINES)
def test_what_is_written_is_read(to: list[str], origin: str, lines: list[str]) -> None:
    sent = Envelope(
        to=tuple(to), origin=origin, identity="011200", priority="QK", text="\n".join(lines)
    )
    wire = write(sent)
    assert read(wire) == sent
    assert all(len(line) <= LINE for line in wire.decode().split("\r\n"))


def test_addresses_that_are_none_are_not_written() -> None:
    with pytest.raises(ValueError, match="seven letters"):
        write(Envelope(to=("UTO",), origin="QXSXMXS", text=""))
    with pytest.raises(ValueError, match="needs an address"):
        write(Envelope(to=(), origin="QXSXMXS", text=""))


@given(lines=LINES, limit=st.integers(160, 3_000), order=st.randoms())
def test_parts_are_joined_in_any_order(lines: list[str], limit: int, order: object) -> None:
    text = "\n".join(lines)
    parts = split(text, limit=limit, reference="A1")
    assert all(sum(len(line) + 2 for line in one.split("\n")) <= limit for one in parts)
    if len(parts) == 1:
        assert (parts, piece_of(parts[0])) == ([text], None)
        return
    pieces = [piece_of(one) for one in parts]
    assert all(pieces)
    order.shuffle(pieces)  # type: ignore[attr-defined]  # hypothesis' Random
    assert join(one for one in pieces if one) == text
    assert join(one for one in pieces[1:] if one) is None


def test_a_manifest_in_parts_is_the_manifest() -> None:
    people = [message(place=str(place), number=f"XK{place}") for place in range(1, 6)]
    whole = interchange(*people)
    parts = split(whole.decode(), limit=600)
    assert len(parts) > 3
    for shuffled in list(permutations(parts[:3]))[:4]:
        joined = join(filter(None, map(piece_of, (*shuffled, *parts[3:]))))
        assert joined
        found = read_message(joined.encode())
        assert [one.travellers for one in found.messages] == [
            one.travellers for one in read_message(whole).messages
        ]


def test_a_part_without_its_end_waits_for_it() -> None:
    piece = piece_of("PART 2/REF9\nTEXT")
    assert piece
    assert (piece.number, piece.is_last, piece.reference, piece.text) == (2, False, "REF9", "TEXT")
    with pytest.raises(ValueError, match="no room"):
        split("X" * 500, limit=60)
