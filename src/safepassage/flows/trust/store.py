"""The trust store as a process checks by it: read once, and anew when it has changed.

A check then asks the database nothing, but for the number of the store's state, once a second.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.models import Source
from safepassage.apps.trust.revision import revision
from safepassage.apps.trust.selectors import PresenceRow
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.revocation import (
    RevocationList,
    Revocations,
    read_revocation_list,
)
from safepassage.documents.lists.deviations import (
    DeviationList,
    judge_deviation_list,
    read_deviation_list,
)
from safepassage.documents.passive import Trust
from safepassage.flows.renewed import Renewed
from safepassage.flows.trust.directory import HeldSigners
from safepassage.flows.trust.held import Root, Standing, is_vouched, words_of
from safepassage.flows.trust.standing import standing_of
from safepassage.flows.trust.worths import Proof


class Loaded(NamedTuple):
    """One state of the store: its number, what to check by, and why what counts does."""

    revision: int
    trust: Trust
    standing: Standing


class TrustStore(Renewed[Loaded]):
    """The store of this process."""

    def trust(self) -> Trust:
        """What to check documents by."""
        return self.current().trust

    def _in_force(self, known: Loaded | None, at: datetime) -> Loaded:
        return known if known and known.revision == revision() else load(at)


def load(at: datetime) -> Loaded:
    """Read the whole store; ``at`` is when lists' signers are judged."""
    number = revision()
    lists = revocation_lists()
    standing = standing_now(lists, at)
    anchors = standing.anchors()
    revocations = Revocations(lists, anchors)
    trust = Trust(
        anchors=anchors,
        revocations=revocations,
        signers=tuple(read_certificate(raw) for raw in selectors.few_signers()),
        deviations=tuple(_deviations(anchors, revocations, at)),
        directory=HeldSigners(),
    )
    return Loaded(number, trust, standing)


def standing_now(lists: list[RevocationList], at: datetime) -> Standing:
    """Judge every root and source as the database has them."""
    presences: dict[str, list[PresenceRow]] = defaultdict(list)
    for row in selectors.presences_of_roots():
        presences[row.sha256].append(row)
    roots = {
        row.sha256: Root(
            read_certificate(row.raw), row.sha256, row.key_digest, tuple(presences[row.sha256])
        )
        for row in selectors.roots()
    }
    sources = list(selectors.sources())
    signers = selectors.certificates(each for one in sources for each in _signers_of(one))
    words = words_of(policies.in_force())
    return standing_of(roots, sources, Proof(signers, lists, at), words)


def revocation_lists() -> list[RevocationList]:
    """Of each issuer the lists that may be in force."""
    return [read_revocation_list(bytes(row.raw)) for row in selectors.newest_revocation_lists()]


def _signers_of(source: Source) -> list[str]:
    return list(source.current.signers) if source.current else []


def _deviations(
    anchors: Anchors, revocations: Revocations, at: datetime
) -> Iterator[DeviationList]:
    """Deviation lists whose signers lead to a root that counts, of the state that they tell of."""
    for row in selectors.current_deviation_lists():
        try:
            listed = read_deviation_list(bytes(row.raw))
            reasons = judge_deviation_list(listed, anchors, revocations, at)
        except (MalformedError, UnusableKeyError):
            continue
        if is_vouched(reasons):
            yield listed
