"""GR.8: which reservation was divided from which, as far as a message tells.

EQN and RCI of GR.8 name the other reservation without a direction. It is told by free text
(``SPLIT FROM ABC123``), or by the dates of creation: what was divided off is the younger one.
Where neither helps, the other one is taken to be divided off.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import structs

from safepassage.formats.pnrgov.drafts import ReservationDraft
from safepassage.records import Reservation

_SPLIT: Final = r"\b(?:SPLIT|SPLT|DIVIDED|DVD|SP)\W*(FROM|FRM|FM|TO)\W+(?:[A-Z0-9]{2}\W+)?"
_DAY: Final = 10


class Division(NamedTuple):
    """What a reservation was divided from, and what was divided from it."""

    split_from: tuple[str, ...] = ()
    split_to: tuple[str, ...] = ()


def division(draft: ReservationDraft) -> Division:
    """Both directions; our own words for them are taken out of the remarks."""
    older = [locator for locator in draft.divided if _is_older(draft, locator)]
    for locator in older:
        draft.remarks.pop(split_remark(locator), None)
    younger = [locator for locator in draft.divided if locator not in older]
    return Division(tuple(older), tuple(younger))


UNDIVIDED: Final = Division()


def split_remark(locator: str) -> str:
    """The free text that tells the direction where GR.8 cannot."""
    return f"SPLIT FROM {locator}"


def _is_older(draft: ReservationDraft, locator: str) -> bool:
    for remark in draft.remarks:
        told = _pattern(locator).search(remark) if locator in remark else None
        if told:
            return told[1] != "TO"
    return _before(draft.divided[locator], draft.created_at)


def _before(one: str | None, other: str | None) -> bool:
    """Whether a creation is certainly the earlier one, in the precision that both have."""
    if not (one and other):
        return False
    length = min(len(one), len(other))
    return length >= _DAY and one[:length] < other[:length]


@lru_cache(maxsize=256)
def _pattern(locator: str) -> re.Pattern[str]:
    return re.compile(rf"{_SPLIT}{re.escape(locator)}\b")


def both_ways(reservations: Sequence[Reservation]) -> tuple[Reservation, ...]:
    """The reservations of one message; of two that name each other the younger was divided off."""
    if not any(each.split_to for each in reservations):
        return tuple(reservations)
    known = {each.locator: each for each in reservations}
    return tuple([_turned(each, known) for each in reservations])


def _turned(reservation: Reservation, known: dict[str | None, Reservation]) -> Reservation:
    older = [
        locator
        for locator in reservation.split_to
        if (other := known.get(locator))
        and reservation.locator in other.split_to
        and _before(other.created_at, reservation.created_at)
    ]
    if not older:
        return reservation
    younger = tuple([each for each in reservation.split_to if each not in older])
    return structs.replace(
        reservation, split_to=younger, split_from=(*reservation.split_from, *older)
    )
