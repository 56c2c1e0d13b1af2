"""What a carrier wants done with the people or the flight that a message names."""

from enum import StrEnum


class Intent(StrEnum):
    """The purposes of passenger lists, in every dialect."""

    ANNOUNCE = "announce"
    CHANGE = "change"
    DELETE = "delete"
    CANCEL = "cancel"
    REDUCE = "reduce"
    CLOSE = "close"
    CLOSE_ON_BOARD = "close_on_board"
    CLOSE_NOT_ON_BOARD = "close_not_on_board"
    CANCEL_FLIGHT = "cancel_flight"
    CHANGE_FLIGHT = "change_flight"


TELLING = frozenset({Intent.ANNOUNCE, Intent.CHANGE, Intent.CLOSE_ON_BOARD})
"""They say who travels; all others only speak of people who were told before."""
ENDING = frozenset({Intent.DELETE, Intent.CANCEL, Intent.REDUCE, Intent.CLOSE_NOT_ON_BOARD})
"""They say who travels no more."""
CLOSING = frozenset({Intent.CLOSE, Intent.CLOSE_ON_BOARD, Intent.CLOSE_NOT_ON_BOARD})
"""They close the flight, with or without names."""
OF_FLIGHT = CLOSING | {Intent.CANCEL_FLIGHT, Intent.CHANGE_FLIGHT}
"""They say something about the flight itself, whoever is named."""
