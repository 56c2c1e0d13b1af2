"""EF.COM, the chip's table of contents, which nobody signed (Doc 9303-10 clause 4.6.1).

Only the security object counts. A table that says otherwise is told, for it may have been made
to hide a data group; it never decides anything.
"""

from collections.abc import Collection, Iterator

from safepassage.documents.asn1 import der
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

EF_COM = 0x60
TAG_LIST = 0x5C
NUMBER_OF = {
    tag: number
    for number, tag in enumerate(
        bytes.fromhex("61 75 63 76 65 66 67 68 69 6A 6B 6C 6D 6E 6F 70"), 1
    )
}
"""Data groups by their files' tags (Doc 9303-10 table 34)."""


def differences(com: bytes, signed: Collection[int]) -> Iterator[DocumentReason]:
    """Say what the table of contents names and nobody signed, or leaves out."""
    try:
        named = _named(com)
    except der.MalformedError as error:
        yield reason("com_sod_differ", str(error))
        return
    differing = sorted(named ^ set(signed))
    if differing:
        yield reason("com_sod_differ", ", ".join(f"DG{number}" for number in differing))


def _named(com: bytes) -> set[int]:
    start, stop = der.whole(com, EF_COM)
    for tag, _, inner, end in der.children(com, start, stop):
        if tag == TAG_LIST:
            return {NUMBER_OF[each] for each in com[inner:end] if each in NUMBER_OF}
    raise der.MalformedError("a table of contents without its list")
