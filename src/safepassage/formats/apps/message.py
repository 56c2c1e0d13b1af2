"""One APPS message, its groups not yet interpreted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from safepassage.formats.apps.defects import AppsCode, located
from safepassage.formats.edifact.defects import Code
from safepassage.records import AppsGroup, Defect


@dataclass
class RawApps:
    """Header and groups as sent; ``locate`` turns a group's place into a byte offset.

    Place 0 is the header, place 1 the first group; defects show places 1-based.
    """

    transaction: str | None
    message_id: str | None
    locate: Callable[[int], int]
    header: list[str] = field(default_factory=list)
    groups: list[AppsGroup] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def note(self, code: AppsCode | Code, place: int | None = None, **values: str | int) -> None:
        """Report a finding about one place, or about the whole message."""
        if place is None:
            self.defects.append(located(code, values))
            return
        if place:
            values.setdefault("tag", self.groups[place - 1].name)
        offset = self.locate(place)
        self.defects.append(located(code, values, segment=place + 1, offset=offset))
