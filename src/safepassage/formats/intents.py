"""What a message of any dialect is for."""

from typing import Final

from safepassage.formats.paxlst import functions
from safepassage.records.intent import Intent

_APPS: Final = {"CIRQ": Intent.ANNOUNCE, "CICX": Intent.CANCEL, "CIMR": Intent.CLOSE}


def intent_of_label(label: str) -> Intent:
    """What a stored function is for, ``266+CLOB`` or ``CIRQ``, its format not being kept."""
    function, _, subfunction = label.partition("+")
    return intent_of("apps" if function in _APPS else "paxlst", function, subfunction or None)


def intent_of(message_format: str, function: str | None, subfunction: str | None) -> Intent:
    """What is wanted; where the codes do not tell, somebody is announced."""
    if message_format == "apps":
        return _APPS.get(function or "", Intent.ANNOUNCE)
    if message_format != "paxlst":
        return Intent.ANNOUNCE
    told = functions.intent(function, subfunction) or functions.intent(function, None)
    return told or Intent.ANNOUNCE
