"""What came of a question, and what the owner of a register said: each with its entry."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.enquiries import counting
from safepassage.apps.enquiries.models import Confirmation, Enquiry
from safepassage.apps.enquiries.waiting import Waiting
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.register import FOR_GOOD, RegisterAnswer, Sent, Unchecked, Verdict
from safepassage.safeguards.purpose import Purpose, purpose_of

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=15)
MOST_DOUBLINGS = 10


class Outcome(Record, frozen=True):
    """What came of one question.

    ``sent`` names the values of it, empty when nothing was sent; ``milliseconds`` is what the
    register took. ``known`` when the last answer to the same values was fresh enough to stand.
    """

    waiting: Waiting
    answer: RegisterAnswer
    sent: tuple[Sent, ...] = ()
    fingerprint: bytes = b""
    milliseconds: float | None = None
    known: bool = False


def tell_asked(waiting: Waiting, sent: Sequence[Sent], *, actor: Actor, at: datetime) -> None:
    """Say in the ledger that these values are about to leave; before they do."""
    ledger.write(
        event=Event.ENQUIRY_ASKED,
        actor=actor,
        purpose=purpose_of(waiting.kind),
        subject=str(waiting.journey),
        details={"enquiry": str(waiting.id), "register": waiting.register, "fields": list(sent)},
        at=at,
    )


def settle(
    outcomes: Sequence[Outcome], *, actor: Actor, at: datetime, keep: timedelta
) -> frozenset[UUID]:
    """Write what came of questions, in the caller's transaction; the ids of those that it kept.

    Where newer data wait to be asked about, or are being written, the answer is dropped; its
    entry is written all the same, for the question was put. Counts live for ``keep``.
    """
    rounds = _locked(outcomes)
    kept = [one for one in outcomes if rounds.get(one.waiting.id) == one.waiting.round]
    for one in kept:
        Enquiry.objects.filter(id=one.waiting.id).update(**_values(one, at))
    for one in outcomes:
        _tell_settled(one, actor=actor, at=at)
    _count([one for one in outcomes if not one.known], at=at, keep=keep)
    return frozenset(one.waiting.id for one in kept)


def _locked(outcomes: Sequence[Outcome]) -> dict[UUID, int]:
    """The rounds of those that nobody else is writing: nobody is waited for."""
    rows = Enquiry.objects.filter(id__in=[one.waiting.id for one in outcomes])
    return dict(rows.select_for_update(skip_locked=True).values_list("id", "round"))


def _count(outcomes: Sequence[Outcome], *, at: datetime, keep: timedelta) -> None:
    """Once a register, in one order wherever several write."""
    for register in sorted({one.waiting.register for one in outcomes}):
        mine = [one for one in outcomes if one.waiting.register == register]
        counts: Counter[str] = Counter()
        for one in mine:
            counts.update(counts_of(one))
        counting.count(register, counts, at=at, keep=keep)
        counting.note_state(register, [one.answer for one in mine], at=at)


def note_confirmation(
    row: Enquiry,
    word: Confirmation,
    *,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    at: datetime,
    keep: timedelta,
) -> None:
    """Keep what the owner said about a hit, in the caller's transaction; a later word corrects."""
    counts = {f"owner.{word}": 1}
    if row.confirmation:
        counts[f"owner.{row.confirmation}"] = counts.get(f"owner.{row.confirmation}", 0) - 1
    row.confirmation, row.confirmed_by, row.confirmed_at = word.value, officer, at
    row.save(update_fields=["confirmation", "confirmed_by", "confirmed_at"])
    counting.count(row.register, counts, at=at, keep=keep)
    ledger.write(
        event=Event.ENQUIRY_CONFIRMED,
        actor=actor,
        purpose=purpose,
        subject=str(row.journey),
        details={"enquiry": str(row.id), "register": row.register, "owner": word.value},
        at=at,
    )


def counts_of(outcome: Outcome) -> dict[str, int]:
    """What a question adds to its register's day."""
    counts = {outcome.answer.verdict.value: 1}
    if outcome.sent:
        counts["asked"] = 1
    if outcome.answer.why:
        counts[f"why.{outcome.answer.why}"] = 1
    if outcome.milliseconds is not None and outcome.answer.verdict is not Verdict.NOT_CHECKED:
        counts[counting.bucket(outcome.milliseconds)] = 1
    return counts


def again_at(outcome: Outcome, at: datetime) -> datetime | None:
    """When the question is put again; ``None`` when it is answered, for good or too late."""
    why = outcome.answer.why
    if why is None or why in FOR_GOOD:
        return None
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(outcome.waiting.attempts, MOST_DOUBLINGS))
    return at + pause if at + pause < outcome.waiting.until else None


def _tell_settled(outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    answer = outcome.answer
    details: dict[str, str | bool | list[str]] = {
        "enquiry": str(outcome.waiting.id),
        "register": outcome.waiting.register,
        "fields": [one.value for one in outcome.sent],
        "outcome": answer.verdict.value,
    }
    if answer.why:
        details["why"] = answer.why.value
    if outcome.known:
        details["known"] = True
    ledger.write(
        event=Event.ENQUIRY_ANSWERED,
        actor=actor,
        purpose=purpose_of(outcome.waiting.kind),
        subject=str(outcome.waiting.journey),
        details=details,
        at=at,
    )


def _values(outcome: Outcome, at: datetime) -> dict[str, object]:
    answer, waiting = outcome.answer, outcome.waiting
    values: dict[str, object] = {
        "verdict": answer.verdict.value,
        "why": answer.why.value if answer.why else "",
        "attempts": waiting.attempts + (answer.why is not Unchecked.WAITING),
        "due_at": again_at(outcome, at),
    }
    if outcome.sent:
        values |= {"asked_at": at, "sent": list(outcome.sent)}
    if answer.why is None and not outcome.known:
        values |= _answered(outcome, at)
    return values


def _answered(outcome: Outcome, at: datetime) -> dict[str, object]:
    """The answer itself; what the owner said of another answer does not stand for this one."""
    answer, waiting = outcome.answer, outcome.waiting
    same = waiting.fingerprint == outcome.fingerprint and waiting.answered == answer.verdict
    own: dict[str, object] = {
        "answered": answer.verdict.value,
        "answered_at": at,
        "fingerprint": outcome.fingerprint,
        "reason": answer.reason or "",
        "matched": list(answer.matched),
    }
    unsaid = {"confirmation": "", "confirmed_by": None, "confirmed_at": None}
    return own if same else own | unsaid
