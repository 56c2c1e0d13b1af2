"""Holds in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.holding import Ended, Reason, Still

REASONS: dict[Reason, Promise] = {
    Reason.HIT_CONFIRMED: _("A person has confirmed a hit on this journey"),
    Reason.OPEN_CASE: _("The data are used in a case that is open"),
    Reason.REQUEST_GRANTED: _("A competent authority's request for them was granted"),
    Reason.THREAT: _("Information about a threat names this journey"),
    Reason.ORDER: _("A court or the supervisory authority ordered that they stay"),
    Reason.CLAIM: _("The traveller needs them for a claim, or as evidence"),
}
STILL: dict[Still, Promise] = {
    Still.CASE_GOES_ON: _("The case goes on"),
    Still.COURT_DECIDES: _("A court has not decided yet"),
    Still.ORDER_RENEWED: _("The order was renewed"),
}
ENDING: dict[Ended, Promise] = {
    Ended.CASE_CLOSED: _("The case is closed"),
    Ended.ORDER_LIFTED: _("The order was lifted"),
    Ended.MISTAKE: _("It was recorded by mistake"),
}
LINK, RESTRICTION = _("objective link"), _("kept from erasure")


def nature(reason: Reason) -> Promise:
    """What a reason is in law: an objective link, or a restriction instead of erasure."""
    return LINK if reason.is_link else RESTRICTION
