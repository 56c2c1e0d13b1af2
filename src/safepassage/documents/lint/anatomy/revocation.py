"""A certificate revocation list taken apart (RFC 5280 clause 5.1)."""

from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.lint.anatomy import parts

TIMES = frozenset({values.UTC_TIME, values.GENERALIZED_TIME})
EXTENSIONS = 0xA0
FIXED = 3
"""Algorithm, issuer and time of issue stand in every list, in this order."""


class EntryParts(NamedTuple):
    """One revoked certificate: the octets of its number, since when, its extensions."""

    serial: bytes
    since: parts.Time
    extensions: tuple[parts.ExtensionPart, ...]


class RevocationParts(NamedTuple):
    """What stands in a CRL; ``entries`` is None where there is no list, not even an empty one."""

    raw: bytes
    version: int
    inner: bytes
    outer: bytes
    issuer: bytes
    this_update: parts.Time
    next_update: parts.Time | None
    entries: tuple[EntryParts, ...] | None
    extensions: tuple[parts.ExtensionPart, ...]

    def value(self, oid: str) -> bytes | None:
        """Octets of the first extension of this kind."""
        return next((each.value for each in self.extensions if each.oid == oid), None)


def dissect_revocation_list(raw: bytes) -> RevocationParts:
    """Take a CRL apart; raises MalformedError where its frame cannot be read."""
    start, stop = der.whole(raw, der.SEQUENCE)
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    _, after = der.expect(raw, last, stop, der.SEQUENCE)
    version = 1
    tag, inner, end = der.element(raw, first, last)
    if tag == der.INTEGER:
        version, first = values.integer(raw[inner:end]) + 1, end
    listed = list(der.children(raw, first, last))
    if len(listed) < FIXED:
        raise der.MalformedError(f"a revocation list with {len(listed)} fields")
    algorithm, issuer, issued = (raw[begin:until] for _, begin, _, until in listed[:FIXED])
    next_update, entries = None, None
    extensions: tuple[parts.ExtensionPart, ...] = ()
    for tag, begin, inner, end in listed[FIXED:]:
        if tag in TIMES:
            next_update = parts.time(raw[begin:end])
        elif tag == der.SEQUENCE:
            entries = tuple(
                _entry(raw, each, until) for _, _, each, until in der.children(raw, inner, end)
            )
        elif tag == EXTENSIONS:
            extensions = tuple(parts.extensions(raw, inner, end))
    return RevocationParts(
        raw=raw,
        version=version,
        inner=algorithm,
        outer=raw[last:after],
        issuer=issuer,
        this_update=parts.time(issued),
        next_update=next_update,
        entries=entries,
        extensions=extensions,
    )


def _entry(raw: bytes, start: int, stop: int) -> EntryParts:
    first, at = der.expect(raw, start, stop, der.INTEGER)
    serial = raw[first:at]
    _, _, end = der.element(raw, at, stop)
    since = parts.time(raw[at:end])
    extensions = tuple(parts.extensions(raw, end, stop)) if end < stop else ()
    return EntryParts(serial, since, extensions)
