"""Requests for leave in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.approvals.terms import ApprovalKind, Finding, Opens, Reviewer, State

KINDS: dict[ApprovalKind, Promise] = {
    ApprovalKind.DISCLOSURE: _("Disclose data to another authority"),
    ApprovalKind.LATER_USE: _("Read a reservation after entry"),
    ApprovalKind.OFFICER_NAMES: _("Name officers to a data subject"),
    ApprovalKind.UNMASK: _("Open masked data"),
}
STATES: dict[State, tuple[Promise, str]] = {
    State.ASKED: (_("waits for the authority"), "info"),
    State.GRANTED: (_("granted"), "good"),
    State.REFUSED: (_("refused"), "bad"),
    State.USED: (_("used"), "neutral"),
    State.EXPIRED: (_("ended"), "neutral"),
    State.LAPSED: (_("lapsed: nobody answered"), "neutral"),
}
OPENS: dict[Opens, Promise] = {
    Opens.ONCE: _("once"),
    Opens.UNTIL: _("as often as needed, until it ends"),
}
REVIEWERS: dict[Reviewer, Promise] = {
    Reviewer.AUTHORITY: _("The approval authority"),
    Reviewer.DATA_PROTECTION_OFFICER: _("The data protection officer"),
}
FINDINGS: dict[Finding, Promise] = {
    Finding.RIGHT: _("It was right"),
    Finding.WRONG: _("It was wrong"),
}


def sentence(error: Exception) -> str:
    """What stands in the way, as a sentence."""
    text = str(error).removesuffix(".")
    return f"{text[:1].upper()}{text[1:]}."
