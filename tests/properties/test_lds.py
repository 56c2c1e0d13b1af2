"""Chips' files: any octets give a value or MalformedError, soon and in little memory."""

import tracemalloc
from time import process_time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chip_files import VALID
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.values import oid as read_oid
from safepassage.documents.asn1.writing import encode, oid
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.chip import (
    ActiveAuthentication,
    ChipAuthentication,
    judge_active,
    judge_chip,
    judge_offer,
    read_any,
)
from safepassage.documents.lds import tlv

LARGE = 200_000
SOON = 2.0
"""Seconds for a file larger than any chip holds; most take a few thousandths."""
MOST_MEMORY = 60
"""Times the file's size: a small value in Python is that much larger than an octet."""
ALL = frozenset(range(1, 17))

TAGS = st.sampled_from(sorted({file[0] for file in VALID.values()} | {0x30, 0x77}))
FILES = st.sampled_from(list(VALID.values()))
FRAMED = st.builds(encode, TAGS, st.binary(max_size=300))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A valid file of which a piece is left out, replaced, or written twice."""
    file = draw(FILES)
    at = draw(st.integers(0, len(file)))
    end = draw(st.integers(at, min(at + 40, len(file))))
    middle = draw(st.binary(max_size=8) | st.just(file[at:end] * 2))
    return file[:at] + middle + file[end:]


INPUTS = st.binary(max_size=300) | FRAMED | damaged()


@given(INPUTS)
def test_any_octets_give_a_value_or_are_refused(file: bytes) -> None:
    try:
        content = read_any(file).content
    except (MalformedError, UnusableKeyError):
        return
    msgspec.json.encode(content)


@given(INPUTS, st.binary(max_size=200), st.binary(min_size=8, max_size=8))
def test_any_answer_of_a_chip_is_judged(file: bytes, answer: bytes, nonce: bytes) -> None:
    active = ActiveAuthentication(nonce=nonce, signature=answer)
    agreed = ChipAuthentication(answer=answer, private_key=nonce)
    reasons = (
        *judge_active(active, file, file, ALL),
        *judge_chip(agreed, file, ALL),
        *judge_offer(file, VALID["DG14"], ALL),
    )
    assert "chip_proved" not in {each.code for each in reasons}


@given(st.binary(max_size=64), st.integers(1, 0xFFFFFF))
def test_what_is_written_is_read_again(content: bytes, tag: int) -> None:
    try:
        octets = encode(tag, content)
        found, start, stop = tlv.element(octets, 0, len(octets))
    except MalformedError:
        return
    if found == tag:
        assert octets[start:stop] == content


@given(
    st.tuples(st.integers(0, 2), st.integers(0, 39)), st.lists(st.integers(0, 2**40), max_size=6)
)
def test_identifiers_are_written_as_they_are_read(first: tuple[int, int], rest: list[int]) -> None:
    dotted = ".".join(str(arc) for arc in (*first, *rest))
    assert read_oid(oid(dotted)[2:]) == dotted


REPEATED = {
    "tags": lambda size: encode(0x60, encode(0x5C, b"\x61" * size)),
    "empty objects": lambda size: encode(0x6B, *(_tag(n) for n in range(size // 4))),
    "templates": lambda size: encode(
        0x75, encode(0x7F61, b"\2\1\xff", b"\x7f\x60\0" * (size // 3))
    ),
    "infos": lambda size: encode(0x31, encode(0x30, oid("1.2.3"), b"\2\1\1") * (size // 9)),
    "nested sets": lambda size: b"\x31\x80" * (size // 2),
    "nested objects": lambda size: b"\x75\x84" + b"\x75\x84" * (size // 2),
    "one image": lambda size: encode(0x65, b"\2\1\1", encode(0x5F40, bytes(size))),
    "anything": lambda size: encode(0x6D, bytes(size)),
    "text": lambda size: encode(0x6B, encode(0x5F11, b"<" * size)),
    "one number": lambda size: encode(0x6F, encode(0x30, encode(0x30), encode(3, bytes(size)))),
}


def _tag(number: int) -> bytes:
    return b"\xdf" + bytes((0x80 | number >> 7 & 0x7F, number & 0x7F)) + b"\0"


@pytest.mark.parametrize("name", REPEATED)
def test_a_file_made_to_be_slow_is_read_soon_and_in_little_memory(name: str) -> None:
    file = REPEATED[name](LARGE)
    began = process_time()
    tracemalloc.start()
    try:
        read_any(file)
    except (MalformedError, UnusableKeyError):
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert process_time() - began < SOON
    assert peak < MOST_MEMORY * LARGE
