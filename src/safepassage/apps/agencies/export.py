"""Agencies and what they were given, for a full export; references and ids, no secret."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.accounts.credentials import periods
from safepassage.apps.agencies.models import Agency, Handed
from safepassage.safeguards.sharing import AgencyRole


def agencies() -> Iterator[dict[str, Any]]:
    """Every agency, and when its credentials began and ended; never what proves them."""
    for one in Agency.objects.prefetch_related("credentials"):
        own = {field.attname: getattr(one, field.attname) for field in one._meta.local_fields}
        yield own | {"credentials": periods(one.credentials)}


def handed(role: AgencyRole) -> Iterator[dict[str, Any]]:
    """Which journeys agencies of a role were given, and their references for them."""
    ids = list(Agency.objects.filter(role=role.value).values_list("pk", flat=True))
    rows = Handed.objects.filter(agency__in=ids).order_by("reference")
    yield from map(dict, rows.values().iterator())
