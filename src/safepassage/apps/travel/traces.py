"""What a row leaves in the database's files, taken before it ends, to be looked for afterwards."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Model, QuerySet

from safepassage.apps.travel.models import DataKey, LookUp, Part
from safepassage.apps.travel.retention import Chunk
from safepassage.records._base import Record

SEALED_START = 24
"""The nonce and twelve bytes of ciphertext: no other row begins so."""


class Trace(Record, frozen=True):
    """Bytes that only this row puts into a file; ``holder`` says whose, ``of`` what it was."""

    holder: str
    of: str
    needle: bytes


def of_masking(chunk: Chunk, *, most: int) -> list[Trace]:
    """What masking must wipe out of the first ``most`` holders: day wrappings and look-ups.

    A look-up's token may stand in another living row, so its trace is the row's
    values side by side, as SQLite stores them.
    """
    holders = chunk.holders[:most]
    wrapped = _starts(DataKey.objects.filter(holder__in=holders), "by_day")
    look_ups = LookUp.objects.filter(holder__in=holders)
    return [
        *wrapped,
        *(
            Trace(
                holder=str(one.holder),
                of="look_up",
                needle=bytes(one.token) + one.kind.encode() + one.holder.hex.encode(),
            )
            for one in look_ups
        ),
    ]


def of_deletion(chunk: Chunk, *, most: int) -> list[Trace]:
    """What deletion must wipe out of the first ``most`` holders: ids, ciphertexts, keys.

    The id is taken as columns hold it; the ledger writes it with hyphens and keeps it.
    """
    holders = chunk.holders[:most]
    keys = DataKey.objects.filter(holder__in=holders)
    return [
        *map(_id, holders),
        *_starts(Part.objects.filter(holder__in=holders), "sealed"),
        *_starts(keys, "by_authority"),
        *of_masking(chunk, most=most),
    ]


def _id(holder: UUID) -> Trace:
    return Trace(holder=str(holder), of="id", needle=holder.hex.encode())


def _starts(rows: QuerySet[Model], column: str) -> Iterator[Trace]:
    for holder, value in rows.values_list("holder", column):
        if value:
            yield Trace(holder=str(holder), of=column, needle=bytes(value)[:SEALED_START])
