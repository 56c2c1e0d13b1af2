"""From matches to hits: which lists may be used for this kind of data, and sealed evidence."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from safepassage.apps.cases.services import LIST_HIT, NewHit, Occasion
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Batch, JourneyDraft, Part
from safepassage.records.kinds import DataKind
from safepassage.records.reason import MatchReason
from safepassage.records.watch import Match
from safepassage.safeguards.purpose import may_read
from safepassage.safeguards.sealing import NONCE_BYTES, Place, Sealer

KEY_VERSION = 1
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[MatchReason, ...]).decode


def evidence_place(hit: UUID) -> Place:
    """Where a hit's sealed reasons belong."""
    return Place(table="cases_hit", column="evidence", row=hit.hex, version=KEY_VERSION)


def open_evidence(sealer: Sealer, hit: UUID, evidence: bytes) -> tuple[MatchReason, ...]:
    """The reasons of a hit with the values compared; raises SealBroken."""
    return _decode(sealer.open(evidence, evidence_place(hit)))


def new_hits(
    draft: JourneyDraft,
    batch: Batch,
    sealer: Sealer,
    platform: Platform,
    lists: str,
) -> list[NewHit]:
    """The alerts of a draft that lists of a fitting purpose raise, strongest first.

    A list serves one purpose; data kept for another is never compared with it.
    """
    return hits_of(draft.matches, batch.kind, sealer, platform, lists)


def hits_of(
    matches: Iterable[Match], kind: DataKind, sealer: Sealer, platform: Platform, lists: str
) -> list[NewHit]:
    """The alerts among ``matches`` as hits of a journey of this kind, in their order.

    An entry ends to the second, even where the index still holds it.
    """
    alerts = [match for match in matches if match.alert]
    if not alerts:
        return []
    known = listings(match.entry for match in alerts)
    at = platform.clock.now()
    return [
        _hit(match, listing, sealer, platform, lists)
        for match in alerts
        if (listing := known.get(match.entry))
        and listing.is_listed(at)
        and may_read(listing.purpose, kind)
    ]


def _hit(match: Match, listing: Listing, sealer: Sealer, platform: Platform, lists: str) -> NewHit:
    hit = platform.ids.new()
    nonce = platform.ids.random(NONCE_BYTES)
    return NewHit(
        id=hit,
        key=f"{LIST_HIT}{listing.key}",
        match_class=match.match_class.value,
        list_id=listing.list_id,
        list_version=str(listing.version_number),
        inputs=lists,
        purpose=listing.purpose.value,
        headline=f"{match.match_class.value}/{listing.legal_effect or ''}",
        codes=[[one.code, one.weight] for one in match.reasons],
        name_score=match.name_score,
        identity_score=match.identity_score,
        evidence=sealer.seal(nonce, _encode(match.reasons), evidence_place(hit)),
        severity=listing.severity,
    )


def occasion_of(
    part: Part, batch: Batch, flight: UUID, journey: UUID, platform: Platform
) -> Occasion:
    """What a work item needs to know of the journey; its clock is the departure."""
    crossing = part.crossing
    return Occasion(
        item=platform.ids.new(),
        journey=journey,
        flight=flight,
        kind=batch.kind,
        due_at=(crossing.departs_at or crossing.arrives_at) if crossing else None,
        delete_at=batch.delete_at,
    )
