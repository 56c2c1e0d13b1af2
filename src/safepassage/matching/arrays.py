"""Arrays in one piece of bytes: written once, then read in place by every process that maps it.

Whoever reads them follows places from one array into another, without looking whether they lie
inside: so a checksum of all bytes is compared first.
"""

from binascii import crc32
from collections.abc import Mapping
from math import prod

import msgspec
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]

_ALIGNED = 64
_SIZE_BYTES = 8
_CHECK_BYTES = 4
_KINDS = frozenset({"|u1", "|b1", "|i1", "<u2", "<i4", "<i8", "<f4", "<f8"})
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class ArraysUnreadableError(ValueError):
    """The bytes are no arrays, or not all of them."""


class _Place(msgspec.Struct, frozen=True, array_like=True):
    dtype: str
    shape: tuple[int, ...]
    offset: int


class _Head(msgspec.Struct, frozen=True, array_like=True):
    layout: int
    arrays: dict[str, _Place]
    checksum: bytes


def pack(layout: int, arrays: Mapping[str, Array]) -> bytearray:
    """Write arrays one behind the other, after a head that says where each begins."""
    places: dict[str, _Place] = {}
    end = 0
    for name, array in arrays.items():
        places[name] = _Place(array.dtype.str, array.shape, end)
        end += _padded(array.nbytes)
    size = len(_encode(_Head(layout, places, bytes(_CHECK_BYTES))))
    first = _padded(_SIZE_BYTES + size)
    whole = bytearray(first + end)
    for name, array in arrays.items():
        at = first + places[name].offset
        whole[at : at + array.nbytes] = np.ascontiguousarray(array).tobytes()
    checksum = _checksum(places, memoryview(whole)[_SIZE_BYTES + size :])
    head = _encode(_Head(layout, places, checksum))
    whole[:_SIZE_BYTES] = size.to_bytes(_SIZE_BYTES, "little")
    whole[_SIZE_BYTES : _SIZE_BYTES + size] = head
    return whole


def unpack(layout: int, buffer: memoryview | bytes | bytearray) -> dict[str, Array]:
    """Give the arrays as views of the buffer, which nobody can write through.

    Raises:
        ArraysUnreadableError: if the buffer is damaged, cut or of another layout.

    """
    whole = memoryview(buffer).toreadonly()
    size = int.from_bytes(whole[:_SIZE_BYTES], "little")
    try:
        head = msgspec.msgpack.decode(whole[_SIZE_BYTES : _SIZE_BYTES + size], type=_Head)
        if head.layout != layout:
            raise ArraysUnreadableError(f"layout {head.layout} instead of {layout}")
        if _checksum(head.arrays, whole[_SIZE_BYTES + size :]) != head.checksum:
            raise ArraysUnreadableError("the arrays are not as they were written")
        body = whole[_padded(_SIZE_BYTES + size) :]
        return {name: _view(body, place) for name, place in head.arrays.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, OverflowError) as error:
        raise ArraysUnreadableError("these bytes are no arrays") from error


def _checksum(places: Mapping[str, _Place], rest: memoryview) -> bytes:
    return crc32(rest, crc32(_encode(places))).to_bytes(_CHECK_BYTES, "little")


def _view(body: memoryview, place: _Place) -> Array:
    if place.dtype not in _KINDS:
        raise ArraysUnreadableError("an array of another kind")
    dtype, count = np.dtype(place.dtype), prod(place.shape)
    return np.frombuffer(body, dtype, count, place.offset).reshape(place.shape)


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
