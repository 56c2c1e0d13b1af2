"""Messages of whom nobody knows the sender: kept, and given to a carrier by an officer."""

from uuid import UUID

from django.db import IntegrityError, transaction

from safepassage.apps.carriers.models import Carrier
from safepassage.apps.messages import held
from safepassage.flows.platform import Platform
from safepassage.flows.quarantine import let_go
from safepassage.records.actor import Actor

NOBODY = UUID(int=0)
"""The sender of what came from an address that is no carrier's."""


def let_go_as(platform: Platform, *, message: UUID, carrier: Carrier, actor: Actor) -> bool:
    """Give an unknown sender's message to a carrier and let it go.

    False when it is not held any more, or when the carrier has sent the very same itself.
    """
    try:
        with transaction.atomic():
            given = held.give(message, sender=NOBODY, to=carrier.pk)
    except IntegrityError:
        return False
    return given and let_go(platform, message=message, actor=actor)
