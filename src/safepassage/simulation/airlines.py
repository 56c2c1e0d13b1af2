"""Invented airlines of invented states.

Their designators begin with 1: IATA gives those to reservation systems,
never to airlines, so none can be taken for a real carrier. The three-digit
accounting codes are of this simulation only.
"""

from dataclasses import dataclass

from safepassage.simulation.dialects import DIALECTS, ApiDialect, PnrDialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Airline:
    """An invented carrier and the way its computers write."""

    code: str
    name: str
    state: str
    accounting: str
    system: str
    partner: str

    @property
    def api(self) -> ApiDialect:
        """Return how the carrier writes PAXLST."""
        return DIALECTS[self.code][0]

    @property
    def pnr(self) -> PnrDialect:
        """Return how the carrier writes PNRGOV."""
        return DIALECTS[self.code][1]


def _airline(*row: str) -> Airline:
    code, name, state, accounting, system, partner = row
    return Airline(
        code=code, name=name, state=state, accounting=accounting, system=system, partner=partner
    )


AIRLINES: tuple[Airline, ...] = (
    _airline("1U", "UTOPIA AIRWAYS", "UTO", "901", "1U", "1M"),
    _airline("1M", "AEROLINEAS MARAVENA", "QMA", "902", "1Z", "1U"),
    _airline("1N", "VELOGRAD AVIA", "QNA", "903", "1N", "1Q"),
    _airline("1Q", "QASMIRA GULF AIR", "QOA", "904", "1Z", "1R"),
    _airline("1R", "HANLO PACIFIC", "QRA", "905", "1R", "1Q"),
    _airline("1T", "OBALAND CONNECT", "QTA", "906", "1T", "1U"),
    _airline("1W", "NORDMARK LUFTVEG", "QUA", "907", "1W", "1M"),
)
