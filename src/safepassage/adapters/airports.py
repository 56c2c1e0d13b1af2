"""Where places are, seen from the home state: airports, ports, stations and border posts."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache

from safepassage.adapters._gazetteer import Spot, countries, spot_of
from safepassage.formats.countries import ALPHA3_OF
from safepassage.safeguards.basis import ANYWHERE

_ALPHA2_OF = {three: two for two, three in ALPHA3_OF.items()}
_spot = lru_cache(maxsize=4096)(spot_of)


class WorldAirports:
    """Geography of the world, seen from the home state.

    ``state`` is the code that its passports carry (ISO 3166-1 alpha-3, or an
    ICAO code). ``home_airports`` stand for the home state whatever country
    they lie in: a demonstration of an invented state borrows real airports, and with
    them the ports and stations of the same letters. Ports, stations and posts may be named too.
    """

    def __init__(self, *, state: str | None, home_airports: Iterable[str] = ()) -> None:
        self.nationality = state
        self._state = _ALPHA2_OF.get(state, state) if state else None
        self._home_airports = frozenset(home_airports)

    def home(self) -> str | None:
        """ISO alpha-2 code of the home state, or its ICAO code when it has none."""
        return self._state

    def may_be_home(self, places: Collection[str]) -> bool:
        """Whether a place of the home state is among ``places`` (codes, countries, ``*``)."""
        if self._state is None:
            return False
        if not {ANYWHERE, self._state}.isdisjoint(places):
            return bool(self._home_airports) or self._state in countries()
        return any(self.country(one) == self._state for one in places)

    def country(self, code: str | None) -> str | None:
        """ISO alpha-2 country of a place's code, ``None`` when unknown."""
        spot = _known(code)
        if code in self._home_airports or (spot and spot.airport in self._home_airports):
            return self._state
        return spot.country if spot else None

    def city(self, code: str | None) -> str | None:
        """The city of a place's code, ``None`` when unknown."""
        spot = _known(code)
        return spot.city if spot else None

    def to_utc(self, local: str | None, code: str | None) -> datetime | None:
        """A local ISO time at a place in UTC; ``None`` when either is unknown, or its zone."""
        spot = _known(code)
        if spot is None or local is None or "T" not in local:
            return None
        try:
            return spot.to_utc(datetime.fromisoformat(local))
        except ValueError:
            return None


def _known(code: str | None) -> Spot | None:
    return _spot(code) if code else None
