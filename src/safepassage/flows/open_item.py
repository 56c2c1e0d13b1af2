"""A work item opened for an officer: evidence, grounds, listings and who it is about.

Each part's reading is in the ledger before it is opened.
"""

from uuid import UUID

from django.db import transaction

from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.findings import ALTERED_CLASS, LIST_HIT
from safepassage.apps.cases.models import Queue
from safepassage.apps.cases.shown import ItemFile, SealedDecision, SealedHit
from safepassage.apps.travel import changes
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.changes import Altered
from safepassage.apps.travel.shown import JourneyFile
from safepassage.apps.travel.vault import open_keys
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.grounds import Words, open_second, open_words
from safepassage.flows.hits import open_evidence
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.records.reason import MatchReason
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import Sealer


class OpenHit(Record, frozen=True):
    """A hit with its reasons and the listing.

    Both are missing once the traveller is masked: the listing would say who it was. The
    listing is missing too when its list is gone.
    """

    hit: SealedHit
    reasons: tuple[MatchReason, ...]
    listing: Listing | None


class OpenDecision(Record, frozen=True):
    """A decision with its words, ``None`` once the traveller is masked.

    ``why_not`` is the ground of a second officer who did not agree.
    """

    decision: SealedDecision
    words: Words | None
    why_not: str | None


class OpenItem(Record, frozen=True):
    """Everything that an officer sees of a work item."""

    file: ItemFile
    journey: JourneyFile
    hits: tuple[OpenHit, ...]
    decisions: tuple[OpenDecision, ...]
    altered: Altered | None = None


def open_item(
    platform: Platform, *, item: UUID, actor: Actor, purpose: Purpose, queues: tuple[Queue, ...]
) -> OpenItem | None:
    """Open an item of these queues; ``None`` when ``purpose`` finds none."""
    at = platform.clock.now()
    file = cases.item(actor, purpose, item, queues=queues, at=at)
    if file is None:
        return None
    journey = travel.journey(actor, purpose, file.head.journey, platform.keys, at)
    if journey is None:
        return None
    return unsealed(platform, file, journey, altered=_altered(platform, file, actor))


def unsealed(
    platform: Platform, file: ItemFile, journey: JourneyFile, *, altered: Altered | None = None
) -> OpenItem:
    """An item's sealed parts opened, for whoever has written the ledger before."""
    masked = journey.record.traveller is None
    sealer = None if masked else open_keys([file.head.journey], platform.keys)[file.head.journey]
    return OpenItem(
        altered=altered,
        file=file,
        journey=journey,
        hits=_hits(file, sealer),
        decisions=tuple(_decision(one, sealer) for one in file.decisions),
    )


def _decision(one: SealedDecision, sealer: Sealer | None) -> OpenDecision:
    if sealer is None:
        return OpenDecision(decision=one, words=None, why_not=None)
    why_not = open_second(sealer, one.id, one.second_words) if one.second_words else None
    return OpenDecision(decision=one, words=open_words(sealer, one.id, one.words), why_not=why_not)


def _altered(platform: Platform, file: ItemFile, actor: Actor) -> Altered | None:
    """Both versions of somebody refused whom the carrier tells differently now."""
    if file.head.match_class != ALTERED_CLASS:
        return None
    at = platform.clock.now()
    with transaction.atomic():
        return changes.altered(
            file.head.journey,
            actor=actor,
            keys=platform.keys,
            at=at,
            refused=_refused(file),
        )


def _refused(file: ItemFile) -> int | None:
    """The version that two officers refused last; what is proposed since was not refused."""
    agreed = (one for one in file.decisions if one.second_agrees)
    refused = [one for one in agreed if one.outcome == Outcome.DO_NOT_BOARD]
    return max(refused, key=lambda one: one.at).version if refused else None


def _hits(file: ItemFile, sealer: Sealer | None) -> tuple[OpenHit, ...]:
    listed = [hit for hit in file.hits if hit.key.startswith(LIST_HIT)]
    known = listings(_entry(hit) for hit in listed) if sealer else {}
    return tuple(
        OpenHit(
            hit=hit,
            reasons=open_evidence(sealer, hit.id, hit.evidence) if sealer else (),
            listing=known.get(_entry(hit)),
        )
        for hit in file.hits
    )


def _entry(hit: SealedHit) -> str:
    """The listed entry's key; a hit's own key is ``list/ENTRY``."""
    return hit.key.partition("/")[2]
