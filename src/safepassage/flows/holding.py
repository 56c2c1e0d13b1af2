"""People record why a journey's data stay, prolong it by two, and end it; people alone.

Masking goes on meanwhile: a hold moves the deletion and nothing else. Under a profile that
deletes what has no objective link, the hold is that link, and is recorded before the data end.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.holds import recording
from safepassage.apps.holds.models import Hold
from safepassage.apps.travel import holding as travel
from safepassage.apps.travel.after_entry import only_with
from safepassage.flows.held_words import seal
from safepassage.flows.keeping import settle_ends
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.boarding import SHORTEST_GROUND
from safepassage.safeguards.holding import Ended, Reason, Still, fault_of
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import NONCE_BYTES, Sealer


class HoldRefused(Exception):  # noqa: N818 - a state, told as one
    """The hold cannot be written; ``code`` for machines, ``text`` for the officer."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Asked(Record, frozen=True, kw_only=True):
    """What an officer wants to record about a journey.

    ``words`` say why; ``decision`` is the confirmed decision that says it, where one does.
    """

    journey: UUID
    reason: Reason
    reference: str
    words: str
    until: datetime
    decision: UUID | None = None


@transaction.atomic
def record(
    platform: Platform, asked: Asked, *, officer: UUID, actor: Actor, purpose: Purpose
) -> UUID:
    """Record why a journey stays; raises ``HoldRefused`` with the rule that stands against it."""
    at = platform.clock.now()
    found = travel.holdable(purpose, asked.journey, platform.keys)
    if found is None:
        raise HoldRefused("gone", "This journey is deleted; nothing can be kept of it.")
    if found.sealer is None:
        raise HoldRefused("masked", "This journey is masked: why it stays is said before that.")
    if len(asked.words.strip()) < SHORTEST_GROUND:
        raise HoldRefused("words", "Say in words why the data stay; ten characters at least.")
    _check(asked.reference, asked.until, at, found.unheld_at, found.latest_at)
    hold = platform.ids.new()
    recording.record(
        recording.NewHold(
            id=hold,
            journey=asked.journey,
            kind=found.kind,
            basis=found.basis,
            reason=asked.reason,
            reference=asked.reference,
            words=_seal(platform, found.sealer, "hold", hold, asked.words),
            officer=officer,
            at=at,
            until=asked.until,
            latest=found.latest_at,
            decision=asked.decision,
        ),
        actor=actor,
        purpose=purpose,
    )
    settle_ends([asked.journey], at=at)
    return hold


@transaction.atomic
def ask_longer(
    platform: Platform,
    hold: UUID,
    until: datetime,
    why: Still,
    *,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Ask for a later end; another officer must agree. Raises ``HoldRefused``."""
    at = platform.clock.now()
    row = _standing(hold, purpose, at)
    if row.asked_by:
        raise HoldRefused("asked", "A later end was asked for already; another officer answers.")
    if until <= row.until:
        raise HoldRefused("no_later", "Ask for an end that is later than the present one.")
    _check(row.reference, until, at, row.at, row.delete_at)
    recording.ask_longer(row, until, why, officer=officer, actor=actor, purpose=purpose, at=at)


@transaction.atomic
def answer(
    platform: Platform,
    hold: UUID,
    *,
    agrees: bool,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Another officer's word on a later end; raises ``HoldRefused`` for the one who asked."""
    at = platform.clock.now()
    row = _standing(hold, purpose, at)
    if row.asked_by is None:
        raise HoldRefused("not_asked", "Nobody asks for a later end of this hold.")
    if officer in {row.asked_by, row.officer}:
        raise HoldRefused("same", "Somebody must agree who neither recorded the hold nor asked.")
    recording.answer(row, agrees=agrees, actor=actor, purpose=purpose, at=at)
    settle_ends([row.journey], at=at)


@transaction.atomic
def end(platform: Platform, hold: UUID, why: Ended, *, actor: Actor, purpose: Purpose) -> None:
    """End a hold; past its ordinary end the journey goes with the next run of retention.

    Raises ``HoldRefused`` where it has ended already.
    """
    _end(platform, _standing(hold, purpose, platform.clock.now()), why, actor, purpose)


@only_with(None)
def by_decision(
    platform: Platform,
    journey: UUID,
    *,
    item: UUID,
    decision: UUID,
    ground: str,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Record the link that a decision in force makes: a person has confirmed a hit.

    Nothing is recorded of data whose law lets nothing stay longer. The record is not read, so
    that it needs no leave after entry.
    """
    found = travel.holdable(purpose, journey, platform.keys)
    if found is None or found.latest_at <= found.unheld_at:
        return
    asked = Asked(
        journey=journey,
        reason=Reason.HIT_CONFIRMED,
        reference=f"ITEM/{item.hex.upper()}",
        words=ground,
        until=min(found.latest_at, found.unheld_at + longest()),
        decision=decision,
    )
    record(platform, asked, officer=officer, actor=actor, purpose=purpose)


def take_back(platform: Platform, decision: UUID, *, actor: Actor, purpose: Purpose) -> None:
    """End what a decision recorded that somebody has corrected, inside its transaction."""
    for row in recording.of_decision(decision):
        _end(platform, row, Ended.DECISION_CORRECTED, actor, purpose)


@transaction.atomic
def flag_find(
    platform: Platform,
    journey: UUID,
    *,
    item: UUID,
    words: str,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Flag that another offence came to light on the way (Directive (EU) 2016/681 art. 7(5)).

    It decides nothing and keeps nothing longer. Raises ``HoldRefused``.
    """
    found = travel.holdable(purpose, journey, platform.keys)
    if found is None or found.sealer is None:
        raise HoldRefused("masked", "This journey is masked or deleted.")
    if len(words.strip()) < SHORTEST_GROUND:
        raise HoldRefused("words", "Say in words what was found; ten characters at least.")
    find = platform.ids.new()
    new = recording.NewFind(
        id=find,
        journey=journey,
        kind=found.kind.value,
        item=item,
        words=_seal(platform, found.sealer, "find", find, words),
        officer=officer,
        at=platform.clock.now(),
        delete_at=found.unheld_at,
    )
    if not recording.find(new, actor=actor, purpose=purpose):
        raise HoldRefused("flagged", "It is flagged already.")


def longest() -> timedelta:
    """For how long a hold can be recorded or prolonged at once."""
    return timedelta(days=settings.SAFEPASSAGE_HOLD_DAYS)


def _check(
    reference: str, until: datetime, at: datetime, ordinary: datetime, latest: datetime
) -> None:
    fault = fault_of(
        reference=reference,
        until=until,
        at=at,
        ordinary=ordinary,
        latest=latest,
        longest=longest(),
    )
    if fault:
        raise HoldRefused(fault.code, fault.text)


def _standing(hold: UUID, purpose: Purpose, at: datetime) -> Hold:
    row = recording.locked(hold, purpose)
    if row is None or row.until <= at:
        raise HoldRefused("ended", "This hold has ended.")
    return row


def _end(platform: Platform, row: Hold, why: Ended, actor: Actor, purpose: Purpose) -> None:
    at = platform.clock.now()
    recording.end(row, why, actor=actor, purpose=purpose, at=at)
    settle_ends([row.journey], at=at)


def _seal(platform: Platform, sealer: Sealer, of: str, row: UUID, words: str) -> bytes:
    return seal(sealer, platform.ids.random(NONCE_BYTES), of, row, words)
