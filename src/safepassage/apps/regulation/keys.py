"""The regulator's public keys: one person proposes one, the regulator confirms it by comparison."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from safepassage.apps.accounts.persons import officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.models import KeyUse, RegulatorKey
from safepassage.records.actor import Actor


class KeyRefusedError(ValueError):
    """The key cannot be proposed or confirmed; the text says why."""


def fingerprint(public: bytes) -> str:
    """The SHA-256 of a public key, by which people compare it."""
    return sha256(public).hexdigest()


@transaction.atomic
def propose(key_id: UUID, use: KeyUse, public: bytes, *, actor: Actor, at: datetime) -> None:
    """Propose a key; it counts for nothing until the regulator confirms it."""
    waiting(use).delete()
    RegulatorKey.objects.create(
        id=key_id, use=use, public=public, proposed_by=officer_of(actor), proposed_at=at
    )
    _tell(Event.REGULATOR_KEY_PROPOSED, use, public, actor, at)


@transaction.atomic
def confirm(use: KeyUse, told: str, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Let the proposed key hold in place of the one before; ``told`` is its fingerprint.

    Raises ``KeyRefusedError`` when none waits, the fingerprint is another, or one person did
    both.
    """
    row = waiting(use).select_for_update().first()
    if row is None:
        raise KeyRefusedError("No key waits to be confirmed.")
    if row.proposed_by == officer:
        raise KeyRefusedError("You proposed this key; somebody else confirms it.")
    if fingerprint(bytes(row.public)) != told.strip().lower():
        raise KeyRefusedError("This is not the fingerprint of the key that waits.")
    RegulatorKey.objects.filter(use=use, ended_at=None).exclude(pk=row.pk).update(ended_at=at)
    row.confirmed_by, row.confirmed_at = officer, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    _tell(Event.REGULATOR_KEY_CONFIRMED, use, bytes(row.public), actor, at)


def waiting(use: KeyUse) -> QuerySet[RegulatorKey]:
    """The key that waits to be confirmed, if any."""
    return RegulatorKey.objects.filter(use=use, confirmed_at=None)


def is_waiting(use: KeyUse, told: str) -> bool:
    """Whether the key that waits has this fingerprint."""
    row = waiting(use).first()
    return row is not None and fingerprint(bytes(row.public)) == told.strip().lower()


def in_force(use: KeyUse) -> bytes | None:
    """The 32 raw bytes of the key that counts, if there is one."""
    rows = RegulatorKey.objects.filter(use=use, confirmed_at__isnull=False, ended_at=None)
    public = rows.values_list("public", flat=True).first()
    return bytes(public) if public else None


def _tell(event: Event, use: KeyUse, public: bytes, actor: Actor, at: datetime) -> None:
    details = {"use": use.value, "fingerprint": fingerprint(public)}
    ledger.write(event=event, actor=actor, details=details, at=at)
