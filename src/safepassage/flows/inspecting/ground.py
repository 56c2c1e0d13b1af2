"""On which ground the regulator reads, and what its own ledger keeps of each reading."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from safepassage.records._base import Record
from safepassage.safeguards.sealed_to import open_with, padded, unpadded
from safepassage.safeguards.sealing import Place

SIZE = 8192
"""Every reading is sealed to this size, or a search's hundred finds would show in its length."""


class What(StrEnum):
    """What was read."""

    ITEM = "item"
    LISTING = "listing"
    MESSAGE = "message"
    RECORD = "record"
    SEARCH = "search"


class Ground(Record, frozen=True):
    """Why the regulator reads: the number of its inspection, and the law."""

    inspection: str
    law: str


class Reading(Record, frozen=True):
    """One entry of the regulator's ledger; ``previous`` is the digest of the entry before."""

    number: int
    previous: str
    at: datetime
    officer: UUID
    ground: Ground
    what: What
    subjects: tuple[str, ...]


def place(number: int) -> Place:
    """Where a sealed reading lives."""
    return Place(table="regulation_sealedreading", column="sealed", row=str(number), version=1)


def open_reading(private: bytes, number: int, sealed: bytes) -> Reading:
    """Open a reading with the regulator's private key; raises ``SealBroken``."""
    plain = unpadded(open_with(private, sealed, place(number)))
    return msgspec.json.decode(plain, type=Reading)


def sealed_content(reading: Reading) -> bytes:
    """What is sealed of a reading."""
    return padded(msgspec.json.encode(reading), SIZE)
