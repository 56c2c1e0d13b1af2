"""What is not DER inside elements whose lengths are (ITU-T X.690 clauses 8, 10 and 11)."""

from collections.abc import Iterator
from itertools import pairwise

from safepassage.documents.asn1 import der

DEEPEST = 32
CONSTRUCTED = 0x20
ENUMERATED = 0x0A
TRUE, FALSE = b"\xff", b"\0"


def faults(element: bytes) -> frozenset[str]:
    """Everything in a whole element that DER writes in another way; MalformedError if unreadable.

    Only universal tags are judged; what an implicit tag hides is judged by who knows its type.
    """
    tag, start, stop = der.element(element, 0, len(element))
    if stop != len(element):
        return frozenset({"something follows after the end"})
    return frozenset(_inside(element, tag, start, stop, DEEPEST))


def _inside(raw: bytes, tag: int, start: int, stop: int, depth: int) -> Iterator[str]:
    if not tag & CONSTRUCTED:
        yield from _primitive(tag, raw[start:stop])
        return
    if depth == 0:
        raise der.MalformedError(f"more than {DEEPEST} elements inside one another")
    children = list(der.children(raw, start, stop))
    for inner_tag, _, inner, end in children:
        yield from _inside(raw, inner_tag, inner, end, depth - 1)
    if tag == der.SET:
        listed = [raw[begin:end] for _, begin, _, end in children]
        if not is_in_order(listed):
            yield "a set is not in the order of DER"


def _primitive(tag: int, content: bytes) -> Iterator[str]:
    if tag == der.BOOLEAN and content not in {TRUE, FALSE}:
        yield "TRUE is written as another octet than FF"
    elif tag in {der.INTEGER, ENUMERATED} and not is_shortest(content):
        yield "a number has more octets than it needs"
    elif tag == der.BIT_STRING and not _is_padded_with_zeros(content):
        yield "the unused bits of a string of bits are not zero"


def is_shortest(content: bytes) -> bool:
    """Whether the octets of an INTEGER are as few as its value needs (X.690 clause 8.3.2)."""
    if len(content) < 2:  # noqa: PLR2004 - one octet is never too much
        return bool(content)
    redundant = (content[0] == 0 and content[1] < 0x80) or (  # noqa: PLR2004 - the sign's bit
        content[0] == 0xFF and content[1] >= 0x80  # noqa: PLR2004 - as above
    )
    return not redundant


def is_in_order(elements: list[bytes]) -> bool:
    """Whether the elements of a SET OF are in the order of DER (X.690 clause 11.6)."""
    return all(first <= second for first, second in pairwise(elements))


def _is_padded_with_zeros(content: bytes) -> bool:
    if not content:
        return False
    unused = content[0]
    return unused <= 7 and not (content[-1] & (1 << unused) - 1 if unused else 0)  # noqa: PLR2004
