"""Counts travellers by group as they are screened, hit and decided about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from safepassage.apps.figures.counting import Counted, What, count
from safepassage.records._base import Record
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.fairness.groups import By, groups_of
from safepassage.safeguards.purpose import Purpose

SETTLED = frozenset(
    {
        Outcome.NOT_THE_SAME_PERSON,
        Outcome.BOARD,
        Outcome.BOARD_AND_TELL_ARRIVAL,
        Outcome.DO_NOT_BOARD,
    }
)
"""Outcomes that say something of the hit; a question to the carrier and protection do not."""
SECONDARY = frozenset({Outcome.BOARD_AND_TELL_ARRIVAL, Outcome.DO_NOT_BOARD})
"""Outcomes that send somebody to an inspection or keep them from boarding: the hit was right."""


class _Traits(msgspec.Struct, frozen=True):
    """All that is read of a traveller to count them."""

    sex: str | None = None
    born: str | None = None
    nationality: str | None = None


_read = msgspec.msgpack.Decoder(_Traits).decode


def groups_from(parts: Mapping[str, bytes], at: datetime) -> dict[By, str]:
    """The groups of a traveller as their parts tell."""
    told = [_read(content) for content in parts.values()]
    traveller = Traveller(
        sex=next((one.sex for one in told if one.sex), None),
        born=next((one.born for one in told if one.born), None),
        nationality=next((one.nationality for one in told if one.nationality), None),
    )
    return groups_of(traveller, at.date())


class Screened(Record, frozen=True):
    """One traveller who was stored for the first time, and the lists that hit them."""

    groups: Mapping[By, str]
    lists: frozenset[UUID]


def tally_screened(screened: Iterable[Screened], *, purpose: Purpose, at: datetime) -> None:
    """Count the screened and their first hits, in the caller's transaction."""
    count(_screened(screened), purpose=purpose, at=at)


def _screened(screened: Iterable[Screened]) -> Iterator[Counted]:
    for one in screened:
        yield Counted(What.SCREENED, "", one.groups)
        for listed in one.lists:
            yield Counted(What.HITS, str(listed), one.groups)


def tally_decided(
    outcome: Outcome,
    lists: Iterable[UUID],
    groups: Mapping[By, str],
    *,
    purpose: Purpose,
    at: datetime,
    sign: int = 1,
) -> None:
    """Count a decision in force for each list that hit; ``sign`` -1 takes one back."""
    if outcome in SETTLED:
        counted = _decided(outcome, [str(one) for one in lists], groups)
        count(counted, purpose=purpose, at=at, sign=sign)


def _decided(outcome: Outcome, lists: Iterable[str], groups: Mapping[By, str]) -> Iterator[Counted]:
    for listed in lists:
        yield Counted(What.DECIDED, listed, groups)
        if outcome in SECONDARY:
            yield Counted(What.CONFIRMED, listed, groups)
            yield Counted(What.SECONDARY, listed, groups)
