"""Inserts and deletes many rows at once: shared by the apps, for where a row costs too much.

Rows are tuples in the order of the columns; preparing them is the caller's work before the
lock is taken, so that the lock is held for the inserts only.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from json import dumps
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

Columns = tuple[str, ...]


def insert(model: type[Model], columns: Columns, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert prepared rows; raises IntegrityError where one exists already."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_statement(model, columns), rows)


def insert_new(model: type[Model], columns: Columns, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert prepared rows; rows that exist already stay as they are."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"{_statement(model, columns)} ON CONFLICT DO NOTHING", rows)


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
def _statement(model: type[Model], columns: Columns) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - constants


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
    """What to do with each type; moments repeat within a message, so their text is kept.

    A list is the content of a JSON column.
    """
    adapters: dict[type, Callable[[Any], object]] = {
        datetime: lru_cache(maxsize=64)(connection.ops.adapt_datetimefield_value),
        date: lru_cache(maxsize=64)(connection.ops.adapt_datefield_value),
        list: dumps,
    }
    if not connection.features.has_native_uuid_field:
        adapters[UUID] = attrgetter("hex")
    return adapters
