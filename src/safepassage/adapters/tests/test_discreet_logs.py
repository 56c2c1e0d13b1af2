"""What an error leaves in the log."""

import logging
import sys
from logging.config import dictConfig

import pytest
from django.conf import settings

from safepassage.adapters.discreet_logs import Discreet

SURNAME = "ERIKSSON"


def fail() -> None:
    born = {}
    try:
        born[SURNAME]
    except KeyError as error:
        raise ValueError(f"no birth date for {SURNAME}") from error


def fail_alone() -> None:
    try:
        int(SURNAME)
    except ValueError:
        raise LookupError(SURNAME) from None


@pytest.fixture
def told() -> str:
    try:
        fail()
    except ValueError:
        caught = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "message %s failed", ("7",), caught)
    return Discreet("{levelname} {message}", style="{").format(record)


def test_the_kinds_and_the_place_are_told(told: str) -> None:
    assert told.startswith("ERROR message 7 failed\n")
    assert "in fail" in told
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError (message withheld)")


def test_no_value_of_the_messages_is_told(told: str) -> None:
    assert SURNAME not in told


def test_a_suppressed_cause_is_not_told() -> None:
    try:
        fail_alone()
    except LookupError:
        text = Discreet().formatException(sys.exc_info())
    assert "LookupError" in text
    assert "ValueError" not in text


def test_nothing_caught_is_nothing_told() -> None:
    assert Discreet().formatException((None, None, None)) == ""


def test_every_handler_of_the_platform_is_discreet() -> None:
    dictConfig(settings.LOGGING)
    handlers = logging.getLogger().handlers
    ours = [found for found in handlers if type(found) is logging.StreamHandler]
    assert ours
    assert all(isinstance(found.formatter, Discreet) for found in ours)
