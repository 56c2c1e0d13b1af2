"""Rows for who takes everything over: orders, stops, remarks, keys, the sealed readings."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Model

from safepassage.apps.regulation import readings
from safepassage.apps.regulation.models import Order, RegulatorKey, Remark, Stop

Words = Callable[[UUID], Mapping[str, str]]


def orders(words: Words) -> Iterator[dict[str, Any]]:
    """Every order with its words, as ``words`` opens them, and what it stopped."""
    for one in Order.objects.order_by("number"):
        stops = [_columns(stop) for stop in Stop.objects.filter(reference=one.pk)]
        yield _columns(one) | {"words": words(one.pk), "stops": stops}


def remarks(words: Words) -> Iterator[dict[str, Any]]:
    """Every remark and complaint with its words."""
    for one in Remark.objects.order_by("number"):
        yield _columns(one) | {"words": words(one.pk)}


def keys() -> Iterator[dict[str, Any]]:
    """The regulator's public keys, those that ended too."""
    return map(_columns, RegulatorKey.objects.order_by("proposed_at"))


def sealed() -> Iterator[readings.SealedLine]:
    """The regulator's own ledger, as sealed here as anywhere."""
    return readings.lines()


def _columns(row: Model) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value
