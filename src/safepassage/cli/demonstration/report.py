"""How much of what is true was found: by case, for everybody announced so far."""

import argparse
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from safepassage.cli._result import show
from safepassage.cli.demonstration.book import Book
from safepassage.records._base import Record
from safepassage.simulation import Case, Chapter, Expectation, truth

SETTLED = timedelta(seconds=15)
"""How long a message is on its way before its travellers count."""
Found = Mapping[tuple[str, str], set[str]]


class Seen(Record, frozen=True):
    """One announced traveller: the case, whether all was found, what was found wrongly."""

    case: Case
    found: bool
    lookalike: bool


def report(home: Path, args: argparse.Namespace) -> int:
    """Print recall and false alerts by case."""
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.recall import found_entries

    until = SystemClock().now() - SETTLED
    found = found_entries()
    seen = [one for chapter in Book(home).chapters() for one in _seen(chapter, until, found)]
    return show(_figures(seen), args)


def _seen(chapter: Chapter, until: datetime, found: Found) -> Iterator[Seen]:
    announced = _announced(chapter, until)
    for expected in truth(chapter.scenario):
        if expected.journey in announced:
            yield _judge(expected, found.get(_designator(expected.flight), set()))


def _announced(chapter: Chapter, until: datetime) -> set[str]:
    """Return the journeys with a message of advance passenger information sent by ``until``.

    Reservations alone need not hold the document or birth date by which a person is found.
    """
    return {
        journey
        for due, dispatch in chapter.due()
        if due <= until and dispatch.kind == "api"
        for journey in dispatch.journeys
    }


def _designator(flight: str) -> tuple[str, str]:
    """Return carrier and number of a flight's key, whose designator has two letters."""
    designator = flight.partition("/")[0]
    return designator[:2], designator[2:]


def _judge(expected: Expectation, found: set[str]) -> Seen:
    return Seen(
        case=expected.case,
        found=found.issuperset(expected.entries),
        lookalike=not found.isdisjoint(expected.lookalikes),
    )


def _figures(seen: list[Seen]) -> dict[str, object]:
    figures: dict[str, object] = {"travellers": len(seen)}
    for case in (Case.LISTED, Case.DOCUMENT, Case.VARIANT):
        of_case = [one for one in seen if one.case is case]
        figures[case.value] = len(of_case)
        figures[f"{case.value}_found"] = sum(one.found for one in of_case)
    namesakes = [one for one in seen if one.case is Case.NAMESAKE]
    figures["namesakes"] = len(namesakes)
    figures["namesakes_alerted"] = sum(one.lookalike for one in namesakes)
    return figures
