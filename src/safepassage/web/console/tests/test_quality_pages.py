"""Carrier quality in the console: the worst on top, few held back, three forms of one report."""

import csv
import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.carriers import services as carriers
from safepassage.apps.quality.models import Tally
from safepassage.safeguards.completeness import FIELDS
from safepassage.web import installed
from safepassage.web.console.quality.drawing import spark
from safepassage.web.console.tests.conftest import AT, BY

TODAY = AT.date()


@pytest.fixture
def carrier(platform, monkeypatch, db):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return carriers.add_carrier(code="1U", name="Utopia <b>Airways", actor=BY, at=AT)


@pytest.fixture
def tallied(carrier):
    """Add a departure's tally of this carrier."""

    def made(number, of=100, *, day=TODAY - timedelta(days=1), closed=True, **counts):
        full = {f"has.{name}": of for name in FIELDS}
        told = {"messages": 2, "travellers": of, "lead.at_closure": 2} | full
        changed = {name.replace("__", "."): count for name, count in counts.items()}
        return Tally.objects.create(
            sender=carrier.pk,
            carrier="1U",
            number=number,
            origin="CDG",
            destination="PDL",
            day=day,
            family="api",
            mode="air",
            closed_at=AT if closed else None,
            counts=told | changed,
            standings={"boarded": of},
            delete_at=AT + timedelta(days=1000),
        )

    return made


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_worst_route_stands_on_top_with_its_reason(seat, tallied):
    tallied("220")
    tallied("815", has__document_expiry=40)
    tallied("7", has__document_expiry=90)
    page = text(seat(Role.SUPERVISOR).get(reverse("quality")))
    places = [page.index(f"1U {number} CDG") for number in ("815", "7", "220")]
    assert places == sorted(places)
    assert "60 % of travellers without document expiry" in page
    assert "nothing to complain of" in page


def test_a_name_from_outside_is_text(seat, tallied):
    tallied("220")
    assert "Utopia &lt;b&gt;Airways" in text(seat(Role.SUPERVISOR).get(reverse("quality")))


def test_a_route_of_few_travellers_tells_nothing_of_them(seat, tallied):
    tallied("220", of=3, has__sex=1, defect__bad_date=1, lead__late=1)
    page = text(seat(Role.REGULATOR).get(reverse("quality")))
    assert "under 5" in page
    assert "without sex" not in page
    assert "after departure" not in page


def test_pictures_have_words_and_no_style(seat, tallied):
    tallied("220")
    tallied("220", day=TODAY - timedelta(days=10), has__sex=0)
    page = text(seat(Role.SUPERVISOR).get(reverse("quality")))
    assert page.count('<svg class="spark"') == page.count('role="img" aria-label="the oldest') == 3
    assert "style=" not in page.partition("<main")[2]


def test_a_gap_in_a_trend_is_a_gap():
    drawn = spark([1.0, 0.5, None, None, 0.0])
    assert len(drawn.lines) == 1
    assert len(drawn.dots) == 3
    assert drawn.text.endswith("100 %, 50 %, –, –, 0 %")  # noqa: RUF001 - as it is shown
    assert spark([None, None]).last is None


@pytest.mark.parametrize("query", ["", "?frame=month", "?frame=century", "?until=yesterday"])
def test_every_question_is_answered(seat, tallied, query):
    tallied("220")
    assert seat(Role.ADMINISTRATOR).get(reverse("quality") + query).status_code == 200


def test_one_looks_earlier_and_later(seat, tallied):
    tallied("220", day=date(2026, 7, 15))
    page = text(seat(Role.SUPERVISOR).get(reverse("quality") + "?frame=month&until=2026-07-03"))
    assert "2026-07-01 – 2026-07-31" in page  # noqa: RUF001 - as it is shown
    assert "until=2026-06-30" in page
    assert "until=2026-08-31" in page
    assert "1U 220" in page


def test_a_carriers_own_page_has_its_totals_and_leads_to_the_month(seat, tallied, carrier):
    tallied("220", has__document_expiry=40, defect__unknown_qualifier=7)
    client = seat(Role.DATA_PROTECTION_OFFICER)
    assert reverse("quality_carrier", args=[carrier.pk]) in text(
        client.get(reverse("carrier", args=[carrier.pk]))
    )
    page = text(client.get(reverse("quality_carrier", args=[carrier.pk])))
    assert reverse("quality_report", args=[carrier.pk, "2026-09"]) in page
    assert "unknown_qualifier" in page
    assert "60 %" in page


@pytest.fixture
def august(tallied, carrier):
    tallied("220", of=137, day=date(2026, 8, 3), has__document_expiry=59, defect__bad_date=11)
    tallied("815", of=3, day=date(2026, 8, 4), has__sex=0)
    return reverse("quality_report", args=[carrier.pk, "2026-08"])


def test_page_csv_and_pdf_tell_the_same(seat, august):
    client = seat(Role.SUPERVISOR)
    page = client.get(august).content.decode()
    cells = re.findall(r"<t[dh][^>]*><bdi>(.*?)</bdi></t[dh]>", page)
    answer = client.get(august + "?format=csv")
    rows = [row for row in csv.reader(StringIO(answer.content.decode())) if len(row) > 1]
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)
    assert sorted(heads + cells) == sorted(cell for row in rows for cell in row)
    assert {"137", "78", "11", "57 %", "under 5"} <= set(cells)
    assert "1U-2026-08.csv" in answer["Content-Disposition"]
    made = client.get(august + "?format=pdf")
    assert made["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF-")


def test_what_is_no_month_is_not_found(seat, carrier):
    client = seat(Role.SUPERVISOR)
    assert client.get(reverse("quality_report", args=[carrier.pk, "2026-99"])).status_code == 404
