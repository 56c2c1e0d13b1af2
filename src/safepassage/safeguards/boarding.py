"""The rights that no "do not board" may break, whoever decides it.

A state never refuses its own nationals entry (ICCPR art. 12(4)); leaving is
refused only by a court order or an equal act (ICCPR art. 12(2)-(3)); where a
need of international protection is possible nobody is turned back (Geneva
Convention art. 33). Two officers must agree, and a law is always named.

An assessment by the passenger information unit must not jeopardise the entry of persons with a
right of free movement (Directive (EU) 2016/681 art. 6(9), as transpositions give it). Who holds
a residence permit of the home state comes back to where they live, and who holds a document of
refugees or stateless people is expelled only by a decision in due process (Refugee Convention
art. 32; both recalled, to be confirmed by the state's counsel): neither is refused without the
act that says so.
"""

from collections.abc import Collection
from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.records.document import Document
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction

NEEDS_SECOND = frozenset({Outcome.DO_NOT_BOARD})
OF_PROTECTION = (Outcome.NOT_THE_SAME_PERSON, Outcome.BOARD)
"""All that the protection contact decides: who helps neither refuses, nor calls enforcement."""
SHORTEST_GROUND = 10
_UNTOLD = frozenset({None, "", "XXX", "UNK"})
_OF_REFUGE = frozenset({"XXA", "XXB", "XXC"})
"""Stateless, refugee, refugee of another kind (Doc 9303-3 section 5, part D)."""
_REFUGE_DOCUMENTS = frozenset({"PR", "PS", "R", "RT"})
"""Passports of refugees and stateless persons (Doc 9303-4 section 4.4), and carriers' codes."""
_PERMITS = frozenset({"AR", "IR", "RP", "CR"})
"""Residence permits, as cards and as carriers announce them (Doc 9303-5; API guidelines)."""
_SAME_STATE: tuple[frozenset[str | None], ...] = (
    frozenset({"D", "DEU"}),
    frozenset({"GBR", "GBD", "GBN", "GBO", "GBP", "GBS"}),
    frozenset({"RKS", "XKX"}),
    frozenset({"ROU", "ROM"}),
)
"""States whose passports carry more than one code (ICAO Doc 9303-3 section 5, and older ones).

Whoever holds a lesser British status counts as a national: in doubt nobody is refused.
"""


class Standing(StrEnum):
    """What somebody who is no national is to the home state, as far as the data tell."""

    FREE_MOVEMENT = "free_movement"
    RESIDENT = "resident"
    REFUGEE_DOCUMENT = "refugee_document"
    OTHER = "other"


class Situation(Record, frozen=True):
    """What the rules look at; ``national`` is ``None`` when the nationality is not known.

    ``by_unit`` when the item came from an assessment of the passenger information unit.
    """

    direction: str
    departed: bool
    national: bool | None
    protection_possible: bool
    law: str
    court_order: str
    ground: str
    standings: frozenset[Standing] = frozenset({Standing.OTHER})
    by_unit: bool = False


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


def standings_of(
    home: str | None, free_movement: Collection[str], traveller: Traveller
) -> frozenset[Standing]:
    """What a traveller is to ``home``, by everything told; nothing told of it is ``OTHER``.

    ``free_movement`` are the states whose nationals enter by a right of the Union (or an equal
    one); their family members are known by no field, so an officer must ask.
    """
    told = {traveller.nationality, *(one.nationality for one in traveller.documents)}
    issuers = {one.issuer for one in traveller.documents}
    permits = {one.issuer for one in traveller.documents if _kind_of(one) in _PERMITS}
    refuge = not _OF_REFUGE.isdisjoint(told | issuers) or any(map(_is_refuge, traveller.documents))
    free = any(not codes_of(state).isdisjoint(told | issuers) for state in free_movement)
    lives_here = home and not codes_of(home).isdisjoint(permits | {traveller.residence})
    found = (
        (Standing.FREE_MOVEMENT, free),
        (Standing.RESIDENT, lives_here),
        (Standing.REFUGEE_DOCUMENT, refuge),
    )
    return frozenset(one for one, holds in found if holds) or frozenset({Standing.OTHER})


def _is_refuge(document: Document) -> bool:
    return _kind_of(document) in _REFUGE_DOCUMENTS


def _kind_of(document: Document) -> str:
    return (document.type or "").strip().upper()[:2]


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
    return _refuse_entry(situation) or _refuse_return(situation)


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


def _refuse_return(situation: Situation) -> Refusal | None:
    """Who has a stronger right to come in than others, though no national."""
    if Standing.FREE_MOVEMENT in situation.standings and situation.by_unit:
        return _FREE_MOVEMENT
    if situation.court_order.strip():
        return None
    return next((_ONLY_BY_ACT[one] for one in _ONLY_BY_ACT if one in situation.standings), None)


_NO_JOURNEY = Refusal(
    code="no_journey",
    text="This list announces no journey, so nobody can be refused boarding on it. "
    "Decide when the person is announced on a flight.",
)
_COURT_ORDER = Refusal(
    code="court_order_missing",
    text="Leaving can be refused only with the reference of a court order or an equal act.",
)
_FREE_MOVEMENT = Refusal(
    code="free_movement",
    text="This person enters by a right of free movement, and the unit's assessment may not stand "
    "in its way. Let the arrival desk be told instead.",
)
_ONLY_BY_ACT = MappingProxyType(
    {
        Standing.RESIDENT: Refusal(
            code="residence_act_missing",
            text="This person lives here. Coming home can be refused only with the reference of "
            "the act that ended the right to live here, or of a court order.",
        ),
        Standing.REFUGEE_DOCUMENT: Refusal(
            code="refugee_act_missing",
            text="This person travels as a refugee or a stateless person. Boarding can be refused "
            "only with the reference of a decision in due process. If there is fear of "
            "persecution, hand over to the protection contact.",
        ),
    }
)
