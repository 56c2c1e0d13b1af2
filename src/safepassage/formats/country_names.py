"""English names of countries, as published lists write them, and their three-letter codes.

ISO 3166-1 short names, the forms of the United Nations, of OFAC and of the United Kingdom, and
names that states had while people now listed were born.
"""

import re
import unicodedata
from types import MappingProxyType

from safepassage.formats.countries import alpha3, is_known

_NAMES = """
ABW Aruba
AFG Afghanistan; Islamic Emirate of Afghanistan; Islamic Republic of Afghanistan
AGO Angola
AIA Anguilla
ALA Aland Islands
ALB Albania
AND Andorra
ARE United Arab Emirates; UAE; U.A.E.; Emirates
ARG Argentina
ARM Armenia
ASM American Samoa
ATA Antarctica
ATF French Southern Territories
ATG Antigua and Barbuda
AUS Australia
AUT Austria
AZE Azerbaijan
BDI Burundi
BEL Belgium
BEN Benin
BES Bonaire, Sint Eustatius and Saba
BFA Burkina Faso
BGD Bangladesh
BGR Bulgaria
BHR Bahrain
BHS Bahamas; Bahamas, The
BIH Bosnia and Herzegovina; Bosnia-Herzegovina; Bosnia
BLM Saint Barthelemy
BLR Belarus; Belorussia; Byelorussia
BLZ Belize
BMU Bermuda
BOL Bolivia; Bolivia (Plurinational State of); Plurinational State of Bolivia
BRA Brazil
BRB Barbados
BRN Brunei; Brunei Darussalam
BTN Bhutan
BVT Bouvet Island
BWA Botswana
CAF Central African Republic
CAN Canada
CCK Cocos (Keeling) Islands
CHE Switzerland
CHL Chile
CHN China; People's Republic of China; China, People's Republic of
CIV Cote d'Ivoire; Ivory Coast
CMR Cameroon
COD Democratic Republic of the Congo; Congo, Democratic Republic of the
COD Congo (Democratic Republic); Congo (Democratic Republic of the); DR Congo; DRC; Zaire
COG Congo; Republic of the Congo; Congo, Republic of the; Congo (Republic); Congo (Brazzaville)
COK Cook Islands
COL Colombia
COM Comoros; Comoros Islands
CPV Cabo Verde; Cape Verde
CRI Costa Rica
CUB Cuba
CUW Curacao
CXR Christmas Island
CYM Cayman Islands
CYP Cyprus
CZE Czechia; Czech Republic
DEU Germany; Federal Republic of Germany
DJI Djibouti
DMA Dominica
DNK Denmark
DOM Dominican Republic
DZA Algeria
ECU Ecuador
EGY Egypt
ERI Eritrea
ESH Western Sahara
ESP Spain
EST Estonia
ETH Ethiopia
FIN Finland
FJI Fiji
FLK Falkland Islands; Falkland Islands (Malvinas)
FRA France
FRO Faroe Islands
FSM Micronesia; Micronesia (Federated States of); Micronesia, Federated States of
GAB Gabon
GBR United Kingdom; UK; U.K.; Great Britain; England; Scotland; Wales; Northern Ireland
GBR United Kingdom of Great Britain and Northern Ireland
GEO Georgia
GGY Guernsey
GHA Ghana
GIB Gibraltar
GIN Guinea
GLP Guadeloupe
GMB Gambia; Gambia, The
GNB Guinea-Bissau
GNQ Equatorial Guinea
GRC Greece
GRD Grenada
GRL Greenland
GTM Guatemala
GUF French Guiana
GUM Guam
GUY Guyana
HKG Hong Kong; China, Hong Kong Special Administrative Region
HMD Heard Island and McDonald Islands
HND Honduras
HRV Croatia
HTI Haiti
HUN Hungary
IDN Indonesia
IMN Isle of Man
IND India
IOT British Indian Ocean Territory
IRL Ireland; Republic of Ireland
IRN Iran; Iran (Islamic Republic of); Islamic Republic of Iran; Iran, Islamic Republic of
IRQ Iraq
ISL Iceland
ISR Israel
ITA Italy
JAM Jamaica
JEY Jersey
JOR Jordan
JPN Japan
KAZ Kazakhstan
KEN Kenya
KGZ Kyrgyzstan; Kyrgyz Republic
KHM Cambodia
KIR Kiribati
KNA Saint Kitts and Nevis; St Kitts and Nevis; St. Kitts and Nevis
KOR South Korea; Republic of Korea; Korea, South; Korea (South); Korea, Republic of
KWT Kuwait
LAO Laos; Lao People's Democratic Republic; Lao PDR
LBN Lebanon
LBR Liberia
LBY Libya; Libyan Arab Jamahiriya
LCA Saint Lucia; St. Lucia
LIE Liechtenstein
LKA Sri Lanka
LSO Lesotho
LTU Lithuania
LUX Luxembourg
LVA Latvia
MAC Macao; Macau
MAF Saint Martin (French part); Saint Martin
MAR Morocco
MCO Monaco
MDA Moldova; Republic of Moldova; Moldova, Republic of
MDG Madagascar
MDV Maldives
MEX Mexico
MHL Marshall Islands
MKD North Macedonia; Macedonia; The Republic of North Macedonia
MKD Macedonia, The Former Yugoslav Republic of; The former Yugoslav Republic of Macedonia
MLI Mali
MLT Malta
MMR Myanmar; Burma; Myanmar (Burma)
MNE Montenegro
MNG Mongolia
MNP Northern Mariana Islands
MOZ Mozambique
MRT Mauritania
MSR Montserrat
MTQ Martinique
MUS Mauritius
MWI Malawi
MYS Malaysia
MYT Mayotte
NAM Namibia
NCL New Caledonia
NER Niger
NFK Norfolk Island
NGA Nigeria
NIC Nicaragua
NIU Niue
NLD Netherlands; The Netherlands; Netherlands (Kingdom of the); Holland
NOR Norway
NPL Nepal
NRU Nauru
NZL New Zealand
OMN Oman
PAK Pakistan
PAN Panama
PCN Pitcairn
PER Peru
PHL Philippines
PLW Palau
PNG Papua New Guinea
POL Poland
PRI Puerto Rico
PRK North Korea; Democratic People's Republic of Korea; Korea, North; Korea (North); DPRK
PRK Korea, Democratic People's Republic of; Korea (Democratic People's Republic of)
PRT Portugal
PRY Paraguay
PSE Palestine; State of Palestine; Palestinian; Palestinian Territories; West Bank; Gaza
PSE Occupied Palestinian Territories; Palestine, State of; Palestinian Territory, Occupied
PYF French Polynesia
QAT Qatar
REU Reunion
RKS Kosovo
ROU Romania
RUS Russia; Russian Federation
RWA Rwanda
SAU Saudi Arabia; Kingdom of Saudi Arabia
SDN Sudan; The Sudan; Republic of Sudan
SEN Senegal
SGP Singapore
SGS South Georgia and the South Sandwich Islands
SHN Saint Helena, Ascension and Tristan da Cunha; Saint Helena
SJM Svalbard and Jan Mayen
SLB Solomon Islands
SLE Sierra Leone
SLV El Salvador
SMR San Marino
SOM Somalia; Federal Republic of Somalia
SPM Saint Pierre and Miquelon
SRB Serbia; Republic of Serbia
SSD South Sudan; Republic of South Sudan
STP Sao Tome and Principe
SUR Suriname
SVK Slovakia; Slovak Republic
SVN Slovenia
SWE Sweden
SWZ Eswatini; Swaziland
SXM Sint Maarten (Dutch part); Sint Maarten
SYC Seychelles
SYR Syria; Syrian Arab Republic
TCA Turks and Caicos Islands
TCD Chad
TGO Togo
THA Thailand
TJK Tajikistan
TKL Tokelau
TKM Turkmenistan
TLS Timor-Leste; East Timor
TON Tonga
TTO Trinidad and Tobago; Trinidad
TUN Tunisia
TUR Turkey; Turkiye
TUV Tuvalu
TWN Taiwan; Taiwan, Province of China
TZA Tanzania; United Republic of Tanzania; Tanzania, United Republic of
UGA Uganda
UKR Ukraine
UMI United States Minor Outlying Islands
URY Uruguay
USA United States; United States of America; USA; U.S.A.; US; U.S.
UTO Utopia
UZB Uzbekistan
VAT Holy See; Vatican City; Vatican
VCT Saint Vincent and the Grenadines; St. Vincent and the Grenadines
VEN Venezuela; Venezuela (Bolivarian Republic of); Bolivarian Republic of Venezuela
VGB British Virgin Islands; Virgin Islands, British; Virgin Islands (British)
VIR Virgin Islands, U.S.; Virgin Islands (U.S.); United States Virgin Islands
VNM Vietnam; Viet Nam; Socialist Republic of Vietnam
VUT Vanuatu
WLF Wallis and Futuna
WSM Samoa
XXA Stateless; Stateless Person
YEM Yemen; Republic of Yemen
ZAF South Africa
ZMB Zambia
ZWE Zimbabwe
"""
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_LONGEST = 200
_CODE_LENGTHS = frozenset({2, 3})


def _folded(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).replace("'", "").replace("\u2019", "")
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(word for word in kept.casefold().split() if word != "the")


def _table() -> dict[str, str]:
    pairs = (line.split(" ", 1) for line in _NAMES.strip().splitlines())
    return {_folded(name): code for code, names in pairs for name in names.split(";")}


CODE_OF = MappingProxyType(_table())
"""Three-letter code by folded name."""
NAME_OF = MappingProxyType(
    dict(line.partition(";")[0].split(" ", 1) for line in _NAMES.strip().splitlines())
)
"""The usual name by three-letter code."""


def country_name(code: str) -> str | None:
    """The usual name of a country by its two or three letters; ``None`` for anything else."""
    return NAME_OF.get(alpha3(code))


def country_code(text: str) -> str | None:
    """The three-letter code of a country's name or code; ``None`` for anything else."""
    bare = text.strip()
    if len(bare) > _LONGEST:
        return None
    if len(bare) in _CODE_LENGTHS and is_known(alpha3(bare.upper())):
        return alpha3(bare.upper())
    return CODE_OF.get(_folded(bare)) or CODE_OF.get(_folded(_BRACKETED.sub("", bare)))
