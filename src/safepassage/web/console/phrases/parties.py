"""Who is in one vehicle, and who travels in it together: as a page says it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.records.journey import Vehicle
from safepassage.records.traveller import Traveller

KINDS: dict[str, Promise] = {
    "car": gettext_lazy("car"),
    "coach": gettext_lazy("coach"),
    "bus": gettext_lazy("bus"),
    "truck": gettext_lazy("truck"),
    "motorcycle": gettext_lazy("motorcycle"),
}


def vehicle_line(vehicle: Vehicle | None) -> str:
    """A vehicle in a few words: its plate and country first, then what it is."""
    if vehicle is None:
        return ""
    kind = str(KINDS.get((vehicle.kind or "").casefold(), vehicle.kind or ""))
    marks = " ".join(filter(None, (vehicle.registration or vehicle.call_sign, vehicle.country)))
    return " · ".join(filter(None, (marks, kind, vehicle.name)))


def party_line(traveller: Traveller | None) -> str:
    """With whom somebody travels: their vehicle and their group; empty when neither is known."""
    if traveller is None:
        return ""
    group = _("group %(group)s") % {"group": traveller.group} if traveller.group else ""
    return " · ".join(filter(None, (vehicle_line(traveller.vehicle), group)))


def craft_lines(craft: Vehicle | None) -> list[tuple[str, str]]:
    """What a ship is known by, each with its name."""
    told = craft or Vehicle()
    pairs = (
        (_("IMO number"), told.imo),
        (_("Call sign"), told.call_sign),
        (_("Flag"), told.country),
    )
    return [(name, value) for name, value in pairs if value]
