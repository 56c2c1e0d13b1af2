"""Reads a national profile from JSON, strictly: it may narrow the law, never widen it."""

import re
from collections.abc import Iterator

import msgspec

from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.safeguards.profiles._tables import CODES, shipped
from safepassage.safeguards.profiles.elements import ELEMENTS_OF
from safepassage.safeguards.profiles.looser import looser
from safepassage.safeguards.profiles.profile import KindTerms, Profile
from safepassage.safeguards.purpose import Purpose, may_read

_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_LONGEST = 1_000
_LATEST_MASK_HOURS, _LATEST_DELETE_HOURS, _LATEST_PASSED_ON_HOURS = 17_568, 43_824, 96
"""ICAO Annex 9, RP 9.31 and 9.32: two years, five years; the last is ours (decision 0015)."""


class ProfileError(ValueError):
    """The file is refused; the text names what is wrong with it."""


def read_profile(data: bytes) -> Profile:
    """Read and check one national profile; raises ``ProfileError`` for its first fault."""
    try:
        profile = msgspec.json.decode(data, type=Profile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"This is not a profile: {error}") from error
    for fault in _faults(profile):
        raise ProfileError(fault)
    return profile


def _faults(profile: Profile) -> Iterator[str]:
    yield from _of_words(profile)
    yield from _of_dates(profile)
    if len({one.kind for one in profile.kinds}) != len(profile.kinds) or not profile.kinds:
        yield "kinds names each kind of data once, and at least one."
    for terms in profile.kinds:
        yield from (f"{terms.kind}: {fault}" for fault in _of_terms(profile, terms))
    yield from _of_duties(profile)
    yield from _of_health(profile)
    yield from _of_base(profile)


def _of_words(profile: Profile) -> Iterator[str]:
    if not _CODE.fullmatch(profile.code):
        yield "code has 2 to 40 small letters, digits and hyphens."
    if profile.code in CODES:
        yield f"{profile.code} is the code of a shipped profile; a national one has its own."
    if not profile.instruments:
        yield "instruments names at least one law (ICAO Annex 9, 9.23)."
    texts = [profile.title, profile.summary]
    texts += [text for one in profile.instruments for text in (one.title, one.articles)]
    texts += [text for one in profile.to_confirm for text in (one.code, one.text)]
    if not all(text.strip() and len(text) <= _LONGEST and text.isprintable() for text in texts):
        yield "titles, articles and texts are one line of 1 to 1,000 characters."


def _of_dates(profile: Profile) -> Iterator[str]:
    if profile.applies_from is None or profile.applies_when is not None:
        yield "a national profile names its first day in applies_from, and waits for nothing."
    elif profile.applies_to and profile.applies_to < profile.applies_from:
        yield "applies_to lies before applies_from."


def _of_terms(profile: Profile, terms: KindTerms) -> Iterator[str]:
    yield from _of_clocks(terms)
    if not terms.purposes or not all(may_read(one, terms.kind) for one in terms.purposes):
        yield "purposes names purposes that this kind of data can serve, at least one."
    if terms.purposes - profile.uses:
        yield "every purpose must also stand in uses."
    if unknown := terms.elements - ELEMENTS_OF[terms.kind]:
        yield f"{min(unknown)} is no element of this kind of data."


def _of_clocks(terms: KindTerms) -> Iterator[str]:
    most = _LATEST_PASSED_ON_HOURS if terms.kind in PASSED_ON else _LATEST_DELETE_HOURS
    longest = max(terms.delete_hours, terms.posting_hours or 0)
    if not 0 < terms.mask_hours <= terms.delete_hours:
        yield "data is masked after more than no time, and no later than it is deleted."
    if terms.mask_hours > _LATEST_MASK_HOURS:
        yield "data must be masked within two years (ICAO Annex 9, 9.32)."
    if longest > most:
        yield f"data may be kept for {most:,} hours at most (ICAO Annex 9, 9.31; decision 0015)."


def _of_duties(profile: Profile) -> Iterator[str]:
    """Hours are more than none, and nothing waits for ever for a departure nobody can tell."""
    link, unknown = profile.deletes_without_link_at, profile.departure_unknown_hours
    hours = [one for one in (link, unknown, profile.urgent_review_hours) if one is not None]
    if min(hours) <= 0 or max(hours) > _LATEST_DELETE_HOURS:
        yield "hours are more than none, and five years at most."
    if profile.deletes_at_departure and unknown is None:
        yield "deletion at departure needs departure_unknown_hours, for who is not seen leaving."
    if strange := profile.masked_groups - frozenset("abcdef"):
        yield f"{min(strange)} is no group of article 12(2): a to f."


def _of_health(profile: Profile) -> Iterator[str]:
    named = profile.terms_of(DataKind.API_HEALTH) or Purpose.PUBLIC_HEALTH in profile.uses
    if named and profile.public_health_until is None:
        yield "public health needs its last day in public_health_until."
    if (
        profile.applies_to
        and (profile.public_health_until or profile.applies_to) > profile.applies_to
    ):
        yield "public_health_until lies after applies_to."


def _of_base(profile: Profile) -> Iterator[str]:
    if profile.based_on is None:
        return
    if profile.based_on not in CODES:
        yield f"based_on names no shipped profile: {', '.join(CODES)}."
    elif wider := looser(profile, shipped()[profile.based_on]):
        yield f"it is looser than {profile.based_on} in {', '.join(wider)}."
