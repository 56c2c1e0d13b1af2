"""Refusals in the ledger: one entry tells of many, so that nobody can flood it."""

from collections import Counter
from collections.abc import Hashable
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component

QUIET = timedelta(minutes=15)
"""At most one entry in this time for the same refusal, in one process."""

Key = TypeVar("Key", bound=Hashable)


class Refusal(StrEnum):
    """Why a credential was refused."""

    UNKNOWN = "unknown"
    ENDED = "ended"
    SUSPENDED = "suspended"
    CERTIFICATE = "certificate"


class Attempts(Generic[Key]):
    """Counts what is the same: the first is due at once, those after it with the next entry."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Counter[Key] = Counter()
        self._told_at: dict[Key, datetime] = {}

    def due(self, key: Key, at: datetime) -> int:
        """Count one more; how many to tell of now, none while the last entry is young."""
        with self._lock:
            self._waiting[key] += 1
            last = self._told_at.get(key)
            if last is not None and at - last < QUIET:
                return 0
            self._told_at[key] = at
            return self._waiting.pop(key)


class RefusedCredentials:
    """Counts refusals; the first is written at once, those after it with the next entry."""

    def __init__(self, event: Event, by: Component) -> None:
        self._event = event
        self._actor = Actor.component(by)
        self._attempts: Attempts[tuple[UUID | None, Refusal]] = Attempts()

    def record(self, owner: UUID | None, why: Refusal, at: datetime) -> None:
        """Count a refusal of somebody's credential, or of one that is nobody's."""
        if count := self._attempts.due((owner, why), at):
            details = {"why": why.value, "times": count}
            subject = str(owner) if owner else ""
            with transaction.atomic():
                ledger.write(
                    event=self._event,
                    actor=self._actor,
                    subject=subject,
                    details=details,
                    at=at,
                )
