"""The mobile security object: digests of elements, and from when until when they hold."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import cbor
from safepassage.documents.seals.encodings.cbor import Cbor, Key, Tagged

ENCODED = 24
"""Tag of CBOR within a string of octets (RFC 8949 clause 3.4.5.1)."""

_DATE_TIME = 0
_DIGESTS = {"SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_VERSION = "1.0"


class SecurityObject(NamedTuple):
    """Digests by name space and number; ``digest`` None for an algorithm that is not known."""

    document_type: str
    digest: str | None
    digests: Mapping[str, Mapping[int, bytes]]
    signed: datetime
    begins: datetime
    ends: datetime


def read_security_object(payload: bytes) -> SecurityObject:
    """Read what issuerAuth signs (clause 9.1.2.4); raises MalformedError."""
    said = _map(inner(cbor.read(payload)))
    document_type, validity = said.get("docType"), _map(said.get("validityInfo"))
    if said.get("version") != _VERSION or not isinstance(document_type, str):
        raise MalformedError("a mobile security object of another version than 1.0")
    algorithm = said.get("digestAlgorithm")
    spaces = _map(said.get("valueDigests")).items()
    return SecurityObject(
        document_type=document_type,
        digest=_DIGESTS.get(algorithm) if isinstance(algorithm, str) else None,
        digests={_text(space): _digests(each) for space, each in spaces},
        signed=_instant(validity.get("signed")),
        begins=_instant(validity.get("validFrom")),
        ends=_instant(validity.get("validUntil")),
    )


def inner(value: Cbor) -> Cbor:
    """The item within octets under tag 24; raises MalformedError."""
    if not isinstance(value, Tagged) or value.tag != ENCODED or not isinstance(value.value, bytes):
        raise MalformedError("no CBOR within octets")
    return cbor.read(value.value)


def _map(value: Cbor) -> Mapping[Key, Cbor]:
    if not isinstance(value, Mapping):
        raise MalformedError("a mobile security object without one of its maps")
    return value


def _text(value: Cbor) -> str:
    if not isinstance(value, str):
        raise MalformedError("a mobile security object with a name that is no text")
    return value


def _digests(value: Cbor) -> Mapping[int, bytes]:
    return {_number(number): _octets(digest) for number, digest in _map(value).items()}


def _number(value: Cbor) -> int:
    if not isinstance(value, int):
        raise MalformedError("a digest whose number is none")
    return value


def _octets(value: Cbor) -> bytes:
    if not isinstance(value, bytes):
        raise MalformedError("a digest that is no string of octets")
    return value


def _instant(value: Cbor) -> datetime:
    """An instant in text (RFC 3339) under tag 0."""
    if not isinstance(value, Tagged) or value.tag != _DATE_TIME:
        raise MalformedError("a validity without its instants")
    try:
        instant = datetime.fromisoformat(_text(value.value))
    except ValueError:
        raise MalformedError("an instant that no calendar has") from None
    if instant.tzinfo is None:
        raise MalformedError("an instant without its time zone")
    return instant
