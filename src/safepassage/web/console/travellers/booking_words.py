"""A reservation's pushes and changes in words."""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from safepassage.apps.travel.bookings.booked import Booked, booked_of
from safepassage.apps.travel.bookings.differences import What
from safepassage.apps.travel.bookings.history import Pushed
from safepassage.records.reservation import Service
from safepassage.records.traveller import Bags
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.travellers.wording import local_time

STANDINGS: dict[Booked, tuple[Promise, str]] = {
    Booked.BOOKED: (_("booked"), "good"),
    Booked.LEFT: (_("no longer on the reservation"), "warning"),
    Booked.CANCELLED: (_("cancelled"), "neutral"),
}
NOT_BOOKED = (Booked.LEFT, Booked.CANCELLED)
CHANGES: dict[What, Promise] = {
    What.TRAVELLER_ADDED: _("Traveller added"),
    What.TRAVELLER_GONE: _("Traveller no longer named"),
    What.NAME: _("Name"),
    What.BORN: _("Birth date"),
    What.SEX: _("Sex"),
    What.NATIONALITY: _("Nationality"),
    What.DOCUMENTS: _("Documents"),
    What.TICKETS: _("Tickets"),
    What.SEATS: _("Seats"),
    What.FREQUENT_FLYER: _("Frequent flyer"),
    What.STATUS: _("Status"),
    What.AGENCY: _("Agency"),
    What.BOOKED: _("Booked"),
    What.LOCATORS: _("Locators in other systems"),
    What.ITINERARY: _("Itinerary"),
    What.TIMES: _("Times"),
    What.SERVICES: _("Other bookings"),
    What.PHONES: _("Telephones"),
    What.EMAILS: _("E-mail addresses"),
    What.ADDRESSES: _("Addresses"),
    What.PAYMENTS: _("Payment"),
    What.BAGS: _("Bags"),
    What.SPLIT_FROM: _("Split from"),
    What.SPLIT_TO: _("Split to"),
}
_ACTIONS = {"A": _("added"), "X": _("cancelled")}
_SEGMENTS = {
    "TIF": _("a name"),
    "SSR": _("a service request"),
    "IFT": _("a text"),
    "TBD": _("bags"),
    "TVL": _("a flight"),
    "RPI": _("a status"),
    "TRA": _("an operating flight"),
    "RCI": _("a locator"),
    "ADD": _("an address"),
    "FTI": _("a frequent flyer number"),
    "EQN": _("a number of units"),
    "MSG": _("another booking"),
    "ORG": _("who made it"),
    "LTS": _("history as printed"),
}
"""What each segment of the history is about (PNRGOV GR.10 to GR.12)."""


def standing_words(purpose: Purpose, journey: UUID) -> tuple[Promise, str] | None:
    """That a traveller is on their reservation no more, with a badge's tone; else nothing."""
    where = booked_of(purpose, [journey]).get(journey)
    return STANDINGS[where] if where in NOT_BOOKED else None


def bags(told: Bags) -> str:
    """A traveller's pieces; a pool's are counted with its head alone."""
    if told.pool == "member":
        return str(_("bags counted with the pool's head"))
    if told.count is None:
        return ""
    pieces = ngettext("%(n)d bag", "%(n)d bags", told.count) % {"n": told.count}
    return f"{pieces}, {_('head of a pool')}" if told.pool == "head" else pieces


def service_line(one: Service) -> dict[str, str]:
    """A journey by other means, readable."""
    return {
        "with": " ".join(filter(None, (one.provider, one.number))) or (one.code or ""),
        "origin": one.place or "",
        "destination": one.destination or "",
        "departs": local_time(one.starts),
        "arrives": local_time(one.ends),
        "status": one.status or "",
    }


def push_words(one: Pushed) -> Promise:
    """What kind of push it was."""
    if one.cancelled:
        return _("The carrier cancelled the reservation")
    return _("Changes only") if one.changes_only else _("The whole reservation")


def action(code: str | None) -> str:
    """What was done (SAC); an unknown code as sent."""
    return str(_ACTIONS.get(code or "", code or ""))


def segment(tag: str | None) -> str:
    """To what."""
    return str(_SEGMENTS.get(tag or "", tag or ""))
