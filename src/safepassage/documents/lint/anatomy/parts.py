"""The small parts of which certificates and lists are made (RFC 5280 clause 4.1)."""

from collections.abc import Iterator
from typing import NamedTuple

from safepassage.documents.asn1 import der, values


class Algorithm(NamedTuple):
    """An AlgorithmIdentifier: its name, and the element of its parameters if there is one."""

    oid: str
    parameters: bytes | None

    @property
    def is_null(self) -> bool:
        """Whether the parameters are NULL."""
        return self.parameters == b"\5\0"


class Time(NamedTuple):
    """A time as it is written: its tag and its octets."""

    tag: int
    octets: bytes


class NamePart(NamedTuple):
    """One attribute of a name, with the tag of its string."""

    kind: str
    tag: int
    text: str


class ExtensionPart(NamedTuple):
    """One extension; ``says_default`` where criticality FALSE is written out."""

    oid: str
    critical: bool
    says_default: bool
    value: bytes


def algorithm(element: bytes) -> Algorithm:
    """Take an AlgorithmIdentifier element apart; raises MalformedError."""
    start, stop = der.whole(element, der.SEQUENCE)
    first, last = der.expect(element, start, stop, der.OID)
    return Algorithm(values.oid(element[first:last]), element[last:stop] or None)


def time(element: bytes) -> Time:
    """Take the element of a time apart; raises MalformedError."""
    tag, start, stop = der.element(element, 0, len(element))
    return Time(tag, element[start:stop])


def name(element: bytes) -> tuple[NamePart, ...]:
    """Attributes of a Name element in their order; raises MalformedError."""
    start, stop = der.whole(element, der.SEQUENCE)
    return tuple(
        _attribute(element, inner, end)
        for _, _, first, last in der.children(element, start, stop)
        for _, _, inner, end in der.children(element, first, last)
    )


def _attribute(element: bytes, start: int, stop: int) -> NamePart:
    first, last = der.expect(element, start, stop, der.OID)
    tag, inner, end = der.element(element, last, stop)
    return NamePart(values.oid(element[first:last]), tag, values.text(tag, element[inner:end]))


def extensions(raw: bytes, start: int, stop: int) -> Iterator[ExtensionPart]:
    """Extensions inside ``[n] EXPLICIT`` between two offsets; raises MalformedError."""
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    return listed_extensions(raw, first, last)


def listed_extensions(raw: bytes, start: int, stop: int) -> Iterator[ExtensionPart]:
    """Extensions one after another between two offsets; raises MalformedError."""
    for _, _, inner, end in der.children(raw, start, stop):
        yield _extension(raw, inner, end)


def _extension(raw: bytes, start: int, stop: int) -> ExtensionPart:
    first, last = der.expect(raw, start, stop, der.OID)
    tag, inner, end = der.element(raw, last, stop)
    critical, says_default = False, False
    if tag == der.BOOLEAN:
        critical = raw[inner:end] != b"\0"
        says_default = not critical
        tag, inner, end = der.element(raw, end, stop)
    if tag != der.OCTET_STRING:
        raise der.MalformedError("an extension that is not a string of octets")
    return ExtensionPart(values.oid(raw[first:last]), critical, says_default, raw[inner:end])


def elements(element: bytes, tag: int) -> tuple[bytes, ...]:
    """Whole elements inside a SEQUENCE or SET that is all of ``element``; raises MalformedError."""
    start, stop = der.whole(element, tag)
    return tuple(element[begin:end] for _, begin, _, end in der.children(element, start, stop))
