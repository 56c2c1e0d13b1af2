"""Where airports are, from the maintained open table of the ``airportsdata`` package."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import airportsdata

from safepassage.formats.countries import ALPHA3_OF
from safepassage.safeguards.basis import ANYWHERE

_ALPHA2_OF = {three: two for two, three in ALPHA3_OF.items()}


@lru_cache(maxsize=1)
def _table() -> MappingProxyType[str, tuple[str, str, str]]:
    """IATA code -> (ISO 3166-1 alpha-2 country, IANA time zone, city)."""
    rows = airportsdata.load("IATA")
    return MappingProxyType(
        {code: (row["country"], row["tz"], row["city"]) for code, row in rows.items()}
    )


class WorldAirports:
    """Geography of the world, seen from the home state.

    ``state`` is the code that its passports carry (ISO 3166-1 alpha-3, or an
    ICAO code). ``home_airports`` stand for the home state whatever country
    they lie in: a demonstration of an invented state borrows real airports.
    """

    def __init__(self, *, state: str | None, home_airports: Iterable[str] = ()) -> None:
        self.nationality = state
        self._state = _ALPHA2_OF.get(state, state) if state else None
        self._home_airports = frozenset(home_airports)

    def home(self) -> str | None:
        """ISO alpha-2 code of the home state, or its ICAO code when it has none."""
        return self._state

    def may_be_home(self, places: Collection[str]) -> bool:
        """Whether an airport of the home state is among ``places`` (airports, countries, ``*``)."""
        if self._state is None:
            return False
        if not {ANYWHERE, self._state}.isdisjoint(places):
            return bool(self._home_airports) or any(
                country == self._state for country, _, _ in _table().values()
            )
        return any(self.country(one) == self._state for one in places)

    def country(self, code: str | None) -> str | None:
        """ISO alpha-2 country of an IATA airport code, ``None`` when unknown."""
        if code in self._home_airports:
            return self._state
        row = _table().get(code or "")
        return row[0] if row else None

    def city(self, code: str | None) -> str | None:
        """The city of an IATA airport code, ``None`` when unknown."""
        row = _table().get(code or "")
        return row[2] or None if row else None

    def to_utc(self, local: str | None, code: str | None) -> datetime | None:
        """A local ISO time at an airport in UTC; ``None`` when either is unknown."""
        row = _table().get(code or "")
        if row is None or local is None or "T" not in local:
            return None
        try:
            return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(row[1])).astimezone(UTC)
        except (ValueError, OverflowError, ZoneInfoNotFoundError):
            return None
