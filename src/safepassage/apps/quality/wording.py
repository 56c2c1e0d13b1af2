"""What is counted, in words for people."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.quality.findings import TOLD, Finding, Kind
from safepassage.apps.quality.selectors import Route
from safepassage.apps.quality.small import FEW, Cell
from safepassage.apps.quality.summary import (
    BOARDED,
    CANCELLED,
    DISAPPEARED,
    ONLY_AT_CLOSURE,
    Summary,
)
from safepassage.safeguards.windows import Lead

DASH = "\N{EN DASH}"
FIELDS: dict[str, Promise] = {
    "surname": gettext_lazy("surname"),
    "given_names": gettext_lazy("given names"),
    "birth_date": gettext_lazy("birth date"),
    "sex": gettext_lazy("sex"),
    "nationality": gettext_lazy("nationality"),
    "document_type": gettext_lazy("document type"),
    "document_number": gettext_lazy("document number"),
    "document_issuer": gettext_lazy("document issuer"),
    "document_expiry": gettext_lazy("document expiry"),
    "record_locator": gettext_lazy("record locator"),
    "seat": gettext_lazy("seat"),
    "bags": gettext_lazy("bags"),
    "capture_method": gettext_lazy("how the document was read"),
}
LEADS: dict[str, Promise] = {
    Lead.EARLY: gettext_lazy("earlier than allowed"),
    Lead.DAY_BEFORE_LAST: gettext_lazy("from the first hour allowed to 24 h"),
    Lead.LAST_DAY: gettext_lazy("24 h to 2 h"),
    Lead.LAST_HOURS: gettext_lazy("under 2 h"),
    Lead.CLOSURE: gettext_lazy("at closure"),
    Lead.LATE: gettext_lazy("after departure"),
}
STANDINGS: dict[str, Promise] = {
    BOARDED: gettext_lazy("announced, and boarded"),
    DISAPPEARED: gettext_lazy("announced, not on board"),
    ONLY_AT_CLOSURE: gettext_lazy("on board, never announced"),
    CANCELLED: gettext_lazy("cancelled"),
}


def travellers(summary: Summary) -> str:
    """How many travellers are told, unless they are few."""
    return _("under %(few)d") % {"few": FEW} if summary.is_small else str(summary.travellers)


def number(cell: Cell) -> str:
    """A count as it may be told."""
    if cell.few == "part":
        return _("under %(few)d") % {"few": FEW}
    if cell.few == "rest":
        return _("all but under %(few)d") % {"few": FEW}
    return _("too few to tell") if cell.count is None else str(cell.count)


def percent(share: float | None) -> str:
    """A share; a dash where nothing can be said."""
    return DASH if share is None else _("%(n)d %%") % {"n": round(100 * share)}


def designator(route: Route) -> str:
    """Carrier and number, and from where to where."""
    flight = f"{route.carrier} {route.number}".strip()
    return f"{flight} {route.origin}{DASH}{route.destination}" if flight else _("no flight named")


def sentence(found: Sequence[Finding]) -> str:
    """What is worst, in one line."""
    return "; ".join(map(_told, found[:TOLD])) or _("nothing to complain of")


def _told(one: Finding) -> str:
    values = {
        "share": max(1, round(100 * one.share)),
        "field": FIELDS.get(one.field, one.field),
        "hours": _hours(one.hours),
        "count": one.count,
        "of": one.of,
    }
    return str(_SENTENCES[one.kind]) % values


def _hours(hours: float | None) -> str:
    if hours is None:
        return ""
    return _("%(n)d min") % {"n": round(hours * 60)} if hours < 1 else _("%(n)d h") % {"n": hours}


_SENTENCES: dict[Kind, Promise] = {
    Kind.MISSING: gettext_lazy("%(share)d %% of travellers without %(field)s"),
    Kind.LATE: gettext_lazy("%(share)d %% of lists came after departure, by %(hours)s on average"),
    Kind.EARLY: gettext_lazy("%(share)d %% of lists came earlier than allowed"),
    Kind.NOT_CLOSED: gettext_lazy("%(count)d of %(of)d flights never closed"),
    Kind.PARKED: gettext_lazy("%(count)d of %(of)d messages could not be processed"),
    Kind.UNANNOUNCED: gettext_lazy("%(share)d %% of those on board were never announced"),
    Kind.DISAPPEARED: gettext_lazy("%(share)d %% of those announced were not on board"),
}
