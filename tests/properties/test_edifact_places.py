"""A position in the text of an input leads back to the byte from which it came."""

from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.edifact import source
from safepassage.formats.edifact.source import Source

PIECES = st.sampled_from(["A", "UNB+", "é", "И", "\U0001d11e", "\n", "\r\n", "\t", "\x00", "\x1d'"])
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def kept_places(data, read):
    """Where each byte that begins a character of the text stands, found one by one."""
    noise = read._noise
    return [
        place
        for place, byte in enumerate(data)
        if byte not in noise and not (read.encoding == "utf-8" and 0x80 <= byte < 0xC0)
    ]


@given(st.one_of(TEXTS.map(str.encode), st.binary(max_size=80)), st.sampled_from([1, 2, 7, 4096]))
def test_every_character_is_found_in_the_bytes(data, block):
    before, source._BLOCK = source._BLOCK, block
    try:
        read = Source(data)
        found = [read.byte_offset(place) for place in range(len(read.text))]
        end = read.byte_offset(len(read.text)) if data else 0
    finally:
        source._BLOCK = before
    assert found == kept_places(data, read)
    assert end == len(data)
