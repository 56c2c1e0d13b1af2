"""Small PNRGOV messages of invented people on UT815, Frankfurt to Singapore."""

from collections.abc import Callable

import pytest

from safepassage.formats.read import read
from safepassage.records import Message, Reservation

HEAD = "MSG+:22'ORG+UT:FRA'TVL+231126:1015:241126:0440+FRA+SIN+UT+815'EQN+1'"


def read_pnrgov(body: str, *, version: str = "17:1", head: str = HEAD) -> Message:
    """Read one message whose segments behind the header are ``body``."""
    segments = f"UNH+1+PNRGOV:{version}:IA'{head}{body}"
    count = segments.count("'") + 1
    text = f"UNB+IATA:1+UT+UTOGOV+261122:0900+1'{segments}UNT+{count}+1'UNZ+1+1'"
    (only,) = read(text.encode()).messages
    return only


@pytest.fixture
def message() -> Callable[..., Message]:
    return read_pnrgov


@pytest.fixture
def reservation() -> Callable[..., Reservation]:
    """Read the only reservation of a message, given the segments behind its locator."""

    def read_one(body: str, *, version: str = "17:1") -> Reservation:
        start = "" if body.startswith("RCI") else "RCI+UT:ABC123'"
        found = read_pnrgov(f"SRC'{start}{body}", version=version)
        (only,) = found.reservations
        return only

    return read_one


@pytest.fixture
def codes() -> Callable[[Message], list[str]]:
    return lambda found: [defect.code for defect in found.defects]
