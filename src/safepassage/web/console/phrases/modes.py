"""How a page speaks of a journey in its mode: the one place for "flight", "voyage" and "run"."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.records.journey import Mode


@dataclass(frozen=True, kw_only=True)
class Wording:
    """``journey`` is one departure; ``under_way`` and ``there`` say where it is by its times."""

    mode: Promise
    journey: Promise
    under_way: Promise
    there: Promise


_ON_WATER = {"journey": _("Voyage"), "there": _("In port")}
_ON_LAND = {"journey": _("Run"), "under_way": _("On the way"), "there": _("Arrived")}
WORDING = {
    Mode.AIR: Wording(
        mode=_("Air"), journey=_("Flight"), under_way=_("In the air"), there=_("Landed")
    ),
    Mode.SEA: Wording(mode=_("Sea"), under_way=_("At sea"), **_ON_WATER),
    Mode.INLAND_WATERWAY: Wording(
        mode=_("Inland waterway"), under_way=_("On the way"), **_ON_WATER
    ),
    Mode.RAIL: Wording(mode=_("Rail"), **_ON_LAND),
    Mode.ROAD: Wording(mode=_("Road"), **_ON_LAND),
}
_ANY = _("Journey")


def journey_word(modes: Iterable[Mode]) -> Promise:
    """What to call journeys of these modes together: their own word where it is one."""
    words = {str(WORDING[mode].journey): WORDING[mode].journey for mode in modes}
    return next(iter(words.values())) if len(words) == 1 else _ANY
