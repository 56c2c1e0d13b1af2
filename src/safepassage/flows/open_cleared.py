"""The hits of a journey that clearances keep from the queue, with who cleared them and why.

The ground lies sealed with the journey that was decided about; its reading is in the ledger.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.cases.selectors import words_of
from safepassage.apps.clearances.selectors import kept_back
from safepassage.apps.clearances.shown import ClearedHead
from safepassage.apps.travel.scope import on_leave
from safepassage.apps.travel.vault import open_keys
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.grounds import open_words
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import Sealer

FIELD_GROUP = "clearance"


class OpenCleared(Record, frozen=True):
    """A hit kept back; ``ground`` and ``listing`` are missing once they are no longer stored."""

    hit: ClearedHead
    listing: Listing | None
    ground: str | None


def open_cleared(
    platform: Platform, journey: UUID, *, actor: Actor, purpose: Purpose
) -> tuple[OpenCleared, ...]:
    """Open what is kept back about a journey of this purpose, strongest first."""
    hits = kept_back(journey)
    if not hits:
        return ()
    known = listings(one.entry for one in hits)
    grounds = _grounds(platform, hits, actor, purpose)
    return tuple(
        OpenCleared(
            hit=one,
            listing=known.get(one.entry),
            ground=grounds.get(one.decision) if one.decision else None,
        )
        for one in hits
    )


def _grounds(
    platform: Platform, hits: Sequence[ClearedHead], actor: Actor, purpose: Purpose
) -> Mapping[UUID, str]:
    """The grounds of the decisions whose journeys can still be opened here."""
    told = {one.decision: one.origin for one in hits if one.decision and one.origin}
    closed = set(on_leave(purpose).filter(id__in=told.values()).values_list("id", flat=True))
    origins = {decision: origin for decision, origin in told.items() if origin not in closed}
    sealers = open_keys(origins.values(), platform.keys)
    words = words_of(origins)
    _tell(platform, sealers, actor, purpose)
    return {
        decision: open_words(sealers[origin], decision, words[decision]).ground
        for decision, origin in origins.items()
        if origin in sealers and decision in words
    }


def _tell(
    platform: Platform, origins: Mapping[UUID, Sealer], actor: Actor, purpose: Purpose
) -> None:
    with transaction.atomic():
        for origin in sorted(origins):
            ledger.write_read(
                actor=actor,
                purpose=purpose,
                subject=str(origin),
                field_group=FIELD_GROUP,
                at=platform.clock.now(),
            )
