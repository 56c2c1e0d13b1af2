"""The value of one profile: instruments, limits and duties, with what is still to be confirmed."""

from datetime import date
from enum import StrEnum

import msgspec

from safepassage.records._base import Record
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile
from safepassage.safeguards.purpose import Purpose


class Verified(StrEnum):
    """How far the text behind an instrument was read when the profile was written."""

    READ = "read"
    SECOND_HAND = "second_hand"
    RECALLED = "recalled"


class Instrument(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One law with the articles that the profile rests on."""

    title: str
    articles: str
    verified: Verified


class Unconfirmed(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact nobody could read in its source: who adopts the profile confirms it first."""

    code: str
    text: str


class KindTerms(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the profile lets be collected of one kind of data, and for how long at most.

    ``mask_hours`` and ``delete_hours`` are ceilings from receipt; ``posting_hours`` is the
    ceiling of lists without a flight, where it differs. ``elements`` are those of
    ``elements``: numbers 1 to 19 of PNR, letters of API; every other field is struck.
    """

    kind: DataKind
    purposes: frozenset[Purpose]
    mask_hours: float
    delete_hours: float
    posting_hours: float | None = None
    field_profiles: frozenset[FieldProfile]
    elements: frozenset[str]
    directions: frozenset[Direction] = frozenset(Direction)
    modes: frozenset[Mode] = frozenset(Mode)


class Profile(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of one profile.

    ``applies_from`` is the first day of journeys it can be followed for. Where the law's own
    start is not known yet, that is ``None`` and ``applies_when`` says what to wait for: the
    profile then lets nothing be collected until the installation is given the day.

    ``deletes_without_link_at`` is the age in hours at which data without a recorded objective
    link are deleted, not only masked; ``deletes_at_departure`` does so when the traveller has
    left, ``departure_unknown_hours`` after receipt where nobody can tell. ``prior_review``:
    a court or an independent body approves every later use or disclosure, reviewed within
    ``urgent_review_hours`` where it could not wait; ``review_after_entry``: it approves reading
    a reservation, too, once the traveller has entered. ``individual_notice``: who was looked into
    is told. ``equivalent_protection_only``: nothing goes to a state without equal protection.
    ``free_text``: coded fields may be joined by free text that passed the filter.
    ``selected_routes``: of flights within the Union only selected routes are kept.
    ``masked_groups`` are the letters of Directive (EU) 2016/681 art. 12(2).
    ``public_health_until`` is the last day of a national law on public health, which alone lets
    that purpose exist; ``forbids`` names purposes that no profile followed beside it may bring.
    """

    code: str
    version: int
    title: str
    summary: str
    instruments: tuple[Instrument, ...]
    kinds: tuple[KindTerms, ...]
    uses: frozenset[Purpose]
    forbids: frozenset[Purpose] = frozenset()
    applies_from: date | None = None
    applies_to: date | None = None
    applies_when: str | None = None
    based_on: str | None = None
    deletes_without_link_at: float | None = None
    deletes_at_departure: bool = False
    departure_unknown_hours: float | None = None
    prior_review: bool = True
    review_after_entry: bool = False
    urgent_review_hours: float = 48
    individual_notice: bool = False
    equivalent_protection_only: bool = True
    free_text: bool = False
    selected_routes: bool = False
    masked_groups: frozenset[str] = frozenset("abcdef")
    public_health_until: date | None = None
    to_confirm: tuple[Unconfirmed, ...] = msgspec.field(default=())

    def terms_of(self, kind: DataKind) -> KindTerms | None:
        """What it says of one kind of data; ``None`` where it lets none be collected."""
        return next((one for one in self.kinds if one.kind is kind), None)
