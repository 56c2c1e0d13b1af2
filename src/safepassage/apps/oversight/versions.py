"""Versions of laws: a new one supersedes the one in force, every one is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.db.models import Max

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight.models import AgencyBasisVersion, LegalBasisVersion
from safepassage.apps.oversight.reading import BasisError
from safepassage.records.actor import Actor

Version = TypeVar("Version", LegalBasisVersion, AgencyBasisVersion)


def supersede(
    model: type[Version], values: Mapping[str, object], *, actor: Actor, at: datetime
) -> Version | None:
    """Put a version with these columns in force; ``None`` when it is in force already."""
    code = str(values["code"])
    current = in_force(model, code)
    if current is not None:
        if all(getattr(current, name) == value for name, value in values.items()):
            return None
        _end(current)
    rows = model._default_manager.filter(code=code)
    last = rows.aggregate(last=Max("version"))["last"] or 0
    row = model._default_manager.create(
        **values, version=last + 1, imported_at=at, imported_by=actor.id
    )
    _record(Event.BASIS_IMPORTED, row, actor, at)
    return row


def end(model: type[Version], code: str, *, actor: Actor, at: datetime) -> None:
    """Take a law out of force; raises ``BasisError`` when it is not in force."""
    row = in_force(model, code)
    if row is None:
        raise BasisError(f"No basis {code} is in force.")
    _end(row)
    _record(Event.BASIS_CHANGED, row, actor, at)


def in_force(model: type[Version], code: str) -> Version | None:
    """The version of a law in force."""
    return model._default_manager.filter(code=code, in_force=True).first()


def _end(row: LegalBasisVersion | AgencyBasisVersion) -> None:
    row.in_force = False
    row.save(update_fields=["in_force"])


def _record(
    event: Event, row: LegalBasisVersion | AgencyBasisVersion, actor: Actor, at: datetime
) -> None:
    details: dict[str, str | int] = {"code": row.code, "version": row.version}
    if isinstance(row, AgencyBasisVersion):
        details["agency"] = row.agency
    ledger.write(event=event, actor=actor, subject=str(row.pk), details=details, at=at)
