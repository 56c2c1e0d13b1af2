"""Lanes in words and in their order: own nationals, the state's groups, others, crew, transit."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.lanes import CREW, NATIONALS, OTHERS, TRANSIT, Lane

_USUAL = {
    NATIONALS: _("Own nationals"),
    OTHERS: _("All others"),
    CREW: _("Crew"),
    TRANSIT: _("In transit"),
}


@dataclass(frozen=True)
class Column:
    """A lane; ``tone`` is the number of its colour."""

    code: str
    title: str | Promise
    tone: int


def columns(named: tuple[Lane, ...]) -> list[Column]:
    """The lanes that are counted, each with a colour of its own."""
    titles = {NATIONALS: _USUAL[NATIONALS]} | {lane.code: lane.title for lane in named} | _USUAL
    order = [NATIONALS, *(lane.code for lane in named), OTHERS, CREW, TRANSIT]
    return [Column(code, titles[code], tone) for tone, code in enumerate(order)]
