"""Puts legal bases in force and out of force; every version is kept."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.oversight.reading import BasisError, BasisForm, read_bases
from safepassage.records.actor import Actor

_SETS = ("carriers", "origins", "destinations", "modes")


@transaction.atomic
def import_bases(data: bytes, *, actor: Actor, at: datetime) -> list[LegalBasisVersion]:
    """Import a JSON list of bases as new versions, all or none; returns what changed.

    A basis equal to its version in force stays as it is. Raises ``BasisError``.
    """
    changed = [row for form in read_bases(data) if (row := _supersede(form, actor, at))]
    for row in changed:
        _record(Event.BASIS_IMPORTED, row, actor, at)
    return changed


@transaction.atomic
def withdraw(*, code: str, actor: Actor, at: datetime) -> None:
    """Take a basis out of force: from now on nothing is stored under it."""
    row = _in_force(code)
    if row is None:
        raise BasisError(f"No basis {code} is in force.")
    _end(row)
    _record(Event.BASIS_CHANGED, row, actor, at)


def _supersede(form: BasisForm, actor: Actor, at: datetime) -> LegalBasisVersion | None:
    values = _columns(form)
    current = _in_force(form.code)
    if current is not None:
        if all(getattr(current, name) == value for name, value in values.items()):
            return None
        _end(current)
    return LegalBasisVersion.objects.create(
        **values, version=_last_version(form.code) + 1, imported_at=at, imported_by=actor.id
    )


def _columns(form: BasisForm) -> dict[str, object]:
    values = {name: getattr(form, name) for name in form.__struct_fields__}
    return values | {name: sorted(values[name]) for name in _SETS}


def _in_force(code: str) -> LegalBasisVersion | None:
    return LegalBasisVersion.objects.filter(code=code, in_force=True).first()


def _last_version(code: str) -> int:
    rows = LegalBasisVersion.objects.filter(code=code)
    return rows.aggregate(last=Max("version"))["last"] or 0


def _end(row: LegalBasisVersion) -> None:
    row.in_force = False
    row.save(update_fields=["in_force"])


def _record(event: Event, row: LegalBasisVersion, actor: Actor, at: datetime) -> None:
    ledger.write(
        event=event,
        actor=actor,
        subject=str(row.pk),
        details={"code": row.code, "version": row.version},
        at=at,
    )
