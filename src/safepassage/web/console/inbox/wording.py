"""States, severities and counts of messages in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.messages.states import State
from safepassage.records.defect import Severity

Words = str | Promise

STATES: dict[str, tuple[Words, str]] = {
    State.RECEIVED: (_("received"), "neutral"),
    State.PROCESSING: (_("processing"), "info"),
    State.DONE: (_("done"), "good"),
    State.PARKED: (_("parked"), "bad"),
    State.REFUSED: (_("refused"), "warning"),
}
SEVERITIES: dict[str, tuple[Words, str]] = {
    Severity.NOTE: (_("note"), "neutral"),
    Severity.WARNING: (_("warning"), "warning"),
    Severity.ERROR: (_("error"), "bad"),
    Severity.FATAL: (_("fatal"), "bad"),
}
REFUSALS: dict[str, Words] = {
    "no_flight": _("Carrier, flight number or day of departure cannot be read."),
    "no_route": _("It is not known where the places of this journey lie."),
    "not_processed": _("Nothing is done with this kind of message yet."),
    "no_legal_basis": _("No legal basis covers carrier, route, kind of data and date."),
}
_HEADINGS: dict[str, Words] = {
    "struck": _("Struck by the gate"),
    "refused": _("Refused"),
    "defect": _("Found wrong"),
}


@dataclass(frozen=True)
class Counted:
    """Counts of one kind, by code."""

    title: Words
    counts: list[tuple[str, int]]


def counted(counts: Mapping[str, int]) -> list[Counted]:
    """A message's counts under their headings; ``KIND.CODE`` becomes a code under its kind."""
    groups = []
    for kind, title in _HEADINGS.items():
        own = [
            (code.partition(".")[2].replace("_", " "), count)
            for code, count in counts.items()
            if code.partition(".")[0] == kind
        ]
        if own:
            groups.append(Counted(title, own))
    return groups
