"""The addresses from which carriers send: set by an administrator, asked by the doors."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier, CarrierState
from safepassage.apps.carriers.services import CarrierError
from safepassage.records.actor import Actor
from safepassage.safeguards.senders import Sender, parse_sender


class SenderError(CarrierError):
    """An address is malformed, or another carrier's."""


@transaction.atomic
def set_senders(*, carrier: Carrier, texts: Iterable[str], actor: Actor, at: datetime) -> None:
    """Set from where a carrier sends; raises ``SenderError``. The ledger gets counts alone."""
    carrier.senders = sorted({str(_sender(text)) for text in texts})
    taken = set(carrier.senders) & _of_others(carrier)
    if taken:
        raise SenderError(f"{min(taken)} is another carrier's; an address leads to one carrier.")
    carrier.save(update_fields=["senders"])
    details = {"senders": len(carrier.senders)}
    ledger.write(
        event=Event.CARRIER_AGREED, actor=actor, subject=str(carrier.pk), details=details, at=at
    )


def carrier_at(sender: Sender) -> Carrier | None:
    """The active carrier that sends from this address."""
    active = Carrier.objects.filter(state=CarrierState.ACTIVE)
    return next((one for one in active if str(sender) in one.senders), None)


def _of_others(carrier: Carrier) -> set[str]:
    others = Carrier.objects.exclude(pk=carrier.pk)
    return {text for senders in others.values_list("senders", flat=True) for text in senders}


def _sender(text: str) -> Sender:
    sender = parse_sender(text)
    if sender is None:
        raise SenderError(
            f"'{text}' is no sender: write typeb:QXSXMXS, email:desk@example.org, as4:PARTY, "
            "mq:QUEUE or unb:SENDER."
        )
    return sender
