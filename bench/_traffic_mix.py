"""How many passengers the airlines of each country carried, in millions: a stand-in for the mix.

World Bank, World Development Indicators, IS.AIR.PSGR (International Civil Aviation
Organization), 2021, CC BY 4.0; Denmark's and Norway's last figures there are of 2004. Airlines
are counted where they are registered, so Ireland weighs too much and Italy too little, and a
traveller's name is of many places: the mix is an order of magnitude and no more. A country
of the corpus that is not named here carried fewer than two millions or is not in that table.
"""

from types import MappingProxyType
from typing import Final

_MILLIONS: Final = {
    "US": 666.2, "CN": 440.3, "RU": 96.9, "IN": 84.0, "IE": 74.1, "TR": 69.1, "BR": 61.9,
    "MX": 54.2, "JP": 45.4, "ES": 43.4, "KR": 34.0, "DE": 33.1, "FR": 32.0, "GB": 26.6,
    "CO": 26.2, "CA": 25.0, "AU": 24.6, "HU": 20.1, "SE": 20.1, "NL": 19.3, "AT": 18.9,
    "NO": 12.3, "CH": 11.0, "CL": 10.3, "PE": 9.1, "KZ": 8.8, "NZ": 8.7, "GR": 8.7, "PT": 8.1,
    "PH": 6.9, "AR": 6.7, "DK": 6.4, "BE": 5.4, "BD": 3.8, "PL": 3.7, "UA": 3.3, "FI": 2.8,
    "RO": 2.7, "NP": 2.6, "IT": 2.4, "IL": 2.4,
}  # fmt: skip
MILLIONS: Final = MappingProxyType(_MILLIONS)
SMALL: Final = 1.0
"""What any other country counts."""


def share_of(country: str) -> float:
    """A country's weight beside the others."""
    return MILLIONS.get(country, SMALL)
