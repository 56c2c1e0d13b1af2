"""Redress numbers: given to travellers who ask, so that what cleared them outlasts their data.

A number is made by chance, shown once, and kept as a keyed token. It is bound to the listings
that were cleared and to the person by name and birth date: with anybody else it does nothing.
"""

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.clearances import numbers, selectors
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.travel import rescreening
from safepassage.apps.travel.carrier_view import Masked, address
from safepassage.flows.cleared import is_theirs, number_token, redress_keys, tokens_of
from safepassage.flows.platform import Platform
from safepassage.flows.stopped import refuse_stopped
from safepassage.pipeline.bindings import persons_of
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.redress import CHANCE_BYTES, make_number
from safepassage.records.traveller import Traveller
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.clearance import ANY_DOCUMENT, bind
from safepassage.safeguards.purpose import Purpose


class NotCleared(Exception):  # noqa: N818 - a state, told as one
    """Nothing is cleared about this journey, or its data have ended: there is nothing to last."""


class NumberState(StrEnum):
    """What a redress number that a carrier sent is worth."""

    THEIRS = "theirs"
    ANOTHERS = "anothers"
    UNKNOWN = "unknown"


class NumberNote(Record, frozen=True):
    """A redress number that was sent, and its state."""

    number: str
    state: NumberState


@transaction.atomic
def give(
    platform: Platform, journey: UUID, *, officer: UUID, actor: Actor, purpose: Purpose
) -> str:
    """Give a number for all that is cleared about a journey; raises NotCleared.

    The number is told this once: nobody can read it afterwards. Raises ``StoppedError``
    where giving numbers stands stopped.
    """
    refuse_stopped(Capability.REDRESS_NUMBERS)
    cleared = selectors.given_by(journey, purpose)
    if not cleared:
        raise NotCleared
    at = platform.clock.now()
    try:
        told = address(journey, actor=actor, purpose=purpose, keys=platform.keys, at=at)
    except Masked as error:
        raise NotCleared from error
    number, row, key = (
        make_number(platform.ids.random(CHANCE_BYTES)),
        platform.ids.new(),
        redress_keys(platform)[0],
    )
    given = numbers.Given(
        id=row,
        token=number_token(key, number),
        bound=bind(ANY_DOCUMENT, persons_of(told.traveller), tokens_of(key, row)),
        officer=officer,
        at=at,
        delete_at=at + timedelta(days=settings.SAFEPASSAGE_REDRESS_DAYS),
    )
    numbers.give(given, journey, cleared, actor=actor, purpose=purpose)
    return number


@transaction.atomic
def end(
    platform: Platform, number: UUID, *, ground: Ground, actor: Actor, purpose: Purpose
) -> bool:
    """End a number; what it kept back is screened again, on flights that are not over."""
    flights = selectors.flights_kept_by([number])
    at = platform.clock.now()
    ended = numbers.end(number, ground=ground, actor=actor, purpose=purpose, at=at)
    if ended:
        rescreening.forget_flights(flights)
    return ended


def notes(platform: Platform, traveller: Traveller) -> Iterator[NumberNote]:
    """What each redress number sent for a traveller is worth: another's does nothing."""
    if not traveller.redress_numbers:
        return
    keys, sent = redress_keys(platform), traveller.redress_numbers
    tokens = {number_token(key, one): one for key in keys for one in sent}
    known = {
        tokens[one.token]: is_theirs(keys, one.id, one.bound, traveller)
        for one in selectors.sent_numbers(tokens, at=platform.clock.now())
    }
    states = {True: NumberState.THEIRS, False: NumberState.ANOTHERS, None: NumberState.UNKNOWN}
    for number in dict.fromkeys(sent):
        yield NumberNote(number=number, state=states[known.get(number)])
