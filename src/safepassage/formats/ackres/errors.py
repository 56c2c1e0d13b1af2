"""What an acknowledgement can complain about.

Of the code list of ERC (PADIS 9845) only these two meanings were established; every other code
is read and written as it is.
"""

from types import MappingProxyType
from typing import Final

from safepassage.records import AnswerError, Message

DEPARTURE_TIME, FLIGHT_NUMBER = "103", "114"
ERRORS: Final = MappingProxyType(
    {DEPARTURE_TIME: "INVALID DEPARTURE TIME", FLIGHT_NUMBER: "INVALID FLIGHT NUMBER"}
)


def error(code: str) -> AnswerError:
    """An error with its text, where that is known."""
    return AnswerError(code=code, text=ERRORS.get(code))


def errors_of(push: Message) -> tuple[AnswerError, ...]:
    """What is wrong with the flight a push is for; nothing when it can be used."""
    flights = push.flights
    codes = []
    if not any(flight.departs for flight in flights):
        codes.append(DEPARTURE_TIME)
    if not any(flight.number for flight in flights):
        codes.append(FLIGHT_NUMBER)
    return tuple(map(error, codes))
