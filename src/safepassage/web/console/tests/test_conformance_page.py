"""A message tried out in the console: shown what it is, and kept nowhere."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from one_traveller import interchange, message
from safepassage.apps.accounts.roles import Role
from safepassage.web import installed
from safepassage.web.api import trying

PERSONAL = ("TESTOVAR", "ILMO", "XK0098231", "1971-05-27", "710527", "AAAB22", "90001")


@pytest.fixture
def tried(seat, platform, bases, monkeypatch):
    """Paste a message as an administrator; the answer, and what the database was asked."""
    monkeypatch.setattr(installed, "platform", lambda: platform)
    trying.limit.cache_clear()
    client = seat(Role.ADMINISTRATOR)
    client.get(reverse("conformance"))  # the first act of a sign-in is noted in its session

    def paste(text):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(reverse("conformance"), {"message": text, "carrier": ""})
        return answer, [one["sql"] for one in asked.captured_queries]

    yield paste
    trying.limit.cache_clear()


def test_fields_and_gaps_are_shown_without_a_value_and_without_a_trace(tried, caplog):
    caplog.set_level(logging.DEBUG)
    lacking = message().replace("DTM+36:310101'", "")
    answer, asked = tried(interchange(lacking).decode())
    page = answer.content.decode()
    assert "document expiry" in page
    assert "A real message like this would be processed." in page
    assert "board" in page
    spoken = page + "\n".join(asked) + caplog.text
    assert not [value for value in PERSONAL if value in spoken]
    assert {sql.split()[0] for sql in asked} == {"SELECT"}


def test_rubbish_is_told_as_such(tried):
    answer, _ = tried("this is no message of ours")
    assert answer.status_code == 200
    assert "would be set aside" in answer.content.decode()


def test_nothing_pasted_is_asked_for(tried):
    answer, _ = tried("")
    assert "Fill this in." in answer.content.decode()


def test_what_is_too_large_is_not_read(tried, settings):
    settings.SAFEPASSAGE_INTERACTIVE_LIMIT = 10
    answer, _ = tried(interchange(message()).decode())
    assert "larger than 10 bytes" in answer.content.decode()


def test_an_officer_tries_only_so_often(tried, settings):
    settings.SAFEPASSAGE_CONFORMANCE_PER_MINUTE = 1
    assert tried("UNB")[0].status_code == 200
    assert tried("UNB")[0].status_code == 429
