"""From which states somebody may need protection, as officers noted it under their key."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.cases.noted import of_protection
from safepassage.apps.travel.carrier_view import Masked, address
from safepassage.flows.grounds import open_words
from safepassage.flows.platform import Platform
from safepassage.flows.word_again import person_of
from safepassage.records.actor import Actor
from safepassage.safeguards.protection import ANY_STATE


def feared_states(platform: Platform, journey: UUID, *, actor: Actor) -> frozenset[str]:
    """The states noted on any record that may be the person's; the reading is in the ledger.

    ``ANY_STATE`` is among them where a note is masked: it may have named any.
    """
    with transaction.atomic():
        noted = of_protection(person_of(platform, journey, actor).near)
        return frozenset(
            state
            for one in noted
            for state in _said(platform, one.journey, one.decision, one.words, actor)
        )


def _said(
    platform: Platform, journey: UUID, decision: UUID, words: bytes, actor: Actor
) -> tuple[str, ...]:
    at = platform.clock.now()
    try:
        addressed = address(journey, actor=actor, keys=platform.keys, at=at)
    except Masked:
        return (ANY_STATE,)
    return open_words(addressed.sealer, decision, words).feared
