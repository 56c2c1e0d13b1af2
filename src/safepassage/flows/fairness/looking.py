"""What the counts of a year say of each list: by nationality, sex and age."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.figures import selectors
from safepassage.records._base import Record
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.fairness.review import Finding, findings
from safepassage.safeguards.purpose import Purpose

SPAN = timedelta(days=365)


class Table(Record, frozen=True):
    """One list under one purpose, by one kind of group; the highest rate first."""

    by: By
    findings: tuple[Finding, ...]


class Looked(Record, frozen=True):
    """One list under one purpose, by every kind of group."""

    listed: UUID
    purpose: Purpose
    tables: tuple[Table, ...]


def look(at: datetime) -> Iterator[Looked]:
    """Every list that hit anybody within a year before ``at``."""
    until = at.date()
    since = until - SPAN
    for source, purpose in selectors.sources(since=since, until=until):
        tables = []
        for by in By:
            counts = selectors.groups(source, purpose, by, since=since, until=until)
            tables.append(Table(by=by, findings=tuple(findings(counts))))
        yield Looked(listed=UUID(source), purpose=purpose, tables=tuple(tables))
