"""Carriers that have not acknowledged a later answer are told by telephone.

Only the word that stands now is on the list: an officer at three in the morning must never
read out a refusal that was taken back, or speak of somebody who travels no more.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import Enum, auto
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.status import statuses
from safepassage.apps.messages import telephone
from safepassage.apps.messages.telephone import Called, Unheard
from safepassage.apps.travel.carrier_view import Bound, bound, not_departed, siblings_of
from safepassage.apps.travel.conversation import travel_no_more
from safepassage.flows.answers import STATUS_OF, severest
from safepassage.flows.page import Calls
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose, may_read

ACTOR = Actor.component(Component.PIPELINE)
SHOWN_AFTERWARDS = timedelta(hours=12)


class Noted(Enum):
    """What became of a call that an officer notes."""

    DONE = auto()
    HEARD_BEFORE = auto()
    NO_LONGER_SO = auto()


class ToTell(Record, frozen=True):
    """A word that a carrier has not heard, and the way of whom it is about."""

    answer: Unheard
    way: Bound
    copies: tuple[UUID, ...]

    def leaves_after(self, at: datetime) -> bool:
        """Whether the flight has not left yet, as far as is known."""
        return self.way.departs_at is None or self.way.departs_at > at


def to_telephone(platform: Platform, purpose: Purpose | None = None) -> list[ToTell]:
    """What is to be told by telephone, the soonest departure first; what has left comes last.

    ``purpose`` leaves only what it may read. What left half a day ago is no longer told.
    """
    at = platform.clock.now()
    about = not_departed(at - SHOWN_AFTERWARDS)
    found = list(_standing(telephone.unheard(at - platform.telephone_time, about=about), purpose))
    return sorted(found, key=lambda one: _urgency(one, at))


def count_to_telephone(platform: Platform, purpose: Purpose) -> int:
    """How many words must still be told before their flight leaves."""
    at = platform.clock.now()
    waiting = telephone.unheard(at - platform.telephone_time, about=not_departed(at))
    return sum(1 for _ in _standing(waiting, purpose))


def lately_told(platform: Platform, purpose: Purpose) -> list[ToTell]:
    """What officers told by telephone in the last hours, the newest first."""
    told = telephone.lately_told(platform.clock.now() - SHOWN_AFTERWARDS)
    return [
        ToTell(answer=one, way=way, copies=(one.journey,))
        for one, way in _bound(told)
        if may_read(purpose, way.kind)
    ]


def note_call(answer_id: UUID, call: Called, *, actor: Actor, purpose: Purpose) -> Noted:
    """Keep that an officer telephoned; nothing is kept of a word that stands no longer."""
    with transaction.atomic():
        waiting = telephone.unheard_answer(answer_id)
        if waiting is None:
            return Noted.HEARD_BEFORE
        standing = list(_standing([waiting], purpose))
        if not standing:
            return Noted.NO_LONGER_SO
        done = telephone.note_call(
            answer_id, call, copies=standing[0].copies, actor=actor, purpose=purpose
        )
    return Noted.DONE if done else Noted.HEARD_BEFORE


def page_for_telephone(platform: Platform, pager: Calls) -> int:
    """Call the on-call officer, once an answer; how many calls.

    The mark and its entry are written first, as in ``flows.page``.
    """
    at = platform.clock.now()
    before, about = at - platform.telephone_time, not_departed(at)
    due = [one.answer.id for one in _standing(telephone.unheard(before, about=about, fresh=True))]
    for answer in due:
        with transaction.atomic():
            telephone.mark_paged(answer, at=at)
            ledger.write(event=Event.OFFICER_PAGED, actor=ACTOR, subject=str(answer), at=at)
        pager.page(answer)
    return len(due)


def _standing(waiting: Sequence[Unheard], purpose: Purpose | None = None) -> Iterator[ToTell]:
    """Those that are still what their carriers should hear; as many queries for all as for one."""
    ways = {one: way for one, way in _bound(waiting) if not purpose or may_read(purpose, way.kind)}
    copies = siblings_of([one.journey for one in ways])
    everybody = {each for group in copies.values() for each in group}
    said, last = statuses(everybody), telephone.newest(everybody)
    gone = travel_no_more([one.journey for one in ways])
    for answer, way in ways.items():
        group = copies[answer.journey]
        word = severest(said[one].meaning for one in group if one in said)
        newest = max(last.get(one, 0) for one in group)
        stands = STATUS_OF[word] == answer.status and newest == answer.cursor
        if stands and answer.journey not in gone:
            yield ToTell(answer=answer, way=way, copies=tuple(group))


def _bound(answers: Sequence[Unheard]) -> Iterator[tuple[Unheard, Bound]]:
    """With the ways of those whose journeys are neither masked nor gone."""
    ways = bound(one.journey for one in answers)
    return ((one, ways[one.journey]) for one in answers if one.journey in ways)


def _urgency(one: ToTell, at: datetime) -> tuple[bool, bool, float, datetime]:
    leaves = one.way.departs_at
    known = leaves.timestamp() if leaves else 0.0
    return not one.leaves_after(at), leaves is None, known, one.answer.created_at
