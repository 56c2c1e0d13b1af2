"""What stands in the store, why it counts or does not, and what is said of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from safepassage.apps.trust.describing import country_shown
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Policy, Source
from safepassage.apps.trust.selectors import PresenceRow
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.reasons import verdict
from safepassage.records import DocumentReason, Verdict


class Why(StrEnum):
    """Why a root certificate counts, or does not."""

    FIRST_HAND = "first_hand"
    BY_SOURCE = "by_source"
    BY_COUNTRY = "by_country"
    LINKED = "linked"
    LISTED = "listed"
    LINKED_TO_LISTED = "linked_to_listed"
    CERTIFICATE_NOT_TRUSTED = "certificate_not_trusted"
    COUNTRY_NOT_TRUSTED = "country_not_trusted"
    WITHDRAWN = "withdrawn"
    ONLY_PRESENT = "only_present"


FIRST_HAND = frozenset({Why.FIRST_HAND, Why.BY_SOURCE, Why.BY_COUNTRY, Why.LINKED})
COUNTING = FIRST_HAND | {Why.LISTED, Why.LINKED_TO_LISTED}


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


def is_vouched(reasons: Iterable[DocumentReason]) -> bool:
    """Whether a list leaves nothing open but whether revocation lists are there and in date."""
    return verdict(each for each in reasons if not each.code.startswith("crl_")) is Verdict.TRUSTED


class Root(NamedTuple):
    """A certificate that can be a root, with the digest of its key and where it is or was."""

    certificate: Certificate
    sha256: str
    key_digest: str
    presences: tuple[PresenceRow, ...]

    @property
    def country(self) -> str:
        """Two letters, as certificates write it; empty where it names none."""
        return country_shown(self.certificate.country)

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
        return first_hand_of(self.roots, self.whys)

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


def first_hand_of(roots: Mapping[str, Root], whys: Mapping[str, Why]) -> Anchors:
    """All roots to judge lists by; those that do not count first hand are told apart."""
    return Anchors(
        Anchor(root.certificate, (), whys.get(sha256) in FIRST_HAND)
        for sha256, root in roots.items()
    )
