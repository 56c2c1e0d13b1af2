"""What the tallies of a group add up to, small counts left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from safepassage.apps.quality.small import FEW, Cell, cell
from safepassage.apps.quality.told import LATE_MINUTES, LEAD, MESSAGES, PARKED, REFUSED
from safepassage.pipeline.measure import DEFECT, HAS, TRAVELLERS
from safepassage.records._base import Record
from safepassage.safeguards.completeness import FIELDS, WANTED
from safepassage.safeguards.windows import Lead

BOARDED, DISAPPEARED = "boarded", "disappeared"
ONLY_AT_CLOSURE, CANCELLED = "only_at_closure", "cancelled"
SHOWN_STANDINGS = (BOARDED, DISAPPEARED, ONLY_AT_CLOSURE, CANCELLED)


class Counted(Record, frozen=True):
    """One tally as it is added up; the law wants flights closed, not ships or trains."""

    day: date
    counts: Mapping[str, int]
    standings: Mapping[str, int]
    can_be_closed: bool
    is_closed: bool


class Summary(Record, frozen=True):
    """A group of departures; cells of travellers are ``Cell`` and may be held back.

    ``missing`` is by field, ``lead`` by class of time and in messages, ``defects`` by code;
    ``lead`` and ``defects`` are empty for a group too small to be broken down. ``flights``
    are those that departed, ``closed`` those of them that were closed; ``late_hours`` is the
    mean of the late messages.
    """

    messages: int
    parked: int
    refused: int
    travellers: int
    missing: dict[str, Cell]
    lead: dict[str, int]
    late_hours: float | None
    standings: dict[str, Cell]
    flights: int
    closed: int
    defects: dict[str, int]

    @property
    def is_small(self) -> bool:
        """Whether travellers are told, but too few to say more than that."""
        return 0 < self.travellers < FEW

    @property
    def fields_told(self) -> float | None:
        """The share of the fields the law wants that were there."""
        shares = [self.missing[name].share for name in WANTED if name in self.missing]
        known = [share for share in shares if share is not None]
        return 1 - sum(known) / len(known) if known else None

    @property
    def in_time(self) -> float | None:
        """The share of lists neither too early nor after departure."""
        every = sum(self.lead.values())
        wrong = self.lead.get(Lead.LATE, 0) + self.lead.get(Lead.EARLY, 0)
        return 1 - wrong / every if every else None

    @property
    def as_announced(self) -> float | None:
        """The share of those at closure who were announced and did board."""
        boarded = self.standings.get(BOARDED)
        return boarded.share if boarded else None


def summed(tallies: Iterable[Counted], *, today: date) -> Summary:
    """Add tallies up; a flight of ``today`` or later is not yet one that was not closed."""
    rows = list(tallies)
    counts = _total(row.counts for row in rows)
    departed = [row for row in rows if row.can_be_closed and row.day < today]
    travellers = counts[TRAVELLERS]
    shown = counts if not 0 < travellers < FEW else Counter[str]()
    late = shown[LEAD + Lead.LATE]
    return Summary(
        messages=counts[MESSAGES],
        parked=counts[PARKED],
        refused=counts[REFUSED],
        travellers=travellers,
        missing=_missing(counts),
        lead={one.value: shown[LEAD + one] for one in Lead if shown[LEAD + one]},
        late_hours=shown[LATE_MINUTES] / 60 / late if late else None,
        standings=_standings(_total(row.standings for row in rows)),
        flights=len(departed),
        closed=sum(row.is_closed for row in departed),
        defects=_by_code(shown),
    )


def _total(several: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counts in several:
        total.update(counts)
    return total


def _missing(counts: Counter[str]) -> dict[str, Cell]:
    travellers = counts[TRAVELLERS]
    if not travellers:
        return {}
    return {name: cell(travellers - counts[HAS + name], travellers) for name in FIELDS}


def _standings(standings: Counter[str]) -> dict[str, Cell]:
    """Parts of all who were named at closure; who was announced only is not told, it adds up."""
    everyone = sum(standings[name] for name in SHOWN_STANDINGS)
    if not everyone or not standings[BOARDED]:
        return {}
    return {name: cell(standings[name], everyone) for name in SHOWN_STANDINGS}


def _by_code(counts: Counter[str]) -> dict[str, int]:
    found = [
        (name.removeprefix(DEFECT), n) for name, n in counts.items() if name.startswith(DEFECT)
    ]
    return dict(sorted(found, key=lambda one: (-one[1], one[0])))
