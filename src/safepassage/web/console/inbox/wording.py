"""States, severities and counts of messages in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from safepassage.apps.messages.selectors import MessageStory
from safepassage.apps.messages.states import Hold, State
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
HOLDS: dict[str, Words] = {
    Hold.SENDER: _("held: its carrier is in quarantine"),
    Hold.ADDRESS: _("held: its sender is not among the carrier's"),
    Hold.UNPROVEN: _("held: it is not proven who sent it"),
    Hold.UPLOAD: _("held: whoever uploaded it has not confirmed it"),
}
REFUSALS: dict[str, Words] = {
    "no_flight": _("Carrier, number or day of the journey cannot be read."),
    "no_route": _("It is not known where the places of this journey lie."),
    "not_processed": _("Nothing is done with this kind of message yet."),
    "discarded": _("An officer discarded it while it was held."),
    "past_its_time": _("It came so late that the law would have it deleted already."),
    "no_legal_basis": _("No legal basis covers mode, carrier, route, kind of data and date."),
}


def state_of(story: MessageStory) -> tuple[Words, str]:
    """Where a message stands, and how that weighs."""
    return (HOLDS[story.held], "warning") if story.held else STATES[story.state]


_HEADINGS: dict[str, Words] = {
    "struck": _("Not stored: no law covers these fields"),
    "refused": _("Travellers not stored, and why"),
    "defect": _("Defects by kind"),
}


_WEIGHTS = ((Severity.FATAL, Severity.ERROR), (Severity.WARNING,), (Severity.NOTE,))


@dataclass(frozen=True)
class Weighed:
    """Defects of one weight: ``text`` counts them, ``tone`` is empty for mere notes."""

    text: str
    tone: str


def weighed(defects: Sequence[Mapping[str, object]], total: int) -> list[Weighed]:
    """Defects by weight, the worst first; ``total`` counts also those that were not kept."""
    counts = Counter(str(one["severity"]) for one in defects)
    lightest = next((one for one in Severity if counts[one]), Severity.NOTE)
    counts[lightest] += max(total - len(defects), 0)
    errors, warnings, notes = (sum(counts[one] for one in group) for group in _WEIGHTS)
    told = (
        (errors, ngettext("%(n)d error", "%(n)d errors", errors), "bad"),
        (warnings, ngettext("%(n)d warning", "%(n)d warnings", warnings), "warning"),
        (notes, ngettext("%(n)d note", "%(n)d notes", notes), ""),
    )
    return [Weighed(text % {"n": count}, tone) for count, text, tone in told if count]


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
