"""For whom outside a record's data key is wrapped, and under which of their keys.

One entry a key: ``wrapped | id of the key``, side by side. A row of before there was more than
one key has a bare wrapping: it is of the first key there was.
"""

from collections.abc import Iterable

from safepassage.records._base import Record
from safepassage.safeguards.letters import KEY_ID_BYTES, WRAPPED_BYTES
from safepassage.safeguards.sealing import SealBroken

_ENTRY_BYTES = WRAPPED_BYTES + KEY_ID_BYTES


class Wrapping(Record, frozen=True):
    """A data key wrapped for one key outside; ``key`` is its id, empty for the first there was."""

    key: bytes
    wrapped: bytes


def packed(wrappings: Iterable[Wrapping]) -> bytes:
    """The wrappings side by side, as a row holds them."""
    return b"".join(one.wrapped + one.key for one in wrappings)


def unpacked(stored: bytes) -> tuple[Wrapping, ...]:
    """The wrappings of a row; raises ``SealBroken`` where it holds none."""
    if len(stored) == WRAPPED_BYTES:
        return (Wrapping(key=b"", wrapped=stored),)
    if not stored or len(stored) % _ENTRY_BYTES:
        raise SealBroken("this is no wrapping for the approval authority")
    entries = (stored[at : at + _ENTRY_BYTES] for at in range(0, len(stored), _ENTRY_BYTES))
    return tuple(Wrapping(key=one[WRAPPED_BYTES:], wrapped=one[:WRAPPED_BYTES]) for one in entries)
