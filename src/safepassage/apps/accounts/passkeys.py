"""Passkeys: a second factor that no false page can ask for (W3C Web Authentication, level 2).

Every officer enrols with six digits; a passkey of their own may take the place of the digits
at sign-in. What the browser is asked and answers goes through allauth and fido2.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import (
    WebAuthn,
    begin_registration,
    complete_registration,
    parse_registration_response,
)
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record
from safepassage.records.actor import Actor

MOST = 10


class Passkey(Record, frozen=True):
    """One passkey, by the name its officer gave it."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


def of(officer: Officer) -> list[Passkey]:
    """The officer's passkeys, oldest first."""
    rows = _rows(officer).order_by("created_at")
    return [
        Passkey(id=one.pk, name=one.wrap().name, added_at=one.created_at, used_at=one.last_used_at)
        for one in rows
    ]


def offer(officer: Officer) -> dict[str, Any]:
    """What the browser is asked to make; the challenge stays in the session."""
    asked: dict[str, Any] = begin_registration(officer, passwordless=False)
    return asked


@transaction.atomic
def add(officer: Officer, *, name: str, answer: Mapping[str, Any], at: datetime) -> None:
    """Keep the passkey that a browser made; raises ``AccountError`` when it is not good."""
    if _rows(officer).count() >= MOST:
        raise AccountError("Remove a passkey first; ten are the most.")
    try:
        parse_registration_response(answer)
        complete_registration(dict(answer))
    except (ValidationError, ValueError, KeyError) as error:
        raise AccountError("This passkey could not be checked. Try it again.") from error
    WebAuthn.add(officer, name, dict(answer))
    _record(Event.OFFICER_PASSKEY_ADDED, officer, at)


@transaction.atomic
def remove(officer: Officer, passkey: int, *, at: datetime) -> None:
    """Remove one of the officer's passkeys; the six digits stay."""
    if _rows(officer).filter(pk=passkey).delete()[0]:
        _record(Event.OFFICER_PASSKEY_REMOVED, officer, at)


def _rows(officer: Officer) -> QuerySet[Authenticator]:
    kind = Authenticator.Type.WEBAUTHN
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=officer.pk, type=kind)
    return rows


def _record(event: Event, officer: Officer, at: datetime) -> None:
    actor = Actor.officer(str(officer.pk))
    ledger.write(event=event, actor=actor, subject=str(officer.pk), at=at)
