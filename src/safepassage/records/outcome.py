"""The closed list of what an officer can decide about a work item."""

from enum import StrEnum
from typing import Self


class Outcome(StrEnum):
    """Every outcome a decision may have; ``what`` says it in words."""

    what: str

    def __new__(cls, value: str, what: str = "") -> Self:
        """Make a member of its value and its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        return member

    NOT_THE_SAME_PERSON = "not_the_same_person", "Not the same person or document: board"
    BOARD = "board", "Board"
    BOARD_AND_TELL_ARRIVAL = "board_and_tell_arrival", "Board; the arrival desk is told"
    ASK_CARRIER = "ask_carrier", "The carrier must complete the data"
    POSSIBLE_PROTECTION_NEED = (
        "possible_protection_need",
        "Possible need of protection: board, the protection contact takes over",
    )
    DO_NOT_BOARD = "do_not_board", "Do not board"
