"""The client certificates of a carrier's systems: where any is named, a token alone is refused.

A certificate is named by the SHA-256 of its DER. Several may be named at once, so that a new
one is in use before the old one is taken off.
"""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import CarrierError
from safepassage.records.actor import Actor

MOST = 8


def fingerprint(pem: bytes) -> str:
    """The SHA-256 (hex) of a certificate in PEM; raises ``CarrierError``."""
    try:
        return x509.load_pem_x509_certificate(pem).fingerprint(SHA256()).hex()
    except ValueError as error:
        raise CarrierError("This is no certificate in PEM.") from error


@transaction.atomic
def add(*, carrier: Carrier, pem: bytes, actor: Actor, at: datetime) -> str:
    """Ask for this certificate, or one named before; returns its name."""
    named = fingerprint(pem)
    _set(carrier, {*carrier.certificates, named}, actor, at)
    return named


@transaction.atomic
def remove(*, carrier: Carrier, named: str, actor: Actor, at: datetime) -> None:
    """Take a certificate off; without any left the token alone is asked for again."""
    if named not in carrier.certificates:
        raise CarrierError("The carrier has no certificate of that name.")
    _set(carrier, set(carrier.certificates) - {named}, actor, at)


def _set(carrier: Carrier, named: set[str], actor: Actor, at: datetime) -> None:
    if len(named) > MOST:
        raise CarrierError(f"Take a certificate off first; {MOST} are the most.")
    carrier.certificates = sorted(named)
    carrier.save(update_fields=["certificates"])
    ledger.write(
        event=Event.CARRIER_CERTIFICATES_SET,
        actor=actor,
        subject=str(carrier.pk),
        details={"certificates": carrier.certificates},
        at=at,
    )
