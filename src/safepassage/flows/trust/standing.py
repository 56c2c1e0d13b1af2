"""What of the store counts, and why: nothing does for being there.

A root certificate counts first hand by the word of two people: on it alone, or on a source or a
country, which then covers what was here when the second person said so and nothing later. It
counts by a link certificate, too, that the key of such a root signed (Doc 9303-12 clause 7.1.2).
A master list counts if its signature holds and its signers lead to a root that counts first
hand: never by what it brings itself, nor by another list. Then all that it holds now counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from safepassage.apps.trust.kinds import About, SourceKind, Stance
from safepassage.apps.trust.models import Policy, Source
from safepassage.apps.trust.selectors import PresenceRow
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.revocation import RevocationList, Revocations

MOST_GENERATIONS = 16
"""Links that may follow one another; states renew their keys every three to five years."""


class Why(StrEnum):
    """Why a root certificate counts, or does not."""

    FIRST_HAND = "first_hand"
    BY_SOURCE = "by_source"
    BY_COUNTRY = "by_country"
    LINKED = "linked"
    LISTED = "listed"
    CERTIFICATE_NOT_TRUSTED = "certificate_not_trusted"
    COUNTRY_NOT_TRUSTED = "country_not_trusted"
    WITHDRAWN = "withdrawn"
    ONLY_PRESENT = "only_present"


COUNTING = frozenset({Why.FIRST_HAND, Why.BY_SOURCE, Why.BY_COUNTRY, Why.LINKED, Why.LISTED})
FIRST_HAND = COUNTING - {Why.LISTED}


class Worth(StrEnum):
    """Why what a source holds counts, or does not."""

    SIGNED = "signed"
    TRUSTED = "trusted"
    NOT_TRUSTED = "not_trusted"
    SIGNATURE_NOT_PROVED = "signature_not_proved"
    SIGNER_UNKNOWN = "signer_unknown"
    SIGNER_REVOKED = "signer_revoked"
    NOT_A_LIST = "not_a_list"


WORTHY = frozenset({Worth.SIGNED, Worth.TRUSTED})


class Root(NamedTuple):
    """A certificate that can be a root, with the digest of its key and where it is or was."""

    certificate: Certificate
    sha256: str
    key_digest: str
    presences: tuple[PresenceRow, ...]

    @property
    def country(self) -> str:
        """Two letters, as certificates write it; empty where it names none."""
        return self.certificate.country or ""

    @property
    def live(self) -> frozenset[UUID]:
        """The sources that hold it now."""
        return frozenset(each.source for each in self.presences if not each.is_withdrawn)


class Standing(NamedTuple):
    """Every root with why it counts or does not, and every source likewise."""

    roots: Mapping[str, Root]
    whys: Mapping[str, Why]
    sources: Mapping[UUID, Source]
    worths: Mapping[UUID, Worth]

    def anchors(self) -> Anchors:
        """All roots to judge by; those that do not count are told apart, not left out."""
        return Anchors(
            Anchor(root.certificate, self.names_of(root), self.whys[sha256] in COUNTING)
            for sha256, root in self.roots.items()
        )

    def first_hand(self) -> Anchors:
        """All roots to judge lists by; those that only a list makes count are told apart."""
        return _first_hand_of(self.roots, self.whys)

    def names_of(self, root: Root) -> tuple[str, ...]:
        """What holds a root now: sources that count, else all; those of before where none does."""
        live = root.live or {each.source for each in root.presences}
        counting = {each for each in live if self.worths[each] in WORTHY}
        return tuple(sorted(self.sources[each].name for each in counting or live))


class Words(NamedTuple):
    """The policy in force, by what it is about."""

    of: Mapping[tuple[About, str], Policy]

    def stance(self, about: About, subject: str) -> Stance:
        """What is said of one thing."""
        policy = self.of.get((about, subject))
        return Stance(policy.stance) if policy else Stance.DEFAULT

    def since(self, about: About, subject: str) -> datetime | None:
        """When a word began to hold."""
        policy = self.of.get((about, subject))
        return policy.confirmed_at if policy else None


def words_of(policies: Iterable[Policy]) -> Words:
    """The policy in force as it is looked up."""
    return Words({(About(each.about), each.subject): each for each in policies})


class Proof(NamedTuple):
    """What lists are judged by: their signers' certificates by SHA-256, CRLs, and the time."""

    signers: Mapping[str, bytes]
    revocation_lists: Iterable[RevocationList]
    at: datetime


def standing_of(
    roots: Mapping[str, Root], sources: Iterable[Source], proof: Proof, words: Words
) -> Standing:
    """Judge all roots and sources by the policy in force."""
    by_id = {each.pk: each for each in sources}
    whys = _first_hand(roots, words)
    _follow_links(roots, whys)
    first_hand = _first_hand_of(roots, whys)
    worths = _worths(by_id, first_hand, proof, words)
    for sha256, root in roots.items():
        whys.setdefault(sha256, _listed(root, worths))
    return Standing(roots, whys, by_id, worths)


def _first_hand_of(roots: Mapping[str, Root], whys: Mapping[str, Why]) -> Anchors:
    return Anchors(
        Anchor(root.certificate, (), whys.get(sha256) in FIRST_HAND)
        for sha256, root in roots.items()
    )


def _first_hand(roots: Mapping[str, Root], words: Words) -> dict[str, Why]:
    """What people said of certificates, countries and sources.

    A certificate that is not to be trusted takes all with its key along, but for one that two
    people trust by itself.
    """
    bad_keys = {
        root.key_digest
        for sha256, root in roots.items()
        if words.stance(About.CERTIFICATE, sha256) is Stance.DO_NOT_TRUST
    }
    said = {sha256: _said(sha256, root, words, bad_keys) for sha256, root in roots.items()}
    return {sha256: why for sha256, why in said.items() if why is not None}


def _said(sha256: str, root: Root, words: Words, bad_keys: set[str]) -> Why | None:
    country = words.stance(About.COUNTRY, root.country)
    if country is Stance.DO_NOT_TRUST:
        return Why.COUNTRY_NOT_TRUSTED
    if words.stance(About.CERTIFICATE, sha256) is Stance.TRUST:
        return Why.FIRST_HAND
    if root.key_digest in bad_keys:
        return Why.CERTIFICATE_NOT_TRUSTED
    if any(_is_vouched(each, words) for each in root.presences):
        return Why.BY_SOURCE
    if country is Stance.TRUST and any(_was_here(each, root, words) for each in root.presences):
        return Why.BY_COUNTRY
    return None


def _is_vouched(presence: PresenceRow, words: Words) -> bool:
    """Whether a root is in a source that is trusted, and was when that was confirmed."""
    source = str(presence.source)
    since = words.since(About.SOURCE, source)
    trusted = words.stance(About.SOURCE, source) is Stance.TRUST
    return trusted and not presence.is_withdrawn and since is not None and _before(presence, since)


def _was_here(presence: PresenceRow, root: Root, words: Words) -> bool:
    """Whether a root was here when its country was trusted, in a source not spoken against."""
    since = words.since(About.COUNTRY, root.country)
    stance = words.stance(About.SOURCE, str(presence.source))
    if stance is Stance.DO_NOT_TRUST or presence.is_withdrawn:
        return False
    return since is not None and _before(presence, since)


def _before(presence: PresenceRow, since: datetime) -> bool:
    return presence.first_seen <= since


def _follow_links(roots: Mapping[str, Root], whys: dict[str, Why]) -> None:
    """Let count what a key that counts has signed, generation after generation, and its twins."""
    countries = {roots[each].country for each, why in whys.items() if why in FIRST_HAND}
    of_country: dict[str, list[str]] = defaultdict(list)
    for sha256, root in roots.items():
        if root.country in countries:
            of_country[root.country].append(sha256)
    for members in of_country.values():
        for _ in range(MOST_GENERATIONS):
            new = _next_generation(members, roots, whys)
            if not new:
                break
            whys |= dict.fromkeys(new, Why.LINKED)


def _next_generation(
    members: list[str], roots: Mapping[str, Root], whys: Mapping[str, Why]
) -> list[str]:
    counting = [each for each in members if whys.get(each) in FIRST_HAND]
    keys = {roots[each].key_digest for each in counting}
    issuers = Anchors(Anchor(roots[each].certificate, ()) for each in counting)
    return [
        each
        for each in members
        if each not in whys
        and (roots[each].key_digest in keys or _issued(issuers, roots[each].certificate))
    ]


def _issued(issuers: Anchors, certificate: Certificate) -> bool:
    return issuers.issuer_of(certificate).anchor is not None


def _listed(root: Root, worths: Mapping[UUID, Worth]) -> Why:
    if not root.live:
        return Why.WITHDRAWN
    counts = any(worths[each] is Worth.SIGNED for each in root.live)
    return Why.LISTED if counts else Why.ONLY_PRESENT


def _worths(
    sources: Mapping[UUID, Source], first_hand: Anchors, proof: Proof, words: Words
) -> dict[UUID, Worth]:
    """Whether what each source holds counts; a list by its signers, all of them."""
    revocations = Revocations(proof.revocation_lists, first_hand)
    said = {Stance.DO_NOT_TRUST: Worth.NOT_TRUSTED, Stance.TRUST: Worth.TRUSTED}
    worths = {}
    for key, source in sources.items():
        stance = words.stance(About.SOURCE, str(key))
        signers = _signers(source, proof)
        if stance in said:
            worths[key] = said[stance]
        elif isinstance(signers, Worth):
            worths[key] = signers
        else:
            judged = (_of_signer(each, first_hand, revocations, proof.at) for each in signers)
            worths[key] = next((each for each in judged if each is not Worth.SIGNED), Worth.SIGNED)
    return worths


def _signers(source: Source, proof: Proof) -> list[bytes | None] | Worth:
    """The certificates of a list's signers, or why there are none to ask."""
    if source.kind != SourceKind.MASTER_LIST or source.current is None:
        return Worth.NOT_A_LIST
    if not (source.current.sound and source.current.signers):
        return Worth.SIGNATURE_NOT_PROVED
    return [proof.signers.get(each) for each in source.current.signers]


def _of_signer(
    raw: bytes | None, first_hand: Anchors, revocations: Revocations, at: datetime
) -> Worth:
    if raw is None:
        return Worth.SIGNER_UNKNOWN
    try:
        certificate = read_certificate(raw)
        anchor = first_hand.issuer_of(certificate).anchor
        if anchor is None or not anchor.is_trusted:
            return Worth.SIGNER_UNKNOWN
        revoked = any(each.code == "dsc_revoked" for each in revocations.judge(certificate, at))
    except MalformedError:
        return Worth.SIGNER_UNKNOWN
    return Worth.SIGNER_REVOKED if revoked else Worth.SIGNED
