"""Who has passed the unit on rights and bias, and until when."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.accounts.persons import in_production, officer_of
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.assurance.models import Completion
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.training import unit
from safepassage.safeguards.training.unit import Marked


@transaction.atomic
def sit(*, answers: Mapping[str, str], actor: Actor, at: datetime) -> Marked:
    """Mark an officer's answers; enough right ones are good for a year."""
    officer = officer_of(actor)
    if officer is None:
        raise AssuranceError("An officer takes the unit.")
    marked = unit.mark(answers)
    if marked.passed:
        _complete(officer, marked.right, actor, at)
    return marked


@transaction.atomic
def grant(*, officer: UUID, actor: Actor, at: datetime) -> None:
    """Let an invented officer of a demonstration have passed; in production nobody is let."""
    if in_production():
        raise AssuranceError("Nobody passes for another.")
    _complete(officer, len(unit.QUESTIONS), actor, at)


def good_until(officer: UUID, at: datetime) -> datetime | None:
    """Until when what the officer passed is good; nothing when it is over."""
    passed = Completion.objects.filter(officer=officer, unit=unit.CODE, valid_until__gt=at)
    return passed.order_by("-valid_until").values_list("valid_until", flat=True).first()


def last_end(officer: UUID) -> datetime | None:
    """When what the officer passed last ends or ended."""
    passed = Completion.objects.filter(officer=officer, unit=unit.CODE).order_by("-valid_until")
    return passed.values_list("valid_until", flat=True).first()


def ends_of(officers: list[UUID]) -> dict[UUID, datetime]:
    """When what each of them passed ends or ended."""
    passed = Completion.objects.filter(officer__in=officers, unit=unit.CODE)
    return dict(passed.order_by("valid_until").values_list("officer", "valid_until"))


def _complete(officer: UUID, right: int, actor: Actor, at: datetime) -> None:
    Completion.objects.create(
        officer=officer,
        unit=unit.CODE,
        version=unit.VERSION,
        right=right,
        passed_at=at,
        valid_until=unit.ends(at),
    )
    ledger.write(
        event=Event.TRAINING_PASSED,
        actor=actor,
        subject=str(officer),
        details={"unit": unit.CODE, "version": unit.VERSION, "right": right},
        at=at,
    )
