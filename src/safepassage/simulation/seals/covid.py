"""EU digital COVID certificates of invented persons."""

import zlib
from datetime import datetime
from hashlib import sha256

import cbor2

from safepassage.documents.seals.encodings import base45
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.seals.signed_cbor import signed_cbor

ISSUER, EXPIRES, ISSUED, HEALTH = 1, 4, 6, -260
IDENTIFIER = 8

Content = dict[str, object]


def vaccinated() -> Content:
    """What a certificate of vaccination says."""
    return {
        "ver": "1.3.0",
        "nam": {"fn": "Eriksson", "fnt": "ERIKSSON", "gn": "Anna", "gnt": "ANNA"},
        "dob": "1974-08-12",
        "v": [
            {
                "tg": "840539006",
                "vp": "1119349007",
                "mp": "EU/1/20/1528",
                "ma": "ORG-100030215",
                "dn": 2,
                "sd": 2,
                "dt": "2026-02-18",
                "co": "UT",
                "is": "Ministry of Health of Utopia",
                "ci": "URN:UVCI:01:UT:187/37512422923",
            }
        ],
    }


def covid_certificate(
    content: Content, by: Certificate, issued: datetime, expires: datetime
) -> str:
    """Text of a signed certificate."""
    claims = {
        ISSUER: "UT",
        EXPIRES: int(expires.timestamp()),
        ISSUED: int(issued.timestamp()),
        HEALTH: {1: content},
    }
    identifier = sha256(by.raw).digest()[:IDENTIFIER]
    token = cbor2.dumps(signed_cbor(cbor2.dumps(claims), by, identifier=identifier))
    return "HC1:" + base45.encode(zlib.compress(token))
