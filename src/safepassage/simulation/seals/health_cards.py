"""SMART health cards of invented persons, and the key sets of their issuers."""

import json
import zlib
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from safepassage.documents.seals.encodings import radix
from safepassage.documents.seals.key_sets import thumbprint

ISSUER = "https://health.ut.example/cards"
_COORDINATE = 32

Claims = dict[str, object]


class CardIssuer(NamedTuple):
    """An issuer by its address and the number that is its private key: worth nothing as one."""

    scalar: int = 0x5EA1
    address: str = ISSUER

    @property
    def key(self) -> ec.EllipticCurvePrivateKey:
        """The private key."""
        return ec.derive_private_key(self.scalar, ec.SECP256R1())

    @property
    def public(self) -> dict[str, str]:
        """The public key as a JSON Web Key."""
        numbers = self.key.public_key().public_numbers()
        x, y = (radix.encode(each.to_bytes(_COORDINATE)) for each in (numbers.x, numbers.y))
        return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": thumbprint(x, y)}

    def key_set(self) -> bytes:
        """The file by which the issuer is trusted."""
        return json.dumps({"issuer": self.address, "keys": [self.public]}).encode()


def immunised(issuer: str = ISSUER, begins: float = 1_780_000_000) -> Claims:
    """What a card of an immunisation says."""
    patient = {
        "resourceType": "Patient",
        "name": [{"family": "Eriksson", "given": ["Anna"]}],
        "birthDate": "1974-08-12",
    }
    shot = {
        "resourceType": "Immunization",
        "status": "completed",
        "occurrenceDateTime": "2026-02-18",
    }
    bundle = {"resourceType": "Bundle", "entry": [{"resource": each} for each in (patient, shot)]}
    return {
        "iss": issuer,
        "nbf": begins,
        "vc": {
            "type": ["https://smarthealth.cards#health-card"],
            "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": bundle},
        },
    }


def card(claims: Claims, by: CardIssuer) -> str:
    """The signed card as a compact JWS."""
    head = {"zip": "DEF", "alg": "ES256", "kid": by.public["kid"]}
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = packer.compress(json.dumps(claims).encode()) + packer.flush()
    signed = f"{radix.encode(json.dumps(head).encode())}.{radix.encode(body)}"
    signature = by.key.sign(signed.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    plain = b"".join(each.to_bytes(_COORDINATE) for each in decode_dss_signature(signature))
    return f"{signed}.{radix.encode(plain)}"


def in_digits(token: str) -> str:
    """A card as the digits of a barcode."""
    return "shc:/" + "".join(f"{ord(sign) - 45:02d}" for sign in token)
