"""Assessments, training, emergencies and suppliers, for a full export."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.assurance import suppliers as registered
from safepassage.apps.assurance.models import Assessment, Completion, Emergency, Extension

Rows = Iterator[dict[str, Any]]


def assessments() -> Rows:
    """Every version of every assessment, and the extensions of the regulator."""
    yield from map(dict, Assessment.objects.order_by("capability", "version").values())
    for one in Extension.objects.order_by("id").values():
        yield {"extension": True, **one}


def training() -> Rows:
    """Who passed which unit, and until when that is good; by the officer's id."""
    yield from map(dict, Completion.objects.order_by("id").values())


def emergencies() -> Rows:
    """Every emergency with the reports of its weeks."""
    for one in Emergency.objects.order_by("proposed_at"):
        values = Emergency.objects.values().get(pk=one.pk)
        yield {**values, "reports": list(one.reports.values("week", "made_at", "figures"))}


def suppliers() -> Rows:
    """The register as it is published."""
    for one in registered.register():
        yield {"id": one.pk, **registered.published(one)}
