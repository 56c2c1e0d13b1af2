"""Counts of retention in words."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.holds.selectors import Held
from safepassage.flows.foreseeing import Forecast
from safepassage.flows.retain import Proved
from safepassage.web.console.holds.wording import REASONS, nature

KINDS: dict[str, Promise] = {
    "journeys": gettext_lazy("travellers' journeys"),
    "reservations": gettext_lazy("reservations"),
    "cases": gettext_lazy("work items"),
    "clearances": gettext_lazy("clearances and redress numbers past their date"),
    "results": gettext_lazy("results of screening that were told"),
    "holds": gettext_lazy("holds past their date"),
    "answers": gettext_lazy("answers to carriers"),
    "flights": gettext_lazy("flights"),
    "feed": gettext_lazy("lines of the agencies' feed"),
    "forecast": gettext_lazy("counts of the arrival forecast"),
    "desk_phones": gettext_lazy("telephone numbers of carriers' desks"),
    "watching": gettext_lazy("counts of reading, alerts and witnesses' receipts"),
    "tallies": gettext_lazy("counts about carriers' messages"),
    "wordings": gettext_lazy("words about orders and remarks"),
    "regulator_readings": gettext_lazy("sealed entries of the regulator's ledger"),
    "sessions": gettext_lazy("sign-ins that are over"),
    "held_too_long": gettext_lazy("messages parked that nobody let go"),
    "bodies": gettext_lazy("message bodies"),
    "ledger_entries": gettext_lazy("ledger entries past their period"),
}


def told(counts: Mapping[str, int]) -> str:
    """Counts in one line; nothing is said as such."""
    lines = [f"{count} {KINDS.get(name, name)}" for name, count in counts.items() if count]
    return ", ".join(lines) or _("nothing")


def expected(forecast: Forecast) -> dict[str, object]:
    """A forecast of the page: in one line each, and by kind of data and legal basis."""
    return {
        "at": forecast.at,
        "masked": told(forecast.masked),
        "deleted": told(forecast.deleted),
        "left": forecast.left,
        "kinds": forecast.kinds,
        "held": held_rows(forecast.holds),
    }


def held_rows(held: Iterable[Held]) -> list[dict[str, object]]:
    """What is held, in words: counts and the nearest ends, nobody's data."""
    return [
        {"held": one, "reason": REASONS[one.reason], "nature": nature(one.reason)} for one in held
    ]


def run_row(run: Proved) -> dict[str, object]:
    """A run of the page: what it did, and what its proof found."""
    left = sum(run.past.values()) + sum(run.strays.values()) + run.remnants
    return {
        "run": run,
        "masked": told(run.masked),
        "deleted": told(run.deleted),
        "left": left,
    }
