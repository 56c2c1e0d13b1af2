"""A report as a table: plain text for a terminal, Markdown for the documentation."""

from collections.abc import Sequence

from safepassage.simulation.audit.rates import Rate
from safepassage.simulation.audit.report import (
    BY_REGION,
    TRAVELLERS,
    Group,
    Report,
    Spread,
    Table,
)

HEAD = (
    "false alerts",
    "misses",
    "misses, no birth date listed",
    "threshold for recall 0.90",
    "false alerts there",
    "reviews a find",
    "officer-hours",
)
NONE = "none"
Row = tuple[str, ...]


def as_text(report: Report) -> str:
    """All tables with aligned columns."""
    lines = [made_of(report)]
    for table in report.tables:
        lines += [f"\n{_title(table)}\n", _aligned(_rows(table)), _apart(table)]
    return "\n".join(lines)


def as_markdown(report: Report) -> str:
    """The tables by region as Markdown, each under a heading; of countries how far apart."""
    lines = [made_of(report)]
    for table in report.tables:
        lines.append(f"\n### {_title(table)}\n")
        if table.by == BY_REGION:
            lines.append(_piped(_rows(table)))
        lines.append(_apart(table))
    return "\n".join(lines) + "\n"


def made_of(report: Report) -> str:
    """What the figures were made of, in one line."""
    return (
        f"Corpus {report.corpus}, seed {report.seed}, version {report.version}; "
        f"{report.entries:,} entries, {report.travellers} ordinary travellers and "
        f"{report.listed} persons listed with and as many without a birth date a country, each "
        f"announced in four forms; threshold {report.threshold}; "
        f"{report.minutes:g} minutes a review; queue for {TRAVELLERS:,} travellers."
    )


def _title(table: Table) -> str:
    births = "with birth dates" if table.births else "without birth dates"
    return f"By {table.by}, travellers {births}"


def _rows(table: Table) -> list[Row]:
    return [(table.by, *HEAD), *map(_row, (*table.groups, table.all))]


def _row(group: Group) -> Row:
    return (
        group.name,
        _rate(group.false_alerts),
        _rate(group.misses),
        _rate(group.misses_undated),
        "not reached" if group.threshold is None else f"{group.threshold:.3f}",
        _rate(group.matched) if group.matched else NONE,
        NONE if group.reviews is None else f"{group.reviews:,.0f}",
        f"{group.hours:,.1f}",
    )


def _rate(rate: Rate) -> str:
    return f"{_percent(rate.share)} ({_percent(rate.low)} to {_percent(rate.high)})"


def _percent(share: float) -> str:
    return f"{share * 100:.2f} %"


def _apart(table: Table) -> str:
    spreads = (
        ("false alerts", table.false_alerts),
        ("misses", table.misses),
        ("false alerts at recall 0.90", table.matched),
    )
    lines = [f"- {what}: {_spread(spread)}" for what, spread in spreads if spread]
    return "\n" + "\n".join(lines)


def _spread(spread: Spread) -> str:
    ratio = "no ratio" if spread.ratio is None else f"{spread.ratio:.1f} times"
    return (
        f"worst {spread.worst} {_percent(spread.highest)}, best {spread.best} "
        f"{_percent(spread.lowest)}; {ratio}, difference {_percent(spread.difference)}"
    )


def _piped(rows: Sequence[Row]) -> str:
    head, *rest = rows
    ruled = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ruled, *rest))


def _aligned(rows: Sequence[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
