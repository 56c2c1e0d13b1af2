"""What a chip's file says, as values that JSON has: images and blobs by length and digest only."""

from functools import singledispatch
from hashlib import sha256

import msgspec

from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.lds.images import Image
from safepassage.documents.lds.opaque import Opaque
from safepassage.documents.lds.public_key import PublicKeyInfo

LARGEST = 1 << 63


@singledispatch
def shown(value: object) -> object:
    """Values as they are printed; what JSON has is left as it is."""
    return value


@shown.register
def _number(value: int) -> object:
    """A number; in hexadecimal where it is larger than any that readers of JSON take."""
    return value if -LARGEST < value < LARGEST else hex(value)


@shown.register
def _octets(value: bytes) -> object:
    return value.hex()


@shown.register(tuple)
def _list(value: tuple[object, ...]) -> object:
    return [shown(each) for each in value]


@shown.register
def _record(value: msgspec.Struct) -> dict[str, object]:
    return {name: shown(getattr(value, name)) for name in value.__struct_fields__}


@shown.register
def _image(value: Image) -> object:
    return {"format": value.format, **_measured(value.content)}


@shown.register
def _opaque(value: Opaque) -> object:
    return _measured(value.content)


@shown.register
def _key(value: PublicKeyInfo) -> object:
    """A key with its kind, size and curve, as far as it can be used here."""
    try:
        key = public_key(value.info)
    except UnusableKeyError:
        return {**_record(value), "kind": None, "bits": None, "curve": None}
    curve = key.curve.name if key.curve else None
    return {**_record(value), "kind": key.kind, "bits": key.bits, "curve": curve}


def _measured(content: bytes) -> dict[str, object]:
    return {"length": len(content), "sha256": sha256(content).hexdigest()}
