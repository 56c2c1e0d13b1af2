"""From matches to hits: which lists may be used for this kind of data, and sealed evidence."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from safepassage.apps.cases import raising
from safepassage.apps.cases import services as cases
from safepassage.apps.cases.findings import LIST_HIT, Finding, NewHit, Occasion
from safepassage.apps.clearances import services as clearances
from safepassage.apps.clearances.services import About, Kept, KeptBack
from safepassage.apps.clearances.shown import Standing
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.cleared import Alert, alert_of, clearances_for
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Batch, Part
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


class Alerts(Record, frozen=True):
    """The alerts about a traveller that lists of a fitting purpose give, and a hit for each."""

    traveller: Traveller
    alerts: tuple[Alert, ...]
    hits: tuple[NewHit, ...]


class Found(Record, frozen=True):
    """What screening raises about a journey, and what an officer had cleared before."""

    hits: tuple[NewHit, ...] = ()
    cleared: tuple[KeptBack, ...] = ()


NOTHING = Found()


def alerts_of(
    compared: Sequence[tuple[Whom, Iterable[Match]]], platform: Platform, lists: str
) -> list[Alerts]:
    """What is alerted of each, in the order of the matches, with evidence sealed.

    It takes no lock. An entry ends to the second, even where the index still holds it. A list
    serves one purpose; data kept for another is never compared with it.
    """
    alerting = [(whom, [one for one in matches if one.alert]) for whom, matches in compared]
    known = listings(match.entry for _, matches in alerting for match in matches)
    at = platform.clock.now()
    listed = {key: listing for key, listing in known.items() if listing.is_listed(at)}
    return [_alerts(whom, matches, listed, platform, lists) for whom, matches in alerting]


def _alerts(
    whom: Whom,
    matches: Iterable[Match],
    listed: Mapping[str, Listing],
    platform: Platform,
    lists: str,
) -> Alerts:
    alerts = tuple(
        alert_of(match, listing)
        for match in matches
        if (listing := listed.get(match.entry)) and may_read(listing.purpose, whom.kind)
    )
    hits = tuple(_hit(one.match, one.listing, whom.sealer, platform, lists) for one in alerts)
    return Alerts(traveller=whom.traveller, alerts=alerts, hits=hits)


def found_among(alerts: Sequence[Alerts], platform: Platform) -> list[Found]:
    """What is raised of each, and what was cleared before, as it stands now."""
    speaking = clearances_for(
        [one.alerts for one in alerts], [one.traveller for one in alerts], platform
    )
    return [_found(one, by) for one, by in zip(alerts, speaking, strict=True)]


def _found(alerts: Alerts, by: Mapping[str, Standing]) -> Found:
    pairs = list(zip(alerts.alerts, alerts.hits, strict=True))
    return Found(
        hits=tuple(hit for alert, hit in pairs if alert.match.entry not in by),
        cleared=tuple(
            _kept_back(alert, hit, by[alert.match.entry])
            for alert, hit in pairs
            if alert.match.entry in by
        ),
    )


def hits_of(matches: Iterable[Match], whom: Whom, platform: Platform, lists: str) -> Found:
    """What is found about one traveller."""
    alerts = alerts_of([(whom, matches)], platform, lists)
    return found_among(alerts, platform)[0]


def raise_found(
    found: Sequence[tuple[Occasion, Found]], *, actor: Actor, at: datetime, in_part: bool = False
) -> int:
    """Make each journey's hits, and those kept back, what was found; how many newly kept back.

    What stands on an item was decided there, and is not told a second time as kept back.
    """
    findings = [
        Finding(
            occasion=occasion, hits=one.hits, cleared=frozenset(kept.key for kept in one.cleared)
        )
        for occasion, one in found
    ]
    raising.raise_hits(findings, actor=actor, at=at, in_part=in_part)
    kept = [_kept(occasion, one.cleared) for occasion, one in found]
    return clearances.note(kept, actor=actor, at=at, in_part=in_part)


def _kept(occasion: Occasion, cleared: Sequence[KeptBack]) -> Kept:
    standing = cases.standing_hits(occasion.journey) if cleared else set[str]()
    about = About(journey=occasion.journey, flight=occasion.flight, delete_at=occasion.delete_at)
    return Kept(about=about, hits=tuple(one for one in cleared if one.key not in standing))


def key_of(listing: Listing) -> str:
    """The key of the hits that a listing raises."""
    return f"{LIST_HIT}{listing.key}"


def _kept_back(alert: Alert, hit: NewHit, by: Standing) -> KeptBack:
    return KeptBack(
        key=hit.key,
        list_id=alert.listing.list_id,
        list_version=hit.list_version,
        match_class=hit.match_class,
        name_score=hit.name_score,
        identity_score=hit.identity_score,
        inputs=hit.inputs,
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
