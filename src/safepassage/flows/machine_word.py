"""The machine's own word about one traveller: board, insufficient data, contact government.

A decision of a person stands above all three. "Contact government" ends by itself (``lapse``).
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.cases.status import Alert, Status
from safepassage.apps.travel.carrier_view import Addressed, Bound
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.selectors import legal_effects
from safepassage.flows.answers import severest
from safepassage.records._base import Record
from safepassage.records.answer import Meaning
from safepassage.records.crossing import Crossing
from safepassage.safeguards.basis import Direction

ACTING = frozenset({LegalEffect.TRAVEL_BAN, LegalEffect.ARREST, LegalEffect.SEIZE_DOCUMENT})


class Question(Record, frozen=True):
    """Who asks, where the question stands in the spool, and when it is answered.

    ``registers`` are those whose hit may have a carrier contact the government.
    """

    carrier: UUID
    sequence: int
    at: datetime
    contact_time: timedelta
    registers: frozenset[str] = frozenset()


class Facts(Record, frozen=True):
    """What the machine's word about a traveller-journey rests on.

    ``alerts`` are the undecided items of its copies by journey; ``leaves_at`` is the departure
    out of the country, after which no answer can change who is on board.
    """

    journey: UUID
    delete_at: datetime
    missing: tuple[str, ...]
    alerts: Mapping[UUID, Alert]
    comes_home: bool
    leaves_at: datetime | None


def machine_word(facts: Facts, question: Question) -> Status:
    """The severest word that the facts allow the machine; a national coming home never waits."""
    until = _contact_until(facts, question)
    meaning = severest(_words(facts, until, question.at))
    waits = meaning is Meaning.CONTACT_GOVERNMENT
    return Status(
        journey=facts.journey,
        carrier=question.carrier,
        meaning=meaning,
        since=question.at,
        delete_at=facts.delete_at,
        sequence=question.sequence,
        lapses_at=until if waits else None,
        waits_for=_first_item(facts.alerts) if waits else None,
    )


def leaves_at(way: Crossing | Bound | Addressed | None) -> datetime | None:
    """When a journey leaves the country, if it does."""
    return way.departs_at if way and way.direction == Direction.OUTBOUND else None


def _words(facts: Facts, contact_until: datetime | None, at: datetime) -> Iterator[Meaning]:
    yield Meaning.BOARD
    if facts.leaves_at and facts.leaves_at <= at:
        return
    if facts.missing:
        yield Meaning.INSUFFICIENT_DATA
    if contact_until and contact_until > at:
        yield Meaning.CONTACT_GOVERNMENT


def _contact_until(facts: Facts, question: Question) -> datetime | None:
    """Until when the carrier is asked to wait; ``None`` when there is no reason to."""
    if not facts.alerts or facts.comes_home or not _acting(facts.alerts.values(), question):
        return None
    until = max(alert.since for alert in facts.alerts.values()) + question.contact_time
    return min(until, facts.leaves_at) if facts.leaves_at else until


def _acting(alerts: Collection[Alert], question: Question) -> bool:
    """Whether a list that raised an alert wants more than to inform, or a register may hold up."""
    if any(not alert.registers.isdisjoint(question.registers) for alert in alerts):
        return True
    lists = (one for alert in alerts for one in alert.lists)
    return not ACTING.isdisjoint(legal_effects(lists))


def _first_item(alerts: Mapping[UUID, Alert]) -> UUID:
    return min(alerts.values(), key=lambda alert: alert.since).item
