"""Adds to the counts, inside the transaction of what is counted: one statement for many."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import connection

from safepassage.apps import rows
from safepassage.apps.figures.models import GroupCount
from safepassage.records._base import Record
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.purpose import Purpose


class What(StrEnum):
    """What is counted; the values are columns."""

    SCREENED = "screened"
    HITS = "hits"
    DECIDED = "decided"
    CONFIRMED = "confirmed"
    SECONDARY = "secondary"


class Counted(Record, frozen=True):
    """One thing of one person: under which list or rule (empty for screening), in which groups."""

    what: What
    source: str
    groups: Mapping[By, str]


_COLUMNS = ("day", "purpose", "source", "by", "group")
_ALL = (*_COLUMNS, *(one.value for one in What), "delete_at")


def count(counted: Iterable[Counted], *, purpose: Purpose, at: datetime, sign: int = 1) -> None:
    """Add what was counted, or with ``sign`` -1 take it back; on the day of ``at``."""
    sums: dict[tuple[str, str, str], Counter[What]] = {}
    for one in counted:
        for by, group in one.groups.items():
            sums.setdefault((one.source, by.value, group), Counter())[one.what] += sign
    if sums:
        _write(sums, purpose, at)


def _write(
    sums: Mapping[tuple[str, str, str], Mapping[What, int]], purpose: Purpose, at: datetime
) -> None:
    """In the order of the keys, so that two writers never wait for one another in a circle."""
    until = at + timedelta(days=settings.SAFEPASSAGE_FIGURES_DAYS)
    adapted = rows.adapter()
    values = [
        adapted((at.date(), purpose.value, *key, *(sums[key].get(one, 0) for one in What), until))
        for key in sorted(sums)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(), values)


def _statement() -> str:
    quote = connection.ops.quote_name
    table = quote(GroupCount._meta.db_table)
    names, places = ", ".join(map(quote, _ALL)), ", ".join(["%s"] * len(_ALL))
    key = ", ".join(map(quote, _COLUMNS))
    added = ", ".join(
        f"{quote(one.value)} = {table}.{quote(one.value)} + excluded.{quote(one.value)}"
        for one in What
    )
    return (
        f"INSERT INTO {table} ({names}) VALUES ({places}) "  # noqa: S608 - constants
        f"ON CONFLICT ({key}) DO UPDATE SET {added}"
    )
