"""Level 0: what kind of push this is, and for which flight (MSG, TVL, EQN)."""

from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.segment import is_count
from safepassage.formats.pnrgov.context import at
from safepassage.formats.pnrgov.reading import Handler, Reading
from safepassage.formats.pnrgov.travel import read_travel

_FUNCTIONS: Final = frozenset({"22", "141", ""})
_MOST_PUSHED: Final = 20  # a flight has few legs; more are nonsense that would cost time


def _function(reading: Reading, text: str) -> None:
    """22: all PNRs of the flight; 141: changed ones only."""
    function = at(reading.context.parse(text), 1, 1)
    if function not in _FUNCTIONS:
        reading.context.report(Code.UNKNOWN_CODE)
    reading.function = function or None


def _pushed_flight(reading: Reading, text: str) -> None:
    leg = read_travel(reading.context, text).leg
    reading.flights.append(leg)
    if len(reading.context.pushed) < _MOST_PUSHED:
        reading.context.pushed.append(leg)


def _announced(reading: Reading, text: str) -> None:
    count = at(reading.context.parse(text), 1)
    if is_count(count):
        reading.announced, reading.announced_at = int(count), reading.context.position
    else:
        reading.context.report(Code.UNREADABLE_NUMBER)


HANDLERS: dict[str, Handler | None] = {
    "UNH": None,
    "MSG": _function,
    "ORG": None,
    "TVL": _pushed_flight,
    "EQN": _announced,
    "ERC": None,
}
