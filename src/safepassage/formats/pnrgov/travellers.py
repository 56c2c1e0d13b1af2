"""GR.2: who travels (TIF), and what is told about this person alone."""

from typing import Final, NamedTuple

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import Context, at
from safepassage.formats.pnrgov.drafts import ReservationDraft, TravellerDraft
from safepassage.formats.pnrgov.names import letters, may_be_same, same_person, split_name
from safepassage.formats.pnrgov.reading import Group, Reading
from safepassage.records import Name, Role

_GROUP: Final = "G"
_REFERENCE: Final = 2
_MOST_NAMESAKES: Final = 99
_KINDS: Final = frozenset({"", "A", "C", "IN", "INF", "I", "ADT", "CHD", "CNN", "INS", "UM"})
_WRITTEN: Final = frozenset({"A", "C", "IN"})
INFANTS: Final = frozenset({"IN", "INF", "I"})


class Person(NamedTuple):
    """One name of a TIF; ``other`` are the given names read the other way, if that is in doubt."""

    surname: str | None
    given_names: str | None
    title: str | None
    kind: str
    reference: str | None
    other: str | None = None


def read_persons(context: Context, text: str) -> list[Person]:
    """TIF: a surname, and for each person given name with title, type and reference."""
    elements = context.split(text)
    name = context.parts(elements[1]) if len(elements) > 1 else [""]
    surname, givens = name[0].strip() or None, elements[2:]
    if not givens:
        is_group = len(name) > 1 and name[1] == _GROUP
        return [] if is_group else [Person(surname, None, None, "", None)]
    return [_person(context, surname, context.parts(given)) for given in givens]


def is_name(context: Context, text: str) -> bool:
    """Whether a segment whose tag is damaged has the shape of a TIF: a name, its type behind it."""
    elements = [context.parts(element) for element in context.split(text)[1:]]
    return len(elements) > 1 and len(elements[1]) > 1 and elements[1][1] in _WRITTEN


def _person(context: Context, surname: str | None, parts: list[str]) -> Person:
    given, title, other = split_name(parts[0])
    kind = parts[1] if len(parts) > 1 else ""
    if kind not in _KINDS:
        context.report(Code.UNKNOWN_CODE)
    reference = parts[_REFERENCE].strip() if len(parts) > _REFERENCE else None
    return Person(surname, given, title, kind, reference or None, other)


def traveller(reading: Reading, text: str) -> None:
    """TIF of GR.2 opens a traveller, whatever is missing; a group's name is a remark."""
    reading.group, reading.is_paying = Group.TRAVELLER, False
    persons = read_persons(reading.context, text)
    reading.traveller = None
    if not persons:
        reading.context.report(Code.GROUP_WITHOUT_NAMES)
        group = f"GROUP {at(reading.context.parse(text), 1)}"
        reading.reservation.remarks[group] = None
    for person in persons:
        reading.traveller = _open(reading, person)
        reading.reservation.by_segment.setdefault(text, reading.traveller)


def _open(reading: Reading, person: Person) -> TravellerDraft:
    if not person.surname:
        reading.context.report(Code.NAME_MISSING)
    draft = new_traveller(person)
    reading.reservation.add(draft)
    return draft


def new_traveller(person: Person) -> TravellerDraft:
    """A traveller as TIF names them."""
    surname, given, title, kind, reference, other = person
    role = Role.INFANT if kind in INFANTS else Role.PASSENGER
    draft = TravellerDraft(surname, given, title, role, local_reference=reference)
    if surname or given:
        draft.names[Name(surname=surname, given_names=given, source="tif")] = None
    if other:
        draft.names[Name(surname=surname, given_names=other, source="tif")] = None
    return draft


def checked_in(reading: Reading, text: str) -> None:
    """TIF of GR.7: the traveller of GR.2 with this reference or name."""
    known = reading.reservation.by_segment.get(text)
    if known is None:
        known = _recognise(reading, text)
        if known:
            reading.reservation.by_segment[text] = known
    reading.checking_in = known


def _recognise(reading: Reading, text: str) -> TravellerDraft | None:
    """Who is meant, the first if several are; whoever was not in GR.2 is added, not lost."""
    found = [_known(reading, person) for person in read_persons(reading.context, text)]
    return found[0] if found else None


def _known(reading: Reading, person: Person) -> TravellerDraft:
    known = find(reading.reservation, person)
    if known is None:
        reading.context.report(Code.TRAVELLER_AT_CHECK_IN_ONLY)
        known = _open(reading, person)
    return known


def find(reservation: ReservationDraft, person: Person) -> TravellerDraft | None:
    """The traveller of a reservation: reference and name first, then name, then reference.

    A reference does not make one person of two whose names cannot be the same.
    """
    surname, given = person.surname, person.given_names
    referred = reservation.by_reference.get(person.reference or "")
    if referred and same_person(referred.surname, referred.given_names, surname, given):
        return referred
    for candidate in namesakes(reservation, surname):
        if same_person(candidate.surname, candidate.given_names, surname, given):
            return candidate
    if referred and may_be_same(referred.surname, referred.given_names, surname, given):
        return referred
    return None


def namesakes(reservation: ReservationDraft, surname: str | None) -> list[TravellerDraft]:
    """The travellers whose surname has the same letters, as many as one reservation can hold."""
    for person in reservation.travellers[reservation.indexed :]:
        known = reservation.by_surname.setdefault(letters(person.surname), [])
        if len(known) < _MOST_NAMESAKES:
            known.append(person)
    reservation.indexed = len(reservation.travellers)
    return reservation.by_surname.get(letters(surname), [])


def frequent_flyer(reading: Reading, text: str) -> None:
    """FTI: carrier and number of each programme."""
    if reading.traveller is None:
        return
    context = reading.context
    for element in context.split(text)[1:]:
        parts = context.parts(element)
        if len(parts) > 1 and parts[1]:
            reading.traveller.frequent_flyer[parts[0] + parts[1]] = None


def unique_reference(reading: Reading, text: str) -> None:
    """REF: the unique passenger reference that API uses too (RFF+ABO)."""
    if reading.traveller and reading.traveller.reference is None:
        elements = reading.context.split(text)
        parts = reading.context.parts(elements[1]) if len(elements) > 1 else []
        reading.traveller.reference = parts[1] or None if len(parts) > 1 else None
