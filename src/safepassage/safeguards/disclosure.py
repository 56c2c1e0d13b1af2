"""May this one record go to this one recipient? Every reason against it, not only the first.

Case by case and after a person's reasoned decision (Directive (EU) 2016/681 art. 6(5)-(6), 7);
for the listed offences alone (7(4)); after the first assessment only with the prior review of an
independent authority (C-817/19); to another state only where protection is equivalent by an
agreement or a decision, and where strictly necessary (art. 11; Opinion 1/15; ICAO Annex 9, 9.24).
A possible need of protection stops what could become known to the state of nationality, of
residence or of feared persecution (Geneva Convention art. 33).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from msgspec.structs import replace

from safepassage.records._base import Record
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.protection import may_be_told, states_of
from safepassage.safeguards.purpose import OF_THE_UNIT, Purpose

SHORTEST_WORDS = 10
URGENT_REVIEW = timedelta(hours=48)
"""How soon the authority reviews what left in urgency; our rule, no law's (see the settings)."""
CONFIRMED = frozenset({Outcome.BOARD, Outcome.BOARD_AND_TELL_ARRIVAL, Outcome.DO_NOT_BOARD})
"""Outcomes by which a person has confirmed a hit; no other is a result that anybody is told."""
PURPOSES = frozenset({Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST})
_TRAVELLERS = (
    FieldGroup.IDENTITY,
    FieldGroup.DOCUMENTS,
    FieldGroup.TRAVEL,
    FieldGroup.BAGGAGE,
    FieldGroup.CONTACT,
)
_BOOKED = (
    FieldGroup.LOYALTY,
    FieldGroup.BOOKING,
    FieldGroup.ITINERARY,
    FieldGroup.PAYMENT,
)
GROUPS_OF: dict[DataKind, tuple[FieldGroup, ...]] = {
    DataKind.API_PIU: (*_TRAVELLERS[:4],),
    DataKind.PNR: (*_TRAVELLERS, *_BOOKED),
}
"""What can be chosen of a record; earlier versions of it never leave."""


class RecipientKind(StrEnum):
    """What a recipient is, and so which rules stand before it."""

    AUTHORITY = "authority"
    """A competent authority of this state."""
    UNIT = "unit"
    """A passenger information unit under the same law."""
    BODY = "body"
    """A body of several states under the same law, such as Europol."""
    THIRD_STATE = "third_state"
    """An authority of any other state."""


class Protection(StrEnum):
    """By what a recipient's protection of data is equivalent."""

    SAME_LAW = "same_law"
    AGREEMENT = "agreement"
    DECISION = "decision"
    NONE = "none"


class Onward(StrEnum):
    """Whether a recipient may give on what it was given."""

    NEVER = "never"
    WITH_CONSENT = "with_consent"


class Refusal(StrEnum):
    """One reason against a disclosure; ``what`` says it to the officer."""

    what: str

    def __new__(cls, value: str, what: str = "") -> Self:
        """Make a member of its value and its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        return member

    NOT_CONFIRMED_RECIPIENT = (
        "not_confirmed_recipient",
        "The recipient is not in force: a second person has to confirm it, or it is suspended.",
    )
    NO_LAW = "no_law", "No law is named under which the recipient may be given anything."
    NO_PURPOSE_LOCK = "no_purpose_lock", "The recipient is bound to no purpose."
    NO_KEY = "no_key", "The recipient has no key, so nothing can be sealed for it."
    UNDECIDED = "undecided", "No person has decided this work item: a hit alone goes nowhere."
    DECIDED_ANEW = (
        "decided_anew",
        "The item was decided anew since this was asked; ask anew on the decision in force.",
    )
    NOT_CONFIRMED = (
        "not_confirmed",
        "The decision in force does not confirm the hit: there is no result.",
    )
    WITH_PROTECTION = (
        "with_protection",
        "The item is with the protection contact; nothing of it goes to enforcement.",
    )
    NOT_THE_UNITS = (
        "not_the_units",
        (
            "Only the passenger information unit's own copy is disclosed; border data serve border"
            " checks alone."
        ),
    )
    WRONG_PURPOSE = "wrong_purpose", "Only an assessment or a reasoned request leads to this."
    MASKED = (
        "masked",
        "The record is masked: the approval authority has to open it first.",
    )
    NO_FIELDS = "no_fields", "Choose what the recipient needs; at least one group."
    FIELD_NOT_OF_KIND = "field_not_of_kind", "A group was chosen that this record does not have."
    NEED_MISSING = "need_missing", "Say in words why the recipient needs it."
    LINK_MISSING = (
        "link_missing",
        "Say in words how the offence is linked to the journey by air.",
    )
    PERSECUTION = (
        "persecution",
        (
            "A need of protection is possible: the state of nationality, of residence or of feared"
            " persecution may not hear of it, nor anybody through whom it would."
        ),
    )
    UNKNOWN_NATIONALITY = (
        "unknown_nationality",
        (
            "A need of protection is possible and the nationality is not known, so no other state"
            " can be told."
        ),
    )
    PROTECTION_MISSING = (
        "protection_missing",
        "No agreement or decision says that the recipient's protection is equivalent.",
    )
    PROTECTION_ENDED = (
        "protection_ended",
        "The agreement or decision on the recipient's protection has ended.",
    )
    NECESSITY_MISSING = (
        "necessity_missing",
        "Say in words why it is strictly necessary that another state gets it.",
    )
    CONSENT_MISSING = (
        "consent_missing",
        "The data came from another state's unit: its express consent is needed.",
    )
    APPROVAL_MISSING = (
        "approval_missing",
        "The first assessment is over: the approval authority has to review this first.",
    )
    APPROVAL_REFUSED = "approval_refused", "The approval authority has refused this."


class Terms(Record, frozen=True):
    """A recipient as the register has it.

    ``state`` is its three letters, ``None`` for a body of several states; ``until`` the last
    day of what ``protection`` rests on, ``None`` where it has no end; ``key`` X25519, 32 bytes.
    """

    kind: RecipientKind
    state: str | None
    in_force: bool
    law: str
    purpose_lock: str
    protection: Protection
    reference: str = ""
    until: date | None = None
    onward: Onward = Onward.NEVER
    key: bytes = b""


class Person(Record, frozen=True):
    """What decides whether another state may hear.

    ``states`` are those of nationality, residence and feared persecution; ``claim`` when a need
    of protection is possible.
    """

    claim: bool
    states: frozenset[str] = frozenset()
    nationality_known: bool = True


class Facts(Record, frozen=True):
    """What is known of the record and its work item.

    ``outcome`` is of the decision in force, ``None`` without one; ``assessed_until`` the end of
    the first assessment (arrival, or departure), ``None`` when it is not known.
    """

    kind: DataKind
    outcome: Outcome | None
    with_protection: bool
    masked: bool
    assessed_until: datetime | None
    person: Person


class Wish(Record, frozen=True):
    """What the officer asks: for what, which groups, and why in words.

    ``from_state`` names the state whose unit the data came from, ``consent`` its consent.
    """

    purpose: Purpose
    groups: tuple[FieldGroup, ...]
    need: str
    link: str
    necessity: str = ""
    from_state: str = ""
    consent: str = ""


class Review(StrEnum):
    """Where the approval authority's review stands."""

    NONE = "none"
    WAITING = "waiting"
    URGENT = "urgent"
    """Not waited for; the authority reviews it afterwards."""
    APPROVED = "approved"
    REFUSED = "refused"


def refusals(terms: Terms, facts: Facts, wish: Wish, *, at: datetime) -> tuple[Refusal, ...]:
    """Every reason against asking for it, in the order in which an officer can mend them."""
    return (
        *_of_recipient(terms),
        *_of_item(facts),
        *_of_wish(facts, wish),
        *_of_person(terms, facts.person),
        *_of_other_states(terms, wish, at),
    )


def needs_review(facts: Facts, purpose: Purpose, *, at: datetime) -> bool:
    """Whether the approval authority reviews before it leaves: all but the first assessment.

    Where the end of the assessment is not known it counts as over.
    """
    if purpose is not Purpose.PNR_ASSESSMENT or facts.assessed_until is None:
        return True
    return at > facts.assessed_until


def review_refusal(
    facts: Facts, purpose: Purpose, review: Review, *, at: datetime
) -> Refusal | None:
    """What the review has against sending it now."""
    if review is Review.REFUSED:
        return Refusal.APPROVAL_REFUSED
    passes = review in {Review.APPROVED, Review.URGENT}
    return Refusal.APPROVAL_MISSING if needs_review(facts, purpose, at=at) and not passes else None


def is_abroad(terms: Terms) -> bool:
    """Whether somebody outside this state's own authorities gets it."""
    return terms.kind is not RecipientKind.AUTHORITY


def dpo_is_told(terms: Terms) -> bool:
    """Whether the data protection officer is told of each one (art. 11(4): third states)."""
    return terms.kind is RecipientKind.THIRD_STATE


def _of_recipient(terms: Terms) -> Iterator[Refusal]:
    if not terms.in_force:
        yield Refusal.NOT_CONFIRMED_RECIPIENT
    if not terms.law.strip():
        yield Refusal.NO_LAW
    if not terms.purpose_lock.strip():
        yield Refusal.NO_PURPOSE_LOCK
    if not terms.key:
        yield Refusal.NO_KEY


def _of_item(facts: Facts) -> Iterator[Refusal]:
    if facts.with_protection or facts.outcome is Outcome.POSSIBLE_PROTECTION_NEED:
        yield Refusal.WITH_PROTECTION
    elif facts.outcome is None:
        yield Refusal.UNDECIDED
    elif facts.outcome not in CONFIRMED:
        yield Refusal.NOT_CONFIRMED
    if facts.kind not in OF_THE_UNIT:
        yield Refusal.NOT_THE_UNITS
    if facts.masked:
        yield Refusal.MASKED


def _of_wish(facts: Facts, wish: Wish) -> Iterator[Refusal]:
    if wish.purpose not in PURPOSES:
        yield Refusal.WRONG_PURPOSE
    if not wish.groups:
        yield Refusal.NO_FIELDS
    if not set(wish.groups) <= set(GROUPS_OF.get(facts.kind, wish.groups)):
        yield Refusal.FIELD_NOT_OF_KIND
    if _is_short(wish.need):
        yield Refusal.NEED_MISSING
    if _is_short(wish.link):
        yield Refusal.LINK_MISSING


def _of_person(terms: Terms, person: Person) -> Iterator[Refusal]:
    if not (person.claim and is_abroad(terms)):
        return
    if not person.nationality_known:
        yield Refusal.UNKNOWN_NATIONALITY
    of_many = terms.state is None
    if (of_many or person.states) and may_be_told(terms.state, person.states, ()):
        yield Refusal.PERSECUTION


def _of_other_states(terms: Terms, wish: Wish, at: datetime) -> Iterator[Refusal]:
    if terms.kind is RecipientKind.THIRD_STATE:
        if terms.protection in {Protection.NONE, Protection.SAME_LAW} or not terms.reference:
            yield Refusal.PROTECTION_MISSING
        if _is_short(wish.necessity):
            yield Refusal.NECESSITY_MISSING
    elif terms.protection is Protection.NONE:
        yield Refusal.PROTECTION_MISSING
    if terms.until is not None and at.date() > terms.until:
        yield Refusal.PROTECTION_ENDED
    if wish.from_state and is_abroad(terms) and not wish.consent.strip():
        yield Refusal.CONSENT_MISSING


def _is_short(words: str) -> bool:
    return len(words.strip()) < SHORTEST_WORDS


def person_of(
    travellers: Iterable[Traveller], *, claim: bool, feared: frozenset[str] = frozenset()
) -> Person:
    """Whose states may not hear, by every record that is or may well be the person's."""
    told = list(travellers)
    everywhere = frozenset[str]().union(*map(states_of, told))
    nationalities = frozenset[str]().union(*map(_nationalities, told))
    return Person(claim=claim, states=everywhere | feared, nationality_known=bool(nationalities))


def _nationalities(traveller: Traveller) -> frozenset[str]:
    """Those of the traveller's states that are more than where they live."""
    return states_of(replace(traveller, residence=None, addresses=()))
