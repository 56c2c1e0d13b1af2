"""Reads one ACKRES: the function it acknowledges and the errors.

The guide's layout could not be reached. Read is MSG, then ERC for each error, its text in
the IFT or FTX behind it; an ORG, TVL or RCI in between is read as what it refers to.
"""

from collections.abc import Callable
from typing import Final

from safepassage.formats.edifact import padis
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.reading import Reading, envelope_fields
from safepassage.formats.edifact.segment import components
from safepassage.records import Answer, AnswerError, Leg, Locator, Meaning, Message, Scope

_SERVICES: Final = frozenset({"UNT", "ORG"})


def read_message(raw: RawMessage, *, at: str | None) -> Message:
    """An ACKRES as a ``Message`` with one answer; one without errors has no meaning but itself."""
    reading = Reading(raw, Calendar(raw.sent_day(at) or at))
    found = _Acknowledgement(reading)
    return Message(
        format="ackres",
        function=found.function,
        flights=tuple(found.flights),
        answers=(found.answer(),),
        defects=tuple(reading.defects),
        **envelope_fields(raw),
    )


class _Acknowledgement:
    """Walks over the segments of one message."""

    def __init__(self, reading: Reading) -> None:
        self.function: str | None = None
        self.flights: list[Leg] = []
        self._reading = reading
        self._response: str | None = None
        self._locators: list[Locator] = []
        self._errors: list[AnswerError] = []
        steps: dict[str, Callable[[], None]] = {
            "MSG": self._begin,
            "TVL": self._flight,
            "RCI": self._locator,
            "ERC": self._error,
            "IFT": self._text,
            "FTX": self._text,
        }
        for index, segment in enumerate(reading.raw.segments[1:], 1):
            reading.index = index
            step = steps.get(segment[:3])
            if step:
                step()
            elif segment[:3] not in _SERVICES:
                reading.note(Code.UNKNOWN_SEGMENT)

    def answer(self) -> Answer:
        """All that was acknowledged, about the whole push."""
        return Answer(
            scope=Scope.MESSAGE,
            reservation=self._locators[0].locator if self._locators else None,
            status=self._response,
            meaning=Meaning.ERROR if self._errors else None,
            errors=tuple(self._errors),
        )

    def _begin(self) -> None:
        self.function, self._response = padis.read_function(self._reading)

    def _flight(self) -> None:
        self.flights.append(padis.read_flight(self._reading))

    def _locator(self) -> None:
        self._locators += padis.read_locators(self._reading)

    def _error(self) -> None:
        code = self._reading.value(self._reading.elements(), 1)
        if code:
            self._errors.append(AnswerError(code=code))
        else:
            self._reading.note(Code.UNKNOWN_CODE)

    def _text(self) -> None:
        """A text belongs to the error before it."""
        if not self._errors:
            self._reading.note(Code.MISPLACED_SEGMENT)
            return
        separators = self._reading.raw.separators
        elements = self._reading.elements()[2:]
        parts = [part.strip() for each in elements for part in components(each, separators)]
        last = self._errors[-1]
        text = " ".join(filter(None, (last.text, *parts)))
        self._errors[-1] = AnswerError(code=last.code, text=text or None)
