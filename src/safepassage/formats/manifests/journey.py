"""The texts of a form's head, or of columns, to legs and to what the message says of itself."""

from typing import Final

from safepassage.formats.edifact.designator import split_designator
from safepassage.formats.manifests.codes import MODES, MOVEMENTS
from safepassage.formats.manifests.fields import LEG, Field, Key
from safepassage.formats.manifests.terms import normal
from safepassage.formats.manifests.values import Values
from safepassage.formats.tables.defects import TableCode
from safepassage.records import Contact, Leg, Mode, Vehicle

_MOST_LEGS: Final = 9
_FIELDS: Final = frozenset(LEG)
_IMO: Final = 7


def legs_of(values: Values, mode: Mode) -> tuple[Leg, ...]:
    """Every leg that the texts tell of; ``mode`` unless they say another."""
    numbers = sorted({nth for field, nth in values.texts if field in _FIELDS})
    legs = (_leg(values, nth, mode) for nth in numbers if nth <= _MOST_LEGS)
    return tuple(leg for leg in legs if leg != Leg(mode=leg.mode))


def contact_of(values: Values) -> Contact | None:
    """Whom to call about the message."""
    contact = Contact(
        name=values.text(Field.CONTACT_NAME),
        telephone=values.several(Field.CONTACT_PHONE, "|"),
        email=values.several(Field.CONTACT_EMAIL, "|"),
    )
    return None if contact == Contact() else contact


def _leg(values: Values, nth: int, mode: Mode) -> Leg:
    flight = split_designator(values.text(Field.DESIGNATOR, nth), values.text(Field.CARRIER, nth))
    calls = _calls(values, nth)
    origin, destination = values.text(Field.ORIGIN, nth), values.text(Field.DESTINATION, nth)
    return Leg(
        carrier=flight.carrier,
        number=values.text(Field.NUMBER, nth) or flight.number,
        origin=origin or calls.get("origin"),
        destination=destination or calls.get("destination"),
        departs=values.moment(Field.DEPARTS, Field.DEPARTS_TIME, nth) or calls.get("departs"),
        arrives=values.moment(Field.ARRIVES, Field.ARRIVES_TIME, nth) or calls.get("arrives"),
        mode=_mode(values, nth, mode),
        vehicle=_craft(values, nth),
    )


def _mode(values: Values, nth: int, mode: Mode) -> Mode:
    words = normal(values.text(Field.MODE, nth) or "")
    told = MODES.get(words)
    if words and told is None:
        values.note(TableCode.UNKNOWN_CODE, Field.MODE, nth)
    return told or mode


def _calls(values: Values, nth: int) -> dict[str, str | None]:
    """Port and date of a FAL form, which tell by a mark whether they are of arrival."""
    last, following = values.text(Field.LAST_PORT, nth), values.text(Field.NEXT_PORT, nth)
    port = values.text(Field.PORT, nth)
    moment = values.moment(Field.PORT_DATE, Field.PORT_TIME, nth)
    words = normal(values.text(Field.MOVEMENT, nth) or "").split()
    movement = next((MOVEMENTS[word] for word in words if word in MOVEMENTS), None)
    if movement == "arrival":
        return {"origin": last, "destination": port, "arrives": moment}
    if movement == "departure":
        return {"origin": port, "destination": following, "departs": moment}
    if port or moment:
        values.note(TableCode.MOVEMENT_UNKNOWN)
    return {"origin": last, "destination": following}


def _craft(values: Values, nth: int) -> Vehicle | None:
    craft = Vehicle(
        kind=values.text(Field.CRAFT_KIND, nth),
        registration=values.text(Field.CRAFT_REGISTRATION, nth),
        country=values.country(Field.CRAFT_COUNTRY, nth),
        name=values.text(Field.CRAFT_NAME, nth),
        imo=_imo(values, nth),
        call_sign=values.text(Field.CALL_SIGN, nth),
        operator=values.text(Field.OPERATOR, nth),
    )
    return None if craft == Vehicle() else craft


def _imo(values: Values, nth: int) -> str | None:
    """A ship's number, its last digit checked (IMO resolution A.1117(30))."""
    sent = values.text(Field.IMO, nth)
    if sent is None:
        return None
    number = sent.upper().removeprefix("IMO").strip()
    right = len(number) == _IMO and number.isascii() and number.isdecimal()
    if not right or _check_digit(number) != int(number[-1]):
        values.note(TableCode.IMO_NUMBER_CHECK, Field.IMO, nth)
    return number or sent


def _check_digit(number: str) -> int:
    return sum(int(digit) * (_IMO - place) for place, digit in enumerate(number[:-1])) % 10


def reference_of(texts: dict[Key, str]) -> tuple[Key, ...]:
    """The fields that date a message, best first: its own date, else the first departure."""
    order = (Field.SENT_AT, Field.DEPARTS, Field.PORT_DATE, Field.ARRIVES)
    return tuple((field, 1) for field in order if texts.get((field, 1)))
