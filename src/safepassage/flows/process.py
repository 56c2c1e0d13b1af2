"""One message through the stages: prepared without the database, applied, then closed."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from typing import Any

from django.db import transaction
from msgspec import MsgspecError

from safepassage.apps.messages import services as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.carrier_view import Masked, address
from safepassage.flows.answers import queue_unsolicited
from safepassage.flows.changed_flight import follow_changed_flights
from safepassage.flows.effects import CHUNK, Effects, Told
from safepassage.flows.nationals import (
    copies_of,
    free_nationals,
    kins_of,
    may_have_kin,
    shield_protected,
)
from safepassage.flows.order import note_order
from safepassage.flows.platform import Platform
from safepassage.flows.put_off import put_off
from safepassage.flows.quality import count
from safepassage.flows.quarantine import judge
from safepassage.flows.routed import hold_before, hold_routed, keep_what_was_routed
from safepassage.flows.speak import note_parts, speak
from safepassage.flows.statuses import Word, not_boarding, settle
from safepassage.flows.told import Given, asked_about, record_given
from safepassage.pipeline.draft import Prepared
from safepassage.pipeline.stages import within_time
from safepassage.records.actor import Actor
from safepassage.records.defect import Defect, Severity
from safepassage.safeguards.sealing import KeyGone, SealBroken

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 4


Answered = Callable[[list[Word]], bool]
"""Takes the settled words; true when the carrier was answered before, with "board"."""
Enquire = Callable[[Sequence[Told]], bool]
"""Asks registers about stored travellers of a carrier that waits; whether any had a hit."""


def apply(
    platform: Platform,
    lease: Lease,
    prepared: Prepared,
    *,
    actor: Actor,
    answered: Answered = lambda _words: True,
    enquire: Enquire | None = None,
) -> None:
    """Store what the gate admitted, then finish the message, or park it if any of it was fatal.

    A carrier that waits is served in one transaction, with the words for it, unless registers
    are to be asked between, or the unit's other records must be opened and compared first; when
    it was ``answered`` before, what differs from "board" is queued for it in the same
    transaction.
    """
    prepared = put_off(prepared, received_at=lease.received_at)
    prepared = follow_changed_flights(platform, lease, prepared)
    effects = Effects(platform, lease, prepared, actor)  # it steps over what is past its time
    prepared = within_time(prepared, at=effects.at)
    if not lease.interactive:
        effects.apply()
        copies = copies_of(lease, effects.told)
        others = kins_of(platform, prepared, copies)
        with transaction.atomic():
            hold_routed(lease)
            free_nationals(platform, lease, prepared, copies, others, actor=actor)
            shield_protected(copies, others)
            speak(platform, lease, prepared, effects, actor=actor)
            prepared = note_parts(lease, prepared)
            prepared = note_order(platform, lease, prepared, effects, actor=actor)
            keep_what_was_routed(platform, lease, actor=actor)
            close(platform, lease, prepared, actor=actor, stored=effects.committed)
        return
    at_once = enquire is None and _is_at_once(prepared)
    with transaction.atomic() if at_once else nullcontext():
        hold_before(prepared, at_once=at_once)
        effects.apply()
        leads = enquire is not None and enquire(effects.told)
        others = {} if at_once else kins_of(platform, prepared, copies_of(lease, effects.told))
        with transaction.atomic(savepoint=False):
            hold_routed(lease)
            words = settle(
                platform, lease, prepared, effects.told, others, actor=actor, leads=leads
            )
            if late := answered(words):
                _tell_late(platform, lease, words, actor=actor)
            given = Given(message=lease.id, carrier=lease.sender, asked=asked_about(prepared))
            record_given(platform, given, [] if late else words, actor=actor, late=late)
            speak(platform, lease, prepared, effects, actor=actor)
            prepared = note_parts(lease, prepared)
            prepared = note_order(platform, lease, prepared, effects, actor=actor)
            keep_what_was_routed(platform, lease, actor=actor)
            close(platform, lease, prepared, actor=actor, stored=effects.committed)


def _is_at_once(prepared: Prepared) -> bool:
    """One transaction, unless it would hold the lock for long, or somebody must be compared."""
    journeys = sum(len(batch.journeys) for part in prepared.parts for batch in part.batches)
    return journeys <= CHUNK and not may_have_kin(prepared)


def _tell_late(platform: Platform, lease: Lease, words: Sequence[Word], *, actor: Actor) -> None:
    """The carrier was told "board" before the words were settled: send what differs."""
    at = platform.clock.now()
    for word in not_boarding(words):
        with suppress(Masked):
            addressed = address(word.journey, actor=actor, keys=platform.keys, at=at)
            queue_unsolicited(
                platform,
                addressed,
                word.meaning,
                carrier=lease.sender,
                decision=None,
                actor=actor,
            )


def close(
    platform: Platform, lease: Lease, prepared: Prepared, *, actor: Actor, stored: int
) -> None:
    """Finish or park: the body's key is destroyed, or kept for as long as parked bodies live."""
    at = platform.clock.now()
    outcome = _outcome(prepared, stored=stored)
    with transaction.atomic(savepoint=False):
        if prepared.fatal:
            keep = platform.parked_time
            messages.park(lease, at=at, keep=keep, actor=actor, outcome=outcome)
        else:
            messages.finish(lease, at=at, actor=actor, outcome=outcome)
        if not lease.imported:
            count(platform, lease, prepared)
        judge(platform, lease, prepared, actor=actor)


def park_failed(platform: Platform, lease: Lease, *, code: str, actor: Actor) -> None:
    """Set aside a message that the machine cannot process, with the reason; never drop it."""
    failure = Defect(
        code=code,
        severity=Severity.FATAL,
        text="The message could not be processed; it was set aside and can be tried again.",
    )
    prepared = Prepared(parts=(), defects=(failure,), fatal=True, lists="")
    with transaction.atomic():
        hold_routed(lease)
        _keep_if_possible(platform, lease, actor)
        close(platform, lease, prepared, actor=actor, stored=messages.committed(lease))


def _keep_if_possible(platform: Platform, lease: Lease, actor: Actor) -> None:
    """What cannot be deleted now must not keep a message from its end; the log tells of it."""
    try:
        with transaction.atomic():
            keep_what_was_routed(platform, lease, actor=actor)
    except (KeyGone, MsgspecError, SealBroken, ValueError):
        log.exception("message %s: what came another way was not deleted", lease.id)


def _outcome(prepared: Prepared, *, stored: int) -> dict[str, Any]:
    parts = prepared.parts
    refusals = [part.refusal for part in parts if part.refusal]
    first = parts[0] if parts else None
    return {
        "format": first.format if first else None,
        "function": first.function if first else None,
        "travellers": sum(part.travellers for part in parts),
        "stored": stored,
        "refusal": refusals[0] if refusals and len(refusals) == len(parts) else None,
        "defects": messages.told_defects(_worst_first(prepared.defects)),
        "counts": _counts(prepared),
    }


def _worst_first(defects: Sequence[Defect]) -> list[Defect]:
    order = {severity: place for place, severity in enumerate(reversed(Severity))}
    return sorted(defects, key=lambda one: order[one.severity])


def _counts(prepared: Prepared) -> dict[str, int]:
    """What was struck by the gate and what was found wrong, by code."""
    struck: Counter[str] = Counter()
    for part in prepared.parts:
        struck.update({f"struck.{name}": count for name, count in part.struck.items()})
        if part.refusal:
            struck[f"refused.{part.refusal}"] += part.travellers
    found = Counter(f"defect.{one.code}" for one in prepared.defects)
    return dict(sorted((struck + found).items()))
