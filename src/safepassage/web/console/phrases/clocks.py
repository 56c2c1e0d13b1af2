"""What a clock runs towards: every countdown of the work rooms says so, in the same words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from safepassage.apps.cases.shown import ItemHead
from safepassage.web.console.phrases.flights import FlightLine


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A moment and what happens then; ``within`` when somebody must act before it."""

    label: str
    at: datetime | None
    within: bool = False


def departure(at: datetime | None, now: datetime) -> Clock:
    """The clock of a departure."""
    return Clock(label=_("departed") if at and at <= now else _("departs"), at=at)


def arrival(at: datetime | None, now: datetime) -> Clock:
    """The clock of an arrival."""
    return Clock(label=_("arrived") if at and at <= now else _("arrives"), at=at)


def of_flight(line: FlightLine, now: datetime) -> Clock:
    """The clock at the home state's side of a flight."""
    at = line.clock.at
    return arrival(at, now) if line.is_arrival else departure(at, now)


def of_item(item: ItemHead, line: FlightLine | None, now: datetime) -> list[Clock]:
    """First until when a carrier waits, then what the flight does next."""
    waits = item.lapses_at is not None and item.lapses_at > now
    until = [Clock(label=_("decide within"), at=item.lapses_at, within=True)] if waits else []
    leaves = departure(line.origin.at if line else item.due_at, now)
    if line and line.is_arrival and (leaves.at is None or leaves.at <= now):
        return [*until, arrival(line.destination.at, now)]
    return [*until, leaves]
