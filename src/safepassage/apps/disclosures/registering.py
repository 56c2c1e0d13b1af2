"""Recipients are entered by one person and put in force by another, who compares the key."""

from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures.models import Recipient
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.disclosure import Onward, Protection, RecipientKind
from safepassage.safeguards.sealing import KEY_BYTES


class RecipientError(ValueError):
    """The recipient cannot be entered or changed so; the text says why."""


class Entered(Record, frozen=True):
    """What is entered of a recipient; ``state`` is three letters, empty for several states."""

    code: str
    name: str
    kind: RecipientKind
    state: str
    law: str
    purpose_lock: str
    protection: Protection
    reference: str
    until: date | None
    onward: Onward
    public_key: bytes
    contact: str


def add(entered: Entered, *, recipient: UUID, officer: UUID, actor: Actor, at: datetime) -> UUID:
    """Enter a recipient; nothing goes to it until another person confirms it.

    Raises ``RecipientError``.
    """
    _check(entered)
    with transaction.atomic():
        values = {name: getattr(entered, name) for name in entered.__struct_fields__}
        Recipient.objects.create(
            **values | {"code": entered.code.upper()}, id=recipient, added_by=officer, added_at=at
        )
        _tell(Event.RECIPIENT_ADDED, recipient, entered.public_key, actor, at)
    return recipient


def confirm(recipient: UUID, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Put it in force, as another person than who entered it; raises ``RecipientError``."""
    with transaction.atomic():
        row = _locked(recipient)
        if row.added_by == officer:
            raise RecipientError("Whoever entered a recipient does not confirm it.")
        if row.confirmed_at is not None:
            raise RecipientError("This recipient is confirmed already.")
        row.confirmed_by, row.confirmed_at = officer, at
        row.save(update_fields=["confirmed_by", "confirmed_at"])
        _tell(Event.RECIPIENT_CONFIRMED, recipient, bytes(row.public_key), actor, at)


def suspend(recipient: UUID, *, actor: Actor, at: datetime) -> None:
    """Let nothing go to it any more; what was given stays on record."""
    with transaction.atomic():
        row = _locked(recipient)
        if row.suspended_at is None:
            row.suspended_at = at
            row.save(update_fields=["suspended_at"])
            _tell(Event.RECIPIENT_SUSPENDED, recipient, bytes(row.public_key), actor, at)


def _check(entered: Entered) -> None:
    if Recipient.objects.filter(code=entered.code.upper()).exists():
        raise RecipientError("A recipient with this code exists.")
    if len(entered.public_key) != KEY_BYTES:
        raise RecipientError("The key is an X25519 public key of 32 bytes.")
    if entered.kind is RecipientKind.THIRD_STATE:
        _check_third_state(entered)
    if not (entered.law.strip() and entered.purpose_lock.strip()):
        raise RecipientError("Name the law, and the purpose to which the recipient is bound.")


def _check_third_state(entered: Entered) -> None:
    if not entered.state:
        raise RecipientError("Name the state: three letters.")
    if entered.protection is Protection.SAME_LAW:
        raise RecipientError("Another state's protection rests on an agreement or a decision.")
    if entered.protection is not Protection.NONE and not entered.reference.strip():
        raise RecipientError("Name the agreement or decision on its protection.")


def _locked(recipient: UUID) -> Recipient:
    row = Recipient.objects.select_for_update().filter(id=recipient).first()
    if row is None:
        raise RecipientError("There is no such recipient.")
    return row


def _tell(event: Event, recipient: UUID, key: bytes, actor: Actor, at: datetime) -> None:
    details = {"key": sha256(key).hexdigest()}
    ledger.write(event=event, actor=actor, subject=str(recipient), details=details, at=at)
