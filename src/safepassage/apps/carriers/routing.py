"""Which sender is the Union's router: what it has delivered is kept from no other way.

Sources: Regulation (EU) 2025/12 art. 11, 16; Regulation (EU) 2025/13 art. 9, 16.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import Ground
from safepassage.records.actor import Actor


@transaction.atomic
def set_router(
    *, carrier: Carrier, is_router: bool, actor: Actor, at: datetime, ground: Ground | None = None
) -> None:
    """Mark a sender as the router, or no longer; what it delivered before stays delivered."""
    carrier.is_router = is_router
    carrier.save(update_fields=["is_router"])
    details: dict[str, str | bool] = {"is_router": is_router}
    if ground:
        details["ground"] = ground.value
    ledger.write(
        event=Event.CARRIER_ROUTING_SET,
        actor=actor,
        subject=str(carrier.pk),
        details=details,
        at=at,
    )


def routers() -> dict[UUID, str]:
    """The senders that are the router, with their codes: none where no such law applies."""
    return dict(Carrier.objects.filter(is_router=True).values_list("pk", "code"))
