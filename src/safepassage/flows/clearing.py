"""Officers clear travellers of listings, and end what was cleared; people alone reach this flow.

"Not the same person" clears of every listing whose hit stands on the item, but never of a
listed document: that is looked for whoever carries it.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases.selectors import standing_on
from safepassage.apps.cases.shown import StandingHit
from safepassage.apps.clearances import giving, selectors
from safepassage.apps.clearances.giving import Cleared, Origin
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.travel import rescreening
from safepassage.apps.travel.carrier_view import Addressed
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.cleared import substance_of, tokens_of
from safepassage.flows.platform import Platform
from safepassage.pipeline.bindings import documents_of, persons_of
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.clearance import CLEARABLE, bind
from safepassage.safeguards.purpose import Purpose, purpose_of
from safepassage.safeguards.sealing import Use, subkey


def remember(
    platform: Platform,
    addressed: Addressed,
    *,
    item: UUID,
    kind: DataKind,
    decision: UUID,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Clear the traveller of what stands on an item, inside the decision's transaction.

    Who was announced without a birth date or without a document cannot be known again: then
    the decision is about this journey alone.
    """
    origin = Origin(
        journey=addressed.journey,
        decision=decision,
        screened_for=purpose_of(kind),
        purpose=purpose,
        officer=officer,
        at=platform.clock.now(),
        mask_day=addressed.mask_day,
        delete_at=addressed.delete_at,
    )
    hits = [one for one in standing_on(item) if one.match_class in CLEARABLE]
    giving.give(origin, list(_cleared(platform, addressed, hits)), actor=actor)


def _cleared(
    platform: Platform, addressed: Addressed, hits: Sequence[StandingHit]
) -> Iterator[Cleared]:
    documents, persons = documents_of(addressed.traveller), persons_of(addressed.traveller)
    if not (hits and documents and persons):
        return
    key = subkey(platform.keys.day_key(addressed.mask_day), Use.CLEARANCE)
    for hit, listing in _with_listing(hits):
        clearance = platform.ids.new()
        yield Cleared(
            id=clearance,
            list_id=listing.list_id,
            entry=substance_of(listing),
            match_class=hit.match_class,
            bound=bind(documents, persons, tokens_of(key, clearance)),
        )


def _with_listing(hits: Iterable[StandingHit]) -> Iterator[tuple[StandingHit, Listing]]:
    """Each hit with its listing, as long as that is stored."""
    hits = list(hits)
    known = listings(one.entry for one in hits)
    for one in hits:
        if one.entry in known:
            yield one, known[one.entry]


def take_back(platform: Platform, decision: UUID, *, actor: Actor, purpose: Purpose) -> None:
    """End what a decision had cleared: somebody says otherwise, be it not in force yet."""
    given = selectors.of_decision(decision)
    _end(platform, given, Ground.DECISION_CORRECTED, actor, purpose)


@transaction.atomic
def end(
    platform: Platform, clearance: UUID, *, ground: Ground, actor: Actor, purpose: Purpose
) -> bool:
    """End a clearance; what it kept back is screened again, on flights that are not over.

    False when it is not, or no more, one of this purpose.
    """
    return bool(_end(platform, [clearance], ground, actor, purpose))


def _end(
    platform: Platform, clearances: Sequence[UUID], ground: Ground, actor: Actor, purpose: Purpose
) -> int:
    flights = selectors.flights_kept_by(clearances)
    ended = giving.end(
        clearances, ground=ground, actor=actor, purpose=purpose, at=platform.clock.now()
    )
    if ended:
        rescreening.forget_flights(flights)
    return ended
