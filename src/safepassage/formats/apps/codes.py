"""Transactions, groups and status codes of APPS versions 21 and 26, as far as established.

Source: the project's reference on passenger data, section 5; docs/user/apps.md tells the gaps.
"""

from typing import Final

from safepassage.records import Meaning

CHECK_IN, CANCEL, CLOSE = "CIRQ", "CICX", "CIMR"
CHECKED, CANCELLED, CLOSED = "CIRS", "CICC", "CIMA"
ANSWER_TO: Final = {CHECK_IN: CHECKED, CANCEL: CANCELLED, CLOSE: CLOSED}
TRANSACTIONS: Final = (*ANSWER_TO, *ANSWER_TO.values())
HEADER_FIELDS: Final = {CHECK_IN: 4, CANCEL: 4, CLOSE: 2}
"""Fields between the message's id and its first group; answers have none."""

OLD, NEW = "21", "26"
COUNTS: Final[dict[str, dict[str, int]]] = {
    "CHK": {OLD: 2, NEW: 2},
    "INT": {OLD: 8, NEW: 8},
    "EXO": {OLD: 4, NEW: 4},
    "EXD": {OLD: 4, NEW: 4},
    "INM": {OLD: 3, NEW: 3},
    "PRQ": {OLD: 22, NEW: 34},
    "PCX": {OLD: 20, NEW: 21},
    "PRS": {OLD: 27, NEW: 29},
    "PCC": {OLD: 26, NEW: 26},
    "PAD": {NEW: 13},
    "MRQ": {OLD: 3, NEW: 3},
    "MAK": {OLD: 4, NEW: 4},
    "ERR": {OLD: 3, NEW: 3},
}
"""How many fields each group has in each version."""

USUAL: Final = {
    CHECK_IN: frozenset({"CHK", "INT", "EXO", "EXD", "PRQ", "PAD"}),
    CANCEL: frozenset({"CHK", "INT", "EXO", "EXD", "PCX", "PAD"}),
    CLOSE: frozenset({"INM", "MRQ"}),
    CHECKED: frozenset({"PRS", "ERR"}),
    CANCELLED: frozenset({"PCC", "ERR"}),
    CLOSED: frozenset({"MAK", "ERR"}),
}
MOST: Final = {"PRQ": 5, "PCX": 10}
"""How many passengers one request may name."""
LONGEST_NAME: Final = 24
DAYS_BEFORE, DAYS_AFTER = 2, 10
PRE_CHECK_IN: Final = "P"
PASSENGER, CREW = "P", "C"

MEANINGS: Final[dict[str, Meaning | None]] = {
    "8501": Meaning.BOARD,
    "8502": Meaning.DO_NOT_BOARD,
    "8503": Meaning.ADVISORY,
    "8505": None,
    "8506": Meaning.ERROR,
    "8509": Meaning.DO_NOT_BOARD,
    "8517": Meaning.BOARD,
    "8630": Meaning.CONTACT_GOVERNMENT,
    "8700": Meaning.MANIFEST_ACCEPTED,
    "8701": Meaning.MANIFEST_REJECTED,
}
"""Every established code; a cancellation that was made (8505) has no meaning for boarding."""
MEANING_OF_LETTER: Final = {
    "B": Meaning.BOARD,
    "D": Meaning.DO_NOT_BOARD,
    "X": Meaning.DO_NOT_BOARD,
}
LETTERS: Final = {"8501": "B", "8502": "D", "8509": "X", "8505": "C"}
CODES: Final = {
    Meaning.BOARD: "8501",
    Meaning.DO_NOT_BOARD: "8502",
    Meaning.ADVISORY: "8503",
    Meaning.CONTACT_GOVERNMENT: "8630",
    Meaning.MANIFEST_ACCEPTED: "8700",
    Meaning.MANIFEST_REJECTED: "8701",
}
"""The code by which an answer of ours says a meaning; other meanings have none established."""
