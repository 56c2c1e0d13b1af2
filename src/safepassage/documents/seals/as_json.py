"""CBOR in JSON's terms, for people and scripts."""

from collections.abc import Mapping
from math import isfinite

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings.cbor import Cbor, Key, Tagged
from safepassage.documents.seals.encodings.strict_json import Json

LARGEST = 1 << 63


def as_json(value: Cbor) -> Json:
    """The same in JSON's terms: octets in hexadecimal, tags left away; MalformedError."""
    if isinstance(value, Tagged):
        return as_json(value.value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    if isinstance(value, Mapping):
        return {_name(key): as_json(each) for key, each in value.items()}
    if isinstance(value, int | float) and not (isfinite(value) and abs(value) < LARGEST):
        raise MalformedError("a number that JSON does not have")
    return value


def _name(key: Key) -> str:
    return key.hex() if isinstance(key, bytes) else str(key)
