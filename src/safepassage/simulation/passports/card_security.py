"""EF.CardSecurity: security infos, signed by a document signer (Doc 9303-11 clause 9.2.11)."""

from datetime import datetime

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.signed_data import signed_data

SECURITY_OBJECT = "0.4.0.127.0.7.3.2.1"


def card_security(by: Certificate, at: datetime, *infos: bytes) -> bytes:
    """EF.CardSecurity with these infos."""
    return signed_data(SECURITY_OBJECT, asn1.set_of(infos), by, at)
