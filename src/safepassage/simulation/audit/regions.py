"""In which region of the world a country of the corpus lies (United Nations, M49, joined)."""

from types import MappingProxyType
from typing import Final

_REGIONS: Final = {
    "Africa": "DZ EG GH KE LY MA NG SD TN UG ZA",
    "Central Asia and Caucasus": "AM AZ GE KG KZ TJ TM UZ",
    "East Asia": "CN HK JP KP KR MN MO TW",
    "Eastern Europe": "BG BY CZ HU MD PL RO RU SK UA",
    "Latin America and Caribbean": (
        "AR BO BR CL CO CR CU DO EC GT HN HT JM MX NI PA PE PR PY SV UY VE"
    ),
    "Middle East": "AE BH CY IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "North America and Oceania": "AU CA FJ GL NZ PF US",
    "Northern Europe": "DK EE FI FO GB IE IM IS LT LV NO SE",
    "South Asia": "AF BD BT IN LK MV NP PK",
    "South-East Asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "Southern Europe": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "Western Europe": "AT BE CH DE FR LI LU MC NL",
}
REGION_OF: Final = MappingProxyType(
    {country: region for region, countries in _REGIONS.items() for country in countries.split()}
)
