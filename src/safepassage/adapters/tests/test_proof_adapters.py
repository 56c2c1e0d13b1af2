"""What the proof rests on: the registry's dates and the search in files."""

import os
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import models

from safepassage.adapters import kept_rows, raw_scan

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


def test_every_table_that_holds_persons_ends():
    assert kept_rows.without_end() == []
    persons = {"travel_journey", "travel_part", "travel_sighting", "cases_hit"}
    assert persons | {"watchlists_listedentry"} <= set(kept_rows.tables())


def test_a_new_table_without_an_end_is_named(monkeypatch):
    class Forgotten(models.Model):
        surname = models.BinaryField()

        class Meta:
            app_label = "travel"
            managed = False

    Forgotten.__module__ = "safepassage.apps.travel.models"
    try:
        assert kept_rows.without_end() == ["travel.Forgotten"]
    finally:
        del apps.all_models["travel"]["forgotten"]
        apps.clear_cache()


@pytest.mark.django_db
def test_an_empty_database_keeps_nothing_too_long():
    assert kept_rows.past_their_date(AT) == {}


@pytest.mark.parametrize("place", [0, 100, raw_scan.BLOCK - 12, raw_scan.BLOCK, -24])
def test_a_trace_is_found_wherever_it_stands(tmp_path, place):
    needle, content = os.urandom(24), bytearray(2 * raw_scan.BLOCK + 500)
    start = place % len(content)
    content[start : start + 24] = needle
    path = tmp_path / "file"
    path.write_bytes(content)
    assert raw_scan.find([path], [os.urandom(24), needle]) == [(path, needle)]


def test_what_vanishes_meanwhile_holds_nothing(tmp_path):
    assert raw_scan.find([tmp_path / "gone"], [b"needle"]) == []


def test_large_files_are_searched_for_an_even_draw():
    needles = [bytes([number]) for number in range(200)]
    few = raw_scan.affordable(needles, raw_scan.MOST_READ // 20)
    assert len(few) == 20
    assert {b[0] - a[0] for a, b in pairwise(few)} == {10}
    assert raw_scan.affordable(needles, 10**15)[0] == needles[0]
    assert raw_scan.affordable([], 10) == []
