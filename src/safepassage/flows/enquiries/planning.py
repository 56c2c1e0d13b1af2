"""From what waits to what is sent, if anything: travellers opened, their values minimised."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from uuid import UUID

import msgspec

from safepassage.adapters.registers.file import RegisterForm
from safepassage.apps.enquiries.services import Outcome
from safepassage.apps.enquiries.waiting import Waiting
from safepassage.apps.travel.rescreening import Opened, open_batch
from safepassage.flows.enquiries.shielding import in_need
from safepassage.flows.feared import feared_states
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.records.register import RegisterAnswer, Sent, Unchecked, Verdict, not_checked
from safepassage.safeguards.registers import questions_for, why_not
from safepassage.safeguards.sealing import KeyGone, Use, fingerprint, subkey

_encode = msgspec.json.Encoder(order="sorted").encode


class Task(Record, frozen=True):
    """A register to be asked about an opened traveller, a question a document."""

    waiting: Waiting
    form: RegisterForm
    opened: Opened
    questions: tuple[Mapping[Sent, str], ...]
    fingerprint: bytes

    @property
    def sent(self) -> tuple[Sent, ...]:
        """The names of what is sent."""
        return tuple(sorted({name for one in self.questions for name in one}))


class Plan(Record, frozen=True):
    """What is to be asked, and what is settled without asking."""

    tasks: tuple[Task, ...]
    settled: tuple[Outcome, ...]


def plan(platform: Platform, taken: Sequence[Waiting], *, actor: Actor) -> Plan:
    """Open the travellers and decide for each what may be sent about them, if anything."""
    opened = _opened(platform, taken, actor)
    shielded = {
        one: feared_states(platform, one, actor=actor)
        for one in in_need(platform, taken, actor=actor)
    }
    found = [
        _in_time(platform, one, opened.get(one.journey), feared=shielded.get(one.journey))
        for one in taken
    ]
    return Plan(
        tasks=tuple(one for one in found if isinstance(one, Task)),
        settled=tuple(one for one in found if isinstance(one, Outcome)),
    )


def _opened(platform: Platform, taken: Sequence[Waiting], actor: Actor) -> dict[UUID, Opened]:
    """One entry of the ledger a flight and kind of data, as where travellers are screened again."""
    found: dict[UUID, Opened] = {}
    at = platform.clock.now()
    asked = [one for one in taken if platform.registers.terms(one.register)]
    for (flight, kind), group in groupby(sorted(asked, key=_place), key=_place):
        ids = sorted({one.journey for one in group})
        batch = open_batch(actor, flight, DataKind(kind), ids, keys=platform.keys, at=at)
        found.update({one.journey: one for one in batch})
    return found


def _place(one: Waiting) -> tuple[UUID, str]:
    return one.flight, one.kind.value


def _in_time(
    platform: Platform, waiting: Waiting, opened: Opened | None, *, feared: frozenset[str] | None
) -> Task | Outcome:
    """What is planned, unless the key of the day ended meanwhile."""
    try:
        return _planned(platform, waiting, opened, feared=feared)
    except KeyGone:
        return _unasked(waiting, Unchecked.MASKED)


def _planned(
    platform: Platform, waiting: Waiting, opened: Opened | None, *, feared: frozenset[str] | None
) -> Task | Outcome:
    """``feared`` is ``None`` for whoever needs no protection, as far as is known."""
    form = platform.registers.terms(waiting.register)
    if form is None:
        return _unasked(waiting, Unchecked.NOT_CONFIGURED)
    if opened is None:
        return _unasked(waiting, Unchecked.MASKED)
    home = platform.geography.nationality
    why = why_not(
        form,
        opened.kind,
        opened.traveller,
        home=home,
        protection_possible=feared is not None,
        feared=feared or frozenset(),
    )
    if why:
        return _unasked(waiting, why)
    questions = questions_for(form, opened.traveller)
    if not questions:
        return _unasked(waiting, Unchecked.NO_DATA)
    told = _fingerprint(platform, opened, questions)
    if _is_known(platform, form, waiting, told):
        answer = RegisterAnswer(verdict=Verdict(waiting.answered))
        return Outcome(waiting=waiting, answer=answer, fingerprint=told, known=True)
    return Task(
        waiting=waiting,
        form=form,
        opened=opened,
        questions=tuple(questions),
        fingerprint=told,
    )


def _unasked(waiting: Waiting, why: Unchecked) -> Outcome:
    return Outcome(waiting=waiting, answer=not_checked(why))


def _fingerprint(
    platform: Platform, opened: Opened, questions: Sequence[Mapping[Sent, str]]
) -> bytes:
    """Tells whether the same is asked again; it says nothing once the day's key is gone."""
    key = subkey(platform.keys.day_key(opened.mask_day), Use.LOOK_UP)
    return fingerprint(key, opened.journey.bytes + _encode([dict(one) for one in questions]))


def _is_known(platform: Platform, form: RegisterForm, waiting: Waiting, told: bytes) -> bool:
    """Whether the register has answered to the same values lately: nothing leaves twice."""
    if waiting.answered_at is None or waiting.fingerprint != told:
        return False
    return waiting.answered_at >= platform.clock.now() - timedelta(hours=form.fresh_hours)
