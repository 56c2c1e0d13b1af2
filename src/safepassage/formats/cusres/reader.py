"""Reads one CUSRES: flights and the answers about message and travellers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from safepassage.formats.cusres.codes import DETAIL, FUNCTIONS, HEADER_ERROR, MEANINGS
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.designator import split_designator
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.reading import Reading, envelope_fields
from safepassage.formats.edifact.route import ARRIVAL, DEPARTURE, ROUTE_QUALIFIERS, Route
from safepassage.records import Answer, AnswerError, Meaning, Message, Scope

_MESSAGE: Final = "137"  # UN/EDIFACT 2005: the message's own date
_FIELDS: Final = {"AVF": "reservation", "ABO": "traveller_reference"}
_TEXTS: Final = frozenset({"AAP", "AAO", ""})  # UN/EDIFACT 4451: response, error description
_STATUS: Final = re.compile(r"\d[A-Z]")


def read_message(raw: RawMessage, *, at: str | None) -> Message:
    """A CUSRES as a ``Message``; ``at`` (ISO date) tells centuries if nothing in it does."""
    reading = Reading(raw, Calendar(raw.sent_day(at) or at))
    response = _Response(reading)
    return Message(
        format="cusres",
        function=response.function,
        transaction=response.transaction,
        revision=response.revision,
        flights=tuple(leg for route in response.routes for leg in route.legs()),
        answers=tuple(answer.finished() for answer in response.answers),
        defects=tuple(reading.defects),
        **envelope_fields(raw),
    )


@dataclass
class _Draft:
    """One answer while its group is read."""

    scope: Scope
    flight: str | None
    reservation: str | None = None
    traveller_reference: str | None = None
    status: str | None = None
    texts: list[str] = field(default_factory=list)
    errors: list[AnswerError] = field(default_factory=list)

    def finished(self) -> Answer:
        meaning = MEANINGS.get(self.status or "")
        return Answer(
            scope=self.scope,
            flight=self.flight,
            reservation=self.reservation,
            traveller_reference=self.traveller_reference,
            status=self.status,
            meaning=meaning or (Meaning.ERROR if self.errors else None),
            text=" ".join(self.texts) or None,
            errors=tuple(self.errors),
        )

    def say(self, text: str) -> None:
        """Free text belongs to the error before it, else to the answer."""
        if self.errors and self.errors[-1].text is None:
            self.errors[-1] = AnswerError(code=self.errors[-1].code, text=text)
        else:
            self.texts.append(text)


class _Response:
    """Walks over the segments of one message."""

    def __init__(self, reading: Reading) -> None:
        self.function: str | None = None
        self.transaction: str | None = None
        self.revision: str | None = None
        self.routes: list[Route] = []
        self.answers: list[_Draft] = []
        self._reading = reading
        self._flight: str | None = None
        self._in_answer = False
        steps: dict[str, Callable[[list[str]], None]] = {
            "BGM": self._begin,
            "RFF": self._reference,
            "DTM": self._time,
            "LOC": self._place,
            "ERP": self._answer,
            "ERC": self._code,
            "FTX": self._text,
        }
        for index, segment in enumerate(reading.raw.segments[1:], 1):
            reading.index = index
            tag = segment[:3]
            if tag in steps:
                steps[tag](reading.elements())
            elif tag != "UNT":
                reading.note(Code.UNKNOWN_SEGMENT)

    def _begin(self, elements: list[str]) -> None:
        self.function = self._reading.value(elements, 1) or None
        if self.function not in FUNCTIONS:
            self._reading.note(Code.UNKNOWN_CODE)

    def _reference(self, elements: list[str]) -> None:
        qualifier, value = self._reading.pair(elements, 1)
        if qualifier == "AF":
            self._flight_begins(value)
        elif qualifier == "TN":
            self.transaction = value or None
            self.revision = self._reading.revision(elements)
        elif qualifier in _FIELDS and self._in_answer:
            self._refer(_FIELDS[qualifier], value or None)
        else:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _refer(self, field: str, value: str | None) -> None:
        """Whom an answer is about; behind a whole answer, whose ERP is lost, another begins."""
        known, answer = getattr(self.answers[-1], field), self.answers[-1]
        if known not in {None, value} and (answer.status or answer.errors):
            self._reading.note(Code.ANSWER_UNOPENED)
            answer = _Draft(Scope.TRAVELLER, self._flight)
            self.answers.append(answer)
        setattr(answer, field, value)

    def _flight_begins(self, designator: str) -> None:
        """Flights before answers belong together; a flight after answers begins a new group."""
        if self._in_answer or self._flight is None:
            self._flight = designator or None
        self._in_answer = False
        self.routes.append(Route(split_designator(designator)))

    def _time(self, elements: list[str]) -> None:
        qualifier, text, layout = self._reading.dated(elements)
        if qualifier == _MESSAGE:
            return
        if qualifier not in {DEPARTURE, ARRIVAL}:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        elif self.routes:
            self.routes[-1].time(qualifier, self._reading.moment(text, layout))
        else:
            self._reading.note(Code.MISPLACED_SEGMENT)

    def _place(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if not self.routes:
            self._reading.note(Code.MISPLACED_SEGMENT)
        elif qualifier in ROUTE_QUALIFIERS:
            self.routes[-1].call_at(qualifier, self._reading.value(elements, 2) or None)
        else:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _answer(self, elements: list[str]) -> None:
        section = self._reading.value(elements, 1)
        if section not in {HEADER_ERROR, DETAIL}:
            self._reading.note(Code.UNKNOWN_CODE)
        scope = Scope.MESSAGE if section == HEADER_ERROR else Scope.TRAVELLER
        flight = None if scope is Scope.MESSAGE else self._flight
        self.answers.append(_Draft(scope, flight))
        self._in_answer = True

    def _code(self, elements: list[str]) -> None:
        if not self._in_answer:
            self._reading.note(Code.MISPLACED_SEGMENT)
            return
        code = self._reading.value(elements, 1)
        answer = self.answers[-1]
        if answer.status is None and _STATUS.fullmatch(code):
            answer.status = code
            if code not in MEANINGS:
                self._reading.note(Code.UNKNOWN_CODE)
        elif code:
            answer.errors.append(AnswerError(code=code))

    def _text(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if qualifier not in _TEXTS:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        text = " ".join(filter(None, self._reading.components(elements, 4)))
        if self._in_answer and text:
            self.answers[-1].say(text)
