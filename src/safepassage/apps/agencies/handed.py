"""How much an agency was given, day by day, as the ledger tells it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from uuid import UUID

import msgspec

from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record

_AT_ONCE = 500


class Day(Record, frozen=True):
    """One day: how often the agency was given something, travellers and notices in all."""

    day: date
    pages: int
    travellers: int
    notices: int


def by_day(agency: UUID, *, since: datetime, zone: tzinfo) -> list[Day]:
    """The days of ``zone`` since then on which anything was given, newest first."""
    pages: Counter[date] = Counter()
    travellers: Counter[date] = Counter()
    notices: Counter[date] = Counter()
    for entry in _entries(agency, since):
        day, told = entry.at.astimezone(zone).date(), msgspec.json.decode(entry.details)
        pages[day] += 1
        travellers[day] += told["travellers"]
        notices[day] += told["notices"]
    return [
        Day(day=day, pages=pages[day], travellers=travellers[day], notices=notices[day])
        for day in sorted(pages, reverse=True)
    ]


def _entries(agency: UUID, since: datetime) -> Iterator[EntryText]:
    before = None
    while True:
        found = ledger.page(
            before=before, event=Event.AGENCY_GIVEN, actor_id=str(agency), limit=_AT_ONCE
        )
        yield from (entry for entry in found if entry.at >= since)
        if len(found) < _AT_ONCE or found[-1].at < since:
            return
        before = found[-1].id
