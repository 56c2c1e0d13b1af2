"""Into which lane of border control somebody goes, for counting alone.

The lane of a person is computed, counted and forgotten; only sums are kept, and they are told
in fives. It decides nothing about anybody. The state names its groups of nationalities; own
nationals, crew and people in transit have lanes of their own, all others come last.
"""

import re
from collections import Counter
from typing import Final

import msgspec

from safepassage.records._base import Record
from safepassage.records.traveller import Role, Traveller
from safepassage.safeguards.boarding import is_national

NATIONALS: Final = "nationals"
CREW: Final = "crew"
TRANSIT: Final = "transit"
OTHERS: Final = "others"
OWN_LANES = (NATIONALS, OTHERS, CREW, TRANSIT)
MOST_LANES = 4
STEP = 5
_CODE = re.compile(r"[a-z][a-z0-9-]{1,19}")
_STATE = re.compile(r"[A-Z]{1,3}")
_IN_TRANSIT = frozenset({Role.TRANSIT_PASSENGER, Role.TRANSIT_CREW})


class LaneError(ValueError):
    """The lanes cannot be used; the text says why."""


class Lane(Record, frozen=True, forbid_unknown_fields=True):
    """One lane of the state: nationalities as travel documents name them (three letters)."""

    code: str
    title: str
    nationalities: frozenset[str]


def read_lanes(data: bytes) -> tuple[Lane, ...]:
    """The state's lanes from a JSON list, in the order in which they are tried."""
    try:
        lanes = msgspec.json.decode(data, type=tuple[Lane, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LaneError(f"This is not a list of lanes: {error}") from error
    if len(lanes) > MOST_LANES:
        raise LaneError(f"At most {MOST_LANES} lanes can be named beside the usual ones.")
    codes = Counter(lane.code for lane in lanes)
    for lane in lanes:
        if fault := _fault(lane, codes):
            raise LaneError(f"{lane.code}: {fault}")
    return lanes


def _fault(lane: Lane, codes: Counter[str]) -> str | None:
    if not _CODE.fullmatch(lane.code) or lane.code in OWN_LANES or codes[lane.code] > 1:
        return "a code has 2 to 20 small letters, digits and hyphens, and is used once."
    if not lane.title.strip() or len(lane.title) > 40 or not lane.title.isprintable():  # noqa: PLR2004 - a column's head
        return "a title has 1 to 40 characters in one line."
    if not lane.nationalities or not all(map(_STATE.fullmatch, lane.nationalities)):
        return "nationalities are the capital letters that travel documents carry, such as FRA."
    return None


def lane_of(traveller: Traveller, *, home: str | None, lanes: tuple[Lane, ...]) -> str:
    """The code of the lane; whoever fits none, or tells no nationality, is of the others."""
    if traveller.role in _IN_TRANSIT:
        return TRANSIT
    if traveller.role is Role.CREW:
        return CREW
    if is_national(home, traveller):
        return NATIONALS
    told = {traveller.nationality, *(one.nationality for one in traveller.documents)}
    told |= {one.issuer for one in traveller.documents} if told == {None} else set()
    return next((lane.code for lane in lanes if not lane.nationalities.isdisjoint(told)), OTHERS)


def told_in_fives(people: int) -> int:
    """How many, to the nearest five; one to four are told as five, so that nobody stands out."""
    if 0 < people < STEP:
        return STEP
    return (people + STEP // 2) // STEP * STEP
