"""The frame of biometric data: CBEFF templates (ISO/IEC 7816-11, Doc 9303-10 clause 4.7.2.1).

A group template 7F61 holds how many templates 7F60 there are, each of a header A1 and a data
block: 5F2E for records of the 19794 series, 7F2E for the tagged ones of the 39794 series.
"""

from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv

GROUP = 0x7F61
TEMPLATE = 0x7F60
HEADER = 0xA1
RECORD_BLOCK = 0x5F2E
TAGGED_BLOCK = 0x7F2E
FILLER = 0x53
"""Doc 9303-10 clause 4.7.3: random octets where no finger or iris is stored."""


class Block(NamedTuple):
    """One biometric data block."""

    is_tagged: bool
    content: bytes


def read_blocks(file: bytes, outer: int) -> tuple[Block, ...]:
    """All data blocks of a biometric data group; raises MalformedError."""
    start, stop = tlv.whole(file, outer)
    first, last = tlv.wanted(tlv.fields(file, start, stop), GROUP)
    count, at = tlv.counted(file, first, last)
    found = [each for each in tlv.children(file, at, last) if each[0] != FILLER]
    if len(found) != count or any(tag != TEMPLATE for tag, _, _ in found):
        raise MalformedError(f"not the {count} biometric templates that are announced")
    return tuple(_block(file, begin, end) for _, begin, end in found)


def _block(file: bytes, start: int, stop: int) -> Block:
    found = tlv.fields(file, start, stop)
    tlv.wanted(found, HEADER)
    blocks = found.keys() & {RECORD_BLOCK, TAGGED_BLOCK}
    if len(blocks) != 1:
        raise MalformedError("a biometric template without its one data block")
    tag = blocks.pop()
    first, last = found[tag]
    return Block(tag == TAGGED_BLOCK, file[first:last])
