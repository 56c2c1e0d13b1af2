"""Status codes of interactive API and what they mean for the carrier."""

from typing import Final

from safepassage.records import Meaning

RESPONSE, UNSOLICITED, ACKNOWLEDGEMENT = "962", "132", "312"  # UN/EDIFACT 1001
FUNCTIONS: Final = frozenset({RESPONSE, UNSOLICITED, ACKNOWLEDGEMENT})
MEANINGS: Final = {
    "0Z": Meaning.BOARD,
    "1Z": Meaning.DO_NOT_BOARD,
    "2Z": Meaning.ADVISORY,
    "3Z": Meaning.DUPLICATE,
    "4Z": Meaning.INSUFFICIENT_DATA,
}
STATUSES: Final = {meaning: status for status, meaning in MEANINGS.items()}
HEADER_ERROR, DETAIL = "1", "2"  # UN/EDIFACT 1049, section a response is about
