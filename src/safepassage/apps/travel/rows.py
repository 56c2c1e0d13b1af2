"""Inserts and deletes many rows at once: the one place of this app that talks SQL itself.

Rows are tuples in the order of ``COLUMNS``; preparing them is the caller's
work before the lock is taken, so that the lock is held for the inserts only.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from safepassage.apps.travel.models import (
    DataKey,
    Journey,
    LookUp,
    Part,
    Push,
    Reservation,
    Sighting,
)

_HOLDER = (
    "id kind basis basis_version version sequence content received_at mask_at mask_day "
    "delete_at masked_at flight_id"
)
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Journey: (*_HOLDER.split(), "reservation_id", "role", "ambiguous_with"),
    Reservation: tuple(_HOLDER.split()),
    DataKey: ("holder", "mask_day", "by_day", "by_authority", "ephemeral"),
    Part: ("holder", "group", "version", "sealed"),
    LookUp: ("token", "kind", "holder"),
    Push: ("reservation_id", "message", "sequence", "function", "at", "version", "cancelled"),
    Sighting: (
        "journey_id",
        "message",
        "ordinal",
        "sequence",
        "function",
        "at",
        "version",
        "reservation",
    ),
}


def insert(model: type[Model], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert prepared rows; rows that exist already stay as they are."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_statement(model), rows)


def delete(model: type[Model], column: str, ids: Sequence[UUID]) -> None:
    """Delete the rows whose ``column`` is one of ``ids``; what refers to them is the caller's."""
    if ids:
        quote = connection.ops.quote_name
        places = ", ".join(["%s"] * len(ids))
        where = f"{quote(column)} IN ({places})"
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {quote(model._meta.db_table)} WHERE {where}",  # noqa: S608 - constants
                adapter()(ids),
            )


@lru_cache
def _statement(model: type[Model]) -> str:
    quote = connection.ops.quote_name
    columns = COLUMNS[model]
    names = ", ".join(map(quote, columns))
    places = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608 - constants


def adapter() -> Callable[[Iterable[object]], tuple[Any, ...]]:
    """What brings values into the form that the database's driver takes."""
    adapters = _adapters(connection.vendor)

    def adapted(values: Iterable[object]) -> tuple[Any, ...]:
        return tuple(
            [adapt(value) if (adapt := adapters.get(type(value))) else value for value in values]
        )

    return adapted


@lru_cache
def _adapters(_vendor: str) -> dict[type, Callable[[Any], object]]:
    """What to do with each type; moments repeat within a message, so their text is kept."""
    adapters: dict[type, Callable[[Any], object]] = {
        datetime: lru_cache(maxsize=64)(connection.ops.adapt_datetimefield_value),
        date: lru_cache(maxsize=64)(connection.ops.adapt_datefield_value),
    }
    if not connection.features.has_native_uuid_field:
        adapters[UUID] = attrgetter("hex")
    return adapters
