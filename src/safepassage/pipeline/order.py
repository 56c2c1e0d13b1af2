"""What is wrong with a message in the order of its conversation: codes and sentences.

Nothing of it costs a traveller: what the law allows is stored, and carrier and officer are told.
"""

from enum import StrEnum
from typing import Final

from safepassage.formats.telling import tell
from safepassage.records.defect import Defect, Severity


class OrderCode(StrEnum):
    """The stable name of a finding; scripts and statistics rely on it."""

    CHANGE_BEFORE_ANNOUNCEMENT = "change_before_announcement"
    CANCEL_BEFORE_ANNOUNCEMENT = "cancel_before_announcement"
    CLOSURE_BEFORE_LIST = "closure_before_list"
    CLOSURE_REPEATED = "closure_repeated"
    LIST_AFTER_CLOSURE = "list_after_closure"
    FLIGHT_NOT_ANNOUNCED = "flight_not_announced"
    FLIGHT_CHANGE_UNCLEAR = "flight_change_unclear"
    LONG_DEPARTED = "long_departed"
    CARRIER_NOT_REGISTERED = "carrier_not_registered"
    ANSWER_NOT_SENT = "answer_not_sent"
    ANSWER_NOT_USED = "answer_not_used"


BY_WHAT_CAME_BEFORE: Final = frozenset(
    {
        OrderCode.CHANGE_BEFORE_ANNOUNCEMENT,
        OrderCode.CANCEL_BEFORE_ANNOUNCEMENT,
        OrderCode.CLOSURE_BEFORE_LIST,
        OrderCode.CLOSURE_REPEATED,
        OrderCode.LIST_AFTER_CLOSURE,
        OrderCode.FLIGHT_NOT_ANNOUNCED,
        OrderCode.FLIGHT_CHANGE_UNCLEAR,
    }
)
"""What would not be found if the same messages had been processed in another order."""

TABLE: Final[dict[OrderCode, tuple[Severity, str]]] = {
    OrderCode.CHANGE_BEFORE_ANNOUNCEMENT: (
        Severity.WARNING,
        "{found} travellers are changed who were never announced; they count as announced now.",
    ),
    OrderCode.CANCEL_BEFORE_ANNOUNCEMENT: (
        Severity.WARNING,
        "{found} travellers are taken off who were never announced here; nothing was changed.",
    ),
    OrderCode.CLOSURE_BEFORE_LIST: (
        Severity.WARNING,
        "The flight is closed before any list of it came; who is named was kept.",
    ),
    OrderCode.CLOSURE_REPEATED: (
        Severity.NOTE,
        "The flight was closed in the same way before; this closure was added to it.",
    ),
    OrderCode.LIST_AFTER_CLOSURE: (
        Severity.WARNING,
        "The flight was closed before this list came; its travellers were kept.",
    ),
    OrderCode.FLIGHT_NOT_ANNOUNCED: (
        Severity.WARNING,
        "Nobody was announced on this flight, so what is said of it changed nothing.",
    ),
    OrderCode.FLIGHT_CHANGE_UNCLEAR: (
        Severity.WARNING,
        "It is unclear which flight is changed, or no law covers it as changed; nobody was moved.",
    ),
    OrderCode.LONG_DEPARTED: (
        Severity.WARNING,
        "The flight left {days} days before this message came.",
    ),
    OrderCode.CARRIER_NOT_REGISTERED: (
        Severity.WARNING,
        "The flight is of a carrier that is not registered here.",
    ),
    OrderCode.ANSWER_NOT_SENT: (
        Severity.WARNING,
        "This acknowledges an answer that was never sent to this carrier.",
    ),
    OrderCode.ANSWER_NOT_USED: (
        Severity.WARNING,
        "The carrier tells that it could not use a message of ours.",
    ),
}


def out_of_order(code: OrderCode, **values: int) -> Defect:
    """The finding with its counts."""
    return tell(code.value, TABLE[code], values)
