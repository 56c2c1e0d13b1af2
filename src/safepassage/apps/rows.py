"""Inserts, finds, changes and deletes many rows at once, for where a row costs too much.

Shared by the apps. Rows are tuples in the order of the columns; preparing them is the caller's
work before the lock is taken, so that the lock is held for the inserts only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {_table(model)} WHERE {_among(column, ids)}",  # noqa: S608 - constants
                adapter()(ids),
            )


def known(
    model: type[Model],
    column: str,
    ids: Sequence[UUID],
    *,
    until: tuple[str, datetime] | None = None,
) -> list[UUID]:
    """Those of ``ids`` that stand in ``column``; ``until`` asks that a date column is reached."""
    if not ids:
        return []
    quote = connection.ops.quote_name
    reached = f" AND {quote(until[0])} <= %s" if until else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT {quote(column)} FROM {_table(model)}"  # noqa: S608 - constants
            f" WHERE {_among(column, ids)}{reached}",
            adapter()([*ids, *until[1:]] if until else ids),
        )
        return [one if isinstance(one, UUID) else UUID(one) for (one,) in cursor.fetchall()]


def change(
    model: type[Model], values: Mapping[str, object], column: str, ids: Sequence[UUID]
) -> None:
    """Give the columns of ``values`` a new value in all rows whose ``column`` is one of ``ids``."""
    if ids:
        assigned = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in values)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {_table(model)} SET {assigned} WHERE {_among(column, ids)}",  # noqa: S608 - constants
                adapter()([*values.values(), *ids]),
            )


def end_with_journeys(models: Iterable[type[Model]], ends: Mapping[UUID, datetime]) -> None:
    """Let the rows of each model with a ``journey`` of ``ends`` be deleted when that one is."""
    for model in models:
        for journey in known(model, "journey", list(ends)):
            change(model, {"delete_at": ends[journey]}, "journey", [journey])


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _among(column: str, ids: Sequence[UUID]) -> str:
    return f"{connection.ops.quote_name(column)} IN ({', '.join(['%s'] * len(ids))})"


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
