"""Base64 and base32 as seals carry them, with or without padding, and nothing left over."""

import base64
import binascii

from safepassage.documents.asn1.der import MalformedError

_TO_STANDARD = str.maketrans("-_", "+/")


def decode(text: str) -> bytes:
    """Octets of base64url or base64 (RFC 4648 clauses 4 and 5), padded or not.

    Raises MalformedError for any other sign, and for spare bits that are not zero: one
    sequence of octets has one text only.
    """
    standard = text.translate(_TO_STANDARD)
    body = standard.rstrip("=")
    if len(standard) - len(body) not in {0, -len(body) % 4}:
        raise MalformedError("base64 with wrong padding")
    try:
        data = base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise MalformedError("a text that is not base64") from None
    if base64.b64encode(data).decode().rstrip("=") != body:
        raise MalformedError("base64 with spare bits")
    return data


def encode(data: bytes) -> str:
    """Write octets as base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decode_base32(text: str) -> bytes:
    """Octets of base32 (RFC 4648 clause 6), padded or not; raises MalformedError."""
    body = text.rstrip("=")
    try:
        data = base64.b32decode(body + "=" * (-len(body) % 8))
    except (binascii.Error, ValueError):
        raise MalformedError("a text that is not base32") from None
    if encode_base32(data) != body:
        raise MalformedError("base32 with spare bits")
    return data


def encode_base32(data: bytes) -> str:
    """Write octets as base32 without padding."""
    return base64.b32encode(data).decode().rstrip("=")
