"""Grey JPEG images of flat blocks, by hand (ITU-T T.81): enough for a drawn face.

Only the first coefficient of each block of 8 by 8 is written. The tables are the smallest that
do: categories of differences in four bits each, "end of block" in one.
"""

from collections.abc import Sequence

BLOCK = 8
MIDDLE = 128
_CATEGORIES = 12
_CATEGORY_BITS = 4


def jpeg(blocks: Sequence[Sequence[int]]) -> bytes:
    """A baseline JPEG of rows of blocks, each of one grey from 0 to 255."""
    height, width = len(blocks) * BLOCK, len(blocks[0]) * BLOCK
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\0\0"),
            _segment(0xDB, b"\0" + bytes((BLOCK,)) * BLOCK**2),
            _segment(0xC0, b"\x08", height.to_bytes(2), width.to_bytes(2), b"\1\1\x11\0"),
            _segment(0xC4, b"\0", _counts(_CATEGORY_BITS, _CATEGORIES), bytes(range(_CATEGORIES))),
            _segment(0xC4, b"\x10", _counts(1, 1), b"\0"),
            _segment(0xDA, b"\1\1\0\0\x3f\0"),
            _scan(blocks),
            b"\xff\xd9",
        )
    )


def _segment(marker: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def _counts(bits: int, codes: int) -> bytes:
    """How many codes there are of each length from 1 to 16."""
    return bytes(codes if length == bits else 0 for length in range(1, 17))


def _scan(blocks: Sequence[Sequence[int]]) -> bytes:
    before = MIDDLE
    text = []
    for grey in (each for row in blocks for each in row):
        text.append(_difference(grey - before) + "0")
        before = grey
    bits = "".join(text)
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8).replace(b"\xff", b"\xff\0")


def _difference(value: int) -> str:
    """Category and bits of a difference (T.81 clause F.1.2.1)."""
    category = abs(value).bit_length()
    bits = value if value >= 0 else value + (1 << category) - 1
    return f"{category:04b}" + (f"{bits:0{category}b}" if category else "")
