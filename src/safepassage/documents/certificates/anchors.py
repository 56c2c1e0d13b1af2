"""Root certificates that are held here, found by what a document signer says of its issuer.

Issuers are sought by key identifier, then by name, then among all of the country: states renew
keys under one name, name keys wrongly, and leave identifiers out (160 of 766 real ones are
self-issued and not self-signed). The country always binds, so that no state signs for another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import (
    KEY_CERT_SIGN,
    authority_key_identifier,
    is_authority,
    key_usage,
    subject_key_identifier,
)
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.certificates.signatures import algorithm_of, verify

MOST_REMEMBERED = 8192


class Anchor(NamedTuple):
    """A certificate that may be the end of a chain, where it came from, and whether that counts."""

    certificate: Certificate
    sources: tuple[str, ...]
    is_trusted: bool = True


class _Held(NamedTuple):
    """An anchor with what it is sought by."""

    anchor: Anchor
    key_identifier: bytes | None
    name: names.NameKey


class Issuer(NamedTuple):
    """What the search for the issuer of a certificate ended with.

    ``anchor`` signed it. Without one: ``is_named`` says that an anchor that counts has the very
    key identifier and did not sign it, ``unusable`` why a key could not be used.
    """

    anchor: Anchor | None = None
    is_named: bool = False
    unusable: UnusableKeyError | None = None


class Anchors:
    """All root certificates of a trust store; what was found for a signer is remembered."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self._all = tuple(sorted(anchors, key=lambda each: not each.is_trusted))
        self._of_country: dict[str, list[_Held]] = defaultdict(list)
        for anchor in self._all:
            certificate = anchor.certificate
            if not may_issue(certificate):
                continue
            held = _Held(
                anchor,
                _identifier(subject_key_identifier, certificate),
                names.key(certificate.subject),
            )
            self._of_country[certificate.country or ""].append(held)
        self._known = {anchor.certificate.raw: anchor for anchor in reversed(self._all)}
        self._found: dict[bytes, Issuer] = {}

    def __len__(self) -> int:
        """How many certificates there are."""
        return len(self._all)

    def __iter__(self) -> Iterator[Anchor]:
        """Every anchor, those that count first."""
        return iter(self._all)

    def of_country(self, country: str | None) -> tuple[Anchor, ...]:
        """All of one country that may issue, by the two capital letters that certificates use."""
        return tuple(each.anchor for each in self._of_country.get(country or "", ()))

    def issuer_of(self, certificate: Certificate) -> Issuer:
        """Find the anchor that signed a certificate, or that it is itself."""
        found = self._found.get(certificate.raw)
        if found is None:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            found = self._found[certificate.raw] = self._seek(certificate)
        return found

    def signer_of(self, certificate: Certificate) -> Anchor | None:
        """Find the anchor whose key signed a certificate, also where that is an anchor itself."""
        return self._seek(certificate, itself=False).anchor

    def forget(self) -> None:
        """Forget what was found for every signer."""
        self._found.clear()

    def authority(self, country: str | None, name: bytes) -> frozenset[names.NameKey]:
        """All names of one authority: a link certificate joins the old name and the new."""
        joined = {names.key(name)}
        pairs = self._renamed.get(country or "", [])
        for _ in pairs:
            more = {each for pair in pairs if pair & joined for each in pair}
            if more <= joined:
                break
            joined |= more
        return frozenset(joined)

    @cached_property
    def _renamed(self) -> dict[str, list[frozenset[names.NameKey]]]:
        """Pairs of names, by country, that a link certificate signed by a trusted anchor joins."""
        pairs: dict[str, list[frozenset[names.NameKey]]] = defaultdict(list)
        for anchor in self._all:
            certificate = anchor.certificate
            if certificate.is_self_issued:
                continue
            former = self.signer_of(certificate)
            if former is not None and former.is_trusted:
                pair = frozenset((names.key(certificate.subject), names.key(certificate.issuer)))
                pairs[certificate.country or ""].append(pair)
        return pairs

    def _seek(self, certificate: Certificate, *, itself: bool = True) -> Issuer:
        if itself and certificate.raw in self._known:
            return Issuer(self._known[certificate.raw])
        is_named = False
        unusable = None
        for anchor, named in self._candidates(certificate):
            try:
                if signed(certificate, anchor.certificate):
                    return Issuer(anchor)
                is_named = is_named or (named and anchor.is_trusted)
            except UnusableKeyError as error:
                unusable = error
        return Issuer(is_named=is_named, unusable=unusable)

    def _candidates(self, certificate: Certificate) -> list[tuple[Anchor, bool]]:
        """Anchors of the country, the likeliest first, and whether each has the key identifier."""
        wanted = _identifier(authority_key_identifier, certificate)
        issuer = names.key(certificate.issuer)
        held = self._of_country.get(names.country(certificate.issuer) or "", ())
        ranked = [
            (each.anchor, wanted is not None and each.key_identifier == wanted, each.name == issuer)
            for each in held
        ]
        ranked.sort(key=lambda each: (not each[0].is_trusted, not each[1], not each[2]))
        return [(anchor, is_named) for anchor, is_named, _ in ranked]


def signed(certificate: Certificate, issuer: Certificate) -> bool:
    """Whether one certificate's key signed another; UnusableKeyError where it cannot be told."""
    key = public_key(issuer.public_key)
    algorithm = algorithm_of(certificate.algorithm)
    return verify(key, algorithm, certificate.signature, certificate.signed)


def may_issue(certificate: Certificate) -> bool:
    """Whether a certificate may stand for others: it is an authority's, or says nothing of uses.

    Some real roots are not marked and have no key usage; those signed themselves. A document
    signer that somebody trusts stands for itself alone.
    """
    try:
        usage = key_usage(certificate)
        if is_authority(certificate) or KEY_CERT_SIGN in (usage or ()):
            return True
        return usage is None and signed(certificate, certificate)
    except (MalformedError, UnusableKeyError):
        return certificate.is_self_issued


def _identifier(
    read: Callable[[Certificate], bytes | None], certificate: Certificate
) -> bytes | None:
    """A key identifier, None also where a state wrote it as nobody can read it."""
    try:
        return read(certificate)
    except MalformedError:
        return None
