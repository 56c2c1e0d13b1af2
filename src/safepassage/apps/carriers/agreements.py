"""What carriers are agreed to send: set by an administrator, read by the pipeline."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import CarrierError
from safepassage.records.actor import Actor
from safepassage.safeguards.agreement import FORMATS, Agreement
from safepassage.safeguards.senders import SenderKind, addresses

_SIDE = r"(?:\*|[A-Z]{2,3})"
_ROUTE = re.compile(f"{_SIDE}-{_SIDE}")
_ANYTHING = Q(formats__isnull=True, routes__isnull=True, senders=[])


@transaction.atomic
def agree(
    *, carrier: Carrier, formats: Iterable[str], routes: Iterable[str], actor: Actor, at: datetime
) -> None:
    """Set what a carrier may send; nothing given means anything. Raises ``CarrierError``."""
    carrier.formats = sorted(map(_format, set(formats))) or None
    carrier.routes = sorted({_route(one) for one in routes}) or None
    carrier.save(update_fields=["formats", "routes"])
    details = {"formats": carrier.formats or [], "routes": carrier.routes or []}
    ledger.write(
        event=Event.CARRIER_AGREED, actor=actor, subject=str(carrier.pk), details=details, at=at
    )


def agreements() -> Mapping[UUID, Agreement]:
    """The agreements of all carriers that may not send just anything."""
    return {
        carrier.pk: Agreement(
            formats=frozenset(carrier.formats or ()),
            routes=frozenset(carrier.routes or ()),
            senders=frozenset(addresses(carrier.senders, SenderKind.UNB)),
        )
        for carrier in Carrier.objects.exclude(_ANYTHING)
    }


def stamp() -> str:
    """Name the agreements; one short query, so that workers can ask often."""
    rows = (
        Carrier.objects.exclude(_ANYTHING)
        .order_by("pk")
        .values_list("pk", "formats", "routes", "senders")
    )
    return sha256(repr(list(rows)).encode()).hexdigest()


def _format(name: str) -> str:
    if name not in FORMATS:
        raise CarrierError(f"A format is one of {', '.join(FORMATS)}, not '{name}'.")
    return name


def _route(text: str) -> str:
    route = text.strip().upper()
    if not _ROUTE.fullmatch(route):
        raise CarrierError(
            f"'{text}' is no route: two airports or countries with a hyphen, such as CDG-PDL;"
            " * stands for any."
        )
    return route
