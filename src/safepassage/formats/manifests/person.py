"""The texts of one row or JSON object to a traveller; nothing that lacks loses anybody."""

from typing import Final

from safepassage.formats.manifests.codes import ANSWERS, ROLES, SEXES
from safepassage.formats.manifests.days import split_birth
from safepassage.formats.manifests.documents import documents_of
from safepassage.formats.manifests.fields import Field, Key
from safepassage.formats.manifests.terms import normal
from safepassage.formats.manifests.values import Values, tells
from safepassage.formats.tables.defects import TableCode
from safepassage.records import (
    Bags,
    Name,
    Place,
    Role,
    Seat,
    SeatSource,
    Traveller,
    Vehicle,
)

SOURCE: Final = "manifest"
BETWEEN: Final = "|"
_TRANSIT: Final = {Role.CREW: Role.TRANSIT_CREW}


def traveller_of(values: Values, role: Role) -> Traveller:
    """One traveller; ``role`` is theirs unless the row says another."""
    surname, given_names = _names(values)
    born, birth_place = _birth(values)
    return Traveller(
        surname=surname,
        given_names=given_names,
        names=_forms(surname, given_names),
        title=values.text(Field.TITLE),
        sex=values.coded(Field.SEX, SEXES, normal(values.text(Field.SEX) or "")),
        born=born,
        nationality=values.country(Field.NATIONALITY),
        residence=values.country(Field.RESIDENCE),
        birth_place=birth_place,
        role=_role(values, role),
        rank=values.text(Field.RANK),
        embarks=values.text(Field.EMBARKS),
        disembarks=values.text(Field.DISEMBARKS),
        clears_at=values.text(Field.CLEARS_AT),
        reference=values.text(Field.REFERENCE),
        customer_reference=values.text(Field.CUSTOMER_REFERENCE),
        reservation=values.text(Field.RESERVATION),
        tickets=values.several(Field.TICKET, BETWEEN),
        documents=documents_of(values),
        seats=tuple(
            Seat(source=SeatSource.MANIFEST, number=number)
            for number in values.several(Field.SEAT, None)
        ),
        bags=_bags(values),
        phones=values.several(Field.PHONE, BETWEEN),
        emails=values.several(Field.EMAIL, BETWEEN),
        group=values.text(Field.GROUP),
        vehicle=_vehicle(values),
    )


def _names(values: Values) -> tuple[str | None, str | None]:
    surname, given = values.text(Field.SURNAME), values.text(Field.GIVEN_NAMES)
    middle = values.text(Field.MIDDLE_NAMES)
    given = " ".join(filter(None, [given, middle])) or None
    whole = values.text(Field.FULL_NAME)
    if not surname and not given and whole:
        surname, given = _divided(whole)
        if given is None:
            values.note(TableCode.NAME_NOT_SPLIT, Field.FULL_NAME)
    if not surname and not given:
        values.note(TableCode.NAME_MISSING)
    return surname, given


def _divided(whole: str) -> tuple[str, str | None]:
    """``SURNAME, GIVEN`` and ``SURNAME/GIVEN``; anything else stays whole."""
    for mark in (",", "/"):
        surname, found, given = whole.partition(mark)
        if found and surname.strip() and given.strip():
            return surname.strip(), given.strip()
    return whole, None


def _forms(surname: str | None, given_names: str | None) -> tuple[Name, ...]:
    if not surname and not given_names:
        return ()
    return (Name(surname=surname, given_names=given_names, source=SOURCE),)


def _birth(values: Values) -> tuple[str | None, Place | None]:
    both = values.text(Field.BIRTH)
    day, place = split_birth(both) if both else ("", "")
    born = values.day(Field.BORN) or (values.day_of(day, Field.BORN) if day else None)
    country = values.country(Field.BIRTH_COUNTRY)
    text = values.text(Field.BIRTH_PLACE) or place or None
    return born, Place(country=country, text=text) if country or text else None


def _role(values: Values, role: Role) -> Role:
    words = normal(values.text(Field.ROLE) or "")
    told = ROLES.get(words)
    if words and told is None:
        values.note(TableCode.UNKNOWN_CODE, Field.ROLE)
    role = told or role
    answer = values.coded(Field.TRANSIT, ANSWERS, normal(values.text(Field.TRANSIT) or ""))
    return _TRANSIT.get(role, Role.TRANSIT_PASSENGER) if answer == "yes" else role


def _bags(values: Values) -> Bags:
    return Bags(
        count=values.count(Field.BAG_COUNT),
        weight_kg=values.weight(Field.BAG_WEIGHT),
        tags=values.several(Field.BAG_TAGS, None),
    )


def _vehicle(values: Values) -> Vehicle | None:
    vehicle = Vehicle(
        kind=values.text(Field.VEHICLE_KIND),
        registration=values.text(Field.VEHICLE_REGISTRATION),
        country=values.country(Field.VEHICLE_COUNTRY),
        name=values.text(Field.VEHICLE_NAME),
    )
    return None if vehicle == Vehicle() else vehicle


def tells_of_a_person(texts: dict[Key, str]) -> bool:
    """Whether anything but group and vehicle is known: an empty seat in a car is nobody."""
    return any(field not in _AROUND and tells(text) for (field, _), text in texts.items())


_AROUND: Final = frozenset(
    {
        Field.GROUP,
        Field.VEHICLE_KIND,
        Field.VEHICLE_REGISTRATION,
        Field.VEHICLE_COUNTRY,
        Field.VEHICLE_NAME,
        Field.ROLE,
        Field.TRANSIT,
    }
)
