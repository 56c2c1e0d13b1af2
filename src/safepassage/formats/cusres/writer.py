"""Writes a CUSRES: answers (962), changes of status (132), acknowledgements (312)."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from safepassage.formats.cusres.codes import DETAIL, HEADER_ERROR, RESPONSE, STATUSES
from safepassage.formats.edifact.route import ARRIVAL, DEPARTURE
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.formats.edifact.writer import Element, Sending, time_element, write_message
from safepassage.records import Answer, Leg, Message, Scope

Segment: TypeAlias = Sequence[Element]
_TEXT_LENGTH = 512  # UN/EDIFACT 4440


def write(
    message: Message, *, separators: Separators = STANDARD, sending: Sending | None = None
) -> bytes:
    """One interchange with one CUSRES; ``sending`` says how it travels.

    Answers follow the flight they name; those that name none stand after the last.
    """
    how = sending or Sending(application_reference="IAPI", separators=separators)
    return write_message(message, "CUSRES", _body(message), how)


def _body(message: Message) -> Iterator[Segment]:
    yield "BGM", message.function or RESPONSE
    if message.transaction:
        yield "RFF", ["TN", message.transaction, None, None, message.revision]
    waiting = list(message.answers)
    groups = groupby(message.flights, key=lambda leg: (leg.carrier or "") + (leg.number or ""))
    for designator, legs in groups:
        yield from _flight(designator, list(legs))
        for answer in [answer for answer in waiting if answer.flight == designator]:
            waiting.remove(answer)
            yield from _answer(answer)
    for answer in waiting:
        yield from _answer(answer)


def _flight(designator: str, legs: list[Leg]) -> Iterator[Segment]:
    yield "RFF", ["AF", designator]
    for leg in legs:
        ends = ("125", "87") if len(legs) == 1 else ("92", "92")
        yield "LOC", ends[0], leg.origin
        if leg.departs:
            yield "DTM", time_element(DEPARTURE, leg.departs)
        yield "LOC", ends[1], leg.destination
        if leg.arrives:
            yield "DTM", time_element(ARRIVAL, leg.arrives)


def _answer(answer: Answer) -> Iterator[Segment]:
    yield "ERP", HEADER_ERROR if answer.scope is Scope.MESSAGE else DETAIL
    if answer.reservation:
        yield "RFF", ["AVF", answer.reservation]
    if answer.traveller_reference:
        yield "RFF", ["ABO", answer.traveller_reference]
    status = answer.status or (STATUSES.get(answer.meaning) if answer.meaning else None)
    if status:
        yield "ERC", status
    yield from _text(answer.text)
    for error in answer.errors:
        yield "ERC", error.code
        yield from _text(error.text)


def _text(text: str | None) -> Iterator[Segment]:
    if text:
        yield "FTX", "AAP", None, None, text[:_TEXT_LENGTH]
