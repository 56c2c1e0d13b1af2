"""How well a message was sent, counted in the transaction that closes it; counts alone."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import timedelta
from functools import partial
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.messages.lease import Lease
from safepassage.apps.quality import services as quality
from safepassage.apps.quality.told import (
    LATE_MINUTES,
    LEAD,
    MESSAGES,
    PARKED,
    REFUSED,
    Departure,
    Told,
    departure_of,
)
from safepassage.apps.travel.standings import standings_of
from safepassage.flows.platform import Platform
from safepassage.flows.watching.decoys import decoys
from safepassage.pipeline.draft import Part, Prepared
from safepassage.pipeline.measure import DEFECT
from safepassage.pipeline.order import BY_WHAT_CAME_BEFORE
from safepassage.records.intent import CLOSING, TELLING
from safepassage.safeguards.windows import Lead, Windows, lead_of

_MINUTE = timedelta(minutes=1)


def count(platform: Platform, lease: Lease, prepared: Prepared) -> None:
    """Add one closed message to the tallies of its sender."""
    told = quality.add(
        lease.sender,
        list(told_by(lease, prepared, platform.windows)),
        at=lease.received_at,
        keep=platform.quality_time,
        standings=partial(_standings, decoys(platform.keys)),
    )
    if prepared.fatal:
        until = platform.clock.now() + platform.parked_time
        quality.set_aside(lease.id, told, until=until)


def count_again(message: UUID, sender: UUID) -> None:
    """A parked message will be tried again, and be counted as if it came only then."""
    quality.take_back(message, sender)


def told_by(lease: Lease, prepared: Prepared, windows: Windows) -> Iterator[Told]:
    """What each part of a message adds; the first one also carries what is of the whole."""
    told = [_of_part(lease, part, windows) for part in prepared.parts]
    first = told[0] if told else _nowhere(lease)
    whole = _of_whole(prepared)
    yield replace(first, counts=dict(Counter(first.counts) + whole))
    yield from told[1:]


def _of_whole(prepared: Prepared) -> Counter[str]:
    """Without what depends on the order in which workers took messages: a tally does not."""
    own = (one.code for one in prepared.defects if one.code not in BY_WHAT_CAME_BEFORE)
    counts = Counter(DEFECT + code for code in own)
    for part in prepared.parts:
        counts -= Counter(
            {name: n for name, n in part.measure.counts.items() if name.startswith(DEFECT)}
        )
    counts[MESSAGES] += 1
    if prepared.fatal:
        counts[PARKED] += 1
    return counts


def _of_part(lease: Lease, part: Part, windows: Windows) -> Told:
    """A refused part tells no more than that: of its travellers nothing is counted."""
    if part.refusal or part.crossing is None or not part.measure.family:
        refused = {REFUSED: 1} if part.refusal else {}
        defects = {name: n for name, n in part.measure.counts.items() if name.startswith(DEFECT)}
        return replace(_nowhere(lease), counts=refused | defects)
    departure = departure_of(
        part.crossing,
        family=part.measure.family,
        mode=part.measure.mode.value,
        on=lease.received_at.date(),
    )
    return Told(
        departure=departure,
        counts=part.measure.counts | _lead(lease, part, departure, windows),
        opens=bool(part.batches),
        lists=part.intent in TELLING,
        closes=part.intent in CLOSING,
    )


def _lead(lease: Lease, part: Part, departure: Departure, windows: Windows) -> dict[str, int]:
    if departure.departs_at is None or part.intent not in TELLING | CLOSING:
        return {}
    closes = part.intent in CLOSING or departure.family == "pnr"
    lead = lead_of(lease.received_at, departure.departs_at, windows, closes=closes)
    if lead is not Lead.LATE:
        return {LEAD + lead.value: 1}
    minutes = (lease.received_at - departure.departs_at) // _MINUTE
    return {LEAD + lead.value: 1, LATE_MINUTES: minutes}


def _nowhere(lease: Lease) -> Told:
    return Told(departure=Departure(day=lease.received_at.date()), opens=False)


def _standings(without: Collection[UUID], departure: Departure) -> dict[str, int] | None:
    if departure.family != "api":
        return None
    return standings_of(
        mode=departure.mode,
        carrier=departure.carrier,
        number=departure.number,
        origin=departure.origin,
        destination=departure.destination,
        departure_date=departure.day.isoformat(),
        without=without,
    )
