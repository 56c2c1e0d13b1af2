"""Figures about registers, for pages, files and reports; counts alone."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from safepassage.apps.enquiries import selectors
from safepassage.apps.enquiries.selectors import Figures
from safepassage.flows.platform import Platform
from safepassage.records.register import Unchecked

COLUMNS = (
    "register",
    "asked",
    "hits",
    "no_hits",
    *(f"not_checked_{one}" for one in Unchecked),
    "answered_share",
    "p50_ms",
    "p99_ms",
    "confirmed",
    "not_confirmed",
    "no_answer",
    "confirmed_share",
    "waiting",
    "silent_since",
)


def figures(platform: Platform, *, since: date) -> list[Figures]:
    """Every register that is named, then those that were asked since that day and are no more."""
    named = [form.name for form in platform.registers.forms]
    gone = sorted(selectors.known(since=since) - set(named))
    return selectors.figures([*named, *gone], since=since)


def as_csv(found: Iterable[Figures]) -> str:
    """The figures as a table, a line a register."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    lines.writerows(map(row_of, found))
    return text.getvalue()


def row_of(found: Figures) -> list[str]:
    """One register as the cells of a table, in the order of ``COLUMNS``; unknown is empty."""
    unchecked = [found.not_checked.get(one.value, 0) for one in Unchecked]
    cells = [
        found.register,
        found.asked,
        found.hits,
        found.no_hits,
        *unchecked,
        _share(found.answered_share),
        found.p50_ms,
        found.p99_ms,
        found.confirmed,
        found.not_confirmed,
        found.no_answer,
        _share(found.confirmed_share),
        found.waiting,
        found.silent_since.isoformat() if found.silent_since else None,
    ]
    return ["" if one is None else str(one) for one in cells]


def _share(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"
