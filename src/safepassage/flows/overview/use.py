"""How the platform was used in a time: what the ledger's entries add up to, nobody by name.

Events are taken from the closed list, so that one that is added to it appears here by itself.
Counts of people are held back where they are few (``apps.quality.small``).
"""

from collections import Counter
from datetime import datetime

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import counting
from safepassage.apps.audit.events import Event
from safepassage.apps.quality.small import Cell, cell
from safepassage.records._base import Record
from safepassage.records.outcome import Outcome

READING = (Event.RECORD_READ, Event.RECORD_SEARCHED)
RATES = (
    Event.HIT_RAISED,
    Event.HIT_CLEARED,
    Event.HIT_WITHDRAWN,
    Event.CASE_DECIDED,
    Event.CASE_APPROVED,
    Event.CASE_WITHDRAWN,
    Event.CASE_LAPSED,
    Event.CASE_LIFTED,
)
SEVERAL = "several"
GONE = "gone"


class Happened(Record, frozen=True):
    """How often an event was written; ``group`` is its source, the part before the first colon."""

    event: str
    group: str
    what: str
    count: int


class Read(Record, frozen=True):
    """How often holders of a role at a posting read records under a purpose; no officer named."""

    role: str
    posting: str
    purpose: str
    officers: int
    reads: int


class Use(Record, frozen=True):
    """The use of a time. ``rates`` tell of hits and decisions, ``outcomes`` of what was decided."""

    since: datetime
    until: datetime
    rates: dict[str, int]
    outcomes: dict[str, Cell]
    reading: tuple[Read, ...]
    happened: tuple[Happened, ...]


def use(since: datetime, until: datetime) -> Use:
    """Count the use from ``since`` to before ``until``."""
    counted = counting.counts(since, until)
    return Use(
        since=since,
        until=until,
        rates={one.value: counted.get(one.value, 0) for one in RATES},
        outcomes=_outcomes(since, until),
        reading=_reading(since, until),
        happened=_happened(counted),
    )


def _outcomes(since: datetime, until: datetime) -> dict[str, Cell]:
    told = counting.details_of(Event.CASE_DECIDED, since, until)
    counted = Counter(str(one.get("outcome", "")) for one in told)
    of = counted.total()
    return {one.value: cell(counted[one.value], of) for one in Outcome}


def _reading(since: datetime, until: datetime) -> tuple[Read, ...]:
    officers = {str(one.pk): one for one in accounts.officers()}
    reads: Counter[tuple[str, str, str]] = Counter()
    people: Counter[tuple[str, str, str]] = Counter()
    for (actor, purpose), count in counting.counts_by_actor(READING, since, until).items():
        key = (*_seat(officers.get(actor)), purpose or "")
        reads[key] += count
        people[key] += 1
    return tuple(
        Read(role=role, posting=posting, purpose=purpose, officers=people[key], reads=reads[key])
        for key in sorted(reads)
        for role, posting, purpose in (key,)
    )


def _seat(officer: Officer | None) -> tuple[str, str]:
    """The highest role and the posting of an officer; an entry does not say at which they sat."""
    if officer is None:
        return GONE, GONE
    postings = [posting.code for posting in officer.postings.all()]
    role = max(officer.roles, default=GONE)
    return str(role), postings[0] if len(postings) == 1 else SEVERAL


def _happened(counted: dict[str, int]) -> tuple[Happened, ...]:
    return tuple(
        Happened(event=one.value, group=one.partition(":")[0], what=one.what, count=counted[one])
        for one in Event
        if counted.get(one)
    )
