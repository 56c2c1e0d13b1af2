"""GR.10 to GR.12 and LTS: what was added to and cancelled from the PNR, kept apart from it."""

from safepassage.formats.pnrgov.cards import without_card_numbers
from safepassage.formats.pnrgov.context import Elements, at
from safepassage.formats.pnrgov.reading import Group, Handler, Reading
from safepassage.formats.pnrgov.requests import DEFERRED, SEATS
from safepassage.records import HistoryEntry


def opened(reading: Reading, _text: str) -> None:
    """ABI: who made the changes that follow; begins the history."""
    reading.group, reading.traveller = Group.HISTORY, None
    reading.changed_at = reading.action = None


def _changed_at(reading: Reading, text: str) -> None:
    elements = reading.context.parse(text)
    day = at(elements, 1, 1)
    reading.changed_at = reading.context.moment(day, at(elements, 1, 2)) if day else None


def _action(reading: Reading, text: str) -> None:
    """SAC: A added, X cancelled."""
    reading.action = at(reading.context.parse(text), 3) or None


def entry(reading: Reading, text: str) -> None:
    """Any segment of the history: one line, its elements parted by blanks."""
    reading.reservation.history.append(
        HistoryEntry(
            at=reading.changed_at,
            action=reading.action,
            segment=text[:3],
            text=_line(reading.context.parse(text)) or None,
        )
    )


def _line(elements: Elements) -> str:
    """The values of a segment; a request that can touch special categories is not shown."""
    tag, *values = elements
    if tag[0] == "SSR" and at(elements, 1)[:4] not in SEATS | DEFERRED:
        return ""
    if tag[0] == "IFT":
        values = values[1:]
    parts = [" ".join(part for part in value if part).strip() for value in values]
    return without_card_numbers(" ".join(part for part in parts if part))


def long_text(reading: Reading, text: str) -> None:
    """LTS: history as the reservation system prints it."""
    opened(reading, text)
    entry(reading, text)


_ENTRIES = ("TIF", "SSR", "IFT", "TBD", "TVL", "RPI", "TRA", "RCI", "ADD", "FTI", "EQN", "MSG")

HANDLERS: dict[str, Handler | None] = {
    "DAT": _changed_at,
    "SAC": _action,
    "ORG": entry,
    **dict.fromkeys(_ENTRIES, entry),
}
