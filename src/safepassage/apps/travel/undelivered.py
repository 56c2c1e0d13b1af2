"""Who was told another way alone, and is not on the list with which the router closed the flight.

Nothing by which they are known came through the router, so what came directly goes once the
router's list of everybody on board is complete (Regulation (EU) 2025/12 and 2025/13 art. 16).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from safepassage.apps.travel.models import Journey, Sighting
from safepassage.formats.intents import labels_of
from safepassage.records.intent import Intent
from safepassage.records.traveller import Role

SETTLED = timedelta(hours=1)
"""How long after a closure the last part of its list may come."""
_ON_THE_LIST = (Role.PASSENGER, Role.TRANSIT_PASSENGER, Role.INFANT)
"""Whom a closure names: crews are told in lists of their own."""


def never_delivered(*, at: datetime, limit: int) -> list[UUID]:
    """Up to ``limit`` passengers of whom the router told nothing, on flights that it closed.

    It told everybody on board, in the same kind of data, an hour ago or longer; nothing was
    told of them since.
    """
    closed = Sighting.objects.filter(
        journey__flight=OuterRef("flight"),
        journey__kind=OuterRef("kind"),
        journey__delivered__gte=F("sequence"),
        version__isnull=False,
        function__in=labels_of(Intent.CLOSE_ON_BOARD),
        at__lte=at - SETTLED,
        sequence__gt=OuterRef("sequence"),
    )
    delivered = Journey.objects.filter(delivered__isnull=False).values("flight")
    left_out = Journey.objects.filter(
        Exists(closed),
        flight__in=delivered,
        delivered=None,
        unheld_at__gt=at,
        role__in=_ON_THE_LIST,
    )
    return list(left_out.order_by("id").values_list("id", flat=True)[:limit])


def end_undelivered(journeys: Collection[UUID], *, at: datetime) -> None:
    """Bring their ordinary ends forward; when they are deleted is settled afterwards.

    Somebody may keep them (``flows.keeping``).
    """
    Journey.objects.filter(id__in=journeys, unheld_at__gt=at).update(unheld_at=at)
