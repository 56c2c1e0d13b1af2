"""Counts what officers read, entry by entry of the ledger, and raises what is unusual about it.

It goes on where it stopped, in the chain's order, and reads no personal value: ids alone tell
which record was opened, whether a work item was about it and on which flight it stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from django.db import transaction

from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import counting, ledger
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import Queue
from safepassage.apps.travel import selectors as travel
from safepassage.apps.watching import hours
from safepassage.apps.watching.alerts import Raised, raise_alert
from safepassage.apps.watching.models import ReadingHour
from safepassage.flows.platform import Platform
from safepassage.flows.watching.decoys import decoys
from safepassage.records._base import Record
from safepassage.records.actor import ActorKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.reading import Bounds, Hour, Unusual, judge

FEW_GROUPS = 2
"""A list shows one or two groups of each record; a file shows them all."""
FEW_FOUND = 3
"""A search that finds more was not for one person."""
WEEK = timedelta(days=7)
MOST_ROUNDS = 50
SHARE = 0.6
"""Searches, and files without a work item, against all files."""


class Look(Record, frozen=True):
    """One entry that counts: a file that was opened, or a search."""

    officer: UUID
    at: datetime
    purpose: Purpose
    subject: UUID | None = None
    found: tuple[UUID, ...] = ()
    missed: bool = False


def bounds() -> Bounds:
    """Floors and ceilings, from the settings."""
    floor, ceiling = settings.SAFEPASSAGE_WATCH_FLOOR, settings.SAFEPASSAGE_WATCH_CEILING
    part = (round(floor * SHARE), round(ceiling * SHARE))
    return Bounds(files=(floor, ceiling), searches=part, bare=part)


def watch(platform: Platform) -> int:
    """Count and judge what was sealed since the last time; how many alerts were raised."""
    raised = 0
    for _ in range(MOST_ROUNDS):
        lines = ledger.sealed(hours.counted_to())
        if not lines:
            break
        looks = [look for line in lines if line.text for look in _looks(line.text)]
        with transaction.atomic():
            raised += _take(platform, looks)
            hours.advance(lines[-1].number)
    return raised


def _looks(entry: EntryText) -> Iterator[Look]:
    read, searched = entry.event == Event.RECORD_READ, entry.event == Event.RECORD_SEARCHED
    if entry.actor_kind != ActorKind.OFFICER or not (read or searched):
        return
    told = msgspec.json.decode(entry.details)
    about = tuple(map(UUID, told.get("about", ())))
    officer, purpose = UUID(entry.actor_id), Purpose(entry.purpose or Purpose.OVERSIGHT)
    if searched:
        missed = told.get("by") == "document" and not about
        yield Look(officer, entry.at, purpose, found=about, missed=missed)
    elif not about and len(str(told.get("field_group", "")).split()) > FEW_GROUPS:
        yield Look(officer, entry.at, purpose, subject=UUID(entry.subject))


def _take(platform: Platform, looks: Sequence[Look]) -> int:
    flights, with_item = _flights(looks), _with_item(looks)
    hidden = decoys(platform.keys)
    rows: dict[tuple[UUID, datetime], ReadingHour] = {}
    raised = 0
    for look in looks:
        row = _row(rows, look)
        bare = look.subject is not None and look.subject not in with_item
        _count(row, look, flights, bare=bare)
        raised += _again(look) if bare else 0
        raised += _decoy(look, hidden)
    hours.save(rows.values())
    return raised + sum(_judge(row) for row in rows.values())


def _row(rows: dict[tuple[UUID, datetime], ReadingHour], look: Look) -> ReadingHour:
    hour = look.at.replace(minute=0, second=0, microsecond=0)
    keep = timedelta(days=2 * settings.SAFEPASSAGE_WATCH_DAYS)
    key = (look.officer, hour)
    if key not in rows:
        rows[key] = hours.hour_of(look.officer, hour, keep=keep)
    return rows[key]


def _count(row: ReadingHour, look: Look, flights: Mapping[UUID, UUID], *, bare: bool) -> None:
    if look.subject is None:
        row.searches += 1
        row.misses += look.missed
        return
    row.files += 1
    row.bare += bare
    if bare and look.subject in flights:
        flight = str(flights[look.subject])
        row.flights[flight] = row.flights.get(flight, 0) + 1


def _flights(looks: Sequence[Look]) -> dict[UUID, UUID]:
    return {
        head.id: head.flight
        for purpose, subjects in _by_purpose(looks).items()
        for head in travel.heads(purpose, subjects).values()
    }


def _with_item(looks: Sequence[Look]) -> set[UUID]:
    return {
        journey
        for purpose, subjects in _by_purpose(looks).items()
        for journey in cases.by_journey(purpose, tuple(Queue), subjects)
    }


def _by_purpose(looks: Sequence[Look]) -> dict[Purpose, list[UUID]]:
    found: dict[Purpose, list[UUID]] = defaultdict(list)
    for look in looks:
        if look.subject:
            found[look.purpose].append(look.subject)
    return found


def _again(look: Look) -> int:
    """The same person again and again within a week, without a work item."""
    bound = bounds().again
    count = counting.count_reads(str(look.officer), str(look.subject), since=look.at - WEEK)
    if count < bound:
        return 0
    year, week, _ = look.at.isocalendar()
    mark, numbers = f"{look.subject}:{year}-{week}", {"count": count, "usual": bound}
    return _raise(Unusual.AGAIN, look, mark, numbers, subject=str(look.subject))


def _decoy(look: Look, hidden: frozenset[UUID]) -> int:
    shown = {look.subject} if look.subject else set(look.found)
    met = shown & hidden
    if not met or len(shown) > FEW_FOUND:
        return 0
    mark = f"{min(met)}:{look.at.date()}"
    return _raise(Unusual.DECOY, look, mark, {"count": len(met)}, subject=str(min(met)))


def _raise(
    kind: Unusual, look: Look, mark: str, numbers: Mapping[str, int], *, subject: str
) -> int:
    return raise_alert(
        Raised(
            kind=kind, officer=look.officer, mark=mark, at=look.at, subject=subject, numbers=numbers
        )
    )


def _judge(row: ReadingHour) -> int:
    """Hold an hour against the habits of the officer and of the posting."""
    officer = Officer.objects.filter(pk=row.officer).first()
    posting = officer.postings.first() if officer else None
    zone = ZoneInfo(posting.time_zone) if posting else ZoneInfo("UTC")
    others = list(posting.officers.values_list("pk", flat=True)) if posting else [row.officer]
    earlier = hours.before(others, row.hour, days=settings.SAFEPASSAGE_WATCH_DAYS)
    own = [hour_from(one, zone) for one in earlier if one.officer == row.officer]
    every = [hour_from(one, zone) for one in earlier]
    return sum(
        raise_alert(
            Raised(
                kind=found.kind,
                officer=row.officer,
                mark=row.hour.isoformat(),
                at=row.hour,
                numbers=found.numbers,
            )
        )
        for found in judge(hour_from(row, zone), own, every, bounds())
    )


def hour_from(row: ReadingHour, zone: ZoneInfo) -> Hour:
    """A counted hour as it is judged."""
    return Hour(
        at=row.hour,
        local=row.hour.astimezone(zone).hour,
        files=row.files,
        bare=row.bare,
        searches=row.searches,
        misses=row.misses,
        flight=max(row.flights.values(), default=0),
    )
