"""Questions to registers and counts about them, for a full export; codes and ids alone."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.enquiries.models import Enquiry, RegisterDay

_SECRET = ("fingerprint",)


def enquiries() -> Iterator[dict[str, Any]]:
    """What registers were asked about each journey, and what came of it."""
    names = [one.attname for one in Enquiry._meta.local_fields if one.attname not in _SECRET]
    yield from map(dict, Enquiry.objects.order_by("id").values(*names).iterator())


def days() -> Iterator[dict[str, Any]]:
    """The counts of each register and day."""
    yield from map(dict, RegisterDay.objects.order_by("register", "day").values().iterator())
