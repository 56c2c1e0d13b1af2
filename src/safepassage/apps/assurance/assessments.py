"""Writes, advises and approves impact assessments; the regulator alone extends."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Max, QuerySet

from safepassage.apps.accounts.persons import in_production, officer_of
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.assurance.models import Assessment, Extension
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.assurance.assessment import (
    LONGEST_VALID,
    SHORTEST_ANSWER,
    Answer,
    faults,
    latest_extension,
)
from safepassage.safeguards.capabilities import Capability


@transaction.atomic
def write(
    *,
    capability: Capability,
    purpose: str,
    answers: Mapping[str, Answer],
    actor: Actor,
    at: datetime,
) -> Assessment:
    """Keep a new version, which waits for advice and approval; unfinished ones may be kept."""
    last = Assessment.objects.filter(capability=capability).aggregate(last=Max("version"))["last"]
    made = Assessment.objects.create(
        capability=capability.value,
        version=(last or 0) + 1,
        purpose=purpose.strip(),
        answers={code: msgspec.to_builtins(one) for code, one in answers.items()},
        owner=officer_of(actor),
        written_at=at,
    )
    _tell(Event.ASSESSMENT_WRITTEN, made, actor, at)
    return made


@transaction.atomic
def advise(*, assessment: UUID, advice: str, actor: Actor, at: datetime) -> None:
    """Keep the data protection officer's advice on what is not approved yet."""
    found = _unapproved(assessment)
    if len(advice.strip()) < SHORTEST_ANSWER:
        raise AssuranceError(f"Advise in {SHORTEST_ANSWER} characters or more.")
    found.advice, found.advised_by = advice.strip(), officer_of(actor)
    found.save(update_fields=["advice", "advised_by"])
    _tell(Event.ASSESSMENT_ADVISED, found, actor, at)


@transaction.atomic
def approve(
    *,
    assessment: UUID,
    valid_until: datetime,
    consulted: str,
    notified: str,
    actor: Actor,
    at: datetime,
) -> Assessment:
    """Let an assessment hold; raises ``AssuranceError`` with what stands against it.

    Neither who wrote it nor who advised approves it. A part of the machine does so in a
    demonstration only. ``notified`` is how the authority was told (2024/1689 art. 27(3)).
    """
    found, officer = _unapproved(assessment), officer_of(actor)
    if officer is None and in_production():
        raise AssuranceError("A person approves it.")
    if officer and officer in {found.owner, found.advised_by}:
        raise AssuranceError("Somebody else approves it: neither who wrote it nor who advised.")
    if not at < valid_until <= at + LONGEST_VALID:
        raise AssuranceError("It holds from now for two years at most.")
    open_points = faults(
        Capability(found.capability), answers_of(found), advice=found.advice, consulted=consulted
    )
    if open_points:
        raise AssuranceError("It is not whole: " + "; ".join(open_points) + ".")
    found.consulted, found.notified = consulted.strip(), notified.strip()
    found.approved_by, found.approved_at, found.valid_until = officer, at, valid_until
    found.save()
    _tell(Event.ASSESSMENT_APPROVED, found, actor, at, until=valid_until)
    return found


@transaction.atomic
def extend(
    *,
    capability: Capability,
    of_end: datetime,
    until: datetime,
    ground: str,
    actor: Actor,
    at: datetime,
) -> Extension:
    """Move the stop after one end, once, on a published ground; the regulator's alone."""
    officer = officer_of(actor)
    if officer is None:
        raise AssuranceError("The regulator extends.")
    if not at < until <= latest_extension(of_end):
        raise AssuranceError("An extension ends 120 days after the assessment at the latest.")
    if len(ground.strip()) < SHORTEST_ANSWER:
        raise AssuranceError("Say why in words; the ground is published.")
    if Extension.objects.filter(capability=capability, of_end=of_end).exists():
        raise AssuranceError("There is one extension, and it was granted.")
    made = Extension.objects.create(
        capability=capability.value,
        of_end=of_end,
        until=until,
        ground=ground.strip(),
        granted_by=officer,
        granted_at=at,
    )
    details = {"capability": capability.value, "until": until.isoformat()}
    ledger.write(
        event=Event.ASSESSMENT_EXTENDED,
        actor=actor,
        subject=capability.value,
        details=details,
        at=at,
    )
    return made


def answers_of(assessment: Assessment) -> dict[str, Answer]:
    """The answers of an assessment, by the code of the risk."""
    return msgspec.convert(assessment.answers, dict[str, Answer])


def versions(capability: Capability) -> QuerySet[Assessment]:
    """Every version, the newest first."""
    return Assessment.objects.filter(capability=capability).order_by("-version")


def by_id(assessment: UUID) -> Assessment | None:
    """One version."""
    return Assessment.objects.filter(pk=assessment).first()


def _unapproved(assessment: UUID) -> Assessment:
    found = Assessment.objects.select_for_update().filter(pk=assessment).first()
    if found is None or found.approved_at is not None:
        raise AssuranceError("This version does not wait for approval any more.")
    return found


def _tell(
    event: Event, one: Assessment, actor: Actor, at: datetime, *, until: datetime | None = None
) -> None:
    details: dict[str, str | int] = {"capability": one.capability, "version": one.version}
    if until:
        details["until"] = until.isoformat()
    ledger.write(event=event, actor=actor, subject=str(one.pk), details=details, at=at)
