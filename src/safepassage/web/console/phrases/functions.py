"""What a carrier's message was for, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.formats.intents import intent_of_label
from safepassage.records.intent import Intent

_RESERVATIONS = {"22": _("reservations, all"), "141": _("reservations, changes only")}
_CREW = frozenset({"250", "336"})
_OF_CREW = {
    Intent.ANNOUNCE: _("crew list"),
    Intent.CHANGE: _("crew list, changed"),
    Intent.DELETE: _("crew members taken off"),
}
INTENTS: dict[Intent, str | Promise] = {
    Intent.ANNOUNCE: _("travellers announced"),
    Intent.CHANGE: _("data changed"),
    Intent.DELETE: _("taken off the list"),
    Intent.CANCEL: _("cancelled"),
    Intent.REDUCE: _("taken out of their party"),
    Intent.CLOSE: _("flight closed"),
    Intent.CLOSE_ON_BOARD: _("flight closed: these are on board"),
    Intent.CLOSE_NOT_ON_BOARD: _("flight closed: these are not on board"),
    Intent.CANCEL_FLIGHT: _("flight cancelled"),
    Intent.CHANGE_FLIGHT: _("flight changed"),
}


def function_words(label: str) -> str | Promise:
    """The words for a stored function such as ``745``, ``266+CLOB``, ``CIRQ`` or ``22``."""
    if label in _RESERVATIONS:
        return _RESERVATIONS[label]
    function, intent = label.partition("+")[0], intent_of_label(label)
    if function == "655":
        return _("gate pass")
    if function in _CREW and intent in _OF_CREW:
        return _OF_CREW[intent]
    return INTENTS[intent]
