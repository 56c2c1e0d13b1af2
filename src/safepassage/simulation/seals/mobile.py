"""Mobile documents of invented holders (ISO/IEC 18013-5 clauses 8.3.2.1.2 and 9.1.2.4)."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256, shake_128

import cbor2

from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.seals.signed_cbor import signed_cbor

LICENCE = "org.iso.18013.5.1.mDL"
SPACE = "org.iso.18013.5.1"
ENCODED = 24
_RANDOM = 32

Elements = Mapping[str, object]


def licence() -> dict[str, object]:
    """Elements of an invented driving licence."""
    return {
        "family_name": "Eriksson",
        "given_name": "Anna",
        "birth_date": cbor2.CBORTag(1004, "1974-08-12"),
        "issuing_country": "UT",
        "document_number": "UT4711",
    }


def issuer_signed(
    elements: Elements, by: Certificate, begins: datetime, ends: datetime, *, kind: str = LICENCE
) -> dict[str, object]:
    """IssuerSigned as a value: change it, then write it by ``cbor2.dumps``."""
    items = [_item(number, name, value) for number, (name, value) in enumerate(elements.items())]
    security = {
        "version": "1.0",
        "digestAlgorithm": "SHA-256",
        "valueDigests": {SPACE: {number: _digest(item) for number, item in enumerate(items)}},
        "deviceKeyInfo": {"deviceKey": {1: 2}},
        "docType": kind,
        "validityInfo": {
            "signed": _instant(begins),
            "validFrom": _instant(begins),
            "validUntil": _instant(ends),
        },
    }
    payload = cbor2.dumps(cbor2.CBORTag(ENCODED, cbor2.dumps(security)))
    auth = signed_cbor(payload, by, chain=(by.raw,)).value
    return {"nameSpaces": {SPACE: items}, "issuerAuth": auth}


def response(signed: dict[str, object], kind: str = LICENCE) -> dict[str, object]:
    """A DeviceResponse that holds one document."""
    document = {"docType": kind, "issuerSigned": signed}
    return {"version": "1.0", "documents": [document], "status": 0}


def _item(number: int, name: str, value: object) -> cbor2.CBORTag:
    said = {
        "digestID": number,
        "random": shake_128(name.encode()).digest(_RANDOM),
        "elementIdentifier": name,
        "elementValue": value,
    }
    return cbor2.CBORTag(ENCODED, cbor2.dumps(said))


def _digest(item: cbor2.CBORTag) -> bytes:
    return sha256(cbor2.dumps(item)).digest()


def _instant(at: datetime) -> cbor2.CBORTag:
    return cbor2.CBORTag(0, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
