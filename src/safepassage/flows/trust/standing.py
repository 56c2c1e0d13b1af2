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

from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Source
from safepassage.apps.trust.selectors import PresenceRow
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.flows.trust.held import (
    COUNTING,
    FIRST_HAND,
    Root,
    Standing,
    Why,
    Words,
    Worth,
    first_hand_of,
)
from safepassage.flows.trust.worths import Proof, worths_of

MOST_GENERATIONS = 16
"""Links that may follow one another; states renew their keys every three to five years."""


def standing_of(
    roots: Mapping[str, Root], sources: Iterable[Source], proof: Proof, words: Words
) -> Standing:
    """Judge all roots and sources by the policy in force."""
    by_id = {each.pk: each for each in sources}
    whys = _first_hand(roots, words)
    _follow_links(roots, whys, FIRST_HAND, Why.LINKED)
    first_hand = first_hand_of(roots, whys)
    worths = worths_of(by_id, first_hand, proof, words)
    whys |= {
        sha256: Why.LISTED
        for sha256, root in roots.items()
        if sha256 not in whys and any(worths[each] is Worth.SIGNED for each in root.live)
    }
    _follow_links(roots, whys, COUNTING, Why.LINKED_TO_LISTED)
    for sha256, root in roots.items():
        whys.setdefault(sha256, Why.ONLY_PRESENT if root.live else Why.WITHDRAWN)
    return Standing(roots, whys, by_id, worths)


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


def _follow_links(
    roots: Mapping[str, Root], whys: dict[str, Why], by: frozenset[Why], why: Why
) -> None:
    """Let count what a key that counts has signed, generation after generation, and its twins.

    What every source has withdrawn does not come back in this way.
    """
    countries = {roots[each].country for each, known in whys.items() if known in by}
    of_country: dict[str, list[str]] = defaultdict(list)
    for sha256, root in roots.items():
        if root.country in countries:
            of_country[root.country].append(sha256)
    for members in of_country.values():
        for _ in range(MOST_GENERATIONS):
            counting = [roots[each] for each in members if whys.get(each) in by | {why}]
            rest = [each for each in members if each not in whys and roots[each].live]
            new = _next_generation(counting, {each: roots[each] for each in rest})
            if not new:
                break
            whys |= dict.fromkeys(new, why)


def _next_generation(counting: list[Root], rest: Mapping[str, Root]) -> list[str]:
    keys = {each.key_digest for each in counting}
    issuers = Anchors(Anchor(each.certificate, ()) for each in counting)
    return [
        sha256
        for sha256, root in rest.items()
        if root.key_digest in keys or issuers.issuer_of(root.certificate).anchor is not None
    ]
