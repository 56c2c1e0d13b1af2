"""Certificate revocation lists of a state's authority (RFC 5280 clause 5, Doc 9303-12).

A list counts only if a root of that state signed it. One that is out of date still revokes what
it names; it no longer says that anything else is good.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.certificates.signatures import algorithm_of, verify
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

_TIMES = frozenset({values.UTC_TIME, values.GENERALIZED_TIME})
_EXTENSIONS = 0xA0
DELTA_INDICATOR = "2.5.29.27"
"""RFC 5280 clause 5.2.4; Doc 9303-12 clause 7.1.4 knows whole lists only."""
LEAST_PARTS = 3
"""Algorithm, issuer and instant of issue: what stands in every revocation list."""


class RevocationList(NamedTuple):
    """A CRL as it stands: ``revoked`` are serial numbers with the instant of their revocation."""

    raw: bytes
    signed: bytes
    algorithm: bytes
    issuer: bytes
    issued: datetime
    next_update: datetime | None
    revoked: dict[int, datetime]
    signature: bytes


@lru_cache(maxsize=512)
def read_revocation_list(raw: bytes) -> RevocationList:
    """Read one CRL that is all of ``raw``; raises MalformedError."""
    start, stop = der.whole(raw, der.SEQUENCE)
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    _, after = der.expect(raw, last, stop, der.SEQUENCE)
    bits, end = der.expect(raw, after, stop, der.BIT_STRING)
    elements = [each for each in der.children(raw, first, last) if each[0] != der.INTEGER]
    if len(elements) < LEAST_PARTS:
        raise der.MalformedError(f"a revocation list with {len(elements)} fields")
    algorithm, issuer, issued, *rest = (raw[begin:until] for _, begin, _, until in elements)
    if end != stop or algorithm != raw[last:after]:
        raise der.MalformedError("a revocation list that names two algorithms, or has more")
    next_update, revoked = None, {}
    for part in rest:
        tag, inner, until = der.element(part, 0, len(part))
        if tag in _TIMES:
            next_update = values.instant(tag, part[inner:until])
        elif tag == der.SEQUENCE:
            revoked = _revoked(part, inner, until)
        elif tag == _EXTENSIONS:
            _check_whole(part, inner, until)
        else:
            raise der.MalformedError(f"tag {tag:02X} in a revocation list")
    return RevocationList(
        raw=raw,
        signed=raw[start:last],
        algorithm=algorithm,
        issuer=names.checked(issuer),
        issued=_instant(issued),
        next_update=next_update,
        revoked=revoked,
        signature=values.bits(raw[bits:end]),
    )


def _revoked(raw: bytes, start: int, stop: int) -> dict[int, datetime]:
    found = {}
    for _, _, inner, end in der.children(raw, start, stop):
        first, last = der.expect(raw, inner, end, der.INTEGER)
        tag, at, until = der.element(raw, last, end)
        found[values.integer(raw[first:last])] = values.instant(tag, raw[at:until])
    return found


def _check_whole(raw: bytes, start: int, stop: int) -> None:
    """Refuse a list that only tells what changed: it would pass for one of all that is revoked."""
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    for _, _, inner, end in der.children(raw, first, last):
        begin, until = der.expect(raw, inner, end, der.OID)
        if values.oid(raw[begin:until]) == DELTA_INDICATOR:
            raise der.MalformedError("a revocation list that only tells what changed")


def _instant(element: bytes) -> datetime:
    tag, start, stop = der.element(element, 0, len(element))
    return values.instant(tag, element[start:stop])


class Revocations:
    """All revocation lists that are held, each proved once by the roots of its state."""

    def __init__(self, lists: Iterable[RevocationList], anchors: Anchors) -> None:
        self._anchors = anchors
        self._proved: dict[str, list[RevocationList]] = defaultdict(list)
        self._unproved: dict[str, list[RevocationList]] = defaultdict(list)
        for each in lists:
            country = names.country(each.issuer) or ""
            kept = self._proved if is_proved(each, anchors) else self._unproved
            kept[country].append(each)

    def judge(self, certificate: Certificate, at: datetime) -> tuple[DocumentReason, ...]:
        """Say whether a certificate was revoked, or what keeps that from being known."""
        country = names.country(certificate.issuer) or ""
        lists = self._about(certificate, self._proved[country], country)
        if not lists:
            unproved = self._about(certificate, self._unproved[country], country)
            return (reason("crl_bad_signature" if unproved else "crl_missing", country),)
        if any(certificate.serial in each.revoked for each in lists):
            return (reason("dsc_revoked"),)
        newest = max(lists, key=lambda each: each.issued)
        if newest.next_update is None or newest.next_update < at:
            return (reason("crl_stale", country),)
        return ()

    def _about(
        self, certificate: Certificate, lists: list[RevocationList], country: str
    ) -> list[RevocationList]:
        """Lists of the authority that issued a certificate, under any name it has had."""
        if not lists:
            return []
        authority = self._anchors.authority(country, certificate.issuer)
        return [each for each in lists if names.key(each.issuer) in authority]


def is_proved(listed: RevocationList, anchors: Anchors) -> bool:
    """Whether a root of its state that counts has signed a list."""
    return any(
        did_sign(anchor.certificate, listed)
        for anchor in anchors.of_country(names.country(listed.issuer))
        if anchor.is_trusted
    )


def did_sign(issuer: Certificate, listed: RevocationList) -> bool:
    """Whether a certificate's key signed a list; one that cannot be used is not known to have."""
    try:
        key = public_key(issuer.public_key)
        return verify(key, algorithm_of(listed.algorithm), listed.signature, listed.signed)
    except (der.MalformedError, UnusableKeyError):
        return False
