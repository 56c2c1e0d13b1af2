"""What every part of the APPS reader needs at hand: one message, dates, countries, findings."""

from safepassage.formats.apps.codes import COUNTS, NEW, OLD
from safepassage.formats.apps.defects import AppsCode
from safepassage.formats.apps.message import RawApps
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.sent import SentValues
from safepassage.records import AppsGroup

_DAY, _FULL_DAY = 8, "102"  # UN/EDIFACT 2379


class Reading(SentValues):
    """One message while it is read; ``place`` is the group in hand, 1 for the first."""

    def __init__(self, raw: RawApps, at: str | None) -> None:
        self.raw = raw
        self.calendar = Calendar(_departure(raw) or at)
        self.place = 0

    def note(self, code: AppsCode | Code, **values: str | int) -> None:
        """Report a finding about the group in hand."""
        self.raw.note(code, self.place, **values)

    def moment_of(self, day: str | None, clock: str | None) -> str | None:
        """A local day with a time, or without; one that cannot be read is noted."""
        text = (day or "") + (clock or "")
        return self.moment(text, _layout(text))


def _departure(raw: RawApps) -> str | None:
    """The first flight's day, by which years of two digits are read."""
    places = {"INT": 4, "INM": 2}
    for group in raw.groups:
        place = places.get(group.name, len(group.fields))
        if place < len(group.fields):
            text = group.fields[place]
            return Calendar(None).moment(text, _layout(text))
    return None


def _layout(text: str) -> str:
    return _FULL_DAY if len(text) >= _DAY else ""


def version_by_count(groups: list[AppsGroup]) -> str | None:
    """The version that alone has a group of some size, if one is there."""
    for group in groups:
        fitting = [v for v in (OLD, NEW) if COUNTS.get(group.name, {}).get(v) == group.field_count]
        if len(fitting) == 1 and group.name != "PAD":
            return fitting[0]
    return None
