"""Control totals of a PAXLST (CNT): 41 counts crew, 42 everybody else (UN/EDIFACT 6069)."""

from collections.abc import Iterable
from typing import Final

from safepassage.records import Role, Traveller

_CREW: Final = frozenset({Role.CREW, Role.TRANSIT_CREW})


def counted(travellers: Iterable[Traveller]) -> dict[str, int]:
    """The travellers by the qualifier under which CNT announces them."""
    everybody = [traveller.role in _CREW for traveller in travellers]
    crew = sum(everybody)
    return {"41": crew, "42": len(everybody) - crew}
