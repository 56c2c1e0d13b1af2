"""What one APPS message says: its version, flights, passengers asked about and answers."""

from collections.abc import Callable, Iterator
from typing import Final

from safepassage.formats.apps.answered import error_answer, manifest_answer, passenger_answer
from safepassage.formats.apps.asked import Party
from safepassage.formats.apps.codes import (
    ANSWER_TO,
    CHECK_IN,
    COUNTS,
    HEADER_FIELDS,
    MOST,
    NEW,
    OLD,
    PRE_CHECK_IN,
    USUAL,
)
from safepassage.formats.apps.defects import AppsCode
from safepassage.formats.apps.flights import check_window, leg_of
from safepassage.formats.apps.reading import Reading, version_by_count
from safepassage.formats.edifact.defects import Code
from safepassage.records import Answer, AppsGroup, AppsPassenger, Leg

_ANSWERS: Final[dict[str, Callable[[Reading, AppsGroup], tuple[AppsPassenger, Answer]]]] = {
    "PRS": passenger_answer,
    "PCC": passenger_answer,
    "MAK": manifest_answer,
    "ERR": error_answer,
}


class Content:
    """Walks over the groups of one message."""

    def __init__(self, reading: Reading, at: str | None) -> None:
        self.flights: list[Leg] = []
        self.answers: list[Answer] = []
        self._reading, self._at = reading, at
        self._answered: list[AppsPassenger] = []
        self.version = self._version()
        self.pre_check_in = self._flag()
        self.party = Party(reading, self.pre_check_in)
        self._read()
        self._check()

    def _read(self) -> None:
        """All groups in order; PAD last, because it names a passenger of another group."""
        placed = list(enumerate(self._reading.raw.groups, 1))
        for place, one in sorted(placed, key=lambda pair: pair[1].name == "PAD"):
            self._reading.place = place
            self._group(one)

    @property
    def passengers(self) -> Iterator[AppsPassenger]:
        """Those asked about, then those answered about."""
        yield from self.party.passengers
        yield from self._answered

    def _version(self) -> str | None:
        """The last field of a request's header; where there is none, what the counts tell."""
        raw = self._reading.raw
        known = version_by_count(raw.groups)
        if raw.transaction not in ANSWER_TO or not raw.header:
            return known
        version = raw.header[-1]
        if version in {OLD, NEW}:
            return version
        self._reading.note(AppsCode.VERSION)
        return version or known

    def _flag(self) -> str | None:
        """The field before the version tells a question before check-in (``P``)."""
        raw = self._reading.raw
        if HEADER_FIELDS.get(raw.transaction or "") != HEADER_FIELDS[CHECK_IN]:
            return None
        flag = raw.header[-2] if len(raw.header) >= HEADER_FIELDS[CHECK_IN] else ""
        if flag not in {"", PRE_CHECK_IN}:
            self._reading.note(AppsCode.UNKNOWN_FLAG)
        return flag or None

    def _group(self, one: AppsGroup) -> None:
        usual = USUAL.get(self._reading.raw.transaction or "")
        if one.name in COUNTS and usual is not None and one.name not in usual:
            self._reading.note(AppsCode.GROUP_MISPLACED)
        if one.name in {"INT", "INM"}:
            self._flight(one)
        elif one.name in {"PRQ", "PCX"}:
            self.party.add(one)
        elif one.name == "PAD":
            self.party.add_pad(one)
        elif one.name in _ANSWERS:
            entry, answer = _ANSWERS[one.name](self._reading, one)
            self._answered.append(entry)
            self.answers.append(answer)

    def _flight(self, one: AppsGroup) -> None:
        leg = leg_of(self._reading, one)
        check_window(self._reading, leg, self._at)
        self.flights.append(leg)

    def _check(self) -> None:
        """What only the whole message shows."""
        raw = self._reading.raw
        if not raw.groups:
            raw.note(AppsCode.NO_GROUP)
        if raw.transaction in ANSWER_TO and not self.flights:
            raw.note(Code.FLIGHT_MISSING)
        for name, most in MOST.items():
            found = sum(one.name == name for one in raw.groups)
            if found > most:
                raw.note(AppsCode.TOO_MANY, announced=most, found=found)
