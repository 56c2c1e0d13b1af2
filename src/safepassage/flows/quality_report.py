"""A carrier's report: one content, given as a page, as CSV and as PDF.

The words and numbers are made once; the three forms only lay them out, so they cannot differ.
"""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from uuid import UUID

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec.structs import replace

from safepassage.adapters.pdf import PdfTable, pdf
from safepassage.apps.quality import selectors
from safepassage.apps.quality.periods import Frame, Span, series
from safepassage.apps.quality.selectors import Line
from safepassage.apps.quality.small import FEW
from safepassage.apps.quality.summary import SHOWN_STANDINGS, Summary
from safepassage.apps.quality.wording import (
    DASH,
    FIELDS,
    LEADS,
    STANDINGS,
    designator,
    number,
    percent,
    sentence,
    travellers,
)
from safepassage.flows.unavoidable import Split, split
from safepassage.formats.tables.spreadsheet import harmless
from safepassage.records._base import Record
from safepassage.safeguards.fines import Failure

MONTHS = 6
NO_GROUND = gettext_lazy(
    "What fell into an outage of the authority or of the network could not be avoided and is no "
    "ground for a fine (ICAO Annex 9, 9.33 to 9.38). Messages that were set aside and repaired "
    "are not counted as set aside."
)
FAILURES: dict[str, Promise] = {
    Failure.LATE: gettext_lazy("lists after departure"),
    Failure.NOT_CLOSED: gettext_lazy("flights never closed"),
}


class Table(Record, frozen=True):
    """A table of text."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Report(Record, frozen=True):
    """All of it in words."""

    title: str
    lead: tuple[str, ...]
    tables: tuple[Table, ...]


def report_of(code: str, name: str, total: Summary, lines: Sequence[Line], span: Span) -> Report:
    """What a carrier is told about the messages of a span."""
    return Report(
        title=_("Carrier quality: %(code)s %(name)s") % {"code": code, "name": name},
        lead=(
            _("%(first)s to %(last)s, by day of departure.")
            % {"first": span.first.isoformat(), "last": span.last.isoformat()},
            _("Counts alone. What would tell of fewer than %(few)d travellers is not broken down.")
            % {"few": FEW},
        ),
        tables=tuple(one for one in _tables(total, lines) if one.rows),
    )


def month_report(sender: UUID, code: str, name: str, month: Span, *, today: date) -> Report:
    """A carrier's report of a month."""
    lines = selectors.lines([month], today=today, sender=sender)
    months = series(month, Frame.MONTH, MONTHS)
    totals = [selectors.total(one, today=today, sender=sender) for one in months]
    report = report_of(code, name, totals[-1], lines, month)
    parts = split(month, today=today, sender=sender)
    return replace(
        report,
        lead=(*report.lead, str(NO_GROUND)),
        tables=(*report.tables, _avoidable(parts), _trend(months, totals)),
    )


def _avoidable(parts: Sequence[Split]) -> Table:
    head = (
        _("what failed"),
        _("times"),
        _("in an outage of ours"),
        _("in an outage of the network"),
        _("avoidable"),
    )
    rows = tuple(
        (
            str(FAILURES[one.failure]),
            *map(str, (one.count, one.ours, one.network, one.avoidable)),
        )
        for one in parts
    )
    return Table(title=_("What could be avoided"), head=head, rows=rows)


def _trend(months: Sequence[Span], totals: Sequence[Summary]) -> Table:
    head = (
        _("month"),
        _("messages"),
        _("travellers"),
        _("fields told"),
        _("in time"),
        _("boarded as announced"),
    )
    rows = tuple(
        (
            f"{month.first:%Y-%m}",
            str(one.messages),
            travellers(one),
            percent(one.fields_told),
            percent(one.in_time),
            percent(one.as_announced),
        )
        for month, one in zip(months, totals, strict=True)
    )
    return Table(title=_("Month by month"), head=head, rows=rows)


def as_csv(report: Report) -> str:
    """The report as CSV: one block a table, an empty line between; no cell is a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([report.title])
    writer.writerows([[line] for line in report.lead])
    for table in report.tables:
        writer.writerow([])
        writer.writerow([table.title])
        writer.writerow(table.head)
        writer.writerows([[harmless(text) for text in row] for row in table.rows])
    return out.getvalue()


def as_pdf(report: Report) -> bytes:
    """The report as PDF."""
    tables = [PdfTable(one.title, one.head, one.rows) for one in report.tables]
    return pdf(report.title, report.lead, tables)


def as_html(report: Report) -> str:
    """The report as a page that stands alone."""
    body = format_html_join("\n", "<p>{}</p>", ((line,) for line in report.lead))
    tables = format_html_join("\n", "{}", ((_html_table(one),) for one in report.tables))
    return format_html(
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{}</title>\n'
        "<body><h1>{}</h1>\n{}\n{}</body></html>\n",
        report.title,
        report.title,
        body,
        tables,
    )


def _html_table(table: Table) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((text,) for text in table.head))
    rows = format_html_join(
        "\n",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (row[0], format_html_join("", "<td>{}</td>", ((text,) for text in row[1:])))
            for row in table.rows
        ),
    )
    return format_html(
        "<h2>{}</h2><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        table.title,
        head,
        rows,
    )


def _tables(total: Summary, lines: Sequence[Line]) -> list[Table]:
    return [
        _overall(total),
        _routes(lines),
        _fields(total),
        _times(total),
        _standings(total),
        _defects(total),
    ]


def _overall(total: Summary) -> Table:
    rows = (
        (_("messages"), str(total.messages)),
        (_("of them set aside, because they could not be processed"), str(total.parked)),
        (_("of them refused, because no law lets them be kept"), str(total.refused)),
        (_("travellers told"), travellers(total)),
        (_("flights departed"), str(total.flights)),
        (_("flights closed"), str(total.closed)),
        (_("fields told, of those the law wants"), percent(total.fields_told)),
        (_("lists in time"), percent(total.in_time)),
        (_("boarded as announced"), percent(total.as_announced)),
    )
    return Table(title=_("In all"), head=(_("what"), _("number")), rows=rows)


def _routes(lines: Sequence[Line]) -> Table:
    head = (
        _("flight and route"),
        _("data"),
        _("travellers"),
        _("fields told"),
        _("in time"),
        _("boarded as announced"),
        _("what is worst"),
    )
    return Table(title=_("By route, the worst first"), head=head, rows=tuple(map(_route, lines)))


def _route(line: Line) -> tuple[str, ...]:
    summary = line.summary
    return (
        designator(line.route),
        line.route.family.upper() or DASH,
        travellers(summary),
        percent(summary.fields_told),
        percent(summary.in_time),
        percent(summary.as_announced),
        sentence(line.findings),
    )


def _fields(total: Summary) -> Table:
    rows = tuple(
        (str(FIELDS[name]), number(cell), percent(cell.share))
        for name, cell in total.missing.items()
    )
    head = (_("field"), _("travellers without it"), _("share"))
    return Table(title=_("Fields that miss"), head=head, rows=rows)


def _times(total: Summary) -> Table:
    every = sum(total.lead.values())
    rows = tuple(
        (str(LEADS[name]), str(count), percent(count / every)) for name, count in total.lead.items()
    )
    head = (_("before departure"), _("messages"), _("share"))
    return Table(title=_("When messages came"), head=head, rows=rows)


def _standings(total: Summary) -> Table:
    rows = tuple(
        (str(STANDINGS[name]), number(total.standings[name]), percent(total.standings[name].share))
        for name in SHOWN_STANDINGS
        if name in total.standings
    )
    head = (_("at closure"), _("travellers"), _("share"))
    return Table(title=_("Announced and boarded"), head=head, rows=rows)


def _defects(total: Summary) -> Table:
    rows = tuple(
        (code, str(count), _per_hundred(count, total.travellers))
        for code, count in total.defects.items()
    )
    head = (_("code"), _("times"), _("for 100 travellers"))
    return Table(title=_("Defects by code"), head=head, rows=rows)


def _per_hundred(count: int, travellers: int) -> str:
    return f"{100 * count / travellers:.1f}" if travellers else DASH
