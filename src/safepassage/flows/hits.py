"""From matches to hits: which lists may be used for this kind of data, and sealed evidence."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from safepassage.apps.cases import services as cases
from safepassage.apps.cases.services import LIST_HIT, NewHit, Occasion
from safepassage.apps.clearances import services as clearances
from safepassage.apps.clearances.services import About, KeptBack
from safepassage.apps.clearances.shown import Standing
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.cleared import clearances_for
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Batch, JourneyDraft, Part, traveller_from
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.records.reason import MatchReason
from safepassage.records.traveller import Traveller
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


class Whom(Record, frozen=True):
    """Who was compared: as announced, in which kind of data, and what seals about them."""

    traveller: Traveller
    kind: DataKind
    sealer: Sealer


class Found(Record, frozen=True):
    """What screening raises about a journey, and what an officer had cleared before."""

    hits: tuple[NewHit, ...] = ()
    cleared: tuple[KeptBack, ...] = ()


def new_hits(
    draft: JourneyDraft,
    batch: Batch,
    sealer: Sealer,
    platform: Platform,
    lists: str,
) -> Found:
    """The alerts of a draft that lists of a fitting purpose raise, strongest first.

    A list serves one purpose; data kept for another is never compared with it.
    """
    if not any(match.alert for match in draft.matches):
        return Found()
    whom = Whom(traveller=traveller_from(draft.parts), kind=batch.kind, sealer=sealer)
    return hits_of(draft.matches, whom, platform, lists)


def hits_of(matches: Iterable[Match], whom: Whom, platform: Platform, lists: str) -> Found:
    """The alerts among ``matches`` and those of them that were cleared before, in their order.

    An entry ends to the second, even where the index still holds it.
    """
    alerts = [match for match in matches if match.alert]
    if not alerts:
        return Found()
    known = listings(match.entry for match in alerts)
    at = platform.clock.now()
    fitting = [
        (match, listing)
        for match in alerts
        if (listing := known.get(match.entry))
        and listing.is_listed(at)
        and may_read(listing.purpose, whom.kind)
    ]
    by = clearances_for(fitting, whom.traveller, platform)
    return Found(
        hits=tuple(
            _hit(match, listing, whom.sealer, platform, lists)
            for match, listing in fitting
            if match.entry not in by
        ),
        cleared=tuple(
            _kept_back(match, listing, by[match.entry], lists)
            for match, listing in fitting
            if match.entry in by
        ),
    )


def raise_found(
    occasion: Occasion, found: Found, *, actor: Actor, at: datetime, in_part: bool = False
) -> int:
    """Make the journey's hits, and those kept back, what was found; how many newly kept back.

    What stands on an item was decided there, and is not told a second time as kept back.
    """
    cleared = {one.key for one in found.cleared}
    cases.raise_hits(occasion, found.hits, actor=actor, at=at, in_part=in_part, cleared=cleared)
    standing = cases.standing_hits(occasion.journey) if cleared else set[str]()
    kept = [one for one in found.cleared if one.key not in standing]
    about = About(journey=occasion.journey, flight=occasion.flight, delete_at=occasion.delete_at)
    return clearances.note(about, kept, actor=actor, at=at, in_part=in_part)


def key_of(listing: Listing) -> str:
    """The key of the hits that a listing raises."""
    return f"{LIST_HIT}{listing.key}"


def _kept_back(match: Match, listing: Listing, by: Standing, lists: str) -> KeptBack:
    return KeptBack(
        key=key_of(listing),
        list_id=listing.list_id,
        list_version=str(listing.version_number),
        match_class=match.match_class.value,
        name_score=match.name_score,
        identity_score=match.identity_score,
        inputs=lists,
        by=by,
    )


def _hit(match: Match, listing: Listing, sealer: Sealer, platform: Platform, lists: str) -> NewHit:
    hit = platform.ids.new()
    nonce = platform.ids.random(NONCE_BYTES)
    return NewHit(
        id=hit,
        key=key_of(listing),
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
