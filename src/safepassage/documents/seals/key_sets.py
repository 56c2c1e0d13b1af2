"""Public keys of issuers who have no certificates: JSON Web Key sets (RFC 7517)."""

from hashlib import sha256
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.curves import CURVES
from safepassage.documents.certificates.keys import Key
from safepassage.documents.seals.encodings import radix, strict_json
from safepassage.documents.seals.encodings.strict_json import Json

CURVE = "P-256"
_COORDINATE = 32


class KeySet(NamedTuple):
    """Keys on P-256 by their thumbprint, and whose they are; no issuer: not said."""

    keys: dict[str, Key]
    issuer: str | None = None


def read_key_set(data: bytes) -> KeySet:
    """Read a set, ``{"keys": […]}`` with the issuer's address as ``issuer`` if it is known.

    Keys of other kinds, and keys whose identifier is not their thumbprint, are left out.
    Raises MalformedError where none is left.
    """
    value = strict_json.read(data)
    listed = value.get("keys") if isinstance(value, dict) else None
    issuer = value.get("issuer") if isinstance(value, dict) else None
    if not isinstance(listed, list) or not isinstance(issuer, str | None):
        raise MalformedError("a file that is no set of keys")
    keys = dict(key for each in listed if isinstance(each, dict) and (key := _key(each)))
    if not keys:
        raise MalformedError("a set without any key on P-256")
    return KeySet(keys, issuer)


def thumbprint(x: str, y: str) -> str:
    """Identifier of a key by its coordinates (RFC 7638)."""
    members: Json = {"crv": CURVE, "kty": "EC", "x": x, "y": y}
    return radix.encode(sha256(strict_json.canonical(members)).digest())


def _key(said: dict[str, Json]) -> tuple[str, Key] | None:
    x, y, name = said.get("x"), said.get("y"), said.get("kid")
    if said.get("kty") != "EC" or said.get("crv") != CURVE:
        return None
    if not (isinstance(x, str) and isinstance(y, str)) or thumbprint(x, y) != name:
        return None
    try:
        point = b"\4" + b"".join(radix.decode(each).rjust(_COORDINATE, b"\0") for each in (x, y))
        verifier = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return None
    return name, Key("ec", 256, verifier, CURVES[CURVE])
