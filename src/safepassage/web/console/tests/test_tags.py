from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

NOW = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


def written(source: str, **values: object) -> str:
    return " ".join(Template(source).render(Context({"now": NOW, **values})).split())


@pytest.mark.parametrize(
    ("left", "text", "state"),
    [
        (timedelta(minutes=59), "in 59 min", "soon"),
        (timedelta(hours=1), "in 1 h 00 min", "later"),
        (timedelta(hours=26, minutes=5), "in 26 h", "later"),
        (timedelta(hours=47, minutes=59), "in 47 h", "later"),
        (timedelta(days=3), "in 3 days", "later"),
        (timedelta(seconds=-90), "1 min ago", "past"),
    ],
)
def test_a_countdown_says_how_long_and_how_near(left: timedelta, text: str, state: str) -> None:
    shown = written("{% countdown at %}", at=NOW + left)
    assert text in shown
    assert f"countdown-{state}" in shown


def test_what_is_unknown_is_a_dash() -> None:
    for tag in ("countdown", "moment"):
        assert "\N{EN DASH}" in written(f"{{% {tag} at %}}", at=None)


def test_a_moment_is_local_and_utc_and_for_machines() -> None:
    with timezone.override("Asia/Tokyo"):
        shown = written("{% moment at %}", at=NOW)
    assert "2026-09-01 15:00" in shown
    assert "06:00 UTC" in shown
    assert 'datetime="2026-09-01T06:00:00+00:00"' in shown


@pytest.mark.parametrize("tone", ["good", "warning", "bad", "info", "neutral"])
def test_a_badge_has_a_word_and_a_sign_beside_its_colour(tone: str) -> None:
    shown = written("{% badge 'Parked' tone %}", tone=tone)
    assert "Parked" in shown
    assert f"badge-{tone}" in shown
    assert 'aria-hidden="true"' in shown


def test_signs_differ() -> None:
    tones = ("good", "warning", "bad", "info", "neutral")
    signs = {written("{% badge '' tone %}", tone=tone).split('"true">')[1][0] for tone in tones}
    assert len(signs) == len(tones)


def test_retention_clocks_are_said_in_days_where_long() -> None:
    assert written("{% hours 48 %}") == "48 h"
    assert written("{% hours 4380 %}").startswith("182.5 days")


def test_codes_are_listed_or_all() -> None:
    assert written("{{ codes|codes }}", codes=["*"]) == "all"
    assert written("{{ codes|codes }}", codes=["PDL", "QX"]) == "PDL, QX"


def test_text_from_outside_is_escaped() -> None:
    assert "&lt;b&gt;" in written("{% badge text %}", text="<b>")


def test_a_certificates_day_is_that_of_utc_also_at_the_end_of_all_time() -> None:
    with timezone.override("Asia/Tokyo"):
        assert written("{{ at|day }}", at=NOW) == "2026-09-01"
        assert written("{{ at|day }}", at=datetime.max.replace(tzinfo=UTC)) == "9999-12-31"
