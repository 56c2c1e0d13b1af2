"""Which alerts officers have cleared before, so that nobody is asked the same twice.

A clearance speaks for the same person with the same document about the same listing in its
substance, for no stronger class of hit, and never about a listed document.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from safepassage.apps.clearances import selectors as clearances
from safepassage.apps.clearances.shown import Standing
from safepassage.apps.watchlists.selectors import Listing
from safepassage.flows.platform import Platform
from safepassage.pipeline.bindings import documents_of, persons_of
from safepassage.records.traveller import Traveller
from safepassage.records.watch import Match, MatchClass
from safepassage.safeguards.clearance import Tokens, may_clear, speaks_for, substance
from safepassage.safeguards.sealing import KeyGone, Use, bound_token, subkey

Alert: TypeAlias = tuple[Match, Listing]


def substance_of(listing: Listing) -> str:
    """The name of a listing by what it says of whom it means, and by its effect here."""
    return substance(listing.list_id.bytes, listing.legal_effect or "", listing.entry)


def tokens_of(key: bytes, clearance: UUID) -> Tokens:
    """How the values that a clearance is bound to become tokens."""
    return lambda value: bound_token(key, clearance.hex, value)


def clearances_for(
    alerts: Sequence[Alert], traveller: Traveller, platform: Platform
) -> Mapping[str, Standing]:
    """For each cleared alert, by the listed entry's key, the clearance that speaks for it."""
    entries = {
        match.entry: substance_of(listing)
        for match, listing in alerts
        if match.match_class is not MatchClass.DOCUMENT
    }
    if not entries:
        return {}
    standing = _speaking(clearances.of_entries(entries.values()), traveller, platform)
    return {
        match.entry: one
        for match, _ in alerts
        for one in standing
        if one.entry == entries.get(match.entry)
        and may_clear(one.match_class, match.match_class.value)
    }


def _speaking(
    known: Iterable[Standing], traveller: Traveller, platform: Platform
) -> list[Standing]:
    documents, persons = documents_of(traveller), persons_of(traveller)
    return [
        one
        for one in known
        if (token := _token(one, platform)) and speaks_for(one.bound, documents, persons, token)
    ]


def _token(one: Standing, platform: Platform) -> Tokens | None:
    """Nothing once the key of its day is destroyed: then nobody can tell whom it cleared."""
    try:
        key = platform.keys.day_key(one.mask_day)
    except KeyGone:
        return None
    return tokens_of(subkey(key, Use.CLEARANCE), one.id)
