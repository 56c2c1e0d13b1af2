"""What a web process loads before its first request; nothing there keeps it from starting."""

import gc

import pytest
from django.db import DatabaseError

from safepassage.web import warming


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


class _Interactive:
    def __init__(self, error=None):
        self.error, self.warmed = error, False

    def warm(self):
        if self.error:
            raise self.error
        self.warmed = True


def test_what_answers_carriers_is_loaded_and_left_alone_by_the_collector(monkeypatch):
    answering = _Interactive()
    monkeypatch.setattr(warming, "interactive", lambda: answering)
    warming.warm()
    assert answering.warmed
    assert gc.get_freeze_count() > 0


def test_without_a_database_the_process_starts_all_the_same_and_says_so(monkeypatch, caplog):
    monkeypatch.setattr(warming, "interactive", lambda: _Interactive(DatabaseError("away")))
    warming.warm()
    assert "the database does not answer" in caplog.text
