"""A carrier's report is the same in its three forms, and harmless in a spreadsheet."""

import base64
import csv
import re
import zlib
from datetime import date
from io import StringIO
from uuid import UUID

import pytest

from safepassage.apps.quality.findings import findings
from safepassage.apps.quality.periods import month_named
from safepassage.apps.quality.selectors import Line, Route
from safepassage.apps.quality.summary import Counted, summed
from safepassage.flows.quality_report import Report, Table, as_csv, as_html, as_pdf, report_of
from safepassage.safeguards.completeness import FIELDS

WORD = re.compile(r"[A-Za-z0-9_]+")


def line(number):
    counts = {"messages": 3, "travellers": 211, "lead.late": 3, "late_minutes": 540}
    counts |= {f"has.{name}": 100 + place for place, name in enumerate(FIELDS)}
    counts |= {"defect.bad_date": 17, "defect.unknown_qualifier": 23}
    tally = Counted(
        day=date(2026, 8, 3),
        counts=counts,
        standings={"boarded": 180, "disappeared": 19, "only_at_closure": 12},
        can_be_closed=True,
        is_closed=False,
    )
    summary = summed([tally], today=date(2026, 9, 1))
    route = Route(
        sender=UUID(int=1),
        carrier="1U",
        number=number,
        origin="CDG",
        destination="PDL",
        family="api",
        mode="air",
    )
    return Line(route=route, summary=summary, findings=tuple(findings(summary)), trend=(summary,))


@pytest.fixture
def report():
    lines = [line("220")]
    return report_of("1U", "Utopia & Sons", lines[0].summary, lines, month_named("2026-08"))


def words(text):
    return sorted(WORD.findall(text))


def everything(report):
    texts = [report.title, *report.lead]
    for table in report.tables:
        texts += [table.title, *table.head, *(cell for row in table.rows for cell in row)]
    return " ".join(texts)


def text_of(made):
    """The text that a reader of the PDF sees."""
    found: list[bytes] = []
    for stream in re.findall(rb"/ASCII85Decode.*?stream\r?\n(.*?~>)endstream", made, re.DOTALL):
        page = zlib.decompress(base64.a85decode(b"<~" + stream, adobe=True))
        found += re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", page)
    text = b" ".join(found).decode("latin-1")
    return re.sub(r"\\(?:[0-7]{3}|.)", " ", text)


def test_csv_holds_every_word_and_number(report):
    rows = list(csv.reader(StringIO(as_csv(report))))
    assert words(" ".join(cell for row in rows for cell in row)) == words(everything(report))


def test_the_page_holds_every_word_and_number(report):
    body = as_html(report).partition("<body>")[2].replace("&amp;", "&")
    assert words(re.sub(r"<[^>]+>", " ", body)) == words(everything(report))
    assert "Utopia &amp; Sons" in as_html(report)


def test_the_pdf_holds_every_word_and_number(report):
    found = words(text_of(as_pdf(report)))
    missing = set(words(everything(report))) - set(found)
    assert missing == set()


def test_the_same_report_gives_the_same_bytes(report):
    assert as_pdf(report) == as_pdf(report)


def test_a_long_report_goes_on_on_the_next_page():
    lines = [line(str(number)) for number in range(300)]
    made = as_pdf(report_of("1U", "Utopia", lines[0].summary, lines, month_named("2026-08")))
    assert made.count(b"/Type /Page\n") > 5


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(text):
    table = Table(title="t", head=("h",), rows=((text,),))
    rows = list(csv.reader(StringIO(as_csv(Report(title="r", lead=(), tables=(table,))))))
    assert rows[-1] == [f"'{text}"]
