"""What is found about journeys, ready to become work items with hits; and what ranks them."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.cases.models import Queue
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind

ALTERED_CLASS = "altered"
ALTERED, ALTERED_RANK = f"{ALTERED_CLASS}/", 0
REGISTER_CLASS = "register"
RANK_OF_CLASS = {"document": 1, "identity": 2, REGISTER_CLASS: 2, "name_only": 3}
NO_RANK = 9
LIST_HIT, REGISTER_HIT = "list/", "register/"
"""What the keys of hits begin with, by where they come from."""
QUEUE_OF_KIND = {
    DataKind.API_BORDER: Queue.BORDER,
    DataKind.API_PIU: Queue.ASSESSMENT,
    DataKind.PNR: Queue.ASSESSMENT,
}


def register_of(key: str) -> str:
    """The name of the register of a hit; its key is ``register/NAME/REASON``."""
    return key.removeprefix(REGISTER_HIT).partition("/")[0]


class NewHit(Record, frozen=True):
    """A hit ready to be written: codes in clear, evidence sealed under the journey's key.

    One of a register is of no list.
    """

    id: UUID
    key: str
    match_class: str
    list_id: UUID | None
    list_version: str
    inputs: str
    purpose: str
    headline: str
    codes: list[list[str | float]]
    name_score: float
    identity_score: float
    evidence: bytes
    severity: int = 0


class Occasion(Record, frozen=True):
    """The journey that hits are about, and the clock that runs for it."""

    item: UUID
    journey: UUID
    flight: UUID
    kind: DataKind
    due_at: datetime | None
    delete_at: datetime


class Finding(Record, frozen=True):
    """What was found about one journey.

    ``cleared`` are the keys of hits that an officer has cleared: on an open item none of them
    waits for another word, on any other it stays as what was decided about.
    """

    occasion: Occasion
    hits: tuple[NewHit, ...] = ()
    cleared: frozenset[str] = frozenset()
