"""The machine's word about somebody whose hits changed though no carrier asked anew.

What people decided stands as it does when a carrier asks; who may need protection and a
national coming home, by any record of the person, are never held up.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases.status import (
    Alert,
    Status,
    open_alerts,
    protecting,
    protection_possible,
    say_all,
    statuses,
)
from safepassage.apps.travel.carrier_view import Addressed, Masked, address, keep, siblings
from safepassage.flows.answers import queue_unsolicited, severest
from safepassage.flows.counterparts import copies_for, near_for, travellers_for
from safepassage.flows.machine_word import Facts, Question, leaves_at, machine_word
from safepassage.flows.nationals import comes_home
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import SCREENING, Purpose
from safepassage.safeguards.sealing import KeyGone, SealBroken
from safepassage.safeguards.sufficiency import missing_fields


class Person(Record, frozen=True):
    """Whom a carrier asked about: their copies of its message, and all records of them.

    ``near`` are those too that may well be theirs, for what protects them.
    """

    own: tuple[UUID, ...]
    copies: tuple[UUID, ...]
    near: tuple[UUID, ...]
    opened: Mapping[UUID, Addressed]
    travellers: tuple[Traveller, ...]


def was_asked_about(journey: UUID) -> bool:
    """Whether a carrier holds a word about any copy of this journey."""
    return bool(statuses(siblings(journey)))


def person_of(platform: Platform, journey: UUID, actor: Actor) -> Person:
    """Open every record of the person, each under its own purpose; in a transaction."""
    own = siblings(journey)
    found = list(_opened(platform, own, actor))
    copies, near = set(own), set(own)
    travellers: list[Traveller] = []
    for addressed, purpose in found:
        copies.update(copies_for(platform, addressed, purpose))
        near.update(near_for(platform, addressed, purpose))
        travellers += travellers_for(platform, addressed, actor=actor, purpose=purpose)
    return Person(
        own=tuple(own),
        copies=tuple(sorted(copies)),
        near=tuple(sorted(near)),
        opened={one.journey: one for one, _ in found},
        travellers=tuple(travellers),
    )


def say_again(platform: Platform, person: Person, actor: Actor) -> bool:
    """Settle the word in the caller's transaction; true when the carrier is told another."""
    keep(person.copies)
    known = statuses(person.copies)
    held = _holder(person, known)
    if held is None or protection_possible(person.near):
        return False
    new = _word(platform, person, known, held)
    said = known[held].meaning if held in known else Meaning.BOARD
    if new.meaning is said:
        return False
    before = severest(one.meaning for one in known.values())
    say_all([new])
    after = severest(one.meaning for one in (known | {held: new}).values())
    if after is before:
        return False
    queue_unsolicited(
        platform, person.opened[held], after, carrier=new.carrier, decision=None, actor=actor
    )
    return True


def change_and_tell(
    platform: Platform,
    journey: UUID,
    *,
    departs_at: datetime | None,
    actor: Actor,
    turn: Callable[[], AbstractContextManager[None]],
    change: Callable[[], bool],
) -> bool:
    """Let ``change`` alter somebody's hits in a ``turn``; true when the carrier is told of it.

    The person is opened before the lock is taken; again, if a carrier asked meanwhile. After
    the departure no carrier is told. ``change`` says whether it altered anything.
    """
    while True:
        person = None
        if _is_to_tell(platform, journey, departs_at):
            with transaction.atomic():
                person = person_of(platform, journey, actor)
        with turn():
            if person is None and _is_to_tell(platform, journey, departs_at):
                continue
            changed = change()
            return bool(person and changed and say_again(platform, person, actor))


def _is_to_tell(platform: Platform, journey: UUID, departs_at: datetime | None) -> bool:
    """Whether a carrier holds a word that can still be changed."""
    left = departs_at is not None and departs_at <= platform.clock.now()
    return not left and was_asked_about(journey)


def _opened(
    platform: Platform, journeys: list[UUID], actor: Actor
) -> Iterator[tuple[Addressed, Purpose]]:
    at = platform.clock.now()
    for purpose in SCREENING:
        for one in journeys:
            with suppress(Masked, SealBroken, KeyGone):
                yield address(one, actor=actor, purpose=purpose, keys=platform.keys, at=at), purpose


def _holder(person: Person, known: Mapping[UUID, Status]) -> UUID | None:
    """The copy that carries the machine's word; ``None`` when people decided on all of them."""
    standing = _standing(person, known)
    free = [one for one in person.own if one in person.opened and one not in standing]
    return min(free, key=lambda one: one not in known, default=None)


def _word(platform: Platform, person: Person, known: Mapping[UUID, Status], held: UUID) -> Status:
    standing = _standing(person, known)
    asked = known.get(held) or next(known[one] for one in person.own if one in known)
    addressed = person.opened[held]
    alerts = open_alerts(one for one in person.own if one not in standing)
    return machine_word(
        Facts(
            journey=held,
            delete_at=addressed.delete_at,
            missing=_missing(known.get(held), addressed.traveller),
            alerts=alerts,
            comes_home=_comes_home(platform, person, addressed.direction),
            leaves_at=leaves_at(addressed),
        ),
        Question(
            carrier=asked.carrier,
            sequence=asked.sequence,
            at=platform.clock.now(),
            contact_time=platform.contact_time,
            registers=platform.registers.holding_up,
        ),
    )


def _comes_home(platform: Platform, person: Person, direction: str) -> bool:
    return any(comes_home(platform, direction, one) for one in person.travellers)


def _missing(said: Status | None, traveller: Traveller) -> tuple[str, ...]:
    """Who may board lacks nothing: a carrier is not asked again for what it was not asked."""
    return () if said is None or said.meaning is Meaning.BOARD else missing_fields(traveller)


def _standing(person: Person, known: Mapping[UUID, Status]) -> set[UUID]:
    """The copies about which a person's decision stands, that no new evidence has overtaken."""
    decided = [known[one] for one in person.own if one in known and known[one].decision]
    alerts = open_alerts(one.journey for one in decided)
    shielded = protecting(decided)
    return {
        one.journey
        for one in decided
        if one.journey in shielded or not _overtaken(one, alerts.get(one.journey))
    }


def _overtaken(status: Status, alert: Alert | None) -> bool:
    refused = status.meaning is Meaning.DO_NOT_BOARD
    return alert is not None and not refused and alert.since > status.since
