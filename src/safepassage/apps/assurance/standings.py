"""Where every capability stands, and the warnings that were given."""

from datetime import datetime, timedelta

from django.conf import settings

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.assurance.models import Assessment, Extension, Warned
from safepassage.safeguards.assurance.assessment import Standing, standing, warning_due
from safepassage.safeguards.capabilities import Capability


def standing_of(capability: Capability, at: datetime) -> Standing | None:
    """Where ``capability`` stands; nothing where this database is not installed yet."""
    return standings(at).get(capability)


def standings(at: datetime) -> dict[Capability, Standing]:
    """Where every capability stands at ``at``."""
    installation = accounts.installation()
    if installation is None:
        return {}
    first_due = installation.created_at + timedelta(days=settings.SAFEPASSAGE_FIRST_ASSESSMENT_DAYS)
    ends = _ends()
    extended = {(one.capability, one.of_end): one.until for one in Extension.objects.all()}
    return {
        one: standing(
            valid_until=ends.get(one.value),
            first_due=first_due,
            extended_to=extended.get((one.value, ends.get(one.value, first_due))),
            at=at,
        )
        for one in Capability
    }


def in_force(capability: Capability) -> Assessment | None:
    """The version that was approved last."""
    approved = Assessment.objects.filter(capability=capability, approved_at__isnull=False)
    return approved.order_by("-approved_at").first()


def extensions(capability: Capability) -> list[Extension]:
    """The extensions that were granted, the newest first."""
    return list(Extension.objects.filter(capability=capability).order_by("-granted_at"))


def note_warning(capability: Capability, ends_at: datetime, at: datetime) -> int | None:
    """The warning to give now, in days before the end, noted as given; often none."""
    days = warning_due(ends_at, at)
    if days is None:
        return None
    given = Warned.objects.filter(capability=capability, of_end=ends_at).first()
    if given and given.days <= days:
        return None
    Warned.objects.update_or_create(
        capability=capability.value, of_end=ends_at, defaults={"days": days}
    )
    return days


def _ends() -> dict[str, datetime]:
    """When the version that was approved last ends, by capability."""
    approved = Assessment.objects.filter(approved_at__isnull=False).order_by("approved_at")
    return {one.capability: one.valid_until for one in approved if one.valid_until}
