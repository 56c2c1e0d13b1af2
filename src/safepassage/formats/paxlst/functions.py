"""What a PAXLST is for: its function and sub-function (BGM), and what they ask of the reader.

Functions are UN/EDIFACT 1001; sub-functions those of interactive API and of the United States'
carriers.
"""

from typing import Final

from safepassage.records.intent import Intent

PASSENGER_LIST, CREW_LIST, FLIGHT_STATUS = "745", "250", "266"
MASTER_CREW_LIST, GATE_PASS = "336", "655"
FUNCTIONS: Final = frozenset(
    {PASSENGER_LIST, CREW_LIST, FLIGHT_STATUS, MASTER_CREW_LIST, GATE_PASS}
)
OF_CREW: Final = frozenset({CREW_LIST, MASTER_CREW_LIST})
WITHOUT_FLIGHT: Final = frozenset({MASTER_CREW_LIST, GATE_PASS})


_CREW_FIRST: Final = ("C", "B", "A", "D", "E", "F")
_CREW_AGAIN: Final = ("CC", "BC", "EC", "FC")
_INTENTS: Final[dict[str, dict[str | None, Intent]]] = {
    PASSENGER_LIST: {
        None: Intent.ANNOUNCE,
        "CP": Intent.CHANGE,
        "XR": Intent.CANCEL,
        "RP": Intent.REDUCE,
    },
    CREW_LIST: {
        None: Intent.ANNOUNCE,
        **dict.fromkeys(_CREW_FIRST, Intent.ANNOUNCE),
        **dict.fromkeys(_CREW_AGAIN, Intent.CHANGE),
    },
    FLIGHT_STATUS: {
        "CL": Intent.CLOSE,
        "CLOB": Intent.CLOSE_ON_BOARD,
        "CLNB": Intent.CLOSE_NOT_ON_BOARD,
        "XF": Intent.CANCEL_FLIGHT,
        "CF": Intent.CHANGE_FLIGHT,
    },
    MASTER_CREW_LIST: {"G": Intent.ANNOUNCE, "H": Intent.DELETE, "I": Intent.CHANGE},
    GATE_PASS: {None: Intent.ANNOUNCE},
}
SUBFUNCTIONS: Final = {
    function: tuple(code for code in intents if code) for function, intents in _INTENTS.items()
}
"""The known sub-functions of every function."""
_NAMING: Final = frozenset({Intent.ANNOUNCE, Intent.CHANGE})


def intent(function: str | None, subfunction: str | None) -> Intent | None:
    """What is wanted; ``None`` where the codes do not tell."""
    return _INTENTS.get(function or "", {}).get(subfunction)


def is_known(function: str | None, subfunction: str | None) -> bool:
    """Whether the sub-function, if there is one, belongs to the function."""
    return not subfunction or subfunction in SUBFUNCTIONS.get(function or "", ())


def refers(function: str | None, subfunction: str | None) -> bool:
    """Whether people may be named by reference alone, having been announced before."""
    return function == FLIGHT_STATUS or intent(function, subfunction) not in {None, *_NAMING}
