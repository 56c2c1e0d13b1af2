"""Which alerts officers have cleared before, so that nobody is asked the same twice.

A clearance speaks for the same person with the same document about the same listing in its
substance, for no stronger class of hit, and never about a listed document.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from uuid import UUID

from safepassage.apps.clearances import selectors as clearances
from safepassage.apps.clearances.shown import Standing
from safepassage.apps.watchlists.selectors import Listing
from safepassage.flows.platform import Platform
from safepassage.pipeline.bindings import documents_of, persons_of
from safepassage.records._base import Record
from safepassage.records.traveller import Traveller
from safepassage.records.watch import Match, MatchClass
from safepassage.safeguards.clearance import (
    ANY_DOCUMENT,
    Tokens,
    may_clear,
    speaks_for,
    substance,
)
from safepassage.safeguards.sealing import KeyGone, Use, bound_token, subkey, subkeys

NUMBER = "number"


class Alert(Record, frozen=True):
    """An alert with the listing it is of.

    ``substance`` names that listing where a clearance may speak: never of a listed document.
    """

    match: Match
    listing: Listing
    substance: str | None


def alert_of(match: Match, listing: Listing) -> Alert:
    """A match that raises an alert, and its listing."""
    is_document = match.match_class is MatchClass.DOCUMENT
    substance = None if is_document else substance_of(listing)
    return Alert(match=match, listing=listing, substance=substance)


def substance_of(listing: Listing) -> str:
    """The name of a listing by what it says of whom it means, and by its effect here."""
    return substance(listing.list_id.bytes, listing.legal_effect or "", listing.entry)


def tokens_of(key: bytes, clearance: UUID) -> Tokens:
    """How the values that a clearance is bound to become tokens."""
    return lambda value: bound_token(key, clearance.hex, value)


def clearances_for(
    alerts: Sequence[Sequence[Alert]], travellers: Sequence[Traveller], platform: Platform
) -> list[Mapping[str, Standing]]:
    """For each traveller's cleared alerts, by the listed entry's key, what speaks for it."""
    known: dict[str, list[Standing]] = {}
    for one in clearances.of_entries(_substances(chain.from_iterable(alerts))):
        known.setdefault(one.entry, []).append(one)
    return [
        _clearing(some, traveller, known, platform)
        for some, traveller in zip(alerts, travellers, strict=True)
    ]


def _clearing(
    alerts: Sequence[Alert],
    traveller: Traveller,
    known: Mapping[str, Sequence[Standing]],
    platform: Platform,
) -> Mapping[str, Standing]:
    entries = _substances(alerts)
    candidates = [standing for entry in entries for standing in known.get(entry, ())]
    standing = [
        *_speaking(candidates, traveller, platform),
        *by_number(traveller, entries, platform),
    ]
    return {
        alert.match.entry: one
        for alert in (alerts if standing else ())
        for one in standing
        if one.entry == alert.substance
        and may_clear(one.match_class, alert.match.match_class.value)
    }


def _substances(alerts: Iterable[Alert]) -> set[str]:
    return {alert.substance for alert in alerts if alert.substance}


def by_number(traveller: Traveller, entries: Collection[str], platform: Platform) -> list[Standing]:
    """What the redress numbers sent for a traveller clear, where they are the traveller's own."""
    if not (traveller.redress_numbers and entries):
        return []
    keys, at = redress_keys(platform), platform.clock.now()
    tokens = [number_token(key, one) for key in keys for one in traveller.redress_numbers]
    known = clearances.of_numbers(tokens, entries, at=at)
    return [one for one in known if is_theirs(keys, one.id, one.bound, traveller)]


def is_theirs(keys: Sequence[bytes], number: UUID, bound: bytes, traveller: Traveller) -> bool:
    """Whether a redress number was given to this person: every name sent, with the birth date."""
    persons = persons_of(traveller)
    return any(speaks_for(bound, ANY_DOCUMENT, persons, tokens_of(key, number)) for key in keys)


def redress_keys(platform: Platform) -> tuple[bytes, ...]:
    """The keys under which redress numbers are kept; they are no day's, and are backed up.

    New ones are given under the first.
    """
    return subkeys(platform.keys.digest_keys(), Use.REDRESS)


def number_token(key: bytes, number: str) -> bytes:
    """The token by which a redress number is found again."""
    return bound_token(key, NUMBER, number)


def _speaking(
    known: Collection[Standing], traveller: Traveller, platform: Platform
) -> list[Standing]:
    if not known:
        return []
    documents, persons = documents_of(traveller), persons_of(traveller)
    return [
        one
        for one in known
        if (token := _token(one, platform)) and speaks_for(one.bound, documents, persons, token)
    ]


def _token(one: Standing, platform: Platform) -> Tokens | None:
    """Nothing once its day is over or the key destroyed: then nobody can tell whom it cleared."""
    if one.mask_day is None or one.mask_day < platform.clock.now().date():
        return None
    try:
        key = platform.keys.day_key(one.mask_day)
    except KeyGone:
        return None
    return tokens_of(subkey(key, Use.CLEARANCE), one.id)
