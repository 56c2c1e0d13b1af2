"""Places by the codes that messages use: IATA, ICAO, UN/LOCODE and UIC.

Airports come from the maintained open table of the ``airportsdata`` package. No table of
ports and stations of that quality exists as a package, and none is needed for the law: a
UN/LOCODE begins with the country (UN/ECE Recommendation 16), a station's UIC number with the
railway's country (UIC leaflet 920-14). Their clocks are the country's where all its zones
agree, else those of the airport with the same letters, which Recommendation 16 takes from
IATA; where neither tells, the zone is not known and no UTC is made up.
"""

import re
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import airportsdata

from safepassage.formats.countries import ALPHA3_OF
from safepassage.records._base import Record

_IATA = re.compile(r"[A-Z]{3}")
_ICAO = re.compile(r"[A-Z]{4}")
_LOCODE = re.compile(r"([A-Z]{2})( ?)([A-Z2-9]{3})")
_WORD = re.compile(r"[^\W\d_]+")
_UIC = re.compile(r"\d{7}")
_LETTERS = 5
_RAILWAY_CODES = """
10 FI 20 RU 21 BY 22 UA 23 MD 24 LT 25 LV 26 EE 27 KZ 28 GE 29 UZ 31 MN 32 VN 33 CN 40 CU 41 AL 42
JP 44 BA 50 BA 51 PL 52 BG 53 RO 54 CZ 55 HU 56 SK 57 AZ 58 AM 59 KG 60 IE 61 KR 62 ME 65 MK 66 TJ
67 TM 70 GB 71 ES 72 RS 73 GR 74 SE 75 TR 76 NO 78 HR 79 SI 80 DE 81 AT 82 LU 83 IT 84 NL 85 CH 86
DK 87 FR 88 BE 90 EG 91 TN 92 DZ 93 MA 94 PT 95 IL 96 IR 97 SY 98 LB 99 IQ
"""
_RAILWAYS = _RAILWAY_CODES.split()
_RAILWAY_OF = MappingProxyType(dict(zip(_RAILWAYS[::2], _RAILWAYS[1::2], strict=True)))


class Spot(Record, frozen=True):
    """What a code tells: ISO alpha-2 country, the IANA zones that it can lie in, its city.

    ``airport`` is the IATA code of the airport that the place is, or shares its letters with.
    """

    country: str
    zones: tuple[str, ...]
    city: str | None = None
    airport: str | None = None

    def to_utc(self, local: datetime) -> datetime | None:
        """A local time in UTC; ``None`` unless all zones say the same."""
        try:
            told = {local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for zone in self.zones}
        except (OverflowError, ZoneInfoNotFoundError):
            return None
        return told.pop() if len(told) == 1 else None


def spot_of(code: str) -> Spot | None:
    """The place of a code; ``None`` for what is no code, or one that nobody gave."""
    if _IATA.fullmatch(code):
        return _iata().get(code)
    if _ICAO.fullmatch(code):
        return _icao().get(code)
    if parted := _LOCODE.fullmatch(code):
        return _of_locode(parted[1], parted[3], is_word=not parted[2])
    railway = _RAILWAY_OF.get(code[:2]) if _UIC.fullmatch(code) else None
    return Spot(country=railway, zones=_zones().get(railway, ())) if railway else None


def countries() -> frozenset[str]:
    """The countries that have an airport."""
    return frozenset(one.country for one in _iata().values())


def _of_locode(country: str, letters: str, *, is_word: bool) -> Spot | None:
    """A UN/LOCODE; a town of five letters in capitals is none, unless it is written apart.

    ``DOVER`` would else lie in the Dominican Republic, and ``DO VER`` does.
    """
    if country not in ALPHA3_OF:
        return None
    airport = _iata().get(letters)
    same = airport if airport and airport.country == country else None
    zones = _zones().get(country, ())
    if same is None:
        is_town = is_word and f"{country}{letters}" in _towns()
        return None if is_town else Spot(country=country, zones=zones)
    return Spot(
        country=country,
        zones=zones if len(zones) == 1 else same.zones,
        city=same.city,
        airport=same.airport,
    )


@lru_cache(maxsize=1)
def _iata() -> MappingProxyType[str, Spot]:
    rows = airportsdata.load("IATA")
    return MappingProxyType({code: _spot(row) for code, row in rows.items()})


@lru_cache(maxsize=1)
def _icao() -> MappingProxyType[str, Spot]:
    rows = airportsdata.load("ICAO")
    return MappingProxyType({code: _spot(row) for code, row in rows.items()})


def _spot(row: airportsdata.Airport) -> Spot:
    return Spot(
        country=row["country"],
        zones=(row["tz"],),
        city=row["city"] or None,
        airport=row["iata"] or None,
    )


@lru_cache(maxsize=1)
def _zones() -> MappingProxyType[str, tuple[str, ...]]:
    """The zones of a country's airports and airfields."""
    found: dict[str, set[str]] = {}
    for one in _icao().values():
        found.setdefault(one.country, set()).update(one.zones)
    return MappingProxyType({country: tuple(sorted(zones)) for country, zones in found.items()})


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """Words of five letters out of the names of cities and airfields, in capitals."""
    named = (row[key] for row in airportsdata.load("ICAO").values() for key in ("city", "name"))
    words = (word for name in named for word in _WORD.findall(_plain(name)))
    return frozenset(word for word in words if len(word) == _LETTERS)


def _plain(name: str) -> str:
    spread = unicodedata.normalize("NFKD", name.upper())
    return "".join(one for one in spread if not unicodedata.combining(one))
