"""What readers of this app are given."""

from datetime import date, datetime
from uuid import UUID

from safepassage.records._base import Record


class Standing(Record, frozen=True):
    """A clearance in force: of which listing in substance, by whom, and whom it is bound to.

    One that a redress number makes last has no mask date, journey or decision any more.
    """

    id: UUID
    entry: str
    match_class: str
    bound: bytes
    officer: UUID
    at: datetime
    mask_day: date | None = None
    journey: UUID | None = None
    decision: UUID | None = None


class ClearanceHead(Record, frozen=True):
    """A clearance in a list of them; ``kept_back`` counts the hits that it keeps now."""

    id: UUID
    journey: UUID
    list_id: UUID
    match_class: str
    officer: UUID
    at: datetime
    mask_day: date
    kept_back: int


class GivenClearance(Record, frozen=True):
    """A clearance that a redress number is to make last."""

    id: UUID
    list_id: UUID
    entry: str
    match_class: str
    purpose: str


class SentNumber(Record, frozen=True):
    """A redress number that exists, by its token, and whom it is bound to."""

    id: UUID
    token: bytes
    bound: bytes


class NumberHead(Record, frozen=True):
    """A redress number in a list of them, without the number, which nobody here can read."""

    id: UUID
    lists: tuple[UUID, ...]
    officer: UUID
    at: datetime
    delete_at: datetime
    kept_back: int

    @property
    def reference(self) -> str:
        """A short name by which people speak of it."""
        return self.id.hex[-5:].upper()


class ClearedHead(Record, frozen=True):
    """A hit kept from the queue; ``stands`` while its clearance is in force.

    ``origin`` is the journey that the decision was about, ``None`` where no journey was.
    """

    journey: UUID
    key: str
    list_id: UUID
    match_class: str
    name_score: float
    identity_score: float
    clearance: UUID
    given_by: UUID
    given_at: datetime
    decision: UUID | None
    origin: UUID | None
    at: datetime
    stands: bool

    @property
    def entry(self) -> str:
        """The listed entry's key; a hit's own key is ``list/ENTRY``."""
        return self.key.partition("/")[2]
