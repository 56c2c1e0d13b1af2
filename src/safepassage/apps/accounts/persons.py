"""Who must be a person, and where: what every rule of two people asks."""

from uuid import UUID

from safepassage.apps.accounts import selectors
from safepassage.records.actor import Actor, ActorKind


def officer_of(actor: Actor) -> UUID | None:
    """The officer who acts; nobody when a part of the machine does."""
    return UUID(actor.id) if actor.kind is ActorKind.OFFICER else None


def in_production() -> bool:
    """Whether this database may hold real persons."""
    installation = selectors.installation()
    return installation is not None and not installation.is_demonstration
