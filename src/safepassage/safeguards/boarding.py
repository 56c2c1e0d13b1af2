"""The rights that no "do not board" may break, whoever decides it.

A state never refuses its own nationals entry (ICCPR art. 12(4)); leaving is
refused only by a court order or an equal act (ICCPR art. 12(2)-(3)); where a
need of international protection is possible nobody is turned back (Geneva
Convention art. 33). Two officers must agree, and a law is always named.
"""

from safepassage.records._base import Record
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction

NEEDS_SECOND = frozenset({Outcome.DO_NOT_BOARD})
OF_PROTECTION = (Outcome.NOT_THE_SAME_PERSON, Outcome.BOARD)
"""All that the protection contact decides: who helps neither refuses, nor calls enforcement."""
SHORTEST_GROUND = 10
_UNTOLD = frozenset({None, "", "XXX", "UNK"})
_SAME_STATE: tuple[frozenset[str | None], ...] = (
    frozenset({"D", "DEU"}),
    frozenset({"GBR", "GBD", "GBN", "GBO", "GBP", "GBS"}),
    frozenset({"RKS", "XKX"}),
    frozenset({"ROU", "ROM"}),
)
"""States whose passports carry more than one code (ICAO Doc 9303-3 section 5, and older ones).

Whoever holds a lesser British status counts as a national: in doubt nobody is refused.
"""


class Situation(Record, frozen=True):
    """What the rules look at; ``national`` is ``None`` when the nationality is not known."""

    direction: str
    departed: bool
    national: bool | None
    protection_possible: bool
    law: str
    court_order: str
    ground: str


class Refusal(Record, frozen=True):
    """Why a decision cannot be taken: a code, and a sentence for the officer."""

    code: str
    text: str


def is_national(home: str | None, traveller: Traveller) -> bool | None:
    """Whether any nationality or passport told is that of ``home``; ``None`` when none is told."""
    told = {traveller.nationality}
    for document in traveller.documents:
        told |= {document.nationality, document.issuer}
    known = told - _UNTOLD
    return not known.isdisjoint(codes_of(home)) if known else None


def codes_of(state: str | None) -> frozenset[str | None]:
    """Every code that the passports of a state carry."""
    return next((codes for codes in _SAME_STATE if state in codes), frozenset({state}))


def refuse(outcome: Outcome, situation: Situation) -> Refusal | None:
    """The first rule that ``outcome`` would break, ``None`` when it may be taken."""
    if len(situation.ground.strip()) < SHORTEST_GROUND:
        return Refusal(code="ground_missing", text="Say in words why; ten characters at least.")
    return _refuse_boarding(situation) if outcome is Outcome.DO_NOT_BOARD else None


def _refuse_boarding(situation: Situation) -> Refusal | None:
    if not situation.law.strip():
        return Refusal(code="law_missing", text='"Do not board" needs the law it rests on.')
    if situation.direction == Direction.POSTING.value:
        return _NO_JOURNEY
    if situation.departed:
        return Refusal(
            code="departed",
            text="The flight has left: nobody on it can be refused boarding any more. "
            "Let the arrival desk be told instead.",
        )
    if situation.protection_possible:
        return Refusal(
            code="protection_possible",
            text="A need of protection is possible: nobody may be turned back. "
            "The protection contact decides what happens next.",
        )
    if situation.direction == Direction.OUTBOUND.value:
        return None if situation.court_order.strip() else _COURT_ORDER
    return _refuse_entry(situation)


def _refuse_entry(situation: Situation) -> Refusal | None:
    if situation.direction != Direction.INBOUND.value:
        return Refusal(
            code="direction_unknown",
            text="It is not known whether this journey enters or leaves the country, "
            "so nobody can be refused on it.",
        )
    if situation.national is None:
        return Refusal(
            code="nationality_unknown",
            text="The nationality is not known, and a national may always enter. "
            "Let the carrier complete the data, or let the arrival desk be told.",
        )
    if situation.national:
        return Refusal(
            code="national_may_enter",
            text="A national may always enter. Let the arrival desk be told instead.",
        )
    return None


_NO_JOURNEY = Refusal(
    code="no_journey",
    text="This list announces no journey, so nobody can be refused boarding on it. "
    "Decide when the person is announced on a flight.",
)
_COURT_ORDER = Refusal(
    code="court_order_missing",
    text="Leaving can be refused only with the reference of a court order or an equal act.",
)
