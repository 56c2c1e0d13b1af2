"""What recipients say afterwards, and what the data protection officer has seen."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.disclosures import disclosing
from safepassage.apps.disclosures.models import Feedback
from safepassage.apps.disclosures.shown import DisclosureHead
from safepassage.flows.disclosing.errors import DisclosureRefused
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor


def note_receipt(platform: Platform, disclosure: UUID, *, actor: Actor) -> DisclosureHead:
    """Note that the recipient confirmed what it received; raises DisclosureRefused."""
    try:
        with transaction.atomic():
            return disclosing.received(disclosure, actor=actor, at=platform.clock.now())
    except disclosing.NotPossible as error:
        raise DisclosureRefused([str(error)]) from error


def note_feedback(
    platform: Platform, disclosure: UUID, feedback: Feedback, *, actor: Actor
) -> DisclosureHead:
    """Note what the recipient said came of it; raises DisclosureRefused."""
    try:
        with transaction.atomic():
            at = platform.clock.now()
            return disclosing.fed_back(disclosure, feedback, actor=actor, at=at)
    except disclosing.NotPossible as error:
        raise DisclosureRefused([str(error)]) from error


def note_seen(platform: Platform, disclosure: UUID, *, actor: Actor) -> None:
    """The data protection officer has seen a disclosure; raises DisclosureRefused."""
    try:
        with transaction.atomic():
            disclosing.seen(disclosure, actor=actor, at=platform.clock.now())
    except disclosing.NotPossible as error:
        raise DisclosureRefused([str(error)]) from error
