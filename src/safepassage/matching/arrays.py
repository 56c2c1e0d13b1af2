"""Arrays in one piece of bytes: written once, then read in place by every process that maps it."""

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]

_ALIGNED = 64
_SIZE_BYTES = 8


class ArraysUnreadableError(ValueError):
    """The bytes are no arrays, or not all of them."""


class _Place(msgspec.Struct, frozen=True, array_like=True):
    dtype: str
    shape: tuple[int, ...]
    offset: int


class _Head(msgspec.Struct, frozen=True, array_like=True):
    layout: int
    arrays: dict[str, _Place]


def pack(layout: int, arrays: Mapping[str, Array]) -> bytearray:
    """Write arrays one behind the other, after a head that says where each begins."""
    places: dict[str, _Place] = {}
    end = 0
    for name, array in arrays.items():
        places[name] = _Place(array.dtype.str, array.shape, end)
        end += _padded(array.nbytes)
    head = msgspec.msgpack.encode(_Head(layout, places), order="deterministic")
    first = _padded(_SIZE_BYTES + len(head))
    whole = bytearray(first + end)
    whole[:_SIZE_BYTES] = len(head).to_bytes(_SIZE_BYTES, "little")
    whole[_SIZE_BYTES : _SIZE_BYTES + len(head)] = head
    for name, array in arrays.items():
        at = first + places[name].offset
        whole[at : at + array.nbytes] = np.ascontiguousarray(array).tobytes()
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
        body = whole[_padded(_SIZE_BYTES + size) :]
        return {name: _view(body, place) for name, place in head.arrays.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, OverflowError) as error:
        raise ArraysUnreadableError("these bytes are no arrays") from error


def _view(body: memoryview, place: _Place) -> Array:
    dtype = np.dtype(place.dtype)
    count = int(np.prod(place.shape, dtype=np.int64))
    if place.offset < 0 or min(place.shape, default=0) < 0 or dtype.hasobject:
        raise ArraysUnreadableError("an array that cannot be")
    if place.offset + count * dtype.itemsize > len(body):
        raise ArraysUnreadableError("the arrays are cut off")
    return np.frombuffer(body, dtype, count, place.offset).reshape(place.shape)


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
