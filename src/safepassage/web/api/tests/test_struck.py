"""What is struck on receipt survives nowhere: every file of the home and a dump are searched."""

import logging
import re
import sqlite3
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.test import Client

from safepassage.adapters import raw_scan
from safepassage.apps.carriers import services as carriers
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.selectors import spool_days
from safepassage.apps.travel.models import Journey
from safepassage.flows.interactive import Interactive
from safepassage.flows.retain import run
from safepassage.flows.work import Worker
from safepassage.records.actor import Actor, Component
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations
from safepassage.web.api import door

ADMIN = Actor.component(Component.COMMAND_LINE)
START = datetime(2026, 9, 2, 6, tzinfo=UTC)
REMARKS = ("QZHALAL", "QZKRANKEN", "QZPLAIN", "QZHISTORY", "QZCYRIL", "QZARAB", "QZMEAL", "QZCHAIR")
STAYS = ("QZHARBOUR",)
UNLISTED = ("QZBIRTH", "QZTEXT", "QZUNKNOWN")
MARKERS = (*REMARKS, *STAYS, *UNLISTED)
BY_RESERVATION = (
    "IFT+4:28::1U+OSI YY HALAL MEAL FOR QZHALAL'"
    "IFT+4:28::1U+RM DIABETIC PAX QZKRANKEN'"
    "IFT+4:28::1U+RM CALL BACK QZPLAIN'"
    "IFT+4:28::1U+PASSAZHIR MUSULMANIN QZCYRIL'"
    "IFT+4:28::1U+MARID SUKKARI QZARAB'"
    "SSR+KSML:HK:1:1U:::::QZMEAL'"
    "SSR+WCHC:HK:1:1U:::::PARAPLEGIC QZCHAIR'"
    "XYZ+QZUNKNOWN'"
)
AT_END = (
    "MSG+8'TVL+030926:1500+FNC:QZHARBOUR INN++XH+67576:ROH'"
    "ABI+1+:UTO01+PDL'SAC+++A'IFT+4:28::1U+QZHISTORY IN HISTORY'"
)


@pytest.fixture
def client(platform, file_database, bases, monkeypatch):
    made = Interactive(platform, seconds=10)
    monkeypatch.setattr(door, "platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.endpoints.platform", lambda: platform)
    monkeypatch.setattr(door, "interactive", lambda: made)
    monkeypatch.setattr("safepassage.web.api.endpoints.interactive", lambda: made)
    door.rate_limit.cache_clear()
    door.refused.cache_clear()
    at = platform.clock.now()
    carrier = carriers.add_carrier(code="1U", name="Utopia Airways", actor=ADMIN, at=at)
    token = carriers.rotate(carrier=carrier, actor=ADMIN, at=at)
    yield Client(headers={"Authorization": f"Bearer {token}"})
    made.close()


def counted(body):
    """The message with the number of its segments as it is now."""
    count = len(re.search(r"UNH\+.*?UNT\+", body, re.DOTALL)[0].split("'"))
    return re.sub(r"UNT\+\d+\+", f"UNT+{count}+", body)


def reservations():
    body = next(benchmark_reservations(1, 3, start=START)).decode()
    body = re.sub(r"(DAT\+700[^']*')", lambda found: found[1] + BY_RESERVATION, body, count=1)
    return counted(body.replace("UNT+", AT_END + "UNT+", 1)).encode()


def manifest():
    body = next(benchmark_messages(1, 3, start=START)).decode()
    inside = "LOC+180+UTO:::QZBIRTH'FTX+AAH+++QZTEXT'"
    return counted(re.sub(r"(NAD\+FL[^']*')", lambda found: found[1] + inside, body)).encode()


def everything(home, database):
    """Every byte of the home, and the tables as a dump writes them."""
    assert raw_scan.empty_log()
    yield from ((str(path), path.read_bytes()) for path in raw_scan.files(home))
    with sqlite3.connect(database) as dumped:
        yield "dump", "\n".join(dumped.iterdump()).encode()
    dumped.close()


def found(home):
    needles = [form for one in MARKERS for form in (one, one.lower(), one.encode().hex())]
    return {
        (where, needle)
        for where, content in everything(home, home / "database.sqlite3")
        for needle in needles
        if needle.encode() in content
    }


def test_nothing_that_was_struck_is_found_anywhere(client, platform, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    for body in (reservations(), manifest()):
        answer = client.post("/api/v1/messages", body, content_type="application/edifact")
        assert answer.status_code == 202
    Worker(platform, processes=1).drain()
    assert Journey.objects.count() > 3
    counts = sum(map(Counter, Received.objects.values_list("counts", flat=True)), Counter())
    assert counts["struck.special_category"] >= len(REMARKS) - 2
    assert counts["struck.free_text"] >= 1
    assert counts["struck.services"] == 1
    assert counts["struck.birth_place"] >= 3
    assert not list(spool_days())
    assert found(tmp_path / "home") == set()
    assert not [one for one in MARKERS if one in caplog.text.upper()]
    assert run(platform).proof.holds
    assert found(tmp_path / "home") == set()


def test_the_search_would_have_found_it(client, platform, tmp_path):
    (tmp_path / "home" / "stray.log").write_text("late QZPLAIN")
    assert {needle for _, needle in found(tmp_path / "home")} == {"QZPLAIN"}


def test_every_marker_was_in_what_was_sent():
    sent = (reservations() + manifest()).decode()
    assert [one for one in MARKERS if one not in sent] == []
