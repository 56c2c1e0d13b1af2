"""What readers of this app are given; sealed values stay sealed here."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.cases.models import ItemState
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind


class ItemHead(Record, frozen=True):
    """A work item without personal values; ``codes`` are the strongest hit's reasons.

    ``effect`` is the listing's legal effect, empty when it has none; a lower ``rank`` is worked
    first; ``hits`` counts those that were not withdrawn, ``lists`` are theirs. ``due_at`` is the
    departure, ``lapses_at`` the moment at which a carrier that waits for the item boards by itself,
    ``lapsed_at`` the last time that this happened.
    """

    id: UUID
    journey: UUID
    flight: UUID
    kind: DataKind
    queue: str
    state: str
    rank: int
    match_class: str
    effect: str
    codes: tuple[str, ...]
    hits: int
    lists: tuple[UUID, ...]
    opened_at: datetime
    due_at: datetime | None
    lapses_at: datetime | None
    reopened: int
    lapsed_at: datetime | None

    @property
    def reference(self) -> str:
        """A short name by which people speak of the item."""
        return self.id.hex[-5:].upper()

    @property
    def lapsed(self) -> bool:
        """Whether the carrier's time ran out and nothing has opened the item anew since."""
        return self.lapsed_at is not None and self.lapsed_at >= self.opened_at

    @property
    def clock(self) -> datetime | None:
        """Until when a decision changes what happens next: the earlier of lapse and departure."""
        return min(filter(None, (self.lapses_at, self.due_at)), default=None)

    def ran_out(self, at: datetime) -> bool:
        """Whether the flight has left without a decision."""
        undecided = self.state != ItemState.DECIDED
        return undecided and self.due_at is not None and self.due_at <= at


class SealedHit(Record, frozen=True):
    """A hit with its evidence sealed under the journey's key; ``key`` names the listed entry."""

    id: UUID
    kind: str
    key: str
    match_class: str
    list_id: UUID | None
    list_version: str
    name_score: float
    identity_score: float
    evidence: bytes
    raised_at: datetime
    withdrawn_at: datetime | None


class StandingHit(Record, frozen=True):
    """A hit that was not withdrawn: its class, and the key of the listed entry."""

    match_class: str
    entry: str


class SealedDecision(Record, frozen=True):
    """A decision with the words of both officers sealed under the journey's key."""

    id: UUID
    outcome: str
    words: bytes
    officer: UUID
    at: datetime
    second_officer: UUID | None
    second_at: datetime | None
    second_agrees: bool | None
    second_words: bytes | None
    in_force: bool
    version: int | None


class LastDecision(Record, frozen=True):
    """The newest decision of an item without its words."""

    id: UUID
    outcome: str
    officer: UUID
    at: datetime
    second_officer: UUID | None
    second_agrees: bool | None


class Told(Record, frozen=True):
    """What the carrier was last told about a journey."""

    meaning: str
    since: datetime
    lapses_at: datetime | None
    decided: bool


class ItemFile(Record, frozen=True):
    """A work item with everything that hangs on it; hits strongest first, decisions newest."""

    head: ItemHead
    hits: tuple[SealedHit, ...]
    decisions: tuple[SealedDecision, ...]
    told: Told | None
