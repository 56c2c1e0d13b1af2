"""The register of suppliers: who does what, under which clause, and what shows that they do it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.assurance.models import Supplier, SupplierDuty, SupplierIncident
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor


@transaction.atomic
def add(
    *, name: str, does: str, contract: str, since: date, actor: Actor, at: datetime
) -> Supplier:
    """Add a supplier; raises ``AssuranceError`` when it is there already."""
    if Supplier.objects.filter(name=name.strip()).exists():
        raise AssuranceError("This supplier stands in the register already.")
    made = Supplier.objects.create(
        name=name.strip(), does=does.strip(), contract=contract.strip(), since=since
    )
    _tell(made, "added", actor, at)
    return made


@transaction.atomic
def add_duty(
    *, supplier: UUID, clause: str, duty: str, check_again: date, actor: Actor, at: datetime
) -> None:
    """Add a duty with the clause that it stands in, and the day by which it is checked."""
    found = _found(supplier)
    SupplierDuty.objects.create(
        supplier=found, clause=clause.strip(), duty=duty.strip(), check_again=check_again
    )
    _tell(found, "duty", actor, at)


@transaction.atomic
def check(
    *,
    duty: int,
    evidence: str,
    checked_on: date,
    check_again: date,
    actor: Actor,
    at: datetime,
) -> None:
    """Note what showed that a duty is kept, and when it is looked at again."""
    found = SupplierDuty.objects.select_related("supplier").filter(pk=duty).first()
    if found is None:
        raise AssuranceError("There is no such duty.")
    if check_again <= checked_on:
        raise AssuranceError("The next check comes after this one.")
    found.evidence, found.checked_on, found.check_again = evidence.strip(), checked_on, check_again
    found.save(update_fields=["evidence", "checked_on", "check_again"])
    _tell(found.supplier, "checked", actor, at)


@transaction.atomic
def note_incident(
    *, supplier: UUID, happened_on: date, what: str, done: str, actor: Actor, at: datetime
) -> None:
    """Note what went wrong and what was done; no person's data belongs into it."""
    found = _found(supplier)
    SupplierIncident.objects.create(
        supplier=found, happened_on=happened_on, what=what.strip(), done=done.strip()
    )
    _tell(found, "incident", actor, at)


@transaction.atomic
def end(*, supplier: UUID, on: date, actor: Actor, at: datetime) -> None:
    """Note that a supplier does nothing here any more; it stays in the register."""
    found = _found(supplier)
    found.ended_on = on
    found.save(update_fields=["ended_on"])
    _tell(found, "ended", actor, at)


def register() -> QuerySet[Supplier]:
    """All suppliers with their duties and incidents."""
    return Supplier.objects.prefetch_related("duties", "incidents")


def by_id(supplier: UUID) -> Supplier | None:
    """One supplier with its duties and incidents."""
    return register().filter(pk=supplier).first()


def unchecked(on: date) -> int:
    """How many duties of suppliers in service are past the day on which they were to be checked."""
    return SupplierDuty.objects.filter(supplier__ended_on=None, check_again__lt=on).count()


def published(found: Supplier) -> dict[str, object]:
    """A supplier as it is published: nothing of it names a person."""
    return {
        "name": found.name,
        "does": found.does,
        "contract": found.contract,
        "since": found.since.isoformat(),
        "ended_on": found.ended_on.isoformat() if found.ended_on else None,
        "duties": [
            {
                "clause": one.clause,
                "duty": one.duty,
                "evidence": one.evidence,
                "checked_on": one.checked_on.isoformat() if one.checked_on else None,
                "check_again": one.check_again.isoformat(),
            }
            for one in found.duties.all()
        ],
        "incidents": [
            {"happened_on": one.happened_on.isoformat(), "what": one.what, "done": one.done}
            for one in found.incidents.all()
        ],
    }


def _found(supplier: UUID) -> Supplier:
    found = Supplier.objects.filter(pk=supplier).first()
    if found is None:
        raise AssuranceError("There is no such supplier.")
    return found


def _tell(found: Supplier, what: str, actor: Actor, at: datetime) -> None:
    ledger.write(
        event=Event.SUPPLIER_CHANGED,
        actor=actor,
        subject=str(found.pk),
        details={"what": what},
        at=at,
    )
